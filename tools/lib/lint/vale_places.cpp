#include "lint/vale_places.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "lint/vale_words.hpp"
#include "text/english.hpp"

namespace kopij::lint {
namespace {

constexpr auto k_nowhere = std::string_view::npos;

bool is_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

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
    for (auto at = find_text(whole, words, context.from()); at != k_nowhere;) {
        const auto end = at + words.size();
        const bool underscore_before = at > context.from() && context[at - 1] == '_';
        const bool begins = at == 0 || underscore_before || context.boundary(at);
        const bool underscore_after = end < whole.size() && context[end] == '_';
        if (!begins || !(underscore_after || end == whole.size() || context.boundary(end))) {
            at = find_text(whole, words, at + 1);
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
        at = find_text(whole, words, std::max(end, at + 1));
    }
    return first != k_nowhere ? first : find_text(whole, words, context.from());
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

/// Where Vale finds the match in the context, or nowhere.
std::size_t find(std::string_view context, std::string_view block, std::string_view match) {
    const auto begin = find_text(context, block);
    const auto at = find_words(Context(context, begin == k_nowhere ? 0 : begin), match);
    return at != k_nowhere ? at : guess(context, block, match);
}

/// Writes over the first occurrence at or after `from`, whatever its letters. Where it was.
std::size_t substitute(std::string& context, std::string_view words, char with, std::size_t from = 0) {
    const auto at = find_text(context, words, from);
    if (at == k_nowhere) return at;
    const auto begin = context.begin() + static_cast<std::ptrdiff_t>(at);
    std::replace_if(
        begin, begin + static_cast<std::ptrdiff_t>(words.size()), [](char c) { return c != '\n'; }, with);
    return at;
}

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
    // Not with a space before it that stands nowhere.
    const auto begin = first_where(0, [&](std::size_t at) {
        return text.source_range({at, at + 1}).end > source.begin;
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
          m_lines(m_texts.vale_walk()->lines()),
          m_source(article.source()),
          m_replay(*m_texts.vale_walk()) {}

    void place(const std::vector<Group>& groups) {
        for (const auto& group : groups) {
            const auto number = group.text->prose_number();
            if (m_texts.is_summary(number)) continue;
            if (m_texts.is_raw(number)) {
                m_context = m_source.text();
                m_steps = k_nowhere;
                place(group, {}, true);
                continue;
            }
            const auto block = m_texts.vale_block(number);
            const bool one_line = group.text->prose().text().find('\n') == std::string::npos;
            // A paragraph's passes are "text.md" and its like, other blocks say more.
            const bool is_pass = m_texts.scopes()[group.text->scope()].size() <= 2;
            if (m_steps != block.steps) {
                m_context = m_replay.at(block);
                m_steps = block.steps;
            }
            place(group, block, is_pass && !one_line);
        }
    }

  private:
    struct Over {
        std::size_t at;
        std::string_view words;
    };

    /// What was found is written over, and written back behind the group's last.
    void place(const Group& group, const ValeWalk::Block& block, bool everywhere) {
        constexpr std::size_t k_short_context = 1000;
        auto& context = m_context;
        std::vector<Over> over;
        for (auto* one : group.found) {
            const auto in_text = range_in(*group.text, one->range);
            if (!in_text) continue;
            const auto block_text = group.text->text();
            const auto match = in_text->in(block_text);
            auto at = everywhere ? k_nowhere : in_line(context, block, block_text, *in_text);
            if (at == k_nowhere && context.size() < k_short_context && is_repeated(context, match)) {
                auto searched = context;
                each_word(std::string_view(context).substr(0, in_text->begin),
                          [&](std::string_view word) { substitute(searched, word, '@'); });
                at = find(searched, block_text, match);
            } else if (at == k_nowhere) {
                at = find(context, block_text, match);
            }
            one->vale_place = text::Location{0, 0};
            if (at == k_nowhere) continue;
            const auto first = substitute(context, match, '#', first_place(over, match));
            if (first != k_nowhere) over.push_back({first, match});
            if (m_seen.emplace(one->rule, at).second) one->vale_place = m_source.location(at);
        }
        for (auto one = over.rbegin(); one != over.rend(); ++one)
            one->words.copy(m_context.data() + one->at, one->words.size());
    }

    /// Before which the words stand nowhere: where they were found last, as they often were.
    static std::size_t first_place(const std::vector<Over>& over, std::string_view words) {
        constexpr std::ptrdiff_t k_most = 50;
        if (words.find('#') != k_nowhere) return 0;
        const auto end = over.rbegin() + std::min(k_most, std::ssize(over));
        const auto last =
            std::find_if(over.rbegin(), end, [&](const Over& earlier) { return earlier.words == words; });
        return last == end ? 0 : last->at;
    }

    static bool is_repeated(std::string_view context, std::string_view match) {
        const auto first = find_text(context, match);
        return first != k_nowhere && find_text(context, match, first + match.size()) != k_nowhere;
    }

    /// In the line that Vale believes the block to be in, or one before it that holds the match at the same
    /// column.
    std::size_t in_line(std::string_view context, const ValeWalk::Block& block, std::string_view block_text,
                        text::Range match) const {
        const auto words = match.in(block_text);
        for (std::size_t number = 0; number < m_lines.size(); ++number) {
            const auto begin = m_lines[number];
            const auto end = number + 1 < m_lines.size() ? m_lines[number + 1] : context.size();
            const auto line = context.substr(begin, end - begin);
            if (number != block.line && (line.size() <= match.end || match.in(line) != words)) continue;
            const auto at = find(line, block_text, words);
            return at == k_nowhere ? k_nowhere : begin + at;
        }
        return k_nowhere;
    }

    const Texts& m_texts;
    const std::vector<std::size_t>& m_lines;
    const text::Source& m_source;
    ValeWalk::Replay m_replay;
    std::string m_context;  // of the group that is placed
    std::size_t m_steps = k_nowhere;
    std::set<std::pair<std::string_view, std::size_t>> m_seen;
};

}  // namespace

void note_vale_places(const Article& article, const std::vector<ActiveRule>& rules,
                      std::vector<diagnostic::Diagnostic>& found) {
    if (found.empty() || !article.texts().vale_walk()) return;
    const auto& all = article.texts().all();
    std::vector<text::Range> places;
    for (const auto& text : all) places.push_back(text.source_range({0, text.text().size()}));
    std::map<std::string_view, std::vector<diagnostic::Diagnostic*>> of_rule;
    for (auto& one : found) {
        if (one.range.size() > 0) of_rule[one.rule].push_back(&one);
    }
    std::vector<Group> groups;
    for (const auto& active : rules) {
        const auto here = of_rule.find(active.entry->rule->id);
        if (here == of_rule.end()) continue;
        auto& left = here->second;  // in reading order
        for_each_text(article, *active.entry->rule, [&](const Text& text) {
            const auto whole = places[static_cast<std::size_t>(&text - all.data())];
            if (left.empty() || whole.end <= left.front()->range.begin ||
                whole.begin > left.back()->range.begin)
                return;
            Group group{&text, {}};
            const auto begins_before = [](const auto* one, std::size_t at) { return one->range.begin < at; };
            const auto first = std::lower_bound(left.begin(), left.end(), whole.begin, begins_before);
            const auto last = std::lower_bound(first, left.end(), whole.end, begins_before);
            std::copy_if(first, last, std::back_inserter(group.found),
                         [&](const auto* one) { return one->range.end <= whole.end; });
            if (group.found.empty()) return;
            // Each belongs to the first text that holds it.
            left.erase(
                std::remove_if(first, last, [&](const auto* one) { return one->range.end <= whole.end; }),
                last);
            groups.push_back(std::move(group));
        });
    }
    std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
        return a.text->prose_number() < b.text->prose_number();
    });
    Placing(article).place(groups);
}

}  // namespace kopij::lint
