#include "lint/vale_search.hpp"

#include <algorithm>

#include "lint/literal_set.hpp"
#include "lint/vale_words.hpp"
#include "text/english.hpp"

namespace kopij::lint {
namespace {

/// The context with what stands before `from` written over.
class Context {
  public:
    Context(const SearchedText& searched, std::size_t from)
        : m_searched(searched), m_text(searched.text), m_from(from) {}

    std::string_view text() const { return m_text; }
    std::size_t from() const { return m_from; }
    std::size_t find(std::string_view words, std::size_t from) const { return m_searched.find(words, from); }
    char operator[](std::size_t at) const { return at >= m_from || m_text[at] == '\n' ? m_text[at] : '@'; }
    bool boundary(std::size_t at) const {
        const bool before = at > 0 && is_word_byte((*this)[at - 1]);
        const bool after = at < m_text.size() && is_word_byte((*this)[at]);
        return before != after;
    }

  private:
    const SearchedText& m_searched;
    std::string_view m_text;
    std::size_t m_from;
};

/// The words between borders of words or underscores; the first that stands not beside a backtick or hyphen,
/// else the first of all; else the words anywhere. They stand nowhere before `least`.
Hit find_words(const Context& context, std::string_view words, std::size_t least) {
    const auto whole = context.text();
    const auto any = context.find(words, std::max(context.from(), least));
    auto first = k_nowhere;
    for (auto at = any; at != k_nowhere;) {
        const auto end = at + words.size();
        const bool underscore_before = at > context.from() && context[at - 1] == '_';
        const bool begins = at == 0 || underscore_before || context.boundary(at);
        const bool underscore_after = end < whole.size() && context[end] == '_';
        if (!begins || !(underscore_after || end == whole.size() || context.boundary(end))) {
            at = context.find(words, at + 1);
            continue;
        }
        const auto begin = underscore_before ? at - 1 : at;
        // Of the characters around the match Vale looks at the one before and at the next but one after it.
        const auto after = end + (underscore_after ? 2 : 1);
        const auto is_code = [&](char c) { return c == '`' || c == '-'; };
        const bool skip =
            (begin > 1 && is_code(context[begin - 1])) || (after < whole.size() && is_code(context[after]));
        if (!skip) return {at, any, context.from()};
        if (first == k_nowhere) first = at;
        at = context.find(words, std::max(end, at + 1));
    }
    return {first != k_nowhere ? first : any, any, context.from()};
}

/// The first line of the context that holds every word of the sentence with the match.
std::size_t guess(std::string_view context, std::string_view block, std::string_view match) {
    std::string_view sentence;
    for (const auto range : text::english::sentences(block)) {
        const auto one = range.in(block);
        const auto at = one.find(match);
        if (one == match || (at != k_nowhere && at > 0)) sentence = one;
    }
    if (sentence.empty()) return k_nowhere;
    const auto words = vale_words(sentence);
    auto out = k_nowhere;
    each_line(context, [&](std::string_view line) {
        if (out == k_nowhere && std::all_of(words.begin(), words.end(), [&](const std::string& word) {
                return line.find(word) != k_nowhere;
            }))
            out = find_text(context, line);
    });
    return out;
}

}  // namespace

Hit find_match(const SearchedText& context, std::size_t begin, std::string_view block, std::string_view match,
               std::size_t least) {
    auto out = find_words(Context(context, begin == k_nowhere ? 0 : begin), match, least);
    if (out.at == k_nowhere) out.at = guess(context.text, block, match);
    return out;
}

}  // namespace kopij::lint
