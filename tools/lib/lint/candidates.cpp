#include "lint/candidates.hpp"

#include <algorithm>
#include <boost/container/small_vector.hpp>

#include "lint/article.hpp"
#include "lint/literal_set.hpp"
#include "lint/literals.hpp"
#include "lint/word_runs.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

/// Which texts a rule reads, each scope asked once.
class Selection {
  public:
    Selection(const Texts& texts, const Rule& rule)
        : m_texts(texts), m_rule(rule), m_selected(texts.scopes().size(), k_unasked) {}

    bool takes(const Text& text) {
        auto& known = m_selected[text.scope()];
        if (known == k_unasked) known = m_rule.scope.selects(m_texts.scopes()[text.scope()]) ? 1 : 0;
        return known == 1 && judges(text.language());
    }

  private:
    /// Nearly every text has the language of the one before, and the same bytes for it.
    bool judges(std::string_view language) {
        if (m_language.data() != language.data() || m_language.size() != language.size()) {
            m_language = language;
            m_judges = m_rule.judges(language);
        }
        return m_judges;
    }

    static constexpr signed char k_unasked = -1;
    const Texts& m_texts;
    const Rule& m_rule;
    boost::container::small_vector<signed char, 32> m_selected;
    std::string_view m_language;
    bool m_judges = m_rule.judges({});
};

/// Whether the text begins or ends inside a word of its prose, so that there are word boundaries in it which
/// the prose has not.
bool cuts_words(const Text& text) {
    const auto prose = std::string_view(text.prose().text());
    const auto range = text.range();
    const auto inside = [&](std::size_t at) {
        return at > 0 && at < prose.size() && is_word_byte(prose[at - 1]) && is_word_byte(prose[at]);
    };
    return inside(range.begin) || inside(range.end);
}

/// Matches from left to right, none overlapping, at places that are tried in rising order.
class Trial {
  public:
    Trial(const Pattern& pattern, std::string_view content, Callback<void(const Match&)> found)
        : m_pattern(pattern), m_content(content), m_found(found) {}

    /// Where the next match can begin.
    std::size_t next() const { return m_from; }
    /// Whether there is no other match.
    bool ended() const { return m_ended; }

    /// The same where the literals of `places`, which are one place, tell the match.
    bool at(std::size_t place, std::span<const Candidates::Place> places) {
        if (place < m_from) return true;
        const auto& all = m_pattern.literals().all;
        for (const auto& one : places) {
            if (one.literal == Scanner::k_no_literal || !all[one.literal].exact) return at(place);
            const auto& literal = all[one.literal];
            const auto end = place + literal.size;
            if (end > m_content.size()) continue;
            const auto stands = has_boundaries(literal, place);
            if (!stands) return at(place);
            if (!*stands) continue;
            const text::Range range{place, end};
            m_match.groups.assign(literal.group + std::size_t{1}, std::nullopt);
            m_match.groups.front() = m_match.groups.back() = range;
            m_from = end;
            m_found(m_match);
            return true;
        }
        return true;
    }

    /// False where the search gave up.
    bool at(std::size_t place) {
        if (place < m_from) return true;
        m_from = place + 1;
        const auto searched = m_pattern.match_at(m_content, place, m_match);
        if (searched != Searched::found) return searched == Searched::none;
        const auto end = m_match.whole().end;
        m_found(m_match);
        m_from = std::max(end, m_from);
        return true;
    }

    /// Searches from `place` on for matches that begin up to `last`, and for one behind it.
    bool from(std::size_t place, std::size_t last) {
        m_from = std::max(m_from, place);
        for (;;) {
            while (m_from < m_content.size() && text::is_continuation(m_content[m_from])) ++m_from;
            if (m_from > last) return true;
            const auto searched = m_pattern.search(m_content, m_from, m_match);
            if (searched == Searched::gave_up) return false;
            m_ended = searched == Searched::none;
            if (m_ended) return true;
            m_found(m_match);
            m_from = std::max(m_match.whole().end, m_match.whole().begin + 1);
        }
    }

