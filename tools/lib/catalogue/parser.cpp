#include "catalogue/parser.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "catalogue/parse.hpp"
#include "catalogue/places.hpp"
#include "catalogue/quote.hpp"
#include "text/memory.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::catalogue {

using diagnostic::Severity;
using text::tr;
using text::tr_format;

namespace {

constexpr auto k_npos = std::string_view::npos;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

std::size_t skip_space(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && is_space(text[at])) ++at;
    return at;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

/// How many entries a catalogue holds, by how many stand at its beginning; only to reserve.
std::size_t likely_entries(std::string_view text) {
    constexpr std::size_t k_looked_at = 1U << 16U;  // bytes
    constexpr std::string_view k_id = "\nmsgid ";
    const auto sample = text.substr(0, k_looked_at);
    std::size_t count = 1;
    for (auto at = sample.find(k_id); at != std::string_view::npos; at = sample.find(k_id, at + 1)) ++count;
    const auto all = count * (text.size() / std::max<std::size_t>(sample.size(), 1) + 1);
    return all + all / 8;
}

}  // namespace

Parser::Parser(std::shared_ptr<const text::Source> source, diagnostic::Sink& sink)
    : m_source(std::move(source)), m_sink(sink), m_text(m_source->text()) {}

Catalogue Parser::run() {
    m_out.m_source = m_source;
    report_encoding();
    constexpr std::size_t k_memory =
        5;  // bytes for each of the text: messages, strings, what becomes of them
    text::expect_to_fill(k_memory * m_text.size());
    m_out.m_messages.reserve(likely_entries(m_text));
    m_out.m_messages.emplace_back();
    constexpr std::size_t k_long_entry = 600;
    m_out.m_index.reserve(m_text.size() / k_long_entry + 1);
    for (std::size_t at = m_source->begin(); at < m_text.size();) {
        const auto line = line_at(at);
        read_line(line);
        at = read_continuations(line.next);
    }
    end_entry();
    m_out.m_messages.pop_back();
    m_out.m_indexed = m_out.m_messages.size();
    m_out.m_tail = m_text.substr(m_done);
    m_out.m_line_end = m_crlf ? LineEnd::crlf : LineEnd::lf;
    if (!m_out.m_messages.empty() && !m_out.header()) {
        complain(k_no_header, Severity::warning, places_of(m_out, m_out.m_messages.front()).entry,
                 tr("the catalogue has no header"),
                 tr("begin the file with an entry whose msgid is empty and whose msgstr holds the header's "
                    "fields"));
    }
    return std::move(m_out);
}

Parser::Line Parser::line_at(std::size_t offset) const {
    const auto* found =
        static_cast<const char*>(std::memchr(m_text.data() + offset, '\n', m_text.size() - offset));
    if (!found) return {offset, m_text.size(), m_text.size()};
    const auto feed = static_cast<std::size_t>(found - m_text.data());
    return {offset, feed > offset && m_text[feed - 1] == '\r' ? feed - 1 : feed, feed + 1};
}

/// The lines from there that are one more string of a live field's value and nothing else, which most lines
/// of a catalogue are: all of it that read_line() would do for them, in one pass over their bytes. Gives the
/// first line that is anything else, or that has something to be said of.
std::size_t Parser::read_continuations(std::size_t at) {
    const bool goes_on = m_value_started && !m_broken && m_field != Field::none && m_field != Field::domain &&
                         m_line_state == State::live && entry().state == State::live;
    if (!goes_on || at >= m_text.size() || m_text[at] != '"') return at;
    begin_joined();
    for (; at < m_text.size() && m_text[at] == '"';) {
        char* to = m_joined_end;
        const auto end = copy_string(m_text, at + 1, to);
        if (end + 1 >= m_text.size() || m_text[end] != '"' || m_text[end + 1] != '\n') break;
        m_value = {m_value.data(), m_value.size() + static_cast<std::size_t>(to - m_joined_end)};
        m_joined_end = to;
        m_value_range.end = end + 1;
        at = m_entry_end = end + 2;
    }
    return at;
}

