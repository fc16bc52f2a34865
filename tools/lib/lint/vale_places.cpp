#include "lint/vale_places.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "lint/vale_words.hpp"
#include "text/english.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr auto k_nowhere = std::string_view::npos;

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// A stretch of the source that Vale takes for the match: where it begins, in characters, and what it holds.
struct Found {
    std::size_t character;
    std::string_view text;
};

/// The context with what stands before `from` written over.
class Context {
  public:
    Context(std::string_view text, std::size_t from) : m_text(text), m_from(from) {}

    std::string_view text() const { return m_text; }
    std::size_t from() const { return m_from; }
    char operator[](std::size_t at) const { return at >= m_from || m_text[at] == '\n' ? m_text[at] : '@'; }
    bool boundary(std::size_t at) const {
        const bool before = at > 0 && is_word((*this)[at - 1]);
        const bool after = at < m_text.size() && is_word((*this)[at]);
        return before != after;
    }

  private:
    std::string_view m_text;
    std::size_t m_from;
};

/// The words between borders of words or underscores; the first that stands not beside a backtick or hyphen,
/// else the first of all; else the words anywhere.
std::size_t find_words(const Context& context, std::string_view words) {
    const auto whole = context.text();
    auto first = k_nowhere;
    for (auto at = whole.find(words, context.from()); at != k_nowhere;) {
        const auto end = at + words.size();
        const bool underscore_before = at > context.from() && context[at - 1] == '_';
        const bool begins = at == 0 || underscore_before || context.boundary(at);
        const bool underscore_after = end < whole.size() && context[end] == '_';
        if (!begins || !(underscore_after || end == whole.size() || context.boundary(end))) {
            at = whole.find(words, at + 1);
            continue;
        }
        const auto begin = underscore_before ? at - 1 : at;
        // Of the characters around the match Vale looks at the one before and at the next but one after it.
        const auto after = end + (underscore_after ? 2 : 1);
        const auto is_code = [&](char c) { return c == '`' || c == '-'; };
        const bool skip =
            (begin > 1 && is_code(context[begin - 1])) || (after < whole.size() && is_code(context[after]));
        if (!skip) return at;
        if (first == k_nowhere) first = at;
        at = whole.find(words, std::max(end, at + 1));
    }
    return first != k_nowhere ? first : whole.find(words, context.from());
}

/// The first line of the context that holds every word of the sentence with the match.
std::optional<Found> guess(std::string_view context, std::string_view block, std::string_view match) {
    std::string_view sentence;
    for (const auto range : text::english::sentences(block)) {
        const auto one = range.in(block);
        const auto at = one.find(match);
        if (one == match || (at != k_nowhere && at > 0)) sentence = one;
    }
    if (sentence.empty()) return std::nullopt;
    const auto words = vale_words(sentence);
    std::optional<Found> out;
    each_part(context, "\n", false, [&](std::string_view line) {
        if (out) return;
        if (!std::all_of(words.begin(), words.end(),
                         [&](const std::string& word) { return line.find(word) != k_nowhere; }))
            return;
        out = Found{context.find(line), line};
    });
    return out;
}

std::optional<Found> find(std::string_view context, std::string_view block, std::string_view match) {
    const auto begin = context.find(block);
    const Context rest(context, begin == k_nowhere ? 0 : begin);
    const auto at = find_words(rest, match);
    if (at == k_nowhere) return guess(context, block, match);
    return Found{text::count_code_points(context.substr(0, at)), match};
}

/// Writes `with` over the first occurrence, a character for a character.
void substitute(std::string& context, std::string_view words, char with) {
    const auto at = context.find(words);
    if (at == k_nowhere || words.empty()) return;
    std::string other;
    for (const auto c : words) {
        if (!text::is_continuation(c)) other += c == '\n' ? c : with;
    }
    context.replace(at, words.size(), other);
}

/// The lines of the source, by their characters.
class Lines {
  public:
    explicit Lines(std::string_view source) {
        each_part(source, "\n", false, [&](std::string_view line) {
            m_ends.push_back((m_ends.empty() ? 0 : m_ends.back()) + text::count_code_points(line) + 1);
        });
        --m_ends.back();
    }
    text::Location at(std::size_t character) const {
        const auto line = std::lower_bound(m_ends.begin(), m_ends.end(), character + 1);
        if (line == m_ends.end()) return {m_ends.size(), 1};
        const auto begin = line == m_ends.begin() ? 0 : *(line - 1);
        return {static_cast<std::size_t>(line - m_ends.begin()) + 1, character - begin + 1};
    }

  private:
    std::vector<std::size_t> m_ends;
};

/// What a rule found in one text, in order.
struct Group {
    const Text* text;
    std::vector<diagnostic::Diagnostic*> found;
};

