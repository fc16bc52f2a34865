// For people: the finding, its place, the source with the passage underlined, why, what to do, and the change
// a fix would make.
#include <fmt/format.h>

#include <algorithm>
#include <ostream>

#include "report/formats.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::report {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Severity;
using text::tr;
using text::tr_format;
using text::tr_plural;

constexpr std::size_t k_most_lines = 3;         // of a passage that runs over several
constexpr std::size_t k_default_columns = 120;  // of a source line where the width of the screen is not known
constexpr std::size_t k_context = 24;           // columns of it kept before the passage when it is cut

constexpr const char* k_bold = "\033[1m";
constexpr const char* k_red = "\033[1;31m";
constexpr const char* k_yellow = "\033[1;33m";
constexpr const char* k_blue = "\033[1;34m";
constexpr const char* k_green = "\033[32m";
constexpr const char* k_reset = "\033[0m";

std::string severity_name(Severity severity) {
    switch (severity) {
        case Severity::error:
            return tr("error");
        case Severity::warning:
            return tr("warning");
        case Severity::suggestion:
            break;
    }
    return tr("suggestion");
}

const char* severity_color(Severity severity) {
    switch (severity) {
        case Severity::error:
            return k_red;
        case Severity::warning:
            return k_yellow;
        case Severity::suggestion:
            break;
    }
    return k_blue;
}

/// A source line as a terminal can show it: tabs as spaces, control characters as U+FFFD.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\t') {
            out += "    ";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += "\uFFFD";
        } else {
            out += c;
        }
    }
    return out;
}

/// The last (or first) part of the text that fits the columns.
std::string_view last_columns(std::string_view text, std::size_t columns) {
    std::size_t from = 0;
    while (from < text.size() && text::display_width(text.substr(from)) > columns) {
        ++from;
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0U) == 0x80U) ++from;
    }
    return text.substr(from);
}

std::string_view first_columns(std::string_view text, std::size_t columns) {
    std::size_t end = 0;
    std::size_t used = 0;
    while (end < text.size()) {
        auto next = end + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
        used += text::display_width(text.substr(end, next - end));
        if (used > columns) break;
        end = next;
    }
    return text.substr(0, end);
}

class Text : public Reporter {
  public:
    Text(std::ostream& out, const Style& style) : m_out(out), m_style(style) {}

    void file(const text::Source& source, const std::vector<Diagnostic>& diagnostics) override {
        for (const auto& one : diagnostics) finding(source, one);
    }

    void finish(const Summary& summary) override {
        if (summary.findings() == 0) {
            m_out << tr_plural("{0} file checked, nothing found.", "{0} files checked, nothing found.",
                               static_cast<long long>(summary.files))
                  << '\n';
            return;
        }
        const auto count = [](const char* one, const char* many, std::size_t n) {
            return tr_plural(one, many, static_cast<long long>(n));
        };
        m_out << tr_format("Found {0}, {1} and {2} in {3}.", count("{0} error", "{0} errors", summary.errors),
                           count("{0} warning", "{0} warnings", summary.warnings),
                           count("{0} suggestion", "{0} suggestions", summary.suggestions),
                           count("{0} file", "{0} files", summary.files));
        if (summary.fixable > 0) {
            m_out << ' '
                  << count("{0} can be fixed with --fix.", "{0} can be fixed with --fix.", summary.fixable);
        }
        m_out << '\n';
    }

  private:
    std::string colored(const char* color, std::string_view text) const {
        return m_style.color ? fmt::format("{}{}{}", color, text, k_reset) : std::string(text);
    }

    void finding(const text::Source& source, const Diagnostic& one) {
        const auto at = source.location(one.range.begin);
        const auto* color = severity_color(one.severity);
        const auto head = fmt::format("{}[{}]: ", severity_name(one.severity), one.rule);
        m_out << colored(color, head.substr(0, head.size() - 2)) << colored(k_bold, ": ");
        // The first line is shorter by what stands before it: wrap the two together, then take the head off
        // again.
        const auto lines =
            text::wrap(std::string(text::display_width(head), 'x') + one.message, m_style.width);
        m_out << colored(k_bold,
                         lines.front().substr(std::min(text::display_width(head), lines.front().size())))
              << '\n';
        for (std::size_t n = 1; n < lines.size(); ++n) m_out << "  " << colored(k_bold, lines[n]) << '\n';

        const auto gutter = std::to_string(at.line + k_most_lines).size();
        m_out << std::string(gutter, ' ') << colored(k_blue, "--> ") << source.path() << ':' << at.line << ':'
              << at.column << '\n';
        snippet(source, one, gutter, color);
        note(tr("why"), one.why, gutter);
        note(tr("help"), one.help, gutter);
        if (one.fix) change(source, one, gutter);
        m_out << '\n';
    }

