#include "report/report.hpp"

#include "report/formats.hpp"

namespace kopij::report {

void Summary::count(const diagnostic::Diagnostic& one) {
    switch (one.severity) {
        case diagnostic::Severity::error:
            ++errors;
            break;
        case diagnostic::Severity::warning:
            ++warnings;
            break;
        case diagnostic::Severity::suggestion:
            ++suggestions;
            break;
    }
    if (one.fix && one.fix->safety == diagnostic::Fix::Safety::safe) ++fixable;
}

const std::vector<Format>& formats() {
    static const std::vector<Format> k_formats = {
        {"text", make_text},
        {"line", make_line},
        {"json", make_json},
    };
    return k_formats;
}

}  // namespace kopij::report
