// kopij: the one command that runs the others.
#include <ostream>
#include <sstream>

#include "cli/frame.hpp"
#include "cli/options.hpp"
#include "config/nearest.hpp"
#include "programs.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

using text::tr_format;

/// What a program says about itself in one sentence, in English.
std::string summary_of(const Entry& program) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Invocation call{{"--generate", "summary"}, in, out, err};
    cli::run(program.name, program.run, call);
    auto text = out.str();
    return text.substr(0, text.find('\n'));
}

int run_program(const std::string& name, cli::Invocation& call) {
    for (const auto& program : k_programs) {
        if (name == program.name) return cli::run(program.name, program.run, call);
    }
    std::vector<std::string> names;
    for (const auto& program : k_programs) names.emplace_back(program.name);
    const auto near = config::nearest(name, names);
    throw cli::UsageError(
        near.empty() ? tr_format("there is no program '{0}'; there are {1}", name, cli::comma_list(names))
                     : tr_format("there is no program '{0}'; did you mean '{1}'?", name, near));
}

}  // namespace

int kopij(cli::Invocation& call) {
    auto& arguments = call.arguments;
    if (!arguments.empty() && !arguments.front().starts_with('-')) {
        auto name = arguments.front();
        arguments.erase(arguments.begin());
        if (name == "help" && !arguments.empty()) {
            name = arguments.front();
            arguments = {"--help"};
        }
        if (name != "help") return run_program(name, call);
        arguments = {"--help"};
    }
    cli::About about{
        "",
        text::tr_later("Lints, extracts and reassembles health articles in more than one language."),
        "PROGRAM [ARGUMENT...]",
        {{"kopij init", text::tr_later("the first settings of a project")},
         {"kopij lint content", text::tr_later("the same as kopij-lint content")},
         {"kopij help lint", text::tr_later("the options of a program")}}};
    // Before the options of this program: each program chooses the language of the messages, the last one for
    // good.
    for (const auto& program : k_programs) about.subcommands.emplace_back(program.name, summary_of(program));
    cli::Options options(call, about);
    if (const auto done = options.parse()) return *done;
    if (options.arguments().empty()) throw cli::UsageError(text::tr("name a program"));
    throw cli::UsageError(tr_format("the program comes first: kopij {0} ...", options.arguments().front()));
}

}  // namespace kopij::program