    void snippet(const text::Source& source, const Diagnostic& one, std::size_t gutter, const char* color) {
        const auto first = source.location(one.range.begin).line;
        const auto last = source.location(std::max(one.range.begin + 1, one.range.end) - 1).line;
        const auto bar = colored(k_blue, "|");
        m_out << std::string(gutter, ' ') << ' ' << bar << '\n';
        for (auto line = first; line <= std::min(last, first + k_most_lines - 1); ++line) {
            const auto range = source.line_range(line);
            const auto whole = range.in(source.text());
            auto begin = std::max(one.range.begin, range.begin) - range.begin;
            const auto end = std::clamp(one.range.end, range.begin, range.end) - range.begin;
            // From the second line on the indentation is not part of what is underlined.
            if (line > first) begin = std::max(begin, std::min(whole.find_first_not_of(" \t"), whole.size()));
            source_line(std::to_string(line), whole, begin, std::max(begin, end), gutter, color);
        }
        if (last >= first + k_most_lines) {
            m_out << std::string(gutter, ' ') << ' ' << bar << ' ' << tr_format("... to line {0}", last)
                  << '\n';
        }
    }

    void source_line(const std::string& number, std::string_view whole, std::size_t begin, std::size_t end,
                     std::size_t gutter, const char* color) {
        const auto columns =
            std::max<std::size_t>(m_style.width > 0 ? m_style.width : k_default_columns, 40) - gutter - 3;
        auto before = printable(whole.substr(0, begin));
        auto passage = printable(whole.substr(begin, end - begin));
        auto after = printable(whole.substr(end));
        if (text::display_width(before) + text::display_width(passage) + text::display_width(after) >
            columns) {
            if (text::display_width(before) > k_context) {
                before = "…" + std::string(last_columns(before, k_context - 1));
            }
            const auto left = columns - text::display_width(before);
            if (text::display_width(passage) > left) {
                passage = std::string(first_columns(passage, left - 1)) + "…";
                after.clear();
            }
            const auto rest = left - text::display_width(passage);
            if (text::display_width(after) > rest) {
                after = rest > 0 ? std::string(first_columns(after, rest - 1)) + "…" : "";
            }
        }
        const auto bar = colored(k_blue, "|");
        m_out << colored(k_blue, std::string(gutter - number.size(), ' ') + number) << ' ' << bar << ' '
              << before << passage << after << '\n';
        const auto carets = std::max<std::size_t>(text::display_width(passage), 1);
        m_out << std::string(gutter, ' ') << ' ' << bar << ' '
              << std::string(text::display_width(before), ' ') << colored(color, std::string(carets, '^'))
              << '\n';
    }

    void note(const std::string& title, const std::string& body, std::size_t gutter) {
        if (body.empty()) return;
        const auto indent = gutter + 4 + text::display_width(title) + 1;
        const auto width = m_style.width > indent + 20 ? m_style.width - indent : 0;
        const auto lines = text::wrap(body, width);
        m_out << std::string(gutter, ' ') << ' ' << colored(k_blue, "=") << ' '
              << colored(k_bold, title + ":") << ' ' << lines.front() << '\n';
        for (std::size_t n = 1; n < lines.size(); ++n) m_out << std::string(indent, ' ') << lines[n] << '\n';
    }

    void change(const text::Source& source, const Diagnostic& one, std::size_t gutter) {
        const bool safe = one.fix->safety == diagnostic::Fix::Safety::safe;
        note(safe ? tr("fix") : tr("possible fix"),
             safe ? tr("--fix makes this change:") : tr("--unsafe-fixes makes this change; check it:"),
             gutter);
        for (const auto& edit : one.fix->edits) {
            const std::string pad(gutter + 3, ' ');
            const auto removed = edit.range.in(source.text());
            if (!removed.empty())
                m_out << pad << colored(k_red, "- " + printable(first_columns(removed, 200))) << '\n';
            if (!edit.replacement.empty()) {
                m_out << pad << colored(k_green, "+ " + printable(first_columns(edit.replacement, 200)))
                      << '\n';
            }
        }
    }

    std::ostream& m_out;
    Style m_style;
};

}  // namespace

std::unique_ptr<Reporter> make_text(std::ostream& out, const Style& style) {
    return std::make_unique<Text>(out, style);
}

}  // namespace kopij::report
