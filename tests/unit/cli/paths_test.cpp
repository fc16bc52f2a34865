#include "cli/paths.hpp"

#include <boost/test/unit_test.hpp>

#include "environment.hpp"
#include "repository.hpp"
#include "text/file.hpp"

namespace kopij::cli {
namespace {

using test::TestRepository;
using test::WorkingFolder;
using Names = std::vector<std::string>;

bool is_xml(std::string_view path) { return path.ends_with(".xml"); }

Names select(const Names& named, const std::vector<std::string>& ignore = {},
             NamedButIgnored policy = NamedButIgnored::left_out) {
    config::Project project;
    project.root = std::filesystem::current_path();
    project.ignore = ignore;
    return select_files(named, project, policy, is_xml);
}

void same(const Names& expected, const Names& actual) {
    BOOST_TEST(expected == actual, boost::test_tools::per_element());
}

/// A folder without git, to begin with.
void write_articles(const kopij::test::Scratch& scratch) {
    for (const auto* name :
         {"b.xml", "a.xml", "notes.txt", "sub/c.xml", "sub/deep/d.xml", ".hidden/e.xml", ".f.xml"}) {
        scratch.write(name, "x");
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paths)

BOOST_AUTO_TEST_CASE(folders_give_their_files_in_name_order) {
    const kopij::test::Scratch scratch;
    write_articles(scratch);
    const WorkingFolder here(scratch.path());
    same({"a.xml", "b.xml", "sub/c.xml", "sub/deep/d.xml"}, select({"."}));
    same({"sub/c.xml", "sub/deep/d.xml"}, select({"sub"}));
    same({"sub/c.xml", "sub/deep/d.xml"}, select({"sub/"}));
}

BOOST_AUTO_TEST_CASE(named_files_keep_their_order_and_come_once) {
    const kopij::test::Scratch scratch;
    write_articles(scratch);
    const WorkingFolder here(scratch.path());
    same({"b.xml", "notes.txt", "a.xml"}, select({"b.xml", "notes.txt", "a.xml", "b.xml"}));
    same({"sub/c.xml", "sub/deep/d.xml"}, select({"sub/c.xml", "sub"}));
    same({".f.xml"}, select({".f.xml"}));
}

BOOST_AUTO_TEST_CASE(a_missing_path_is_named) {
    const kopij::test::Scratch scratch;
    const WorkingFolder here(scratch.path());
    BOOST_CHECK_EXCEPTION(select({"not-there.xml"}), text::FileError, [](const text::FileError& e) {
        return std::string(e.what()) == "cannot read not-there.xml: there is no such file";
    });
}

BOOST_AUTO_TEST_CASE(what_git_ignores_is_left_out) {
    const TestRepository scratch;
    write_articles(scratch);
    scratch.write(".gitignore", "b.xml\n/sub/deep/\n");
    const WorkingFolder here(scratch.path());
    same({"a.xml", "sub/c.xml"}, select({"."}));
    same({"sub/c.xml"}, select({"sub"}));
    same({"a.xml"}, select({"a.xml", "b.xml"}));
    same({}, select({"sub/deep"}));
    same({"a.xml", "b.xml"}, select({"a.xml", "b.xml"}, {}, NamedButIgnored::taken));
    same({"sub/deep/d.xml"}, select({"sub/deep"}, {}, NamedButIgnored::taken));
}

BOOST_AUTO_TEST_CASE(a_tracked_file_is_not_ignored_and_one_that_is_gone_is_not_there) {
    const TestRepository scratch;
    write_articles(scratch);
    scratch.commit("all");
    scratch.write(".gitignore", "a.xml\n");
    std::filesystem::remove(scratch.path() / "b.xml");
    const WorkingFolder here(scratch.path());
    same({"a.xml", "sub/c.xml", "sub/deep/d.xml"}, select({"."}));
    same({"a.xml"}, select({"a.xml"}));
}

BOOST_AUTO_TEST_CASE(what_the_project_ignores_is_left_out) {
    const kopij::test::Scratch scratch;
    write_articles(scratch);
    const WorkingFolder here(scratch.path());
    same({"a.xml", "b.xml"}, select({"."}, {"sub"}));
    same({"a.xml"}, select({"a.xml", "sub/c.xml"}, {"sub"}));
    same({}, select({"sub"}, {"sub"}));
    same({"a.xml", "sub/c.xml"}, select({"a.xml", "sub/c.xml"}, {"sub"}, NamedButIgnored::taken));
    same({"sub/c.xml", "sub/deep/d.xml"}, select({"sub"}, {"sub"}, NamedButIgnored::taken));
}

BOOST_AUTO_TEST_CASE(a_file_outside_the_repository_does_not_hide_what_is_ignored) {
    const TestRepository scratch;
    write_articles(scratch);
    scratch.write(".gitignore", "b.xml\n");
    const kopij::test::Scratch elsewhere;
    const auto outside = elsewhere.write("o.xml", "x").string();
    const WorkingFolder here(scratch.path());
    same({"a.xml", outside}, select({"a.xml", "b.xml", outside}));
}

BOOST_AUTO_TEST_CASE(the_variables_of_a_hook_mean_nothing_elsewhere) {
    const TestRepository scratch;
    write_articles(scratch);
    scratch.write(".gitignore", "b.xml\n");
    const WorkingFolder here(scratch.path());
    const kopij::test::Variable folder("GIT_DIR", "/nowhere/.git");
    const kopij::test::Variable index("GIT_INDEX_FILE", "/nowhere/index");
    same({"a.xml", "sub/c.xml", "sub/deep/d.xml"}, select({"."}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
