// An article as extraction and reassembly see it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/rules.hpp"
#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabularies.hpp"
#include "segment/segment.hpp"
#include "text/source.hpp"

namespace kopij::translate {

/// A source and all that is read from it; keeps its Source. Not movable: the parts point at each other.
class Article {
  public:
    /// Parses; what is wrong is reported, and null comes back where there is no tree. The vocabularies have
    /// to outlive the article. O(n).
    static std::unique_ptr<Article> read(text::Source source, const markup::Vocabularies& vocabularies,
                                         diagnostic::Sink& sink, its::SharedRules rules = nullptr);
    /// The same from a file, of the format that its name says (XML if none). Throws text::FileError.
    static std::unique_ptr<Article> read_file(const std::string& path,
                                              const markup::Vocabularies& vocabularies,
                                              diagnostic::Sink& sink, its::SharedRules rules = nullptr);

    Article(const Article&) = delete;
    Article& operator=(const Article&) = delete;

    const text::Source& source() const { return m_source; }
    const markup::Document& document() const { return *m_document; }
    const markup::Vocabulary& vocabulary() const { return *m_vocabulary; }
    const its::Values& values() const { return m_values; }
    const its::SharedRules& rules() const { return m_rules; }
    const segment::Segments& segments() const { return m_segments; }
    /// What the root element says; "" where it says nothing.
    std::string_view language() const { return m_values.language(m_document->root()); }

  private:
    explicit Article(text::Source source) : m_source(std::move(source)) {}

    text::Source m_source;
    std::unique_ptr<markup::Document> m_document;
    const markup::Vocabulary* m_vocabulary = nullptr;
    its::SharedRules m_rules;
    its::Values m_values;
    segment::Segments m_segments;
};

/// The format a path's extension says; XML for one that Kopij does not know.
markup::Format format_for(std::string_view path);

/// Whether two language tags name one language: the same but for case ("nl", "NL"; "nl_BE" is "nl-BE").
bool same_language(std::string_view a, std::string_view b);

}  // namespace kopij::translate
