// Comment lines: what begins with #.
#include <algorithm>

#include "catalogue/parser.hpp"
#include "text/message.hpp"

namespace kopij::catalogue {

using text::tr;

namespace {

std::string_view without_space(std::string_view text) {
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

bool is_number(std::string_view word) {
    return !word.empty() &&
           std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void Parser::read_comment(std::size_t at, const Line& line) {
    if (entry_complete()) end_entry();
    if (entry_begun()) {
        error({at, line.end}, tr("a comment stands inside an entry"),
              tr("move it above the entry's first line"));
        return;
    }
    const auto text = m_text.substr(at + 1, line.end - at - 1);
    const char kind = text.empty() ? '\0' : text.front();
    if (kind == '|') {
        read_previous(at + 2, line, State::live);
        return;
    }
    end_field();
    if (m_entry_begin == std::string_view::npos) m_entry_begin = entry_begin(line, at);
    switch (kind) {
        case '.':
            append_text(entry().extracted_comments, without_space(text.substr(1)));
            break;
        case ':':
            read_references(text.substr(1));
            break;
        case ',':
            read_flags(text.substr(1));
            break;
        case '=':
        case '!':
            append_text(entry().other_comments, m_text.substr(at, line.end - at));
            break;
        default:
            append_text(entry().translator_comments, without_space(text));
            break;
    }
}

/// Places are separated by spaces; a name that holds some stands between U+2068 and U+2069, and a line number
/// may follow after "file: ".
void Parser::read_references(std::string_view text) {
    constexpr std::string_view k_isolate = "\xE2\x81\xA8";
    constexpr std::string_view k_pop = "\xE2\x81\xA9";
    const bool has_tabs = text.find('\t') != std::string_view::npos;
    while (!(text = trimmed(text)).empty()) {
        auto end = std::min(has_tabs ? text.find_first_of(" \t") : text.find(' '), text.size());
        if (text.starts_with(k_isolate)) {
            const auto close = text.find(k_pop);
            if (close != std::string_view::npos)
                end = std::min(text.find_first_of(" \t", close), text.size());
        }
        const auto word = text.substr(0, end);
        auto& all = entry().references;
        if (is_number(word) && !all.empty() && all.back().ends_with(':')) {
            all.set_lent(all.size() - 1, m_out.keep(std::string(all.back()) + std::string(word)));
        } else {
            append_text(all, word);
        }
        text.remove_prefix(end);
    }
}

void Parser::read_flags(std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find(','), text.size());
        const auto flag = trimmed(text.substr(0, end));
        if (!flag.empty()) append_text(entry().flags, flag);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// `#| msgid "..."` and its continuation lines; `#~|` of an obsolete entry.
void Parser::read_previous(std::size_t at, const Line& line, State state) {
    if (entry_complete()) end_entry();
    m_line_state = state;
    const auto text = trimmed(m_text.substr(at, line.end - at));
    at = static_cast<std::size_t>(text.data() - m_text.data());
    Field field = Field::none;
    std::size_t keyword = 0;
    // The longer word first: msgid begins msgid_plural.
    for (const auto& [word, of] : {std::pair<std::string_view, Field>{"msgid_plural", Field::previous_plural},
                                   {"msgctxt", Field::previous_context},
                                   {"msgid", Field::previous_id}}) {
        if (field != Field::none || !text.starts_with(word)) continue;
        field = of;
        keyword = word.size();
    }
    const bool continues = m_field == Field::previous_context || m_field == Field::previous_id ||
                           m_field == Field::previous_plural;
    if (entry_begun() || (field == Field::none && (!continues || !text.starts_with('"')))) {
        error({line.begin, line.end}, tr("this is not a previous msgctxt, msgid or msgid_plural"),
              tr("write the line as #| msgid \"text\", above the entry's msgid, or take it out"));
        touch(line, at);
        return;
    }
    if (field != Field::none) {
        end_field();
        at += keyword;
        begin_field(field, at);
    }
    touch(line, at);
    read_tokens(at, line);
}

}  // namespace kopij::catalogue
