#include "lint/word_pairs.hpp"

#include <algorithm>
#include <array>

#include "lint/literal_set.hpp"
#include "lint/word_runs.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::size_t k_longest = 64;  // bytes of a word that is looked for

std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size() && is_word_byte(text[at])) ++at;
    return at;
}

}  // namespace

/// Reads a pattern from its beginning on.
class WordPairs::Reader {
  public:
    explicit Reader(std::string_view pattern) : m_left(pattern) {}

    bool read(WordPairs& out) {
        read_flags();
        if (!take("\\b") || !read_list(out.m_first, false) || !take("\\b")) return false;
        out.m_one_space = !take("\\s*") && !take("\\s+");
        if (out.m_one_space && !take("\\s")) return false;
        read_flags();
        take("\\b");
        return read_list(out.m_second, true) && take("\\b") && m_left.empty();
    }

  private:
    bool take(std::string_view what) {
        if (!m_left.starts_with(what)) return false;
        m_left.remove_prefix(what.size());
        return true;
    }

    void read_flags() {
        for (;;) {
            if (take("(?i)")) {
                m_any_case = true;
            } else if (!take("(?m)")) {
                return;
            }
        }
    }

    bool read_list(List& out, bool with_endings) {
        if (!take("(")) return false;
        out.captures = !take("?:");
        out.any_case = m_any_case;
        do {
            const bool ending = with_endings && (take("\\w+") || take("[\\w]+"));
            auto size = end_of_word(m_left, 0);
            if (size == 0) return false;
            auto* list = ending ? &out.endings : &out.words;
            while (!ending && size + 1 < m_left.size() && m_left[size] == ' ' &&
                   is_word_byte(m_left[size + 1])) {
                list = &out.phrases;
                size = end_of_word(m_left, size + 1);
            }
            const auto word = m_left.substr(0, size);
            list->push_back(out.any_case ? text::ascii_lower(word) : std::string(word));
            m_left.remove_prefix(size);
            out.longest = std::max(out.longest, size);
            if (size > k_longest) return false;
        } while (take("|"));
        out.index.insert(out.words.begin(), out.words.end());
        std::sort(out.phrases.begin(), out.phrases.end());
        return take(")") && out.is_clear();
    }

    std::string_view m_left;
    bool m_any_case = false;
};

bool WordPairs::List::has(std::string_view word) const {
    // Of a longer word the end is enough.
    std::array<char, k_longest> room{};
    const bool is_long = word.size() > longest;
    const auto looked_at = is_long ? word.substr(word.size() - longest) : word;
    std::string_view folded = looked_at;
    if (any_case) {
        std::transform(looked_at.begin(), looked_at.end(), room.begin(),
                       [](char c) { return text::ascii_lower(c); });
        folded = {room.data(), looked_at.size()};
    }
    const auto ends = [&](const std::string& ending) {
        return word.size() > ending.size() && folded.ends_with(ending);
    };
    return std::any_of(endings.begin(), endings.end(), ends) || (!is_long && index.contains(folded));
}

bool WordPairs::List::is_clear() const {
    const auto begins_like_a_word = [&](const std::string& phrase) {
        return has(std::string_view(phrase).substr(0, phrase.find(' ')));
    };
    const auto goes_on = [](const std::string& phrase, const std::string& next) {
        return next.starts_with(phrase);
    };
    return std::none_of(phrases.begin(), phrases.end(), begins_like_a_word) &&
           std::adjacent_find(phrases.begin(), phrases.end(), goes_on) == phrases.end();
}

std::optional<std::size_t> WordPairs::List::match_at(std::string_view text, std::size_t at) const {
    const auto end = end_of_word(text, at);
    if (end < text.size() && !is_ascii(text[end])) return std::nullopt;
    if (end == at || has(text.substr(at, end - at))) return end;
    for (const auto& phrase : phrases) {
        const auto there = text.substr(at, phrase.size());
        const auto same = [&](char a, char b) { return (any_case ? text::ascii_lower(a) : a) == b; };
        if (!std::equal(there.begin(), there.end(), phrase.begin(), phrase.end(), same)) {
            if (!std::all_of(there.begin(), there.end(), is_ascii)) return std::nullopt;
            continue;
        }
        const auto behind = at + phrase.size();
        if (behind == text.size()) return behind;
        if (!is_ascii(text[behind])) return std::nullopt;
        if (!is_word_byte(text[behind])) return behind;
    }
    return at;
}

WordPairs::WordPairs(std::string_view pattern) { m_known = Reader(pattern).read(*this); }

std::optional<bool> WordPairs::match_at(std::string_view text, std::size_t at, Match& match) const {
    const auto end = m_first.match_at(text, at);
    if (!end) return std::nullopt;
    if (*end == at) return false;
    const auto begins = is_boundary(text, at);
    if (!begins || !*begins) return begins;
    auto next = *end;
    while (next < text.size() && is_space(text[next]) && !(m_one_space && next > *end)) ++next;
    const auto last = m_second.match_at(text, next);
    if (!last) return std::nullopt;
    if (*last == next) return false;
    match.groups.assign(1, text::Range{at, *last});
    if (m_first.captures) match.groups.emplace_back(text::Range{at, *end});
    if (m_second.captures) match.groups.emplace_back(text::Range{next, *last});
    return true;
}

}  // namespace kopij::lint
