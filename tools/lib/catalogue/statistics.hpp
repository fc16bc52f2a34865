// How far a translation is.
#pragma once

#include <cstddef>
#include <string>

#include "catalogue/catalogue.hpp"

namespace kopij::catalogue {

/// Counts of messages, and of the words in their msgids, as `msgfmt --statistics` counts: without the header
/// and obsolete entries; a message is untranslated where its (first) msgstr is empty, fuzzy or not.
struct Statistics {
    struct Count {
        std::size_t messages = 0;
        std::size_t words = 0;  ///< runs of characters between ASCII white space
    };
    Count translated;
    Count fuzzy;
    Count untranslated;
    std::size_t obsolete = 0;

    std::size_t messages() const { return translated.messages + fuzzy.messages + untranslated.messages; }
    std::size_t words() const { return translated.words + fuzzy.words + untranslated.words; }
    /// Of the words, those translated, rounded down: 100 means all. An empty catalogue is complete.
    unsigned percent() const;
};

Statistics statistics(const Catalogue& catalogue);

/// "3 translated messages, 1 fuzzy translation, 2 untranslated messages." in the language of the programs'
/// messages.
std::string to_string(const Statistics& statistics);

}  // namespace kopij::catalogue
