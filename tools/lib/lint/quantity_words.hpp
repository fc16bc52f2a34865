// The words of numbers, months and units, Dutch and English; of German and French those of numbers and months
// too.
#pragma once

#include <optional>
#include <string_view>

namespace kopij::lint {

struct NumberWord {
    double value = 0;
    bool demands = true;  ///< whether the other language has to have the number too
    /// Of a word that does not demand: what kind of word another language would say it with, if with any.
    enum class Kind { other, ordinal, cardinal, times, part, clock, month, weekday };
    Kind kind = Kind::other;
};

/// "drie", "twelve"; months and words such as "twice" do not demand. `word` in lower case.
std::optional<NumberWord> number_word(std::string_view word, std::string_view language);

/// The same for German and French, whose words answer a number in digits and never ask for one.
std::optional<NumberWord> other_number_word(std::string_view word, std::string_view language);

/// Whether the word begins with that of a number from 2 to 12 ("vierstellig"), and is none itself. Words that
/// begin so by chance ("achter") make it false for some numbers.
bool begins_with_number(std::string_view word, double value, std::string_view language);

/// The 3 of "thirds" and of "derde" behind a number: of what it counts parts; nothing for other words.
std::optional<double> denominator(std::string_view word, std::string_view language);

/// Whether the language's words of numbers ask for an answer.
bool knows_number_words(std::string_view language);

/// The unit of "1990s", which another language may count from the century ("jaren negentig").
inline constexpr std::string_view k_decade = "decade";

/// 1000 for "duizend" and "thousand", and so on; nothing for other words.
std::optional<double> multiplier(std::string_view word, std::string_view language);

/// The normal form of a unit's sign or name: "mg" for "milligram"; "" where it is none. Signs keep their
/// letters' case.
std::string_view unit_of(std::string_view word, std::string_view language);

/// Whether an amount must not lose this unit: doses, shares, temperatures; not spans of time, nor "units"
/// that are not said of what.
bool is_vital(std::string_view unit);

}  // namespace kopij::lint