void Parser::read_line(const Line& line) {
    if (m_out.size() == 1 && line.next > line.end + 1) m_crlf = true;  // as the first entry has it
    const auto at = skip_space(m_text, line.begin, line.end);
    if (at == line.end) {
        if (m_broken) end_entry();  // the next one is read afresh
        return;
    }
    const char first = m_text[line.begin];
    const bool may_mark = first == '<' || first == '=' || first == '>' || first == '|';
    if (may_mark && read_conflict_marker(line)) return;
    if (m_text[at] == '#' && at + 1 < line.end && m_text[at + 1] == '~') {
        read_obsolete(at, line);
    } else if (m_text[at] == '#') {
        read_comment(at, line);
    } else {
        m_line_state = State::live;
        read_tokens(at, line);
    }
}

bool Parser::read_conflict_marker(const Line& line) {
    const auto text = m_text.substr(line.begin, line.end - line.begin);
    constexpr std::size_t k_marker = 7;
    const auto is_marker = [&](char c) {
        return text.size() >= k_marker && text.substr(0, k_marker) == std::string(k_marker, c) &&
               (text.size() == k_marker || text[k_marker] == ' ');
    };
    const bool opens = is_marker('<');
    const bool closes = is_marker('>');
    if (!opens && !closes && !is_marker('=') && !is_marker('|')) return false;
    if (!m_in_conflict) {
        complain(k_syntax, Severity::error, {line.begin, line.end},
                 tr_format("'{0}' is the mark of a merge conflict", std::string(text)),
                 tr("choose between the two sides, take the three marks out, and read the entries around "
                    "them again"));
    }
    m_broken = m_broken || entry_begun();
    m_in_conflict = !closes;
    m_had_conflict = true;
    return true;
}

void Parser::read_obsolete(std::size_t at, const Line& line) {
    at += 2;
    if (at < line.end && m_text[at] == '|') {
        read_previous(at + 1, line, State::obsolete);
        return;
    }
    at = skip_space(m_text, at, line.end);
    if (at == line.end) return;
    if (m_text[at] == '#') {
        read_comment(at, line);
        return;
    }
    m_line_state = State::obsolete;
    read_tokens(at, line);
}

/// Keywords and strings, as many as the line has.
void Parser::read_tokens(std::size_t at, const Line& line) {
    for (at = skip_space(m_text, at, line.end); at < line.end; at = skip_space(m_text, at, line.end)) {
        if (m_text[at] == '#') {
            const bool obsolete = at + 1 < line.end && m_text[at + 1] == '~';
            if (obsolete) {
                error({at, line.end}, tr("a comment stands inside an entry"),
                      tr("move it above the entry's first line"));
            } else {
                read_comment(at, line);
            }
            return;
        }
        if (m_text[at] == '"' ? read_string(at, line) : read_keyword(at, line)) continue;
        m_broken = true;
        return;
    }
}

Parser::Field Parser::field_of(std::string_view word) {
    if (word == "msgid") return Field::id;
    if (word == "msgstr") return Field::string;
    if (word == "msgctxt") return Field::context;
    if (word == "msgid_plural") return Field::plural;
    return word == "domain" ? Field::domain : Field::none;
}

bool Parser::read_keyword(std::size_t& at, const Line& line) {
    const auto begin = at;
    while (at < line.end && is_word(m_text[at])) ++at;
    const auto word = m_text.substr(begin, at - begin);
    const auto field = field_of(word);
    if (field == Field::none) {
        if (entry_complete()) end_entry();
        error({begin, word.empty() ? begin + 1 : at},
              word.empty() ? tr_format("'{0}' begins neither a keyword, a string nor a comment",
                                       std::string(m_text.substr(begin, 1)))
                           : tr_format("'{0}' is not a keyword of a catalogue", std::string(word)),
              tr("a line begins with msgctxt, msgid, msgid_plural, msgstr, a quoted string or #"));
        touch(line, begin);
        return false;
    }
    read_field(field, {begin, at}, at, line);
    return true;
}

