#include "cli/git.hpp"

#include <boost/test/unit_test.hpp>

#include "cli/invocation.hpp"
#include "repository.hpp"

namespace kopij::cli {

inline std::ostream& operator<<(std::ostream& out, const ChangedFile& one) {
    return out << one.before << " -> " << one.now;
}

namespace {

using test::TestRepository;

std::string refusal(const Repository& repository, const std::string& revision) {
    try {
        repository.merge_base(revision);
    } catch (const UsageError& e) {
        return e.what();
    }
    return {};
}

void same(const std::vector<ChangedFile>& expected, const std::vector<ChangedFile>& actual) {
    BOOST_TEST(expected == actual, boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(git)

BOOST_AUTO_TEST_CASE(changes_are_counted_from_where_the_branches_parted) {
    const TestRepository scratch;
    scratch.write("kept.xml", "kept\n");
    scratch.write("old name.xml", "a text that is long enough to be known again\nwith two lines\n");
    scratch.write("gone.xml", "gone\n");
    scratch.write("changed.xml", "before\n");
    scratch.write(".gitignore", "*.tmp\n");
    scratch.commit("first");
    const auto first = scratch.git({"rev-parse", "HEAD"});
    scratch.git({"checkout", "--quiet", "-b", "work"});
    scratch.git({"mv", "old name.xml", "new.xml"});
    scratch.git({"rm", "--quiet", "gone.xml"});
    scratch.write("committed.xml", "x\n");
    scratch.commit("second");
    scratch.write("changed.xml", "after\n");
    scratch.write("untracked.xml", "x\n");
    scratch.write("ignored.tmp", "x\n");
    scratch.git({"checkout", "--quiet", "main", "--", "kept.xml"});

    const Repository repository(scratch.path());
    BOOST_TEST(repository.top() == scratch.path());
    const auto base = repository.merge_base("main");
    BOOST_TEST(base + "\n" == first);
    same({{"gone.xml", ""},
          {"changed.xml", "changed.xml"},
          {"", "committed.xml"},
          {"old name.xml", "new.xml"},
          {"", "untracked.xml"}},
         repository.changed_since(base));
}

BOOST_AUTO_TEST_CASE(what_the_other_branch_did_since_is_no_change_of_ours) {
    const TestRepository scratch;
    scratch.write("a.xml", "x\n");
    scratch.commit("first");
    scratch.git({"checkout", "--quiet", "-b", "work"});
    scratch.git({"checkout", "--quiet", "main"});
    scratch.write("theirs.xml", "x\n");
    scratch.commit("theirs");
    scratch.git({"checkout", "--quiet", "work"});
    const Repository repository(scratch.path());
    same({}, repository.changed_since(repository.merge_base("main")));
}

BOOST_AUTO_TEST_CASE(a_file_taken_out_of_the_index_but_there_is_changed_and_not_gone) {
    const TestRepository scratch;
    scratch.write("a.xml", "x\n");
    scratch.commit("first");
    scratch.git({"rm", "--quiet", "--cached", "a.xml"});
    const Repository repository(scratch.path());
    same({{"a.xml", "a.xml"}}, repository.changed_since("HEAD"));
}

BOOST_AUTO_TEST_CASE(the_files_of_a_commit_are_written_elsewhere) {
    const TestRepository scratch;
    scratch.write("content/nl/a.xml", "before\n");
    scratch.write("b.xml", "b\n");
    scratch.commit("first");
    scratch.write("content/nl/a.xml", "after\n");
    scratch.write("staged.xml", "x\n");
    scratch.git({"add", "staged.xml"});
    const auto status = scratch.git({"status", "--porcelain"});
    const kopij::test::Scratch folder;
    const Repository repository(scratch.path() / "content");
    repository.write_files("HEAD", folder.path() / "base");
    BOOST_TEST(folder.read("base/content/nl/a.xml") == "before\n");
    BOOST_TEST(folder.has("base/b.xml"));
    BOOST_TEST(!folder.has("base/staged.xml"));
    BOOST_TEST(!folder.has("base/.git-index"));
    BOOST_TEST(scratch.git({"status", "--porcelain"}) == status);
}

BOOST_AUTO_TEST_CASE(a_linked_worktree_is_a_repository_too) {
    const TestRepository scratch;
    scratch.write("a.xml", "x\n");
    scratch.commit("first");
    const kopij::test::Scratch elsewhere;
    const auto tree = elsewhere.path() / "tree";
    scratch.git({"worktree", "add", "--quiet", "-b", "work", tree.string()});
    elsewhere.write("tree/a.xml", "changed\n");
    const Repository repository(tree);
    BOOST_TEST(repository.top() == tree);
    same({{"a.xml", "a.xml"}}, repository.changed_since(repository.merge_base("main")));
    repository.write_files("HEAD", elsewhere.path() / "base");
    BOOST_TEST(elsewhere.read("base/a.xml") == "x\n");
}

BOOST_AUTO_TEST_CASE(what_git_cannot_answer_is_told_with_the_way_out) {
    const TestRepository scratch;
    scratch.write("a.xml", "x\n");
    scratch.commit("first");
    scratch.git({"checkout", "--quiet", "--orphan", "apart"});
    scratch.commit("apart");
    const Repository repository(scratch.path());
    BOOST_TEST(refusal(repository, "nothing") ==
               "git knows no revision 'nothing'; is it a branch that has to be fetched?");
    BOOST_TEST(refusal(repository, "--all").find("git knows no revision") == 0U);
    BOOST_TEST(refusal(repository, "main") == "HEAD and 'main' have no commit in common");
    const kopij::test::Scratch elsewhere;
    BOOST_CHECK_THROW(Repository{elsewhere.path()}, UsageError);
}

BOOST_AUTO_TEST_CASE(a_shallow_clone_says_what_to_fetch) {
    const TestRepository scratch;
    scratch.write("a.xml", "x\n");
    scratch.commit("first");
    scratch.git({"branch", "old"});
    scratch.commit("second");
    const kopij::test::Scratch elsewhere;
    const auto clone = elsewhere.path() / "clone";
    TestRepository::git_in(elsewhere.path(), {"clone", "--quiet", "--depth=1",
                                              "file://" + scratch.path().string(), clone.string()});
    const Repository repository(clone);
    BOOST_TEST(refusal(repository, "old")
                   .starts_with("this clone is shallow and lacks 'old'; fetch it with 'git "
                                "fetch --unshallow'"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
