#include <sys/wait.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <filesystem>
#include <string>

#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::test {
namespace {

const std::string k_head = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n";

std::string catalogue(const std::string& entries) { return k_head + "\n" + entries; }

const std::string k_def =
    catalogue("msgid \"Breathing out takes longer.\"\nmsgstr \"Uitademen duurt langer.\"\n");
const std::string k_ref = catalogue("#: a.xml:7\nmsgid \"Breathing out takes much longer.\"\nmsgstr \"\"\n");
const std::string k_merged = catalogue(
    "#: a.xml:7\n#, fuzzy\n#| msgid \"Breathing out takes longer.\"\nmsgid \"Breathing out takes much "
    "longer.\"\n"
    "msgstr \"Uitademen duurt langer.\"\n");

}  // namespace

BOOST_AUTO_TEST_SUITE(kopij_merge)

BOOST_AUTO_TEST_CASE(the_result_goes_where_it_is_asked_for) {
    const Scratch scratch;
    scratch.write("nl.po", k_def);
    scratch.write("a.pot", k_ref);
    const ProgramInput here{{}, scratch.path()};
    auto result = run_program("merge", {"nl.po", "a.pot"}, here);
    BOOST_TEST(result.code == 0);
    BOOST_TEST(result.out == k_merged);
    BOOST_TEST(result.err == "0 kept, 1 fuzzy, 0 new, 0 obsolete\n");
    BOOST_TEST(run_program("merge", {"-q", "-", "a.pot"}, {k_def, scratch.path()}).out == k_merged);
    result = run_program("merge", {"-q", "nl.po", "a.pot", "-o", "out/nl.po", "--previous"}, here);
    BOOST_TEST(result.err == "");
    BOOST_TEST(scratch.read("out/nl.po") == k_merged);
    result = run_program("merge", {"-v", "-N", "nl.po", "a.pot", "--no-location"}, here);
    BOOST_TEST(
        result.out ==
        catalogue("msgid \"Breathing out takes much longer.\"\nmsgstr \"\"\n\n"
                  "#~ msgid \"Breathing out takes longer.\"\n#~ msgstr \"Uitademen duurt langer.\"\n"));
    result = run_program("merge", {"-v", "nl.po", "a.pot"}, here);
    BOOST_TEST(result.err.find("91% alike: Breathing out takes much longer.") == 0U);
}

BOOST_AUTO_TEST_CASE(an_update_that_changes_something_keeps_a_backup_as_gnu_tools_do) {
    const Scratch scratch;
    scratch.write("a.pot", k_ref);
    const ProgramInput here{{}, scratch.path()};
    const auto update = [&](std::vector<std::string> arguments) {
        scratch.write("nl.po", k_def);
        arguments.insert(arguments.begin(), {"-qU", "nl.po", "a.pot"});
        BOOST_TEST(run_program("merge", arguments, here).code == 0);
        BOOST_TEST(scratch.read("nl.po") == k_merged);
    };
    update({"--backup=none"});
    update({"--backup=off"});
    BOOST_TEST(!scratch.has("nl.po~"));
    update({});
    BOOST_TEST(scratch.read("nl.po~") == k_def);
    update({"--suffix=.old"});
    BOOST_TEST(scratch.read("nl.po.old") == k_def);
    BOOST_TEST(!scratch.has("nl.po.~1~"));
    run_program("merge", {"-qU", "--backup=numbered", "nl.po", "a.pot"}, here);
    BOOST_TEST(!scratch.has("nl.po.~1~"));  // nothing changed
    update({"--backup=numbered"});
    BOOST_TEST(scratch.read("nl.po.~1~") == k_def);
    update({"--backup=existing"});
    BOOST_TEST(scratch.read("nl.po.~2~") == k_def);
}

