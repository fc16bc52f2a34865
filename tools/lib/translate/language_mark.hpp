// Which language attributes change when an article is translated.
#pragma once

#include <string>
#include <vector>

#include "segment/segment.hpp"
#include "text/edit.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

class LanguageMarks {
  public:
    /// `target`: the language of the translation; "" or the article's own changes nothing. `source`: what the
    /// article is in where it does not say so itself; may be "".
    LanguageMarks(const Article& article, std::string target, const std::string& source);

    using Segments = std::vector<const segment::Segment*>;
    /// Appends the edits: the root, and every element around translated text that repeats the article's
    /// language, get the new one; the elements of segments that stay untranslated get the article's, if it is
    /// known.
    void collect(const Segments& translated, const Segments& untranslated,
                 std::vector<text::Edit>& edits) const;

    /// The same for elements that hold a translation beside its source.
    void collect_targets(const std::vector<pugi::xml_node>& targets, std::vector<text::Edit>& edits) const;

  private:
    bool says_language(pugi::xml_node element, pugi::xml_attribute attribute) const;
    bool has_own(pugi::xml_node element) const;
    void change(pugi::xml_node element, std::vector<text::Edit>& edits) const;
    void mark(pugi::xml_node element, const std::string& language, std::vector<text::Edit>& edits) const;

    /// Of an attribute that is new.
    std::string_view attribute_name() const;

    const Article& m_article;
    std::string m_target;
    std::string m_source;
};

}  // namespace kopij::translate
