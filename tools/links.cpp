// kopij-links: does every link lead somewhere? Files, ids, and the web.
#include "lint.hpp"
#include "programs.hpp"
#include "text/message.hpp"

namespace kopij::program {

int links(cli::Invocation& call) {
    return lint_with(
        call,
        {"links",
         text::tr_later("Checks that links lead somewhere: files, places in them, and the web."),
         "[OPTIONS] [PATH...]",
         {{"kopij-links", text::tr_later("the links of the project")},
          {"kopij-links --offline content", text::tr_later("files alone, and what is known of the web")},
          {"kopij-links --format json content", text::tr_later("every link with its verdict, for scripts")},
          {"kopij-links --fix --unsafe-fixes", text::tr_later("write the addresses that pages moved to")}}},
        Subject::links);
}

}  // namespace kopij::program