BOOST_AUTO_TEST_CASE(a_location_has_its_value_behind_an_equals_sign_only) {
    const Scratch scratch;
    scratch.write("nl.po", k_def);
    scratch.write("a.pot", k_ref);
    const ProgramInput here{{}, scratch.path()};
    BOOST_TEST(run_program("merge", {"-q", "--add-location", "nl.po", "a.pot"}, here).out == k_merged);
    BOOST_TEST(run_program("merge", {"-q", "-n", "nl.po", "a.pot"}, here).out == k_merged);
    const auto file = run_program("merge", {"-q", "--add-location=file", "nl.po", "a.pot"}, here).out;
    BOOST_TEST(file.find("\n#: a.xml\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(files_are_looked_for_in_the_folders_that_are_named) {
    const Scratch scratch;
    scratch.write("po/nl.po", k_def);
    scratch.write("pot/a.pot", k_ref);
    const ProgramInput here{{}, scratch.path()};
    BOOST_TEST(run_program("merge", {"-q", "-D", "pot", "-D", "po", "nl.po", "a.pot"}, here).out == k_merged);
    BOOST_TEST(run_program("merge", {"-q", "nl.po", "a.pot"}, here).code == 2);
}

BOOST_AUTO_TEST_CASE(the_result_is_sorted_by_text_or_by_place_where_asked) {
    const Scratch scratch;
    const std::string b = "#: z.xml:2\nmsgid \"b\"\nmsgstr \"\"\n";
    const std::string c = "#: a.xml:10\nmsgid \"c\"\nmsgstr \"\"\n";
    const std::string a = "#: z.xml:10\nmsgid \"a\"\nmsgstr \"\"\n";
    scratch.write("nl.po", catalogue("#~ msgid \"A\"\n#~ msgstr \"a\"\n"));
    scratch.write("a.pot", catalogue(b + "\n" + c + "\n" + a));
    const std::string old = "\n#~ msgid \"A\"\n#~ msgstr \"a\"\n";
    const ProgramInput here{{}, scratch.path()};
    BOOST_TEST(run_program("merge", {"-qNs", "nl.po", "a.pot"}, here).out ==
               catalogue(a + "\n" + b + "\n" + c + old));
    BOOST_TEST(run_program("merge", {"-qNF", "nl.po", "a.pot"}, here).out ==
               catalogue(c + "\n" + b + "\n" + a + old));
}

BOOST_AUTO_TEST_CASE(a_broken_catalogue_is_told_and_never_written_over) {
    const Scratch scratch;
    const auto broken = k_def + "\nmsgid \"b\nmsgstr \"\"\n";
    scratch.write("nl.po", broken);
    scratch.write("a.pot", k_ref);
    const auto result = run_program("merge", {"-U", "nl.po", "a.pot"}, {{}, scratch.path()});
    BOOST_TEST(result.code == 1);
    BOOST_TEST(result.err.find("nl.po:7:7: ") == 0U);
    BOOST_TEST(scratch.read("nl.po") == broken);
}

BOOST_AUTO_TEST_CASE(a_catalogue_cut_short_anywhere_is_told_or_read_and_nothing_is_lost) {
    const Scratch scratch;
    scratch.write("a.pot", k_ref);
    for (std::size_t size = 0; size < k_def.size(); ++size) {
        scratch.write("nl.po", k_def.substr(0, size));
        const auto result = run_program("merge", {"-qU", "nl.po", "a.pot"}, {{}, scratch.path()});
        if (result.code != 0) BOOST_TEST(scratch.read("nl.po") == k_def.substr(0, size));
        if (size > k_head.size() + 2 && size < k_def.size() - 1) BOOST_TEST(result.code == 1);
    }
}

BOOST_AUTO_TEST_CASE(the_driver_merges_into_our_file_and_tells_of_conflicts) {
    const Scratch scratch;
    const auto with = [](const char* a, const char* b) {
        return catalogue(std::string("msgid \"a\"\nmsgstr \"") + a + "\"\n\nmsgid \"b\"\nmsgstr \"" + b +
                         "\"\n");
    };
    const ProgramInput here{{}, scratch.path()};
    scratch.write("base", with("", ""));
    scratch.write("ours", with("A", ""));
    scratch.write("theirs", with("", "B"));
    auto result = run_program("merge", {"--driver", "base", "ours", "theirs"}, here);
    BOOST_TEST(result.code == 0);
    BOOST_TEST(scratch.read("ours") == with("A", "B"));
    scratch.write("theirs", with("other", "B"));
    result = run_program("merge", {"--driver", "base", "ours", "theirs"}, here);
    BOOST_TEST(result.code == 1);
    BOOST_TEST(result.err.find("1 entry was translated differently") == 0U);
    BOOST_TEST(scratch.read("ours").find("#-#-#-#-#  theirs  #-#-#-#-#\\n\"\n\"other\"") !=
               std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_driver_keeps_both_sides_of_what_it_cannot_read) {
    const Scratch scratch;
    const ProgramInput here{{}, scratch.path()};
    scratch.write("base", catalogue("msgid \"a\"\nmsgstr \"\"\n"));
    scratch.write("ours", catalogue("msgid \"a\"\nmsgstr \"A\"\n"));
    scratch.write("theirs", catalogue("msgid \"a\"\nmsgstr \"B\n"));
    const auto result = run_program("merge", {"--driver", "base", "ours", "theirs"}, here);
    BOOST_TEST(result.code == 1);
    BOOST_TEST(result.err.find("theirs:5:8: ") == 0U);
    const auto merged = scratch.read("ours");
    BOOST_TEST(merged.find("<<<<<<< ours\nmsgstr \"A\"\n") != std::string::npos);
    BOOST_TEST(merged.find("msgstr \"B\n>>>>>>> theirs\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_wrong_command_line_says_what_is_wanted) {
    BOOST_TEST(run_program("merge", {"a.po"}).code == 2);
    BOOST_TEST(run_program("merge", {"--driver", "a", "b"}).code == 2);
    BOOST_TEST(run_program("merge", {"-U", "-", "b"}).code == 2);
    BOOST_TEST(run_program("merge", {"-w", "5", "a", "b"}).code == 2);
    BOOST_TEST(run_program("merge", {"--add-location=x", "a", "b"}).code == 2);
    BOOST_TEST(run_program("merge", {"missing.po", "b"}).code == 2);
}

BOOST_AUTO_TEST_CASE(what_msgmerge_has_and_this_has_not_is_refused_with_the_reason) {
    for (const auto* option :
         {"-E", "--escape", "-i", "--indent", "--strict", "-m", "--multi-domain", "-p", "--properties-output",
          "-P", "--properties-input", "--stringtable-input", "--stringtable-output"}) {
        const auto result = run_program("merge", {option, "nl.po", "a.pot"});
        BOOST_TEST(result.code == 2);
        BOOST_TEST(result.err.find(std::string("'") + option + "' is not available: ") != std::string::npos);
    }
}

BOOST_AUTO_TEST_CASE(for_msgfmt_only_what_is_published_is_written_without_comments) {
    const Scratch scratch;
    scratch.write("nl.po", catalogue("# Said twice.\n#: a.xml:1\nmsgid \"a\"\nmsgstr \"A\"\n\n"
                                     "#, fuzzy\n#| msgid \"c\"\nmsgid \"b\"\nmsgstr \"B\"\n\n"
                                     "#~ msgid \"old\"\n#~ msgstr \"oud\"\n"));
    scratch.write("a.pot", catalogue("#: a.xml:7\n#, c-format\nmsgid \"a\"\nmsgstr \"\"\n\n"
                                     "msgid \"b\"\nmsgstr \"\"\n\nmsgid \"new\"\nmsgstr \"\"\n"));
    const ProgramInput here{{}, scratch.path()};
    BOOST_TEST(run_program("merge", {"-q", "--for-msgfmt", "nl.po", "a.pot"}, here).out ==
               catalogue("#, c-format\nmsgid \"a\"\nmsgstr \"A\"\n"));
}

BOOST_AUTO_TEST_CASE(the_language_of_the_header_can_be_set) {
    const Scratch scratch;
    scratch.write("nl.po", k_def);
    scratch.write("a.pot", k_ref);
    const ProgramInput here{{}, scratch.path()};
    const auto out = run_program("merge", {"-q", "--language", "pt_BR", "nl.po", "a.pot"}, here).out;
    BOOST_TEST(out.find("\"Language: pt_BR\\n\"\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_process_killed_while_it_writes_leaves_the_old_file_or_the_new_one) {
    const Scratch scratch;
    std::string def = k_head;
    std::string ref = k_head;
    for (int n = 0; n < 3000; ++n) {
        const auto id = "\nmsgid \"message number " + std::to_string(n) + "\"\nmsgstr \"";
        def += id + "bericht\"\n";
        ref += "\n#: a.xml:" + std::to_string(n) + id + "\"\n";
    }
    scratch.write("a.pot", ref);
    scratch.write("nl.po", def);
    run_program("merge", {"-qU", "nl.po", "a.pot"}, {{}, scratch.path()});
    const auto merged = scratch.read("nl.po");
    int interrupted = 0;
    for (int n = 0; n < 50; ++n) {
        scratch.write("nl.po", def);
        const auto child = ::fork();
        if (child == 0) {
            for (;;) {
                run_program("merge", {"-qU", "nl.po", "a.pot"}, {{}, scratch.path()});
                scratch.write("old.po", def);  // the test itself must leave no half of a file either
                std::filesystem::rename(scratch.path() / "old.po", scratch.path() / "nl.po");
            }
        }
        ::usleep(static_cast<useconds_t>(5000 + n * 300));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        const auto now = scratch.read("nl.po");
        BOOST_REQUIRE((now == def || now == merged));
        interrupted += now == merged ? 1 : 0;
    }
    BOOST_TEST_MESSAGE(interrupted << " of 50 had been written");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
