#include "lint/vale_places.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "lint/vale_search.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

/// Writes over what stands there, whatever its letters.
void write_over_at(std::string& context, std::size_t at, std::size_t size, char with) {
    const auto begin = context.begin() + static_cast<std::ptrdiff_t>(at);
    std::replace_if(
        begin, begin + static_cast<std::ptrdiff_t>(size), [](char c) { return c != '\n'; }, with);
}

/// What a rule found in one text, in order: a stretch of a list.
struct Group {
    const Text* text;
    std::size_t rule;  // its number
    std::size_t limit;
    std::size_t begin;
    std::size_t end;
};

/// What rules found, by the texts that it was found in.
class Groups {
  public:
    explicit Groups(const Article& article) : m_article(article) {
        for (const auto& prose : article.texts().prose())
            m_places.push_back(prose.source_range({0, prose.text().size()}));
    }

    /// `left` is what the rule of this number found, in reading order. Each finding belongs to the first text
    /// that holds it.
    void add(const Rule& rule, std::size_t number, std::vector<diagnostic::Diagnostic*> left) {
        const auto from = [&](std::size_t place) {
            return std::lower_bound(left.begin(), left.end(), place,
                                    [](const auto* one, std::size_t at) { return one->range.begin < at; });
        };
        const auto wanted = [&](std::size_t prose) {
            const auto first = from(m_places[prose].begin);
            return first != left.end() && (*first)->range.begin < m_places[prose].end;
        };
        for_each_text_in(m_article, rule, wanted, [&](const Text& text) {
            const auto whole = text.source_range({0, text.text().size()});
            const auto is_within = [&](const auto* one) { return one->range.end <= whole.end; };
            const auto first = from(whole.begin);
            auto last = first;
            while (last != left.end() && (*last)->range.begin < whole.end) ++last;
            const auto begin = m_found.size();
            std::copy_if(first, last, std::back_inserter(m_found), is_within);
            if (m_found.size() == begin) return;
            left.erase(std::remove_if(first, last, is_within), last);
            m_all.push_back({&text, number, rule.limit, begin, m_found.size()});
        });
    }

    /// In the order in which Vale reads the texts.
    std::vector<Group> take() {
        std::stable_sort(m_all.begin(), m_all.end(), [](const Group& a, const Group& b) {
            return a.text->prose_number() < b.text->prose_number();
        });
        return std::move(m_all);
    }
    std::span<diagnostic::Diagnostic* const> found(const Group& group) const {
        return std::span(m_found).subspan(group.begin, group.end - group.begin);
    }

  private:
    const Article& m_article;
    std::vector<text::Range> m_places;  // of each prose
    std::vector<diagnostic::Diagnostic*> m_found;
    std::vector<Group> m_all;
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

    SearchedText searched() const { return {m_context.text, m_context.first_letter()}; }

