#include "lint/vale_places.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <iterator>
#include <map>
#include <optional>
#include <utility>

#include "lint/vale_words.hpp"
#include "text/english.hpp"

namespace kopij::lint {
namespace {

constexpr auto k_nowhere = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '_'; }

/// A part of the source in which there is no ASCII letter before `first_letter`.
struct Searched {
    std::string_view text;
    std::size_t first_letter = 0;

    std::size_t find(std::string_view what, std::size_t from = 0) const {
        return find_text(text, what, from, first_letter);
    }
};

/// The context with what stands before `from` written over.
class Context {
  public:
    Context(const Searched& searched, std::size_t from)
        : m_searched(searched), m_text(searched.text), m_from(from) {}

    std::string_view text() const { return m_text; }
    std::size_t from() const { return m_from; }
    std::size_t find(std::string_view words, std::size_t from) const { return m_searched.find(words, from); }
    char operator[](std::size_t at) const { return at >= m_from || m_text[at] == '\n' ? m_text[at] : '@'; }
    bool boundary(std::size_t at) const {
        const bool before = at > 0 && is_word((*this)[at - 1]);
        const bool after = at < m_text.size() && is_word((*this)[at]);
        return before != after;
    }

  private:
    const Searched& m_searched;
    std::string_view m_text;
    std::size_t m_from;
};

/// Where words were found in what was searched, which is the source from `from` on.
struct Hit {
    std::size_t at = k_nowhere;
    std::size_t any = k_nowhere;  ///< the first place of all, within words or not
    std::size_t from = 0;

