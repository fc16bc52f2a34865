// Errors put into a real Dutch catalogue, one at a time: each has to be found in its entry.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <sstream>

#include "catalogue/quote.hpp"
#include "config/abbreviations.hpp"
#include "lint/catalogue_runner.hpp"
#include "lint/rule_set.hpp"
#include "paths.hpp"
#include "text/file.hpp"

namespace kopij::lint {
namespace {

const std::filesystem::path k_folder = test::root() / "tests" / "golden" / "catalogue" / "planted";

class Checker {
  public:
    Checker() {
        m_environment.rules = test::root() / "rules";
        diagnostic::Collector problems;
        m_environment.abbreviations =
            config::load_abbreviations(m_environment.rules / "abbreviations", problems);
        m_rules = RuleSet::load({m_environment.rules / "Catalogue"}, m_environment);
        for (const auto& entry : m_rules.rules()) m_active.push_back({&entry, entry.rule->level});
    }

    std::vector<diagnostic::Diagnostic> check(std::string text, const char* name = "dutch.po") const {
        return lint_catalogue(text::Source::from_bytes(name, std::move(text), text::Declares::po), m_active,
                              m_environment);
    }

  private:
    Environment m_environment;
    RuleSet m_rules;
    std::vector<ActiveRule> m_active;
};

/// The blank lines around the place are the borders of its entry.
text::Range entry_around(std::string_view text, std::size_t at) {
    const auto begin = text.rfind("\n\n", at);
    const auto end = text.find("\n\n", at);
    return {begin == std::string_view::npos ? 0 : begin + 2, std::min(end, text.size())};
}

/// A line of a file of sentences: the source, a right translation, and wrong ones.
using Sentences = std::vector<std::string>;

std::vector<Sentences> read_sentences(const std::filesystem::path& path) {
    std::vector<Sentences> out;
    std::istringstream lines(text::read_file(path));
    for (std::string line; std::getline(lines, line);) {
        auto& one = out.emplace_back();
        std::istringstream parts(line);
        for (std::string part; std::getline(parts, part, '\t');) one.push_back(part);
    }
    return out;
}

/// A catalogue of one message.
std::string catalogue_of(const std::string& source_language, const std::string& source,
                         const std::string& translation) {
    const auto language = source_language == "nl" ? "en" : "nl";
    return "msgid \"\"\nmsgstr \"\"\n\"Language: " + std::string(language) +
           "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Source-Language: " + source_language +
           "\\n\"\n\n#. paragraph\nmsgid \"" + catalogue::escape(source) + "\"\nmsgstr \"" +
           catalogue::escape(translation) + "\"\n";
}

/// What is said of the message, not of the header.
bool is_found(const Checker& checker, const std::string& catalogue) {
    const auto message = catalogue.find("#. paragraph");
    const auto found = checker.check(catalogue);
    return std::any_of(found.begin(), found.end(),
                       [&](const auto& one) { return one.range.begin >= message; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(planted_errors)

/// Advice as patients read it, with doses, spans, shares, times and directions that were changed.
BOOST_AUTO_TEST_CASE(in_sentences_of_both_languages) {
    const Checker checker;
    std::size_t count = 0;
    for (const std::string language : {"nl", "en"}) {
        const auto file = k_folder.parent_path() / "health" / (language + ".tsv");
        for (const auto& one : read_sentences(file)) {
            BOOST_TEST_REQUIRE(one.size() >= 3U, one.front());
            BOOST_TEST(!is_found(checker, catalogue_of(language, one[0], one[1])), one[1]);
            for (std::size_t n = 2; n < one.size(); ++n, ++count)
                BOOST_TEST(is_found(checker, catalogue_of(language, one[0], one[n])), one[n]);
        }
    }
    BOOST_TEST(count >= 200U);
}

BOOST_AUTO_TEST_CASE(the_name_of_the_file_tells_the_language_that_the_header_leaves_open) {
    const std::string text =
        "msgid \"\"\nmsgstr \"Language: \\nContent-Type: text/plain; charset=UTF-8\\n\"\n\n"
        "msgid \"It has 7 fields.\"\nmsgstr \"Es hat sieben Felder.\"\n";
    const auto has_number = [](const std::vector<diagnostic::Diagnostic>& found) {
        return std::any_of(found.begin(), found.end(),
                           [](const auto& one) { return one.rule == "Catalogue.Number"; });
    };
    BOOST_TEST(!has_number(Checker().check(text, "po/de.po")));
    BOOST_TEST(has_number(Checker().check(text, "po/one.po")));
}

BOOST_AUTO_TEST_CASE(the_catalogue_itself_has_none) {
    for (const auto& one : Checker().check(text::read_file(k_folder / "dutch.po"))) {
        BOOST_TEST((one.severity < diagnostic::Severity::warning), one.rule << ": " << one.message);
    }
}

BOOST_AUTO_TEST_CASE(each_is_found_at_its_entry) {
    const Checker checker;
    const auto whole = text::read_file(k_folder / "dutch.po");
    std::istringstream lines(text::read_file(k_folder / "errors.tsv"));
    std::set<std::string> kinds;
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) {
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        BOOST_REQUIRE(second != std::string::npos);
        const auto rule = "Catalogue." + line.substr(0, first);
        const auto from = line.substr(first + 1, second - first - 1);
        const auto at = whole.find(from);
        BOOST_TEST_REQUIRE(at != std::string::npos, from);
        auto text = whole;
        text.replace(at, from.size(), line.substr(second + 1));
        const auto entry = entry_around(text, at);
        const auto found = checker.check(text);
        const bool at_entry = std::any_of(found.begin(), found.end(), [&](const auto& one) {
            return one.rule == rule && one.range.begin >= entry.begin && one.range.end <= entry.end;
        });
        BOOST_TEST(at_entry, line);
        kinds.insert(rule);
    }
    BOOST_TEST(count >= 60U);
    BOOST_TEST(kinds.size() >= 15U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::lint
