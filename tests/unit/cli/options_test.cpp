#include "cli/options.hpp"

#include <boost/test/unit_test.hpp>
#include <sstream>

#include "cli/data.hpp"
#include "environment.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace po = boost::program_options;
using test::Variable;

struct Run {
    explicit Run(std::vector<std::string> arguments, bool terminal = false)
        : call{std::move(arguments), in, out, err, terminal},
          options(call, {"lint",
                         "Holds articles against the editorial rules.",
                         "[OPTIONS] [PATH...]",
                         {{"kopij-lint content", "Holds articles against the editorial rules."}}}) {
        auto group = options.group("Own");
        group("number,n", po::value<int>()->value_name("N"), "a number");
        group("name", po::value<std::string>()->value_name("NAME"), "a name");
        group("quick", po::bool_switch(), "a switch");
    }

    std::string refusal() {
        try {
            options.parse();
        } catch (const UsageError& e) {
            return e.what();
        }
        return {};
    }

    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Invocation call;
    Options options;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(options)

BOOST_AUTO_TEST_CASE(options_may_come_after_arguments) {
    Run run({"a.xml", "-n", "3", "b.xml", "--name=x", "--quick", "-", "--", "--odd-name"});
    BOOST_REQUIRE(!run.options.parse());
    BOOST_TEST(run.options.get<int>("number") == 3);
    BOOST_TEST(run.options.get<std::string>("name") == "x");
    BOOST_TEST(run.options.flag("quick"));
    BOOST_TEST(run.options.arguments() == (std::vector<std::string>{"a.xml", "b.xml", "-", "--odd-name"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_not_given_is_not_there) {
    Run run({});
    BOOST_REQUIRE(!run.options.parse());
    BOOST_TEST(!run.options.has("name"));
    BOOST_TEST(!run.options.has("quick"));
    BOOST_TEST(!run.options.flag("quick"));
    BOOST_TEST(run.options.get<int>("number", 7) == 7);
    BOOST_TEST(run.options.arguments().empty());
}

BOOST_AUTO_TEST_CASE(a_wrong_command_line_is_told_with_what_is_right) {
    BOOST_TEST(Run({"--nmae", "x"}).refusal() == "there is no option '--nmae'; did you mean '--name'?");
    BOOST_TEST(Run({"--something-else"}).refusal() == "there is no option '--something-else'");
    BOOST_TEST(Run({"-z"}).refusal() == "there is no option '-z'");
    BOOST_TEST(Run({"--nam", "x"}).refusal() == "there is no option '--nam'; did you mean '--name'?");
    BOOST_TEST(Run({"--name"}).refusal() == "option '--name' needs a value");
    BOOST_TEST(Run({"--quick=yes"}).refusal() == "option '--quick' takes no value");
    BOOST_TEST(Run({"--name", "a", "--name", "b"}).refusal() == "option '--name' may be given once");
    BOOST_TEST(Run({"-n", "many"}).refusal() == "a value of option '--number' is not of the kind it takes");
    BOOST_TEST(Run({"--color", "red"}).refusal() ==
               "option '--color' takes one of auto, always, never, not 'red'");
    BOOST_TEST(Run({"--lang", "fr"}).refusal() == "option '--lang' takes one of nl, en, not 'fr'");
}

BOOST_AUTO_TEST_CASE(help_is_grouped_and_in_the_language_asked_for) {
    Run english({"--help"});
    BOOST_TEST((english.options.parse() == k_clean));
    const auto text = english.out.str();
    BOOST_TEST(text.starts_with("Usage: kopij-lint [OPTIONS] [PATH...]\n\nHolds articles"));
    BOOST_TEST(text.find("\nOwn:\n  -n, --number N  ") != std::string::npos);
    BOOST_TEST(text.find("\nOwn:\n") < text.find("\nEvery program:\n"));
    BOOST_TEST(text.find("\nExamples:\n  kopij-lint content\n") != std::string::npos);
    BOOST_TEST(text.find("Exit status: 0 clean, 1 findings") != std::string::npos);

    Run dutch({"--lang", "nl", "--help"});
    BOOST_TEST((dutch.options.parse() == k_clean));
    BOOST_TEST(dutch.out.str().starts_with("Gebruik: kopij-lint "));
    BOOST_TEST(dutch.out.str().find("toon deze hulp") != std::string::npos);
    text::set_message_language("en", "");
}

BOOST_AUTO_TEST_CASE(the_language_is_the_locales_where_it_is_not_asked_for) {
    const Variable locale("LC_ALL", "nl_NL.UTF-8");
    BOOST_TEST(Run({"--nmae"}).refusal() == "er is geen optie '--nmae'; bedoelde je '--name'?");
    BOOST_TEST(Run({"--lang=en", "--nmae"}).refusal() ==
               "there is no option '--nmae'; did you mean '--name'?");
    const Variable other("LC_ALL", "de_DE.UTF-8");
    BOOST_TEST(Run({"-z"}).refusal() == "there is no option '-z'");
}

BOOST_AUTO_TEST_CASE(the_version_is_one_line) {
    Run run({"--version"});
    BOOST_TEST((run.options.parse() == k_clean));
    BOOST_TEST(run.out.str().starts_with("kopij-lint 0."));
}

BOOST_AUTO_TEST_CASE(colour_is_for_terminals_unless_someone_says_otherwise) {
    const auto colored = [](std::vector<std::string> arguments, bool terminal) {
        Run run(std::move(arguments), terminal);
        BOOST_REQUIRE(!run.options.parse());
        return run.options.color();
    };
    const Variable term("TERM", "xterm");
    BOOST_TEST(colored({}, true));
    BOOST_TEST(!colored({}, false));
    BOOST_TEST(colored({"--color=always"}, false));
    BOOST_TEST(!colored({"--color=never"}, true));
    {
        const Variable none("NO_COLOR", "1");
        BOOST_TEST(!colored({}, true));
        BOOST_TEST(colored({"--color=always"}, true));
    }
    {
        const Variable forced("CLICOLOR_FORCE", "1");
        BOOST_TEST(colored({}, false));
    }
    const Variable dumb("TERM", "dumb");
    BOOST_TEST(!colored({}, true));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
