// For people: the finding, its place, the source with the passage underlined, why, what to do, and the change
// a fix would make.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>
#include <set>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"
#include "report/snippet.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;
using text::tr;
using text::tr_format;
using text::tr_plural;

constexpr std::size_t k_default_columns = 120;  // where the width of the screen is not known
constexpr std::size_t k_least_columns = 40;     // of a source line, however narrow the screen
constexpr std::size_t k_most_grouped = 12;      // findings shown as one

constexpr const char* k_bold = "\033[1m";
constexpr const char* k_red = "\033[1;31m";
constexpr const char* k_yellow = "\033[1;33m";
constexpr const char* k_blue = "\033[1;34m";
constexpr const char* k_removed = "\033[31m";
constexpr const char* k_added = "\033[32m";
constexpr const char* k_reset = "\033[0m";

constexpr SeverityNames k_colors{k_blue, k_yellow, k_red};

/// Whether two passages are in one paragraph, as far as the source's lay-out tells: no line between them is
/// empty or begins with a tag. A paragraph marked up otherwise is only shown in more pieces than it needs.
bool in_one_paragraph(std::string_view text, text::Range a, text::Range b) {
    constexpr std::size_t k_far = 2000;  // more is another screen
    if (b.begin < a.end || b.begin - a.end > k_far) return false;
    const auto between = text.substr(a.end, b.begin - a.end);
    for (auto at = between.find('\n'); at != std::string_view::npos; at = between.find('\n', at + 1)) {
        const auto word = between.find_first_not_of(" \t\r", at + 1);
        if (word != std::string_view::npos && (between[word] == '\n' || between[word] == '<')) return false;
    }
    return true;
}

/// Whether the second can be told together with the first.
bool belongs_with(const Diagnostic& a, const Diagnostic& b) {
    return a.rule == b.rule && a.severity == b.severity && a.why == b.why && a.help == b.help && !a.fix &&
           !b.fix;
}

/// The messages of findings told together: what they share, and what each has beside it.
struct Messages {
    std::string shared;
    std::vector<std::string> own;  ///< one a finding; none where all messages are the same
};

/// What a message puts where its rule's summary has "..."; nothing where it is no such message.
std::vector<std::string> filled_in(std::string_view summary, std::string_view message) {
    constexpr std::string_view k_open = "...";
    std::vector<std::string> out;
    auto open = summary.find(k_open);
    if (open == std::string_view::npos || message.substr(0, open) != summary.substr(0, open)) return {};
    auto at = open;
    while (open != std::string_view::npos) {
        const auto next = summary.find(k_open, open + k_open.size());
        const auto literal =
            summary.substr(open + k_open.size(), next - std::min(next, open + k_open.size()));
        const auto end = next == std::string_view::npos
                             ? (message.substr(at).ends_with(literal) ? message.size() - literal.size()
                                                                      : std::string_view::npos)
                             : message.find(literal, at);
        if (end == std::string_view::npos) return {};
        out.emplace_back(message.substr(at, end - at));
        at = end + literal.size();
        open = next;
    }
    return out;
}

/// The summary, filled in where all of them say the same; each has the rest for itself. Nothing is shared
/// where a message is not made from the summary.
Messages split_by_summary(const std::vector<const Diagnostic*>& findings, std::string_view summary) {
    std::vector<std::vector<std::string>> filled;
    for (const auto* one : findings) filled.push_back(filled_in(summary, one->message));
    Messages out;
    if (std::any_of(filled.begin(), filled.end(), [](const auto& texts) { return texts.empty(); }))
        return out;
    out.own.resize(findings.size());
    std::size_t at = 0;
    for (std::size_t n = 0; n < filled.front().size(); ++n) {
        const auto open = summary.find("...", at);
        const bool same = std::all_of(filled.begin(), filled.end(),
                                      [&](const auto& texts) { return texts[n] == filled.front()[n]; });
        out.shared.append(summary.substr(at, open - at)).append(same ? filled.front()[n] : "…");
        at = open + 3;
        if (same) continue;
        for (std::size_t k = 0; k < filled.size(); ++k)
            out.own[k] += (out.own[k].empty() ? "" : "; ") + filled[k][n];
    }
    out.shared += summary.substr(at);
    return out;
}

