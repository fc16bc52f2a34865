#include <fmt/ranges.h>

#include "config/nearest.hpp"
#include "lint/rule.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

using config::Value;

std::string meant(const Value& name, const std::vector<std::string>& allowed) {
    const auto near = config::nearest(name.scalar(), allowed);
    return near.empty() ? std::string() : text::tr_format("; did you mean '{0}'?", near);
}

std::string allowed_here(const std::vector<std::string>& allowed) {
    return text::tr_format("Allowed here: {0}.", fmt::format("{}", fmt::join(allowed, ", ")));
}

}  // namespace

void RuleProblems::add(text::Range range, std::string message, std::string help) {
    ++m_count;
    report(diagnostic::Severity::error, range, std::move(message), std::move(help));
}

void RuleProblems::unknown(const Value& name, const std::vector<std::string>& allowed, std::string message) {
    add(name.range(), std::move(message) + meant(name, allowed), allowed_here(allowed));
}

void RuleProblems::doubtful(text::Range range, std::string message, std::string help) {
    report(diagnostic::Severity::warning, range, std::move(message), std::move(help));
}

void RuleProblems::doubtful_name(const Value& name, const std::vector<std::string>& allowed,
                                 std::string message) {
    doubtful(name.range(), std::move(message) + meant(name, allowed), allowed_here(allowed));
}

void RuleProblems::report(diagnostic::Severity severity, text::Range range, std::string message,
                          std::string help) {
    m_sink.report({std::string(k_rule_problem), severity, range, std::move(message), {}, std::move(help)});
}

}  // namespace kopij::lint
