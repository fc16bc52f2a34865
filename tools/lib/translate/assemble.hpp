// Article and catalogue to the translated article.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "diagnostic/diagnostic.hpp"
#include "text/edit.hpp"
#include "translate/article.hpp"
#include "translate/removal.hpp"

namespace kopij::translate {

struct AssembleOptions {
    /// The language of the result. "", or the article's own: no language mark is changed.
    std::string language;
    /// What the article says of its language where the file itself says nothing.
    std::string source_language;
    /// Where a link to another article leads in the translation; nothing: as in the source.
    std::function<std::optional<std::string>(std::string_view target)> twin;
};

struct Assembled {
    Removal removal;                ///< what the language has no part in
    std::vector<text::Edit> edits;  ///< over the article's source; none for a catalogue that changes nothing
    std::size_t segments = 0;       ///< without those that are removed
    std::size_t translated = 0;     ///< of them; fuzzy ones and those whose markup is broken are not

    /// Percent translated, rounded down; 100 for an article without text.
    int percent() const { return segments == 0 ? 100 : static_cast<int>(translated * 100 / segments); }
};

/// The translated segments in the places of the source's, or where a target pointer says; what is for other
/// languages only is removed; the rest stays as it is. A translation that is not
/// the source's markup (broken, elements or placeholders lost or added, a link that runs a script) is left
/// out and reported as an error of rule Catalogue.Markup, its range in the catalogue's source. O(article +
/// catalogue).
Assembled assemble(const Article& article, const catalogue::Catalogue& catalogue,
                   const AssembleOptions& options, diagnostic::Sink& sink);

/// The same without the edits: how many segments there are for the language, and how many are translated.
Assembled count(const Article& article, const catalogue::Catalogue& catalogue,
                const AssembleOptions& options);

/// The article with the edits, in its own encoding.
std::string bytes_of(const Article& article, const Assembled& assembled);

}  // namespace kopij::translate
