#include "cli/problems.hpp"

#include <algorithm>
#include <string_view>

#include "report/report.hpp"

namespace kopij::cli {

void print_problems(const text::Source& source, std::vector<diagnostic::Diagnostic> problems,
                    const Options& options, Invocation& call) {
    if (problems.empty()) return;
    std::stable_sort(problems.begin(), problems.end(), diagnostic::in_reading_order);
    const auto& formats = report::formats();
    const auto text = std::find_if(formats.begin(), formats.end(), [](const report::Format& one) {
        return std::string_view(one.name) == "text";
    });
    report::Context context;
    context.style.color = options.color();
    text->make(call.err, context)->file(source, problems);
}

}  // namespace kopij::cli
