// Numbers as a reader of a language understands them: values, units, ratios, times.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/quantity_words.hpp"
#include "text/range.hpp"

namespace kopij::lint {

/// A number in a text. `demands` is false for what only may stand for a number elsewhere: a month's name,
/// "twice".
struct Quantity {
    double value = 0;
    std::string digits;  ///< for digits that are no amount ("0800", "007"): compared as they are; else ""
    std::string unit;    ///< normal form ("mg", "µg", "%", "h"); "" for none that is known
    text::Range range;   ///< of the number and its unit
    text::Range number;  ///< of the number alone
    bool word = false;   ///< written out
    bool demands = true;
    bool foreign = false;  ///< with the decimal sign of other languages: "2.5" in Dutch
    bool in_name = false;  ///< joined to letters before it: "B12", "COVID-19"
    NumberWord::Kind kind = NumberWord::Kind::other;  ///< of a word

    bool same_value(const Quantity& other) const;
};

/// The quantities of a text in their order. `language` is a primary tag and decides what "1.000" and "1,5"
/// are, and which words are numbers, months and units. O(n).
std::vector<Quantity> read_quantities(std::string_view text, std::string_view language);

/// Two texts that say the same in numbers differ in nothing of this.
struct QuantityDifference {
    enum class Kind {
        missing,  ///< of the source, not in the translation
        added,    ///< only in the translation
        unit,     ///< the same number has another unit
        sign      ///< the same number with its unit, and the decimal sign of the source's language
    };
    Kind kind;
    Quantity source;       ///< empty for added
    Quantity translation;  ///< empty for missing
};

/// Compares them as amounts, in whatever order: 1.000,5 is 1,000.5; "1 op de 5" is "1 in 5" and 20%; 14.30
/// uur is 2.30 pm; "drie" is 3; 3 mei is 03-05.
std::vector<QuantityDifference> compare_quantities(std::string_view source, std::string_view source_language,
                                                   std::string_view translation, std::string_view language);

}  // namespace kopij::lint