    /// In what that is a part of, which begins so far before.
    Hit moved(std::size_t by) const {
        return {at == k_nowhere ? at : at + by, any == k_nowhere ? any : any + by, from + by};
    }
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

/// Where Vale finds the match of a block that begins at `begin`, or nowhere there. The match stands nowhere
/// before `least`.
Hit find(const Searched& context, std::size_t begin, std::string_view block, std::string_view match,
         std::size_t least) {
    auto out = find_words(Context(context, begin == k_nowhere ? 0 : begin), match, least);
    if (out.at == k_nowhere) out.at = guess(context.text, block, match);
    return out;
}

/// Writes over what stands there, whatever its letters.
void write_over_at(std::string& context, std::size_t at, std::size_t size, char with) {
    const auto begin = context.begin() + static_cast<std::ptrdiff_t>(at);
    std::replace_if(
        begin, begin + static_cast<std::ptrdiff_t>(size), [](char c) { return c != '\n'; }, with);
}

/// What a rule found in one text, in order.
struct Group {
    const Text* text;
    std::size_t rule;  // its number
    boost::container::small_vector<diagnostic::Diagnostic*, 4> found;
};

std::optional<text::Range> range_in(const Text& text, text::Range source) {
    const auto size = text.text().size();
    // Nearly always the text reads there as the source.
    const auto guess = text.offset_of(source.begin);
    const text::Range likely{guess, guess + source.size()};
    if (guess < size && likely.end <= size && !likely.empty() && text.plain(likely) &&
        text.source_range(likely) == source)
        return likely;
    const auto first_where = [&](std::size_t from, const auto& reached) {
        auto to = size;
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
    const text::Range out{begin, std::min(end + 1, size)};
    if (out.size() == 0 || text.source_range(out) != source) return std::nullopt;
    return out;
}

/// Where a block stood in the source as Vale has it, before anything of it was written over.
struct BlockPlace {
    std::string_view block{};
    std::size_t from = k_nowhere;  // in the part of the source that begins here
    std::size_t in = 0;            // and has this size
    std::size_t first = k_nowhere;
    std::size_t second = k_nowhere;

    bool is_of(std::string_view text, std::size_t begin, std::size_t size) const {
        return block.data() == text.data() && block.size() == text.size() && from == begin && in == size;
    }
};

/// The source as Vale has it for one text, while what a rule found there is placed.
class Place {
  public:
    /// `known` is kept from one rule to the next.
    Place(Remains& context, std::string_view block, BlockPlace& known)
        : m_context(context), m_block(block), m_known(known) {}
    /// What was written over is written back.
    ~Place() {
        for (auto one = m_over.rbegin(); one != m_over.rend(); ++one)
            one->words.copy(m_context.text.data() + one->at, one->words.size());
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

    Searched searched() const { return {m_context.text, m_context.first_letter()}; }

    /// Where the block is first found, or nowhere: in the source, or in the part of it that begins at
    /// `begin`.
    std::size_t block(const Searched& in, std::size_t begin) {
        if (!m_lasts) return in.find(m_block);
        if (!m_known.is_of(m_block, begin, in.text.size())) {
            if (!m_over.empty()) return in.find(m_block);
            m_known = {m_block, begin, in.text.size(), in.find(m_block)};
            if (m_known.first != k_nowhere) m_known.second = in.find(m_block, m_known.first + 1);
        }
        // Where it was written over it is found no more.
        const auto first = m_known.first;
        if (first == k_nowhere || in.text.compare(first, m_block.size(), m_block) == 0) return first;
        return m_known.second == k_nowhere ? k_nowhere : in.find(m_block, first + 1);
    }

    /// Writes over the first occurrence of the words, which stand nowhere before `least` and were found like
    /// that.
    void substitute(std::string_view words, std::size_t least, const Hit& hit) {
        auto before = std::string_view(m_context.text);
        if (hit.any != k_nowhere) before = before.substr(0, hit.from + words.size() - 1);
        auto at = find_text(before, words, least, m_context.first_letter());
        if (at == k_nowhere) at = hit.any;
        if (at == k_nowhere) return;
        write_over_at(m_context.text, at, words.size(), '#');
        m_over.push_back({at, words});
    }

    /// Before which the words stand nowhere: where they were found last, as they often were.
    std::size_t first_place(std::string_view words) const {
        constexpr std::ptrdiff_t k_most = 50;
        if (words.find('#') != k_nowhere) return 0;
        const auto end = m_over.rbegin() + std::min(k_most, std::ssize(m_over));
        const auto last =
            std::find_if(m_over.rbegin(), end, [&](const Over& earlier) { return earlier.words == words; });
        return last == end ? 0 : last->at;
    }

  private:
    struct Over {
        std::size_t at;
        std::string_view words;
    };

    Remains& m_context;
    std::string_view m_block;
    BlockPlace& m_known;
    boost::container::small_vector<Over, 8> m_over;
    bool m_lasts = m_block.find('#') == k_nowhere;
};

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
                Remains raw{std::string(m_source.text())};
                place(group, raw, {}, true);
                continue;
            }
            const auto block = m_texts.vale_block(number);
            const bool one_line = group.text->prose().text().find('\n') == std::string::npos;
            // A paragraph's passes are "text.md" and its like, other blocks say more.
            const bool is_pass = m_texts.scopes()[group.text->scope()].size() <= 2;
            place(group, m_replay.at(block), block, is_pass && !one_line);
        }
    }

  private:
    void place(const Group& group, Remains& context, const ValeWalk::Block& block, bool everywhere) {
        const auto block_text = group.text->text();
        Place place(context, block_text, m_known);
        for (auto* one : group.found) {
            const auto in_text = range_in(*group.text, one->range);
            if (!in_text) continue;
            const auto match = in_text->in(block_text);
            const auto least = place.first_place(match);
            Hit hit;
            if (!everywhere) hit = in_line(place, block, block_text, *in_text, least);
            if (hit.at == k_nowhere) hit = in_context(place, block_text, *in_text, least);
            one->vale_place = text::Location{0, 0};
            if (hit.at == k_nowhere) continue;
            place.substitute(match, least, hit);
            if (m_seen.emplace(group.rule, hit.at).second) one->vale_place = m_source.location(hit.at);
        }
    }

