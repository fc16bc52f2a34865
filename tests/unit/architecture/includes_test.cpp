// Holds the code against the tables of ARCHITECTURE.md, and this check against a tree that is wrong on
// purpose.
#include "includes.hpp"

#include <boost/test/unit_test.hpp>

#include "paths.hpp"
#include "text/file.hpp"

namespace kopij::test {
namespace {

std::string in_lines(const std::vector<std::string>& sentences) {
    std::string text;
    for (const auto& sentence : sentences) text += sentence + '\n';
    return text;
}

const Architecture& the_page() {
    static const auto architecture = read_architecture(text::read_file(root() / "ARCHITECTURE.md"));
    return architecture;
}

const Architecture& a_small_page() {
    static const auto architecture = read_architecture(
        "| room | what | may include |\n|---|---|---|\n| `low` | x | |\n| `high` | `low` here says nothing | "
        "`low` |\n"
        "| `programs` | x | `low` `high` |\n\n"
        "| header | why | who may include it |\n|---|---|---|\n| `lib/` | x | `low` |\n| `lib/free` | x | "
        "everyone |\n");
    return architecture;
}

std::string problems_of(const std::string& room, std::string_view source) {
    return in_lines(include_problems(a_small_page(), room, "f.cpp", source));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(architecture)

BOOST_AUTO_TEST_CASE(the_tables_are_sound) {
    BOOST_TEST(the_page().rooms.size() >= 14U);
    BOOST_TEST(the_page().headers.size() >= 10U);
    BOOST_TEST(in_lines(table_problems(the_page())) == "");
}

BOOST_AUTO_TEST_CASE(lint_and_translate_never_meet) {
    BOOST_TEST(!the_page().allows_room("lint", "translate"));
    BOOST_TEST(!the_page().allows_room("translate", "lint"));
}

BOOST_AUTO_TEST_CASE(every_include_is_allowed) {
    BOOST_TEST(in_lines(tree_problems(the_page(), root() / "tools")) == "");
}

BOOST_AUTO_TEST_CASE(every_link_is_allowed) {
    const auto cmake = text::read_file(root() / "tools/lib/CMakeLists.txt");
    BOOST_TEST(in_lines(link_problems(the_page(), cmake)) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(the_check_itself)

BOOST_AUTO_TEST_CASE(allowed_includes_pass) {
    BOOST_TEST(problems_of("high", "#include \"low/a.hpp\"\n#include \"high/b.hpp\"\n#include <vector>\n") ==
               "");
    BOOST_TEST(problems_of("low", "#include <lib/x.h>\n") == "");
    BOOST_TEST(problems_of("high", "#include <lib/free.h>\n") == "");
    BOOST_TEST(problems_of("low", "// #include \"high/b.hpp\"\n") == "");
}

BOOST_AUTO_TEST_CASE(an_edge_that_is_not_in_the_table_is_named_with_its_line) {
    BOOST_TEST(problems_of("low", "\n  #  include \"high/b.hpp\"  // why\n") ==
               "f.cpp:2: low may not include high (high/b.hpp)\n");
}

BOOST_AUTO_TEST_CASE(a_library_outside_its_room_is_named) {
    BOOST_TEST(problems_of("high", "#include <lib/x.h>\n") == "f.cpp:1: high may not include lib/x.h\n");
    BOOST_TEST(problems_of("high", "#include \"lib.h\"\n#include <other.h>\n#include <other/x>\n") ==
               "f.cpp:1: lib.h has no row in the table of headers\n"
               "f.cpp:2: other.h has no row in the table of headers\n"
               "f.cpp:3: other/x has no row in the table of headers\n");
}

BOOST_AUTO_TEST_CASE(a_path_that_begins_with_no_room_is_named) {
    BOOST_TEST(problems_of("high", "#include \"../low/a.hpp\"\n") ==
               "f.cpp:1: ../low/a.hpp does not begin with a room\n");
}

BOOST_AUTO_TEST_CASE(a_wrong_tree_is_told_file_by_file) {
    BOOST_TEST(in_lines(tree_problems(a_small_page(), golden_folder("architecture/wrong"))) ==
               "wrong/lib/low/deep/a.cpp:3: low may not include high (high/b.hpp)\n"
               "wrong/lib/nowhere/c.hpp: nowhere is no room of the table\n"
               "wrong/program.cpp:2: programs may not include lib/x.h\n");
}

BOOST_AUTO_TEST_CASE(a_table_with_a_circle_or_a_stranger_is_unsound) {
    const auto wrong = read_architecture(
        "| room | may include |\n|---|---|\n| `a` | `b` |\n| `b` | `a` |\n\n"
        "| header | who may include it |\n|---|---|\n| `x.h` | `c` |\n| `y.h` | |\n");
    BOOST_TEST(
        in_lines(table_problems(wrong)) ==
        "a may include b, which is not above it\nx.h is for c, which is no room\nnobody may include y.h\n");
}

BOOST_AUTO_TEST_CASE(a_link_that_is_not_allowed_is_named) {
    BOOST_TEST(in_lines(link_problems(a_small_page(),
                                      "kopij_room(low kopij_high fmt::fmt)\nkopij_room(high kopij_low)\n")) ==
               "low may not link high\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