Messages split_messages(const std::vector<const Diagnostic*>& findings, const RuleInfo* info) {
    const bool same = std::all_of(findings.begin(), findings.end(), [&](const Diagnostic* one) {
        return one->message == findings.front()->message;
    });
    if (same) return {findings.front()->message, {}};
    auto by_summary = info ? split_by_summary(findings, info->summary) : Messages{};
    if (!by_summary.shared.empty()) return by_summary;
    Messages out{findings.front()->message, {}};
    const auto& first = findings.front()->message;
    auto prefix = first.size();
    auto suffix = first.size();
    for (const auto* one : findings) {
        const auto& message = one->message;
        const auto from_start =
            std::mismatch(first.begin(), first.end(), message.begin(), message.end()).first;
        prefix = std::min(prefix, static_cast<std::size_t>(from_start - first.begin()));
        const auto from_end =
            std::mismatch(first.rbegin(), first.rend(), message.rbegin(), message.rend()).first;
        suffix = std::min(suffix, static_cast<std::size_t>(from_end - first.rbegin()));
    }
    // Only whole words are shared; a bracket opens or closes one.
    const auto head = first.find_last_of(" (", prefix == 0 ? 0 : prefix - 1);
    prefix = head == std::string::npos || head >= prefix ? 0 : head + 1;
    const auto tail = first.find_first_of(" ).", first.size() - suffix);
    suffix = tail == std::string::npos ? 0 : first.size() - tail;
    std::size_t shortest = first.size();
    for (const auto* one : findings) shortest = std::min(shortest, one->message.size());
    const bool mostly_shared = prefix + suffix <= shortest && 2 * (prefix + suffix) >= shortest;
    if (mostly_shared) out.shared = first.substr(0, prefix) + "…" + first.substr(first.size() - suffix);
    for (const auto* one : findings) {
        const auto& message = one->message;
        out.own.push_back(mostly_shared ? message.substr(prefix, message.size() - prefix - suffix) : message);
    }
    return out;
}