    static Hit in_context(Place& place, std::string_view block_text, text::Range in_text, std::size_t least) {
        constexpr std::size_t k_short_context = 1000;
        const auto context = place.searched();
        const auto match = in_text.in(block_text);
        if (context.text.size() >= k_short_context || !is_repeated(context, match))
            return find(context, place.block(context, 0), block_text, match, least);
        std::string searched(context.text);
        each_word(context.text.substr(0, in_text.begin), [&](std::string_view word) {
            const auto at = find_text(searched, word);
            if (at != k_nowhere) write_over_at(searched, at, word.size(), '@');
        });
        // Of the source itself that tells only one place.
        return {find({searched}, find_text(searched, block_text), block_text, match, 0).at};
    }

    static bool is_repeated(const Searched& context, std::string_view match) {
        const auto first = context.find(match);
        return first != k_nowhere && context.find(match, first + match.size()) != k_nowhere;
    }

    /// In the line that Vale believes the block to be in, or one before it that holds the match at the same
    /// column.
    Hit in_line(Place& place, const ValeWalk::Block& block, std::string_view block_text, text::Range match,
                std::size_t least) const {
        const auto context = place.searched();
        const auto words = match.in(block_text);
        for (std::size_t number = first_line(context, block, words); number < m_lines.size(); ++number) {
            const auto begin = m_lines[number];
            const auto end = number + 1 < m_lines.size() ? m_lines[number + 1] : context.text.size();
            if (number != block.line &&
                (end - begin <= match.end || context.text[begin + match.begin] != words.front() ||
                 context.text.compare(begin + match.begin, words.size(), words) != 0))
                continue;
            const Searched line{context.text.substr(begin, end - begin),
                                std::max(context.first_letter, begin) - begin};
            const auto from = std::max(begin, least) - begin;
            return find(line, place.block(line, begin), block_text, words, from).moved(begin);
        }
        return {};
    }

    /// Before which no line holds the words, nor is the block's.
    std::size_t first_line(const Searched& context, const ValeWalk::Block& block,
                           std::string_view words) const {
        if (!is_letter(words.front())) return 0;
        const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), context.first_letter);
        return std::min(static_cast<std::size_t>(after - m_lines.begin()) - 1, block.line);
    }

    const Texts& m_texts;
    const std::vector<std::size_t>& m_lines;
    const text::Source& m_source;
    ValeWalk::Replay m_replay;
    BlockPlace m_known;
    boost::unordered_flat_set<std::pair<std::size_t, std::size_t>> m_seen;  // rules and places
};

}  // namespace

void note_vale_places(const Article& article, const std::vector<ActiveRule>& rules,
                      std::vector<diagnostic::Diagnostic>& found) {
    if (found.empty() || !article.texts().vale_walk()) return;
    const auto& all = article.texts().all();
    std::vector<text::Range> places;
    for (const auto& text : all) places.push_back(text.source_range({0, text.text().size()}));
    struct OfRule {
        std::size_t number = 0;
        std::vector<diagnostic::Diagnostic*> found;
    };
    std::map<std::string_view, OfRule> of_rule;
    OfRule* current = nullptr;
    std::string_view current_rule;
    for (auto& one : found) {
        if (one.range.size() == 0) continue;
        if (current == nullptr || one.rule != current_rule) {
            current_rule = one.rule;
            current = &of_rule.try_emplace(current_rule, OfRule{of_rule.size(), {}}).first->second;
        }
        current->found.push_back(&one);
    }
    std::vector<Group> groups;
    for (const auto& active : rules) {
        const auto here = of_rule.find(active.entry->rule->id);
        if (here == of_rule.end()) continue;
        auto& left = here->second.found;  // in reading order
        for_each_text(article, *active.entry->rule, [&](const Text& text) {
            const auto whole = places[static_cast<std::size_t>(&text - all.data())];
            if (left.empty() || whole.end <= left.front()->range.begin ||
                whole.begin > left.back()->range.begin)
                return;
            Group group{&text, here->second.number, {}};
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
