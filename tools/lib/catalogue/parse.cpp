// Entries as a whole: when one is complete, what is wrong with it, and the diagnostics.
#include "catalogue/parse.hpp"

#include <algorithm>

#include "catalogue/bytes.hpp"
#include "catalogue/parser.hpp"
#include "catalogue/places.hpp"
#include "text/message.hpp"

namespace kopij::catalogue {

using diagnostic::Severity;
using text::tr;
using text::tr_format;

namespace {

/// Whether there is a NUL or an EOT, in one pass.
bool has_nul_or_eot(std::string_view text) {
    constexpr unsigned char k_others = 0xFB;  // the bits that both lack
    constexpr std::size_t k_at_once = 4;
    std::size_t at = 0;
    for (; at + k_at_once * sizeof(Bytes) <= text.size(); at += k_at_once * sizeof(Bytes)) {
        auto found = (bytes_at(text, at) & k_others) == 0;
        for (std::size_t n = 1; n < k_at_once; ++n)
            found |= (bytes_at(text, at + n * sizeof(Bytes)) & k_others) == 0;
        if (first_of(found) < sizeof(Bytes)) return true;
    }
    constexpr std::string_view k_both("\0\x04", 2);
    return text.find_first_of(k_both, at) != std::string_view::npos;
}

}  // namespace

void Parser::end_entry() {
    end_field();
    if (entry_begun()) check_entry();
    if (entry_begun() && !m_broken) accept_entry();
    abandon_entry();
}

void Parser::check_entry() {
    const text::Range range{m_entry_begin, std::max(m_entry_begin, m_entry_end)};
    if (!m_has_id) {
        error(range, tr("the entry has no msgid"),
              tr("write the source text as msgid between msgctxt and msgstr"));
    } else if (entry().strings.empty()) {
        error(range, tr("the entry has no msgstr"),
              tr("end the entry with msgstr \"\" where it is not translated"));
    }
}

void Parser::accept_entry() {
    entry().verbatim = m_text.substr(m_entry_begin, m_entry_end - m_entry_begin);
    entry().lead = m_text.substr(m_done, m_entry_begin - m_done);
    entry().domain = m_domain;
    m_done = m_entry_end;
    const auto hash = MessageIndex::fold(hash_key(entry().context, entry().id));
    const auto same = m_out.m_index.find(hash, [this](std::size_t number) {
        const auto& one = m_out.m_messages[number];
        return one.id == entry().id && one.context == entry().context && one.domain == entry().domain;
    });
    // Between the marks of a conflict both sides' entries stand; the conflict is what is to be solved.
    if (same && !m_had_conflict) report_duplicate(m_out.m_messages[*same]);
    m_out.m_hashes.push_back(hash);
    m_out.m_index.insert(hash, m_out.m_messages.size() - 1);
    m_out.m_messages.emplace_back();
    m_entry_begin = std::string_view::npos;
}

/// Its bytes, if any are left, become part of the lead of the next entry.
void Parser::abandon_entry() {
    if (m_entry_begin != std::string_view::npos) entry() = {};
    m_entry_begin = std::string_view::npos;
    m_has_context = m_has_id = m_broken = false;
}

void Parser::report_duplicate(const Message& first) {
    const auto line = m_source->location(places_of(m_out, first).id.begin).line;
    complain(k_duplicate, Severity::error, places_of(m_out, entry()).id,
             entry().is_header() ? tr_format("a second header; the first is in line {0}", line)
                                 : tr_format("this message was defined before, in line {0}", line),
             tr("keep the better translation and remove the other entry"));
}

void Parser::report_encoding() {
    if (const auto& problem = m_source->encoding_problem()) {
        complain(k_encoding, Severity::error, {problem->offset, std::min(problem->offset + 1, m_text.size())},
                 problem->message, tr("the charset is declared in the header's Content-Type"));
    }
    if (m_source->begin() != 0) {
        complain(k_encoding, Severity::warning, {0, m_source->begin()},
                 tr("the file begins with a byte-order mark, which gettext's own tools refuse"),
                 tr("save the file as UTF-8 without a byte-order mark"));
    }
    if (!has_nul_or_eot(m_text)) return;
    const auto separator = m_text.find('\x04');
    if (separator != std::string_view::npos) {
        complain(k_encoding, Severity::error, {separator, separator + 1},
                 tr("the file holds the control character EOT, with which gettext separates contexts"),
                 tr("take the character out; nobody can see it"));
    }
    const auto nul = m_text.find('\0');
    if (nul != std::string_view::npos) {
        complain(k_encoding, Severity::error, {nul, nul + 1}, tr("the file holds a NUL byte"),
                 tr("is this a catalogue? Take it from version control again"));
    }
}

void Parser::error(text::Range range, std::string message, std::string help) {
    if (!m_broken && !m_in_conflict) {
        complain(k_syntax, Severity::error, range, std::move(message), std::move(help));
    }
    m_broken = true;
}

void Parser::complain(const char* rule, Severity severity, text::Range range, std::string message,
                      std::string help) {
    if (m_errors++ >= k_most_errors) return;
    diagnostic::Diagnostic found{rule, severity, range, std::move(message)};
    found.help = std::move(help);
    m_sink.report(std::move(found));
}

Catalogue parse(std::shared_ptr<const text::Source> source, diagnostic::Sink& sink) {
    return Parser(std::move(source), sink).run();
}

Catalogue parse(text::Source source, diagnostic::Sink& sink) {
    return parse(std::make_shared<const text::Source>(std::move(source)), sink);
}

bool has_errors(const diagnostic::Collector& found) {
    return std::any_of(found.diagnostics.begin(), found.diagnostics.end(),
                       [](const auto& one) { return one.severity == Severity::error; });
}

}  // namespace kopij::catalogue
