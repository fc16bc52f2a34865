#include "catalogue/places.hpp"

#include <algorithm>
#include <functional>

namespace kopij::catalogue {
namespace {

/// Finds the strings of an entry; in one that is in error, what looks like them.
class PlaceFinder {
  public:
    PlaceFinder(std::string_view text, text::Range entry)
        : m_text(text.substr(0, entry.end)), m_at(entry.begin) {
        m_places.entry = entry;
        while (m_places.entry.size() > 0 && is_line_end(m_text[m_places.entry.end - 1])) --m_places.entry.end;
        m_text = m_text.substr(0, m_places.entry.end);
    }

    Places run() {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '#') {
                skip_mark();
            } else if (c == '"') {
                read_string();
            } else if (c >= 'a' && c <= 'z') {
                read_keyword();
            } else {
                ++m_at;
            }
        }
        return std::move(m_places);
    }

  private:
    static bool is_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }
    static bool is_line_end(char c) { return c == '\n' || c == '\r'; }

    /// The mark of an obsolete entry is passed; any other comment is passed whole.
    void skip_mark() {
        const auto rest = m_text.substr(m_at);
        if (rest.starts_with("#~") && !rest.starts_with("#~|")) {
            m_at += 2;
        } else {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        }
    }

    void read_keyword() {
        const auto begin = m_at;
        while (m_at < m_text.size() && is_word(m_text[m_at])) ++m_at;
        const auto word = m_text.substr(begin, m_at - begin);
        if (word == "msgctxt") m_range = &m_places.context;
        if (word == "msgid") m_range = &m_places.id;
        if (word == "msgid_plural") m_range = &m_places.plural;
        if (word == "msgstr") m_range = &m_places.strings.emplace_back();
    }

    void read_string() {
        const auto begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"') m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        if (!m_range) return;
        if (m_range->empty()) m_range->begin = begin;
        m_range->end = m_at;
    }

    std::string_view m_text;
    std::size_t m_at;
    text::Range* m_range = nullptr;
    Places m_places;
};

}  // namespace

Places places_of(const Catalogue& catalogue, const Message& message) {
    const auto* source = catalogue.source();
    const auto* begin = message.verbatim.data();
    if (!source || message.verbatim.empty()) return {};
    const auto text = source->text();
    const std::less<> before;
    if (before(begin, text.data()) || !before(begin, text.data() + text.size())) return {};
    const auto offset = static_cast<std::size_t>(begin - text.data());
    auto out = PlaceFinder(text, {offset, offset + message.verbatim.size()}).run();
    // Of an entry in error the parser may have taken fewer or more strings, or a msgid that is none.
    const text::Range nowhere{out.entry.begin, out.entry.begin};
    out.strings.resize(message.strings.size(), nowhere);
    if (out.id.empty()) out.id = nowhere;
    return out;
}

}  // namespace kopij::catalogue
