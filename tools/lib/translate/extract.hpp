// Articles to a template of a catalogue.
#pragma once

#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// How `#:` names a place.
enum class Location {
    place,  ///< "article.xml#sleep/p[2]": moves with the text
    line,   ///< "article.xml:12"
    none,
};

struct ExtractOptions {
    std::string project;          ///< for the header; may be empty
    std::string creation_date;    ///< "2026-01-31 12:00+0100"; empty: gettext's placeholder
    std::string source_language;  ///< empty: what the articles say
    Location location = Location::place;
};

struct NamedArticle {
    const Article* article;
    std::string name;  ///< what `#:` calls it
};

/// The template: every segment of the articles in their order, equal ones in one entry that lists each place.
/// Comments: the vocabulary's name of the block, notes for translators. Flags: xml-text, no-wrap. A short
/// text that stands in different roles is told apart by a context. O(n).
catalogue::Catalogue extract(const std::vector<NamedArticle>& articles, const ExtractOptions& options);

}  // namespace kopij::translate
