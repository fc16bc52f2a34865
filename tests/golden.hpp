// Golden cases: inputs under tests/golden/, each a test case named by its file, held against the results
// beside it. UPDATE_GOLDEN=1 in the environment rewrites the results instead; read the diff before it is
// committed.
//
//     const test::GoldenCases k_trees("markup/xml", {".xml"}, [](const test::GoldenFile& file) {
//         file.check(".expected", dump(file.text()));
//     });
//
// Inside BOOST_AUTO_TEST_SUITE the cases join that suite, as suite "markup_xml"; one case runs alone with
// test_markup --run_test='*/markup_xml/nested.xml'.
#pragma once

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "paths.hpp"
#include "text/file.hpp"

namespace kopij::test {

/// "line 3:\n  expected: ...\n  actual:   ..." for the first line that differs; empty where the two are
/// equal.
inline std::string first_difference(std::string_view expected, std::string_view actual) {
    if (expected == actual) return {};
    const auto at = static_cast<std::size_t>(
        std::mismatch(expected.begin(), expected.end(), actual.begin(), actual.end()).first -
        expected.begin());
    const auto newline = at == 0 ? std::string_view::npos : expected.rfind('\n', at - 1);
    const auto begin = newline == std::string_view::npos ? 0 : newline + 1;
    const auto line = [begin](std::string_view text) {
        const auto rest = text.substr(std::min(begin, text.size()));
        const auto end = rest.find('\n');
        return end == std::string_view::npos ? std::string(rest) + "(end of file)"
                                             : std::string(rest.substr(0, end));
    };
    const auto number =
        1 + std::count(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(begin), '\n');
    return "line " + std::to_string(number) + ":\n  expected: " + line(expected) +
           "\n  actual:   " + line(actual);
}

/// One input and the results beside it, which have its name with another suffix: x.xml, x.expected, x.fixed.
class GoldenFile {
  public:
    GoldenFile(std::filesystem::path input, std::size_t suffix_size)
        : m_input(std::move(input)), m_suffix_size(suffix_size) {}

    const std::filesystem::path& path() const { return m_input; }
    std::string name() const { return m_input.filename().string(); }
    /// The bytes of the input.
    std::string text() const { return text::read_file(m_input); }

    std::filesystem::path beside(std::string_view suffix) const {
        const auto whole = m_input.string();
        return whole.substr(0, whole.size() - m_suffix_size).append(suffix);
    }
    bool has(std::string_view suffix) const { return std::filesystem::exists(beside(suffix)); }

    /// Fails the test where `actual` is not, byte for byte, the file beside the input with this suffix.
    void check(std::string_view suffix, std::string_view actual) const {
        const auto file = beside(suffix);
        if (const char* update = std::getenv("UPDATE_GOLDEN");
            update != nullptr && std::string_view(update) == "1") {
            text::write_file(file, actual);
            return;
        }
        if (!std::filesystem::exists(file)) {
            BOOST_ERROR(file.string() << " does not exist; UPDATE_GOLDEN=1 writes it. Actual:\n" << actual);
            return;
        }
        if (const auto difference = first_difference(text::read_file(file), actual); !difference.empty()) {
            BOOST_ERROR(file.string() << " differs, " << difference << "\n(UPDATE_GOLDEN=1 rewrites it)");
        }
    }

  private:
    std::filesystem::path m_input;
    std::size_t m_suffix_size;
};

/// Registers one test case for each file of the folder (not below it) whose name ends with one of the
/// suffixes. A folder without any is a failing case: a moved folder must not turn into silence.
class GoldenCases {
  public:
    GoldenCases(const std::string& folder, const std::vector<std::string>& suffixes,
                const std::function<void(const GoldenFile&)>& test) {
        namespace ut = boost::unit_test;
        auto suite_name = folder;
        std::replace(suite_name.begin(), suite_name.end(), '/', '_');
        auto* suite = BOOST_TEST_SUITE(suite_name);
        const auto files = inputs(golden_folder(folder), suffixes);
        for (const auto& file : files) {
            suite->add(ut::make_test_case([test, file] { test(file); }, file.name(), __FILE__, __LINE__));
        }
        if (files.empty()) {
            suite->add(
                ut::make_test_case([folder] { BOOST_ERROR("no golden inputs in tests/golden/" << folder); },
                                   "no_inputs", __FILE__, __LINE__));
        }
        ut::framework::current_auto_test_suite().add(suite);
    }

  private:
    static std::vector<GoldenFile> inputs(const std::filesystem::path& folder,
                                          const std::vector<std::string>& suffixes) {
        std::vector<std::filesystem::path> paths;
        std::error_code missing;
        for (const auto& entry : std::filesystem::directory_iterator(folder, missing)) {
            if (entry.is_regular_file()) paths.push_back(entry.path());
        }
        std::sort(paths.begin(), paths.end());
        std::vector<GoldenFile> files;
        for (const auto& path : paths) {
            const auto suffix = std::find_if(suffixes.begin(), suffixes.end(), [&path](const std::string& s) {
                return path.string().ends_with(s);
            });
            if (suffix != suffixes.end()) files.emplace_back(path, suffix->size());
        }
        return files;
    }
};

}  // namespace kopij::test
