#include "report/report.hpp"

#include <algorithm>

#include "report/formats.hpp"
#include "text/message.hpp"

namespace kopij::report {

using text::tr;
using text::tr_format;
using text::tr_plural;

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
    if (one.fix) ++(one.fix->safety == diagnostic::Fix::Safety::safe ? fixable : unsafe_fixable);
}

const char* SeverityNames::of(diagnostic::Severity severity) const {
    switch (severity) {
        case diagnostic::Severity::error:
            return error;
        case diagnostic::Severity::warning:
            return warning;
        case diagnostic::Severity::suggestion:
            break;
    }
    return suggestion;
}

std::string severity_word(diagnostic::Severity severity) {
    constexpr SeverityNames k_words{text::tr_later("suggestion"), text::tr_later("warning"),
                                    text::tr_later("error")};
    return tr(k_words.of(severity));
}

const RuleInfo* Context::rule(std::string_view id) const {
    const auto found =
        std::find_if(rules.begin(), rules.end(), [id](const RuleInfo& one) { return one.id == id; });
    return found == rules.end() ? nullptr : &*found;
}

const std::vector<Format>& formats() {
    static const std::vector<Format> k_formats = {
        {"text", make_text},     {"line", make_line},
        {"json", make_json},     {"sarif", make_sarif},
        {"github", make_github}, {"gitlab", make_gitlab},
        {"junit", make_junit},   {"checkstyle", make_checkstyle},
        {"rdjson", make_rdjson},
    };
    return k_formats;
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& format : formats()) names.emplace_back(format.name);
    return names;
}

std::string closing_line(const Summary& summary) {
    const auto number = [](std::size_t n) { return static_cast<long long>(n); };
    const auto files = tr_plural("{0} file", "{0} files", number(summary.files));
    std::string found;
    const auto add = [&found](std::size_t n, const std::string& phrase) {
        if (n > 0) found += (found.empty() ? "" : ", ") + phrase;
    };
    add(summary.errors, tr_plural("{0} error", "{0} errors", number(summary.errors)));
    add(summary.warnings, tr_plural("{0} warning", "{0} warnings", number(summary.warnings)));
    add(summary.suggestions, tr_plural("{0} suggestion", "{0} suggestions", number(summary.suggestions)));
    auto out = found.empty() ? tr_format("Nothing found in {0}.", files)
                             : tr_format("Found {0} in {1}.", found, files);
    const auto sentence = [&out](std::size_t n, const std::string& phrase) {
        if (n > 0) out += ' ' + phrase;
    };
    sentence(summary.fixed, tr_plural("{0} was fixed.", "{0} were fixed.", number(summary.fixed)));
    sentence(summary.fixable, tr_plural("{0} can be fixed with --fix.", "{0} can be fixed with --fix.",
                                        number(summary.fixable)));
    sentence(summary.unsafe_fixable, tr_plural("{0} has a fix to look at first: --diff --unsafe-fixes.",
                                               "{0} have a fix to look at first: --diff --unsafe-fixes.",
                                               number(summary.unsafe_fixable)));
    sentence(summary.known, tr_plural("{0} known one is in the baseline.",
                                      "{0} known ones are in the baseline.", number(summary.known)));
    return out;
}

}  // namespace kopij::report