void Parser::read_field(Field field, text::Range keyword, std::size_t& at, const Line& line) {
    const bool begins = field == Field::domain || field == Field::context || field == Field::id;
    const bool again = (field == Field::id && m_has_id) ||
                       (field == Field::context && (m_has_context || m_has_id)) ||
                       (field == Field::domain && entry_begun());
    const bool has_all = entry_complete() && !entry().id_plural;
    if (again || (begins && entry_complete()) || (field == Field::string && has_all)) end_entry();
    end_field();
    if (field == Field::domain) {
        abandon_entry();  // comments above a domain line belong to no entry
    } else {
        touch(line, keyword.begin);
    }
    if (field == Field::plural && (!m_has_id || entry().id_plural || entry_complete())) {
        error(keyword, tr("msgid_plural does not follow a msgid"),
              tr("an entry has msgid, msgid_plural and msgstr[0], msgstr[1], ... in this order"));
    }
    if (field == Field::string) read_string_keyword(keyword.begin, at, line);
    m_has_context = m_has_context || field == Field::context;
    m_has_id = m_has_id || field == Field::id;
    begin_field(field, at);
}

/// What comes after the word msgstr, and whether it may stand here.
void Parser::read_string_keyword(std::size_t begin, std::size_t& at, const Line& line) {
    const auto index = read_index(at, line);
    const text::Range range{begin, at};
    if (!m_has_id) {
        error(range, tr("msgstr has no msgid before it"), tr("write the source text as msgid above it"));
    } else if (index.has_value() != entry().id_plural.has_value()) {
        error(range,
              index ? tr("msgstr with a number needs a msgid_plural")
                    : tr("an entry with msgid_plural needs msgstr[0], msgstr[1], ..."),
              tr("an entry has msgid and msgstr, or msgid, msgid_plural and msgstr[0], msgstr[1], ..."));
    } else if (index.value_or(0) != entry().strings.size()) {
        error(range, tr_format("msgstr[{0}] is expected here", entry().strings.size()),
              tr("number the plural forms 0, 1, 2, ... in order"));
    }
}

std::optional<std::size_t> Parser::read_index(std::size_t& at, const Line& line) {
    auto here = skip_space(m_text, at, line.end);
    if (here == line.end || m_text[here] != '[') return std::nullopt;
    here = skip_space(m_text, here + 1, line.end);
    std::size_t value = 0;
    constexpr std::size_t k_most_forms = 1000;
    while (here < line.end && m_text[here] >= '0' && m_text[here] <= '9' && value < k_most_forms) {
        value = value * 10 + static_cast<std::size_t>(m_text[here++] - '0');
    }
    here = skip_space(m_text, here, line.end);
    if (here == line.end || m_text[here] != ']') {
        error({at, here}, tr("the number of a plural form is written msgstr[0]"),
              tr("close the bracket after a number"));
        at = line.end;
        return std::nullopt;
    }
    at = here + 1;
    return value;
}

bool Parser::read_string(std::size_t& at, const Line& line) {
    const auto begin = at;
    if (m_field != Field::domain) touch(line, begin);
    if (m_field == Field::none) {
        error({begin, begin + 1}, tr("a string stands here without a keyword"),
              tr("write msgid, msgstr or another keyword before the first string"));
        return false;
    }
    // Control characters may stand in a string, in the way of the quote that ends it or of an escape; the
    // line's end is one of them.
    const auto mark = [&](std::size_t from) {
        auto out = skip_plain(m_text, from);
        while (out < line.end && m_text[out] != '"' && m_text[out] != '\\') out = skip_plain(m_text, out + 1);
        return out;
    };
    auto end = mark(begin + 1);
    const bool escapes = end < line.end && m_text[end] == '\\';
    while (end < line.end && m_text[end] == '\\') end = mark(end + 2);
    if (end >= line.end) {
        error({begin, line.end}, tr("the string is not closed on its line"),
              tr("end the line with a quote; a quote inside the string is written \\\" and a line end \\n"));
        return false;
    }
    const auto piece = m_text.substr(begin + 1, end - begin - 1);
    if (!m_value_started) m_value_range.begin = begin;
    m_value_range.end = end + 1;
    at = end + 1;
    m_entry_end = skip_space(m_text, at, line.end) == line.end ? line.next : at;
    if (escapes) return add_escaped_piece(piece, begin + 1);
    add_piece(piece);
    return true;
}

