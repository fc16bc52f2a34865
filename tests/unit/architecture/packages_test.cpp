// What the CMake files look for must be in tools/packages.txt, or a machine that happens to have it hides
// that tools/try does not install it.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>
#include <set>
#include <sstream>
#include <string>

#include "paths.hpp"
#include "text/file.hpp"

namespace kopij::test {
namespace {

// The third words of the list.
std::set<std::string> known_names(const std::string& list) {
    std::set<std::string> names;
    std::istringstream in(list);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line.substr(0, line.find('#')));
        std::string section;
        std::string packages;
        for (std::string name; words >> section >> packages >> name;) names.insert(name);
    }
    return names;
}

// What an optional search finds is a convenience and no need.
bool required(const std::string& arguments) { return arguments.find("REQUIRED") != std::string::npos; }

// "Boost.json" for find_package(Boost REQUIRED COMPONENTS json), the name itself for one without components.
void add_package(std::set<std::string>& names, const std::string& arguments) {
    std::istringstream words(arguments);
    std::string package;
    words >> package;
    bool components = false;
    for (std::string word; words >> word;) {
        if (components) names.insert(package + "." + word);
        components = components || word == "COMPONENTS";
    }
    if (!components) names.insert(package);
}

// find_library(VARIABLE name ...), find_path, find_program(VARIABLE name ...), pkg_check_modules(PREFIX OPTIONS...
// module).
std::string searched_name(const std::string& command, const std::string& arguments) {
    std::istringstream words(arguments);
    std::string variable;
    std::string name;
    words >> variable >> name;
    if (command == "pkg_check_modules") {
        for (std::string word; words >> word;) name = word;
    }
    return name;
}

std::set<std::string> searched_names(const std::string& cmake) {
    static const std::regex k_search(
        R"((find_package|find_library|find_path|find_program|pkg_check_modules)\(([^)]*)\))");
    std::set<std::string> names;
    for (std::sregex_iterator it(cmake.begin(), cmake.end(), k_search), end; it != end; ++it) {
        const std::string command = (*it)[1];
        const std::string arguments = (*it)[2];
        if (!required(arguments)) continue;
        if (command == "find_package") {
            add_package(names, arguments);
        } else {
            names.insert(searched_name(command, arguments));
        }
    }
    names.erase("Threads");  // of the C library
    return names;
}

std::string missing(const std::set<std::string>& searched, const std::set<std::string>& known) {
    std::string text;
    for (const auto& name : searched) {
        if (!known.contains(name)) text += name + '\n';
    }
    return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packages)

BOOST_AUTO_TEST_CASE(everything_the_build_looks_for_is_in_the_list) {
    std::set<std::string> searched;
    for (const char* folder : {".", "tools", "tools/lib", "locales", "tests", "tests/fuzz", "tests/bench"}) {
        const auto file = root() / folder / "CMakeLists.txt";
        if (std::filesystem::exists(file)) searched.merge(searched_names(text::read_file(file)));
    }
    BOOST_TEST(searched.size() >= 10U);
    BOOST_TEST(missing(searched, known_names(text::read_file(root() / "tools/packages.txt"))) == "");
}

BOOST_AUTO_TEST_CASE(what_is_not_in_the_list_is_named) {
    const auto searched = searched_names(
        "find_package(Boost 1.81 REQUIRED COMPONENTS json url)\nfind_package(Gone "
        "REQUIRED)\nfind_program(CCACHE ccache)\n"
        "pkg_check_modules(P REQUIRED IMPORTED_TARGET libp)\nfind_library(L unl REQUIRED)\n");
    BOOST_TEST(missing(searched, known_names("build a Boost.json # x\ntest b|c unl\nbuild d\n")) ==
               "Boost.url\nGone\nlibp\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
