// From a document to the texts that rules with a scope read.
#pragma once

#include <string>
#include <string_view>

#include "lint/article.hpp"

namespace kopij::lint {

/// Takes blocks in reading order and makes of them the texts that texts.hpp describes.
class TextsBuilder {
  public:
    explicit TextsBuilder(const Article& article);

    /// `scope` is the block's ("text.list"), or "" for one that is read as paragraphs, sentences and text.
    /// `language` is a primary tag that outlives the article.
    void add_block(segment::Prose prose, std::string_view scope, std::string_view language);
    /// Adds the text of a block of the scope to the summary, if such blocks belong to it, and counts the
    /// block.
    void summarize(const segment::Prose& prose, std::string_view scope);
    /// Adds what is read of the article as a whole.
    Texts finish();

    Texts texts;

  private:
    void add_passes(const segment::Prose& prose, std::string_view language);

    const Article& m_article;
    std::string m_extension;
    // Of the scopes that most texts have.
    std::size_t m_paragraph;
    std::size_t m_sentence;
    std::size_t m_text;
    segment::Prose m_summary;
};

/// Whether the text of an element of HTML is a part of the block around it.
bool is_in_line(std::string_view element);

/// HTML, Markdown.
void read_markup_texts(const Article& article, const Reading& reading, TextsBuilder& out);

}  // namespace kopij::lint
