#include "lint/cited.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kopij::lint {
namespace {

/// Whether the words are those of a source: "Smit et al., 2020; see Jansen", or none. All in capitals but a
/// few.
bool names_a_source(std::string_view words) {
    static constexpr std::array<std::string_view, 13> k_small = {"al", "also", "and", "cf", "e",   "en", "et",
                                                                 "in", "ook",  "p",   "pp", "see", "zie"};
    constexpr std::string_view k_between = " \t\r\n.,;:&()[]-'";
    for (std::size_t at = 0; at < words.size();) {
        const auto begin = words.find_first_not_of(k_between, at);
        if (begin == std::string_view::npos) break;
        at = std::min(words.find_first_of(k_between, begin), words.size());
        const auto word = words.substr(begin, at - begin);
        if (word[0] >= 'a' && word[0] <= 'z' &&
            std::find(k_small.begin(), k_small.end(), word) == k_small.end())
            return false;
    }
    return true;
}

/// Whether the sentence opens with a bracket that holds a source and nothing else, and `at` lies in it:
/// "(Smit, 2020)" behind a full stop belongs to what ended there. Not where the sentence goes on with it:
/// "(Smit, 2020) found".
bool opens_with_the_source(std::string_view sentence, std::size_t at) {
    if (sentence.empty() || (sentence[0] != '(' && sentence[0] != '[')) return false;
    const auto close = sentence.find(sentence[0] == '(' ? ')' : ']');
    if (close == std::string_view::npos || at > close || !names_a_source(sentence.substr(1, close - 1)))
        return false;
    const auto next = sentence.find_first_not_of(" \t\r\n.", close + 1);
    return next == std::string_view::npos || sentence[next] < 'a' || sentence[next] > 'z';
}

}  // namespace

std::optional<CitationScope> citation_scope_from(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, CitationScope>, 4> k_names = {
        {{"sentence", CitationScope::sentence},
         {"sentence-or-paragraph-end", CitationScope::paragraph_end},
         {"paragraph", CitationScope::paragraph},
         {"section", CitationScope::section}}};
    for (const auto& [known, scope] : k_names) {
        if (known == name) return scope;
    }
    return std::nullopt;
}

std::size_t sentence_at(const Article& article, std::size_t block, std::size_t at) {
    const auto& ranges = article.sentences(block);
    auto s = ranges.empty() ? 0 : ranges.size() - 1;
    while (s > 0 && at < ranges[s].begin) --s;
    return s;
}

Cited::Cited(const Article& article, CitationScope scope) : m_article(article), m_scope(scope) {
    const auto& blocks = article.blocks();
    m_sentences.resize(blocks.size());
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        mark_sentences(b);
        const bool any = !m_sentences[b].empty();
        auto& unit = m_units[unit_of(b)];
        unit.any |= any;
        // What goes on behind a list in it is the same paragraph: its last part decides.
        unit.closed = any && m_sentences[b].back();
        if (scope == CitationScope::section && any) m_sections[section_of(b)] = true;
    }
}

bool Cited::covers(SentencePlace place) const {
    const auto& own = m_sentences[place.block];
    if (!own.empty() && own[place.sentence]) return true;
    const auto& unit = m_units.at(unit_of(place.block));
    switch (m_scope) {
        case CitationScope::sentence:
            return false;
        case CitationScope::paragraph_end:
            // A row of a table is read as one statement, wherever in it the source stands.
            return unit.closed || (unit.any && m_article.blocks()[place.block].role == "cell");
        case CitationScope::paragraph:
            return unit.any;
        case CitationScope::section:
            break;
    }
    return m_sections.contains(section_of(place.block));
}

void Cited::mark_sentences(std::size_t block) {
    const auto& ranges = m_article.sentences(block);
    const std::string_view text = m_article.blocks()[block].prose.text();
    for (const auto& mark : m_article.blocks()[block].marks) {
        if (ranges.empty()) continue;
        const auto* citation = m_article.citations().citation(mark.node);
        if (!citation || !m_article.citations().resolves(*citation)) continue;
        m_sentences[block].resize(ranges.size());
        // Behind the full stop it still cites for the sentence that ended there.
        auto s = ranges.size() - 1;
        while (s > 0 && mark.in_text.begin <= ranges[s].begin) --s;
        m_sentences[block][s] = true;
        if (s > 0 && opens_with_the_source(ranges[s].in(text), mark.in_text.begin - ranges[s].begin))
            m_sentences[block][s - 1] = true;
    }
}

/// The paragraph, the list item or, for a cell, the row.
const void* Cited::unit_of(std::size_t block) const {
    const auto& of = m_article.blocks()[block];
    const auto node = of.role == "cell" ? up_to(of.node, "row") : of.node;
    return (node ? node : of.node).internal_object();
}

const void* Cited::section_of(std::size_t block) const {
    return up_to(m_article.blocks()[block].node, "section").internal_object();
}

pugi::xml_node Cited::up_to(pugi::xml_node node, std::string_view role) const {
    while (node && !m_article.vocabulary().is(node, role)) node = node.parent();
    return node;
}

}  // namespace kopij::lint