  private:
    /// Nothing where that is not known.
    std::optional<bool> has_boundaries(const Literal& literal, std::size_t place) const {
        std::optional<bool> out = true;
        if (literal.after_boundary) out = is_boundary(m_content, place);
        if (out && *out && literal.before_boundary) out = is_boundary(m_content, place + literal.size);
        return out;
    }

    const Pattern& m_pattern;
    std::string_view m_content;
    Callback<void(const Match&)> m_found;
    Match m_match;
    std::size_t m_from = 0;
    bool m_ended = false;
};

bool may_begin(const Literals& literals, std::string_view content, std::size_t at) {
    return !text::is_continuation(content[at]) && literals.may_begin(content, at);
}

/// Searches where there are bytes with which a match can begin, if these are few.
bool for_each_match_from(const Pattern& pattern, std::string_view content,
                         Callback<void(const Match&)> found) {
    const auto& literals = pattern.literals();
    if (!literals.selective) return for_each_match(pattern, content, found);
    Trial trial(pattern, content, found);
    for (std::size_t at = 0; at < content.size(); ++at) {
        if (may_begin(literals, content, at) && !trial.at(at)) return false;
    }
    return true;
}

/// Searches where a match can begin that holds a literal at one of the places.
bool for_each_match_around(const Pattern& pattern, std::string_view content,
                           std::span<const Candidates::Place> places, std::size_t begin,
                           Callback<void(const Match&)> found) {
    constexpr std::size_t k_few = 64;  // bytes that are worth trying one by one
    const auto& literals = pattern.literals();
    Trial trial(pattern, content, found);
    for (const auto& place : places) {
        const auto literal = place.offset - begin;
        if (!may_lead(literals.lead, content, literal)) continue;
        auto from = literal;
        for (std::size_t characters = 0; from > trial.next() && characters < literals.most_before; --from) {
            const auto byte = content[from - 1];
            if (!literals.before[static_cast<unsigned char>(byte)]) break;
            if (!text::is_continuation(byte)) ++characters;
        }
        if (literal - from > k_few) {
            if (!trial.from(from, literal)) return false;
            if (trial.ended()) return true;
            continue;
        }
        for (; from <= literal; ++from) {
            if (may_begin(literals, content, from) && !trial.at(from)) return false;
        }
    }
    return true;
}

}  // namespace

Candidates::Candidates(const Texts& texts, const Search& search) : m_scanner(search.scanner) {
    struct Found {
        std::uint32_t pattern;
        Place place;
    };
    std::vector<Scanner::Hit> hits;
    std::vector<Found> all;
    m_begins.assign(m_scanner.size() + 1, 0);
    for (std::uint32_t prose = 0; prose < texts.prose().size(); ++prose) {
        if (texts.is_raw(prose) ? !search.raw : texts.is_summary(prose) && !search.summary) continue;
        hits.clear();
        if (!m_scanner.scan(texts.prose()[prose].text(), hits)) m_unknown.push_back(prose);
        for (const auto& hit : hits) {
            all.push_back({hit.pattern, {prose, hit.offset, hit.literal}});
            ++m_begins[hit.pattern + 1];
        }
    }
    for (std::size_t i = 1; i < m_begins.size(); ++i) m_begins[i] += m_begins[i - 1];
    m_places.resize(all.size());
    auto next = m_begins;
    for (const auto& one : all) {
        auto at = next[one.pattern]++;
        const auto first = m_begins[one.pattern];
        // A literal's own order comes after that of places.
        for (; at > first && m_places[at - 1].prose == one.place.prose &&
               m_places[at - 1].offset == one.place.offset && m_places[at - 1].literal > one.place.literal;
             --at)
            m_places[at] = m_places[at - 1];
        m_places[at] = one.place;
    }
}

std::optional<std::span<const Candidates::Place>> Candidates::of(const Pattern& pattern) const {
    const auto number = m_scanner.number_of(pattern);
    if (number == m_scanner.size()) return std::nullopt;
    return std::span(m_places).subspan(m_begins[number], m_begins[number + 1] - m_begins[number]);
}

