// kopij-check: catalogues in, diagnostics out.
#include "lint.hpp"
#include "programs.hpp"
#include "text/message.hpp"

namespace kopij::program {

int check(cli::Invocation& call) {
    return lint_with(call,
                     {"check",
                      text::tr_later("Judges translations against their sources."),
                      "[OPTIONS] [PATH...]",
                      {{"kopij-check", text::tr_later("every catalogue of the project")},
                       {"kopij-check --source content/nl/rtms.xml locales/en/rtms.po",
                        text::tr_later("one catalogue, and whether it is up to date with its article")}}},
                     Subject::catalogues);
}

}  // namespace kopij::program
