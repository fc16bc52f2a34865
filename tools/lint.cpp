// kopij-lint: articles (and catalogues) in, diagnostics out.
#include <ostream>

#include "cli/options.hpp"
#include "markup/document.hpp"
#include "programs.hpp"
#include "text/message.hpp"

namespace kopij::program {

int lint(cli::Invocation& call) {
    cli::Options options(
        call,
        {"lint", text::tr_later("Holds articles against the editorial rules."), "[OPTIONS] [PATH...]", {}});
    if (const auto done = options.parse()) return *done;
    diagnostic::Collector found;
    for (const auto& path : options.arguments()) {
        const auto source = text::Source::from_file(path, text::Declares::xml);
        markup::parse(source, markup::Format::xml, found);
        for (const auto& d : found.diagnostics) {
            const auto at = source.location(d.range.begin);
            call.out << path << ':' << at.line << ':' << at.column << ':' << d.rule << ':' << d.message
                     << '\n';
        }
        found.diagnostics.clear();
    }
    return cli::k_clean;
}

}  // namespace kopij::program