class Text : public Reporter {
  public:
    Text(std::ostream& out, const Context& context) : m_out(out), m_context(context) {}

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        Places places(source);
        m_explained.clear();
        std::vector<bool> done(diagnostics.size());
        for (std::size_t n = 0; n < diagnostics.size(); ++n) {
            if (done[n]) continue;
            std::vector<const Diagnostic*> group = {&diagnostics[n]};
            for (auto k = n + 1; k < diagnostics.size() && group.size() < k_most_grouped; ++k) {
                const auto& next = diagnostics[k];
                if (!in_one_paragraph(source.text(), group.back()->range, next.range)) {
                    if (next.range.begin > group.back()->range.end) break;
                    continue;
                }
                if (!belongs_with(diagnostics[n], next)) continue;
                group.push_back(&next);
                done[k] = true;
            }
            findings(source, places, group);
        }
    }

    void finish(const Summary& summary) override {
        auto closing = closing_line(summary);
        if (summary.time) {
            const auto seconds = static_cast<double>(summary.time->count()) / 1000.0;
            closing += ' ' + tr_format("({0} s)", fmt::format("{:.1f}", seconds));
        }
        for (const auto& row : text::wrap(closing, style().width)) m_out << row << '\n';
    }

  private:
    const Style& style() const { return m_context.style; }

    std::string colored(const char* color, std::string_view text) const {
        return style().color ? fmt::format("{}{}{}", color, text, k_reset) : std::string(text);
    }

    std::string linked(const std::string& url, const std::string& text) const {
        return style().hyperlinks && !url.empty() ? fmt::format("\033]8;;{}\033\\{}\033]8;;\033\\", url, text)
                                                  : text;
    }

    void head(const Diagnostic& one, const std::string& message) {
        const auto severity = severity_word(one.severity);
        const auto rule = as_printable(one.rule);
        const auto columns = text::display_width(severity) + rule.size() + 4;
        const auto* info = m_context.rule(one.rule);
        const auto* color = k_colors.of(one.severity);
        m_out << colored(color, severity + "[") << linked(info ? info->link : "", colored(color, rule))
              << colored(color, "]") << colored(k_bold, ": ");
        // The first row is shorter by what stands before it: wrap the two together, then take the head off
        // again. The other rows are set in by two.
        const auto width = style().width > k_least_columns ? style().width - 2 : 0;
        const auto rows = text::wrap(std::string(columns - 2, 'x') + as_printable(message), width);
        m_out << colored(k_bold, rows.front().substr(columns - 2)) << '\n';
        for (std::size_t n = 1; n < rows.size(); ++n) m_out << "  " << colored(k_bold, rows[n]) << '\n';
    }

    void findings(const text::Source& source, Places& places, const std::vector<const Diagnostic*>& group) {
        const auto& one = *group.front();
        std::vector<text::Range> passages;
        for (const auto* member : group) passages.push_back(member->range);
        const auto messages = split_messages(group, m_context.rule(one.rule));
        head(one, messages.shared);
        const auto first_line = places.at(passages.front().begin).line;
        const auto gutter = std::to_string(places.last_line(passages.back())).size();
        const auto available = style().width > 0 ? style().width : k_default_columns;
        const auto columns = std::max(available, k_least_columns + gutter + 3) - gutter - 3;
        const auto shown = snippet(source, places, passages, columns);

        const auto at = places.at(passages.front().begin);
        const auto path = as_printable(source.path());
        const auto place = fmt::format("{}:{}:{}", path, first_line, at.column);
        m_out << std::string(gutter, ' ') << colored(k_blue, "--> ")
              << linked(file_url(source.path()), place);
        if (passages.size() > 1) {
            const auto many =
                tr_plural("({0} passage)", "({0} passages)", static_cast<long long>(passages.size()));
            const auto together = gutter + 4 + text::display_width(place) + 1 + text::display_width(many);
            m_out << (together <= available ? " " : "\n" + std::string(gutter + 4, ' ')) << many;
        }
        m_out << '\n' << margin(gutter, "") << '\n';
        for (const auto& row : shown.rows) {
            m_out << margin(gutter, row.line > 0 ? std::to_string(row.line) : "") << ' ' << row.text << '\n'
                  << margin(gutter, "") << ' ' << colored(k_colors.of(one.severity), row.carets) << '\n';
        }
        if (shown.more_to_line > 0) {
            m_out << margin(gutter, "") << ' ' << tr_format("... to line {0}", shown.more_to_line) << '\n';
        }
        for (std::size_t n = 0; n < messages.own.size(); ++n) {
            const auto here = places.at(passages[n].begin);
            note(fmt::format("{}:{}", here.line, here.column), messages.own[n], gutter);
        }
        if (m_explained.insert({one.rule, one.why}).second) note(tr("why"), one.why, gutter);
        note(tr("help"), one.help, gutter);
        if (one.fix && !one.fix->edits.empty()) change(source, places, *one.fix, gutter);
        m_out << '\n';
    }

    std::string margin(std::size_t gutter, const std::string& number) const {
        return colored(k_blue, std::string(gutter - std::min(gutter, number.size()), ' ') + number + " |");
    }

    std::string file_url(const std::string& path) const {
        if (!style().hyperlinks) return {};
        std::error_code ec;
        const auto absolute = std::filesystem::absolute(path, ec).lexically_normal();
        return "file://" + path_as_uri(absolute.generic_string());
    }

    void note(const std::string& title, const std::string& body, std::size_t gutter) {
        if (body.empty()) return;
        const auto indent = gutter + 3 + text::display_width(title) + 2;
        const auto width = style().width > indent + 20 ? style().width - indent : 0;
        const auto rows = text::wrap(as_printable(body), width);
        m_out << std::string(gutter, ' ') << ' ' << colored(k_blue, "=") << ' '
              << colored(k_bold, title + ":") << ' ' << rows.front() << '\n';
        for (std::size_t n = 1; n < rows.size(); ++n) m_out << std::string(indent, ' ') << rows[n] << '\n';
    }

    void change(const text::Source& source, Places& places, const diagnostic::Fix& fix, std::size_t gutter) {
        const bool safe = fix.safety == diagnostic::Fix::Safety::safe;
        note(
            safe ? tr("fix") : tr("possible fix"),
            safe ? tr("--fix makes this change:") : tr("--unsafe-fixes makes this change; look at it first:"),
            gutter);
        const std::string pad(gutter + 3, ' ');
        const auto available = style().width > 0 ? style().width : k_default_columns;
        const auto columns = std::max(available, k_least_columns + pad.size() + 2) - pad.size() - 2;
        for (const auto& rows : change_rows(source, places, fix.edits, columns)) {
            for (const auto& row : rows.removed) m_out << pad << colored(k_removed, "- " + row) << '\n';
            for (const auto& row : rows.added) m_out << pad << colored(k_added, "+ " + row) << '\n';
        }
    }

    std::ostream& m_out;
    const Context& m_context;
    std::set<std::pair<std::string, std::string>> m_explained;  // rule and reason, told in this file already
};

}  // namespace

std::unique_ptr<Reporter> make_text(std::ostream& out, const Context& context) {
    return std::make_unique<Text>(out, context);
}

}  // namespace kopij::report
