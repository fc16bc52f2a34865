#include "lint/findings.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "lint/suppression.hpp"
#include "text/message.hpp"

namespace kopij::lint {

diagnostic::Diagnostic* Findings::begin(text::Range range, diagnostic::Severity level) {
    if (full()) return nullptr;
    if (m_suppressions == nullptr || !m_suppressions->cover(m_rule.id, range)) ++m_counted;
    if (m_message == nullptr) {
        const auto& language = text::message_language();
        m_message = &m_rule.message.in(language);
        m_description = &m_rule.description.in(language);
        m_why = &m_rule.why.in(language);
    }
    auto& out = m_found.emplace_back();
    out.rule = m_rule.id;
    out.severity = level;
    out.range = range;
    return &out;
}

std::string Findings::why(std::span<const std::string_view> arguments) const {
    if (!m_rule.why.empty()) return *m_why;
    return m_description->empty() ? std::string() : format_message(*m_description, arguments);
}

void Findings::add(text::Range range, std::initializer_list<std::string_view> arguments) {
    auto* out = begin(range, m_level);
    if (out == nullptr) return;
    out->message = format_message(*m_message, {arguments.begin(), arguments.size()});
    out->why = why({arguments.begin(), arguments.size()});
}

void Findings::add(Finding finding) {
    auto* out = begin(finding.range, std::min(finding.level.value_or(m_level), m_level));
    if (out == nullptr) return;
    const boost::container::small_vector<std::string_view, 4> arguments(finding.arguments.begin(),
                                                                        finding.arguments.end());
    out->message =
        finding.message.empty() ? format_message(*m_message, arguments) : std::move(finding.message);
    out->why = why(arguments);
    out->help = std::move(finding.help);
    if (!finding.fix.empty() && m_rule.fix != FixPolicy::none) {
        out->fix = {
            m_rule.fix == FixPolicy::safe ? diagnostic::Fix::Safety::safe : diagnostic::Fix::Safety::unsafe,
            std::move(finding.fix)};
    }
    out->data = std::move(finding.data);
}

void Findings::gave_up(text::Range range) {
    if (!m_gave_up) m_gave_up = text::Range{range.begin, range.begin};
}

bool Findings::holds(std::string_view text, const Pattern& pattern, Callback<text::Range()> where) {
    if (m_patience == 0) return false;
    Match ignored;
    const auto searched = pattern.search(text, 0, ignored);
    if (searched == Searched::gave_up) {
        gave_up(where());
        --m_patience;
    }
    return searched == Searched::found;
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
