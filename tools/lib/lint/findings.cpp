#include "lint/findings.hpp"

#include <algorithm>

#include "lint/suppression.hpp"
#include "text/message.hpp"

namespace kopij::lint {

void Findings::add(Finding finding) {
    if (full()) return;
    if (m_suppressions == nullptr || !m_suppressions->cover(m_rule.id, finding.range)) ++m_counted;
    if (m_message == nullptr) {
        const auto& language = text::message_language();
        m_message = &m_rule.message.in(language);
        m_description = &m_rule.description.in(language);
        m_why = &m_rule.why.in(language);
    }
    auto& out = m_found.emplace_back();
    out.rule = m_rule.id;
    out.severity = std::min(finding.level.value_or(m_level), m_level);
    out.range = finding.range;
    out.message =
        finding.message.empty() ? format_message(*m_message, finding.arguments) : std::move(finding.message);
    if (!m_rule.why.empty()) {
        out.why = *m_why;
    } else if (!m_description->empty()) {
        out.why = format_message(*m_description, finding.arguments);
    }
    out.help = std::move(finding.help);
    if (!finding.fix.empty() && m_rule.fix != FixPolicy::none) {
        out.fix = {
            m_rule.fix == FixPolicy::safe ? diagnostic::Fix::Safety::safe : diagnostic::Fix::Safety::unsafe,
            std::move(finding.fix)};
    }
    out.data = std::move(finding.data);
}

void Findings::gave_up(text::Range range) {
    if (!m_gave_up) m_gave_up = text::Range{range.begin, range.begin};
}

void Findings::finish() {
    const auto begin = m_found.begin() + static_cast<std::ptrdiff_t>(m_begin);
    // A rule nearly always finds in order.
    if (!std::is_sorted(begin, m_found.end(), diagnostic::in_reading_order))
        std::stable_sort(begin, m_found.end(), diagnostic::in_reading_order);
    const auto same = [](const auto& a, const auto& b) {
        return a.range == b.range && a.message == b.message;
    };
    m_found.erase(std::unique(begin, m_found.end(), same), m_found.end());
    if (m_gave_up) {
        m_found.push_back(
            {std::string(k_rule_problem), diagnostic::Severity::warning, *m_gave_up,
             text::tr_format("a pattern of {0} takes too long on this text and was given up; make it "
                             "simpler, for instance without a repetition in a repetition",
                             m_rule.id)});
    }
}

}  // namespace kopij::lint
