// Brings the translations of one catalogue to the messages of a newer template.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace kopij::catalogue {

enum class Fuzzy { find, none };
enum class Previous { keep, drop };
/// Of references: as the template has them, without line numbers, or none.
enum class Location { full, file, never };

struct MergeOptions {
    Fuzzy fuzzy = Fuzzy::find;
    Previous previous = Previous::keep;  ///< the msgid a fuzzy translation was made for, as `#|`
    Location location = Location::full;
    double least_similarity = 0.6;  ///< of a fuzzy match, as GNU msgmerge's
};

enum class Origin { exact, fuzzy, none };

struct Merged {
    Catalogue catalogue;

    /// How the message of the same number in `catalogue` came to its translation. Obsolete entries have none.
    struct Match {
        Origin origin = Origin::none;
        double similarity = 0;  ///< of the old msgid and the new
    };
    std::vector<Match> matches;

    std::size_t exact = 0;
    std::size_t fuzzy = 0;
    std::size_t untranslated = 0;  ///< new messages for which nothing was found
    std::size_t obsolete = 0;      ///< entries that the template no longer has
};

/// The messages of `ref` in its order, translated from `def`: an exact match of context and msgid (live or
/// obsolete), else one of a compendium, else the most similar old message, marked fuzzy and with the msgid it
/// was made for. Where only white space or the values of attributes in tags changed, that is adapted in the
/// translation. Then `def`'s other entries that a translator worked on, as obsolete ones. The header is
/// `def`'s with the template's dates. An entry that says what it said in `def` keeps its bytes. Time is
/// linear in the sizes, not their product.
Merged merge(const Catalogue& def, const Catalogue& ref, std::span<const Catalogue> compendia = {},
             const MergeOptions& options = {});

/// A catalogue for a language that has none yet: the template's messages, untranslated, and a complete
/// header. `revision_date`: "2026-01-31 12:00+0100".
Catalogue start_translation(const Catalogue& ref, std::string_view language, std::string_view revision_date);

}  // namespace kopij::catalogue
