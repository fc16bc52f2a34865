// Which sentences of an article have a source.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/article.hpp"

namespace kopij::lint {

/// Which citation counts for a sentence: one in it, one in the last sentence of its paragraph too, or one
/// anywhere in its paragraph or section.
enum class CitationScope { sentence, paragraph_end, paragraph, section };

/// "sentence", "sentence-or-paragraph-end", "paragraph", "section".
std::optional<CitationScope> citation_scope_from(std::string_view name);
/// The names, for messages.
inline constexpr std::string_view k_citation_scopes =
    "sentence, sentence-or-paragraph-end, paragraph, section";
inline constexpr std::string_view k_usual_citation_scope = "sentence-or-paragraph-end";

/// A sentence of an article: article.sentences(block)[sentence].
struct SentencePlace {
    std::size_t block;
    std::size_t sentence;
};

/// Reads the citations of the article that resolve. O(n).
class Cited {
  public:
    Cited(const Article& article, CitationScope scope);

    bool covers(SentencePlace place) const;

  private:
    struct Unit {
        bool any = false;
        bool closed = false;  ///< by a citation in its last sentence
    };

    void mark_sentences(std::size_t block);
    const void* unit_of(std::size_t block) const;
    const void* section_of(std::size_t block) const;
    pugi::xml_node up_to(pugi::xml_node node, std::string_view role) const;

    const Article& m_article;
    CitationScope m_scope;
    std::vector<std::vector<bool>> m_sentences;  // by block; empty: none is cited
    std::map<const void*, Unit> m_units;
    std::map<const void*, bool> m_sections;
};

/// The sentence of the block that the byte of its prose's text lies in.
std::size_t sentence_at(const Article& article, std::size_t block, std::size_t at);

}  // namespace kopij::lint