std::optional<text::Range> range_in(const Text& text, text::Range source) {
    const auto first_where = [&](std::size_t from, const auto& reached) {
        auto to = text.text().size();
        while (from < to) {
            const auto middle = from + (to - from) / 2;
            if (reached(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    };
    const auto begin = first_where(0, [&](std::size_t at) {
        return text.source_range({at, at + 1}).begin >= source.begin;
    });
    const auto end = first_where(begin, [&](std::size_t at) {
        return text.source_range({at, at + 1}).end >= source.end;
    });
    const text::Range out{begin, std::min(end + 1, text.text().size())};
    if (out.size() == 0 || text.source_range(out) != source) return std::nullopt;
    return out;
}

class Placing {
  public:
    explicit Placing(const Article& article)
        : m_texts(article.texts()),
          m_walk(*m_texts.vale_walk()),
          m_source(article.source().text()),
          m_lines(m_source),
          m_replay(m_walk) {}

    void place(const std::vector<Group>& groups) {
        for (const auto& group : groups) {
            const auto number = group.text->prose_number();
            if (m_texts.is_summary(number)) continue;
            if (m_texts.is_raw(number)) {
                place(group, {}, std::string(m_source), true);
                continue;
            }
            const auto block = m_texts.vale_block(number);
            const bool one_line = group.text->prose().text().find('\n') == std::string::npos;
            // A paragraph's passes are "text.md" and its like, other blocks say more.
            const bool is_pass = m_texts.scopes()[group.text->scope()].size() <= 2;
            place(group, block, m_replay.at(block), is_pass && !one_line);
        }
    }

  private:
    void place(const Group& group, const ValeWalk::Block& block, const std::string& begin, bool everywhere) {
        constexpr std::size_t k_short_context = 1000;
        std::string context = begin;
        for (auto* one : group.found) {
            const auto in_text = range_in(*group.text, one->range);
            if (!in_text) continue;
            const auto block_text = group.text->text();
            const auto match = in_text->in(block_text);
            std::optional<text::Location> place;
            if (!everywhere) place = in_line(context, block, block_text, *in_text);
            if (!place) {
                std::string searched = context;
                const auto second = searched.find(match, searched.find(match) + 1);
                if (searched.size() < k_short_context && second != k_nowhere) {
                    each_part(std::string_view(context).substr(0, in_text->begin), k_spaces, true,
                              [&](std::string_view word) { substitute(searched, word, '@'); });
                }
                if (const auto found = find(searched, block_text, match))
                    place = m_lines.at(found->character);
            }
            one->vale_place = text::Location{0, 0};
            if (!place) continue;
            substitute(context, match, '#');
            if (m_seen.emplace(one->rule, place->line, place->column).second) one->vale_place = place;
        }
    }

    /// In the line that Vale believes the block to be in, or one that holds the match at the same column.
    std::optional<text::Location> in_line(std::string_view context, const ValeWalk::Block& block,
                                          std::string_view block_text, text::Range match) const {
        const auto words = match.in(block_text);
        std::optional<text::Location> out;
        bool looked = false;
        std::size_t number = 0;
        each_part(context, "\n", false, [&](std::string_view line) {
            const bool same = line.size() >= match.end && match.in(line) == words;
            if (!looked && (same || number == block.line)) {
                looked = true;
                if (const auto found = find(line, block_text, words))
                    out = text::Location{number + 1, found->character + 1};
            }
            ++number;
        });
        return out;
    }

    const Texts& m_texts;
    const ValeWalk& m_walk;
    std::string_view m_source;
    Lines m_lines;
    ValeWalk::Replay m_replay;
    std::set<std::tuple<std::string, std::size_t, std::size_t>> m_seen;
};

}  // namespace

void note_vale_places(const Article& article, const std::vector<ActiveRule>& rules,
                      std::vector<diagnostic::Diagnostic>& found) {
    if (found.empty() || !article.texts().vale_walk()) return;
    std::map<std::string_view, std::vector<diagnostic::Diagnostic*>> of_rule;
    for (auto& one : found) of_rule[one.rule].push_back(&one);
    std::vector<Group> groups;
    for (const auto& active : rules) {
        const auto here = of_rule.find(active.entry->rule->id);
        if (here == of_rule.end()) continue;
        std::set<const diagnostic::Diagnostic*> grouped;
        for_each_text(article, *active.entry->rule, [&](const Text& text) {
            const auto whole = text.source_range({0, text.text().size()});
            Group group{&text, {}};
            for (auto* one : here->second) {
                if (one->range.size() > 0 && whole.begin <= one->range.begin && one->range.end <= whole.end &&
                    grouped.insert(one).second)
                    group.found.push_back(one);
            }
            if (!group.found.empty()) groups.push_back(std::move(group));
        });
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.text->prose_number() < b.text->prose_number();
    });
    Placing(article).place(groups);
}

}  // namespace kopij::lint