bool Candidates::is_unknown(std::size_t prose) const {
    return std::binary_search(m_unknown.begin(), m_unknown.end(), prose);
}

void for_each_text(const Article& article, const Rule& rule, std::span<const Pattern* const> patterns,
                   Callback<void(const Text&)> visit) {
    const auto& candidates = article.candidates();
    boost::container::small_vector<std::uint32_t, 32> proses;
    for (const auto* pattern : patterns) {
        const auto places = candidates.of(*pattern);
        if (!places) {
            for_each_text(article, rule, visit);
            return;
        }
        for (const auto& place : *places) {
            if (proses.empty() || proses.back() != place.prose) proses.push_back(place.prose);
        }
    }
    proses.insert(proses.end(), candidates.unknown().begin(), candidates.unknown().end());
    if (proses.empty()) return;
    std::sort(proses.begin(), proses.end());
    proses.erase(std::unique(proses.begin(), proses.end()), proses.end());
    const auto& texts = article.texts();
    Selection selection(texts, rule);
    for (const auto prose : proses) {
        for (const auto& text : texts.of_prose(prose)) {
            if (selection.takes(text)) visit(text);
        }
    }
}

void for_each_text_in(const Article& article, const Rule& rule, Callback<bool(std::size_t)> wanted,
                      Callback<void(const Text&)> visit) {
    const auto& texts = article.texts();
    Selection selection(texts, rule);
    for (std::size_t prose = 0; prose < texts.prose().size(); ++prose) {
        if (!wanted(prose)) continue;
        for (const auto& text : texts.of_prose(prose)) {
            if (selection.takes(text)) visit(text);
        }
    }
}

void for_each_text(const Article& article, const Rule& rule, Callback<void(const Text&)> visit) {
    const auto& texts = article.texts();
    Selection selection(texts, rule);
    for (const auto& text : texts.all()) {
        if (selection.takes(text)) visit(text);
    }
}

bool for_each_match(const Article& article, const Pattern& pattern, const Text& text,
                    Callback<void(const Match&)> found) {
    const auto content = text.text();
    const auto& candidates = article.candidates();
    const auto places = candidates.of(pattern);
    if (!places || candidates.is_unknown(text.prose_number()) || cuts_words(text))
        return for_each_match_from(pattern, content, found);
    const auto range = text.range();
    const auto before = [&](const Candidates::Place& place, std::size_t offset) {
        return place.prose != text.prose_number() ? place.prose < text.prose_number() : place.offset < offset;
    };
    auto place = std::lower_bound(places->begin(), places->end(), range.begin, before);
    const auto last = std::lower_bound(place, places->end(), range.end, before);
    if (place == last) return true;
    if (pattern.literals().kind == Literals::Kind::inside)
        return for_each_match_around(pattern, content, {place, last}, range.begin, found);
    Trial trial(pattern, content, found);
    while (place != last) {
        auto next = place;
        while (next != last && next->offset == place->offset) ++next;
        if (!trial.at(place->offset - range.begin, {place, next})) return false;
        place = next;
    }
    return true;
}

bool for_each_match(const Article& article, const std::vector<Pattern>& alternatives, const Text& text,
                    Callback<void(std::size_t, const Match&)> found) {
    if (alternatives.size() == 1) {
        return for_each_match(article, alternatives.front(), text,
                              [&](const Match& match) { found(0, match); });
    }
    std::vector<std::pair<std::size_t, Match>> all;
    bool whole = true;
    for (std::size_t number = 0; number < alternatives.size(); ++number) {
        const auto keep = [&](const Match& match) { all.emplace_back(number, match); };
        whole = for_each_match(article, alternatives[number], text, keep) && whole;
    }
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.second.whole().begin < b.second.whole().begin;
    });
    std::size_t end = 0;
    for (const auto& [number, match] : all) {
        if (match.whole().begin < end) continue;
        end = match.whole().end;
        found(number, match);
    }
    return whole;
}

}  // namespace kopij::lint