void Parser::append_text(TextList& list, std::string_view text) {
    list.push_back_lent(text, [this](std::size_t bytes) { return m_out.allocate(bytes); });
}

void Parser::begin_joined() {
    if (m_value_joined) return;
    m_value_joined = true;
    if (!m_joined_end) {
        m_out.m_joined = std::make_shared_for_overwrite<char[]>(m_text.size() + k_copied_beyond);
        m_joined_end = m_out.m_joined.get();
    }
    const auto first = std::exchange(m_value, {m_joined_end, 0});
    append_joined(first);
}

void Parser::append_joined(std::string_view piece) {
    m_joined_end = std::copy(piece.begin(), piece.end(), m_joined_end);
    m_value = {m_value.data(), m_value.size() + piece.size()};
}

void Parser::add_piece(std::string_view piece) {
    m_value_started = true;
    if (m_value.empty() && !m_value_joined) {
        m_value = piece;
        return;
    }
    begin_joined();
    append_joined(piece);
}

bool Parser::add_escaped_piece(std::string_view piece, std::size_t offset) {
    begin_joined();
    m_value_started = true;
    for (std::size_t n = 0; n < piece.size();) {
        const auto plain = std::min(piece.find('\\', n), piece.size());
        append_joined(piece.substr(n, plain - n));
        n = plain;
        if (n == piece.size()) break;
        const auto character = unescape(piece, n);
        if (!character) {
            error({offset + n, offset + n + 2},
                  tr_format("'{0}' is no escape of a catalogue", std::string(piece.substr(n, 2))),
                  tr("a backslash itself is written \\\\"));
            return false;
        }
        m_value_has_bytes = m_value_has_bytes || static_cast<unsigned char>(*character) >= 0x80;
        append_joined({&*character, 1});
    }
    return true;
}

void Parser::begin_field(Field field, std::size_t at) {
    m_field = field;
    m_value = {};
    m_value_joined = m_value_started = m_value_has_bytes = false;
    m_value_range = {at, at};
}

void Parser::end_field() {
    if (m_field == Field::none) return;
    const auto field = std::exchange(m_field, Field::none);
    if (!m_value_started) {
        error({m_value_range.begin, m_value_range.begin}, tr("the keyword has no string"),
              tr("write the text between quotes after it; \"\" for none"));
        return;
    }
    if (m_value_has_bytes && text::find_invalid_utf8(m_value) != k_npos && !m_source->encoding_problem()) {
        error(m_value_range, tr("the string's numeric escapes give bytes that are not UTF-8"),
              tr("write the characters themselves"));
    }
    store_field(field);
}

void Parser::store_field(Field field) {
    switch (field) {
        case Field::context:
            entry().context = m_value;
            break;
        case Field::id:
            entry().id = m_value;
            break;
        case Field::plural:
            entry().id_plural = m_value;
            break;
        case Field::previous_context:
            entry().previous_context = m_value;
            break;
        case Field::previous_id:
            entry().previous_id = m_value;
            break;
        case Field::previous_plural:
            entry().previous_plural = m_value;
            break;
        case Field::domain:
            m_domain = m_value;
            break;
        default:
            append_text(entry().strings, m_value);
            break;
    }
}

/// Where an entry begins whose first token is at `at`: with its line, unless something else stands there
/// before it, an entry or the rest of one that was given up.
std::size_t Parser::entry_begin(const Line& line, std::size_t at) const {
    const auto before = m_text.substr(line.begin, at - line.begin);
    return before.find_first_not_of(" \t\r\f\v#~|") == k_npos ? line.begin : at;
}

void Parser::touch(const Line& line, std::size_t at) {
    if (m_entry_begin == k_npos) m_entry_begin = entry_begin(line, at);
    if (!entry_begun()) {
        entry().state = m_line_state;
    } else if (entry().state != m_line_state) {
        error({line.begin, line.end}, tr("a part of the entry is obsolete (#~) and a part is not"),
              tr("begin all lines of the entry with #~, or none"));
    }
}

}  // namespace kopij::catalogue