    /// Where the block is first found, or nowhere: in the source, or in the part of it that begins at
    /// `begin`.
    std::size_t block(const SearchedText& in, std::size_t begin) {
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

    void place(Groups groups) {
        for (const auto& group : groups.take()) {
            const auto found = groups.found(group);
            const auto number = group.text->prose_number();
            if (m_texts.is_summary(number)) continue;
            if (m_texts.is_raw(number)) {
                Remains raw{std::string(m_source.text())};
                place(group, found, raw, {}, true);
                continue;
            }
            const auto block = m_texts.vale_block(number);
            const bool one_line = group.text->prose().text().find('\n') == std::string::npos;
            // A paragraph's passes are "text.md" and its like, other blocks say more.
            const bool is_pass = m_texts.scopes()[group.text->scope()].size() <= 2;
            place(group, found, m_replay.at(block), block, is_pass && !one_line);
        }
    }

    /// What is more than its rule's limit allows, in no order.
    std::vector<const diagnostic::Diagnostic*> beyond_limits() { return std::move(m_beyond_limits); }

  private:
    void place(const Group& group, std::span<diagnostic::Diagnostic* const> found, Remains& context,
               const ValeWalk::Block& block, bool everywhere) {
        const auto block_text = group.text->text();
        Place place(context, block_text, m_known);
        for (auto* one : found) {
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
            if (!m_seen.emplace(group.rule, hit.at).second) continue;
            if (group.limit != 0 && m_counts[group.rule]++ >= group.limit) {
                m_beyond_limits.push_back(one);
            } else {
                one->vale_place = m_source.location(hit.at);
            }
        }
    }

    static Hit in_context(Place& place, std::string_view block_text, text::Range in_text, std::size_t least) {
        constexpr std::size_t k_short_context = 1000;
        const auto context = place.searched();
        const auto match = in_text.in(block_text);
        if (context.text.size() >= k_short_context || !is_repeated(context, match))
            return find_match(context, place.block(context, 0), block_text, match, least);
        std::string searched(context.text);
        each_word(context.text.substr(0, in_text.begin), [&](std::string_view word) {
            const auto at = find_text(searched, word);
            if (at != k_nowhere) write_over_at(searched, at, word.size(), '@');
        });
        // Of the source itself that tells only one place.
        return {find_match({searched}, find_text(searched, block_text), block_text, match, 0).at};
    }

    static bool is_repeated(const SearchedText& context, std::string_view match) {
        const auto first = context.find(match);
        return first != k_nowhere && context.find(match, first + match.size()) != k_nowhere;
    }

    /// Whether Vale takes the line for the block's, since the words stand in it where they stand in the
    /// block: it counts characters there, and bytes here.
    static bool is_alike(std::string_view line, std::string_view words, std::size_t characters_before) {
        return line.size() > characters_before + words.size() &&
               line.compare(characters_before, words.size(), words) == 0;
    }

    /// In the line that Vale believes the block to be in, or one before it that holds the match at the same
    /// column.
    Hit in_line(Place& place, const ValeWalk::Block& block, std::string_view block_text, text::Range match,
                std::size_t least) const {
        const auto context = place.searched();
        const auto words = match.in(block_text);
        const auto before = text::count_code_points(block_text.substr(0, match.begin));
        // Of words beyond ASCII there are more bytes than characters, so they never read alike.
        const bool may_be_alike = text::count_code_points(words) == words.size();
        for (std::size_t number = first_line(context, block, words); number < m_lines.size(); ++number) {
            const auto begin = m_lines[number];
            const auto end = number + 1 < m_lines.size() ? m_lines[number + 1] : context.text.size();
            if (number != block.line &&
                !(may_be_alike && is_alike(context.text.substr(begin, end - begin), words, before)))
                continue;
            const SearchedText line{context.text.substr(begin, end - begin),
                                    std::max(context.first_letter, begin) - begin};
            const auto from = std::max(begin, least) - begin;
            return find_match(line, place.block(line, begin), block_text, words, from).moved(begin);
        }
        return {};
    }

    /// Before which no line holds the words, nor is the block's.
    std::size_t first_line(const SearchedText& context, const ValeWalk::Block& block,
                           std::string_view words) const {
        if (!text::is_ascii_letter(static_cast<unsigned char>(words.front()))) return 0;
        const auto after = std::upper_bound(m_lines.begin(), m_lines.end(), context.first_letter);
        return std::min(static_cast<std::size_t>(after - m_lines.begin()) - 1, block.line);
    }

    const Texts& m_texts;
    const std::vector<std::size_t>& m_lines;
    const text::Source& m_source;
    ValeWalk::Replay m_replay;
    BlockPlace m_known;
    boost::unordered_flat_set<std::pair<std::size_t, std::size_t>> m_seen;  // rules and places
    std::map<std::size_t, std::size_t> m_counts;  // of what rules with a limit found
    std::vector<const diagnostic::Diagnostic*> m_beyond_limits;
};

}  // namespace

void note_vale_places(const Article& article, const std::vector<ActiveRule>& rules,
                      std::vector<diagnostic::Diagnostic>& found) {
    if (found.empty() || !article.texts().vale_walk()) return;
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
    Groups groups(article);
    for (const auto& active : rules) {
        const auto here = of_rule.find(active.entry->rule->id);
        if (here != of_rule.end()) groups.add(*active.entry->rule, here->second.number, here->second.found);
    }
    Placing placing(article);
    placing.place(std::move(groups));
    auto beyond = placing.beyond_limits();
    if (beyond.empty()) return;
    std::sort(beyond.begin(), beyond.end());
    auto next = found.begin();
    for (auto& one : found) {
        if (std::binary_search(beyond.begin(), beyond.end(), &one)) continue;
        if (&*next != &one) *next = std::move(one);
        ++next;
    }
    found.erase(next, found.end());
}

}  // namespace kopij::lint
