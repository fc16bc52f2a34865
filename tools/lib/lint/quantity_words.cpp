#include "lint/quantity_words.hpp"
#include "text/letter.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace kopij::lint {
namespace {

using Kind = NumberWord::Kind;

struct Word {
    std::string_view text;
    double value;
    bool demands = true;
    Kind kind = Kind::other;
};

constexpr Word k_dutch[] = {{"nul", 0, false},
                            {"één", 1, false},
                            {"een", 1, false},
                            {"eerste", 1, false, Kind::ordinal},
                            {"eenmaal", 1, false, Kind::times},
                            {"twee", 2},
                            {"tweede", 2, false, Kind::ordinal},
                            {"tweemaal", 2, false, Kind::times},
                            {"drievoudig", 3, false, Kind::times},
                            {"beide", 2, false},
                            {"allebei", 2, false},
                            {"dubbel", 2, false, Kind::times},
                            {"dubbele", 2, false, Kind::times},
                            {"paar", 2, false},
                            {"drie", 3},
                            {"derde", 3, false, Kind::ordinal},
                            {"driemaal", 3, false, Kind::times},
                            {"vier", 4},
                            {"viermaal", 4, false, Kind::times},
                            {"vierde", 4, false, Kind::ordinal},
                            {"kwart", 4, false, Kind::part},
                            {"vijf", 5},
                            {"vijfde", 5, false, Kind::ordinal},
                            {"zes", 6},
                            {"zesde", 6, false, Kind::ordinal},
                            {"zeven", 7},
                            {"zevende", 7, false, Kind::ordinal},
                            {"acht", 8, false},
                            {"achtste", 8, false, Kind::ordinal},
                            {"negen", 9},
                            {"negende", 9, false, Kind::ordinal},
                            {"tien", 10},
                            {"tiende", 10, false, Kind::ordinal},
                            {"elf", 11},
                            {"elfde", 11, false, Kind::ordinal},
                            {"twaalf", 12},
                            {"twaalfde", 12, false, Kind::ordinal},
                            {"dertien", 13, false, Kind::cardinal},
                            {"veertien", 14, false, Kind::cardinal},
                            {"vijftien", 15, false, Kind::cardinal},
                            {"zestien", 16, false, Kind::cardinal},
                            {"zeventien", 17, false, Kind::cardinal},
                            {"achttien", 18, false, Kind::cardinal},
                            {"negentien", 19, false, Kind::cardinal},
                            {"dertiende", 13, false, Kind::ordinal},
                            {"veertiende", 14, false, Kind::ordinal},
                            {"vijftiende", 15, false, Kind::ordinal},
                            {"zestiende", 16, false, Kind::ordinal},
                            {"zeventiende", 17, false, Kind::ordinal},
                            {"achttiende", 18, false, Kind::ordinal},
                            {"negentiende", 19, false, Kind::ordinal},
                            {"twintig", 20, false, Kind::cardinal},
                            {"twintigste", 20, false, Kind::ordinal},
                            {"eenentwintigste", 21, false, Kind::ordinal},
                            {"dertig", 30, false, Kind::cardinal},
                            {"veertig", 40, false, Kind::cardinal},
                            {"vijftig", 50, false, Kind::cardinal},
                            {"zestig", 60, false, Kind::cardinal},
                            {"zeventig", 70, false, Kind::cardinal},
                            {"tachtig", 80, false, Kind::cardinal},
                            {"negentig", 90, false, Kind::cardinal},
                            {"honderd", 100, false, Kind::cardinal},
                            {"duizend", 1000, false, Kind::cardinal},
                            {"half", 0.5, false, Kind::part},
                            {"halve", 0.5, false, Kind::part},
                            {"helft", 0.5, false, Kind::part},
                            {"anderhalf", 1.5, false, Kind::part},
                            {"anderhalve", 1.5, false, Kind::part},
                            {"januari", 1, false, Kind::month},
                            {"februari", 2, false, Kind::month},
                            {"maart", 3, false, Kind::month},
                            {"april", 4, false, Kind::month},
                            {"mei", 5, false, Kind::month},
                            {"juni", 6, false, Kind::month},
                            {"juli", 7, false, Kind::month},
                            {"augustus", 8, false, Kind::month},
                            {"september", 9, false, Kind::month},
                            {"oktober", 10, false, Kind::month},
                            {"november", 11, false, Kind::month},
                            {"december", 12, false, Kind::month},
                            {"maandag", 1, false, Kind::weekday},
                            {"maandags", 1, false, Kind::weekday},
                            {"maandagen", 1, false, Kind::weekday},
                            {"dinsdag", 2, false, Kind::weekday},
                            {"dinsdags", 2, false, Kind::weekday},
                            {"dinsdagen", 2, false, Kind::weekday},
                            {"woensdag", 3, false, Kind::weekday},
                            {"woensdags", 3, false, Kind::weekday},
                            {"woensdagen", 3, false, Kind::weekday},
                            {"donderdag", 4, false, Kind::weekday},
                            {"donderdags", 4, false, Kind::weekday},
                            {"donderdagen", 4, false, Kind::weekday},
                            {"vrijdag", 5, false, Kind::weekday},
                            {"vrijdags", 5, false, Kind::weekday},
                            {"vrijdagen", 5, false, Kind::weekday},
                            {"zaterdag", 6, false, Kind::weekday},
                            {"zaterdags", 6, false, Kind::weekday},
                            {"zaterdagen", 6, false, Kind::weekday},
                            {"zondag", 7, false, Kind::weekday},
                            {"zondags", 7, false, Kind::weekday},
                            {"zondagen", 7, false, Kind::weekday}};

constexpr Word k_english[] = {{"zero", 0, false},
                              {"one", 1, false},
                              {"once", 1, false, Kind::times},
                              {"first", 1, false, Kind::ordinal},
                              {"single", 1, false},
                              {"two", 2},
                              {"second", 2, false, Kind::ordinal},
                              {"seconds", 2, false},
                              {"twice", 2, false, Kind::times},
                              {"both", 2, false},
                              {"double", 2, false, Kind::times},
                              {"pair", 2, false},
                              {"couple", 2, false},
                              {"three", 3},
                              {"triple", 3, false, Kind::times},
                              {"thrice", 3, false, Kind::times},
                              {"third", 3, false, Kind::ordinal},
                              {"thirds", 3, false},
                              {"four", 4},
                              {"fourth", 4, false, Kind::ordinal},
                              {"quarter", 4, false, Kind::part},
                              {"quarters", 4, false, Kind::part},
                              {"five", 5},
                              {"fifth", 5, false, Kind::ordinal},
                              {"six", 6},
                              {"sixth", 6, false, Kind::ordinal},
                              {"seven", 7},
                              {"seventh", 7, false, Kind::ordinal},
                              {"eight", 8},
                              {"eighth", 8, false, Kind::ordinal},
                              {"nine", 9},
                              {"ninth", 9, false, Kind::ordinal},
                              {"ten", 10},
                              {"tenth", 10, false, Kind::ordinal},
                              {"eleven", 11},
                              {"eleventh", 11, false, Kind::ordinal},
                              {"twelve", 12},
                              {"twelfth", 12, false, Kind::ordinal},
                              {"dozen", 12, false},
                              {"thirteen", 13, false, Kind::cardinal},
                              {"fourteen", 14, false, Kind::cardinal},
                              {"fifteen", 15, false, Kind::cardinal},
                              {"sixteen", 16, false, Kind::cardinal},
                              {"seventeen", 17, false, Kind::cardinal},
                              {"eighteen", 18, false, Kind::cardinal},
                              {"nineteen", 19, false, Kind::cardinal},
                              {"thirteenth", 13, false, Kind::ordinal},
                              {"fourteenth", 14, false, Kind::ordinal},
                              {"fifteenth", 15, false, Kind::ordinal},
                              {"sixteenth", 16, false, Kind::ordinal},
                              {"seventeenth", 17, false, Kind::ordinal},
                              {"eighteenth", 18, false, Kind::ordinal},
                              {"nineteenth", 19, false, Kind::ordinal},
                              {"twenty", 20, false, Kind::cardinal},
                              {"twentieth", 20, false, Kind::ordinal},
                              {"thirty", 30, false, Kind::cardinal},
                              {"forty", 40, false, Kind::cardinal},
                              {"fifty", 50, false, Kind::cardinal},
                              {"sixty", 60, false, Kind::cardinal},
                              {"seventy", 70, false, Kind::cardinal},
                              {"eighty", 80, false, Kind::cardinal},
                              {"ninety", 90, false, Kind::cardinal},
                              {"hundred", 100, false, Kind::cardinal},
                              {"thousand", 1000, false, Kind::cardinal},
                              {"half", 0.5, false, Kind::part},
                              {"january", 1, false, Kind::month},
                              {"february", 2, false, Kind::month},
                              {"march", 3, false, Kind::month},
                              {"april", 4, false, Kind::month},
                              {"may", 5, false, Kind::month},
                              {"june", 6, false, Kind::month},
                              {"july", 7, false, Kind::month},
                              {"august", 8, false, Kind::month},
                              {"september", 9, false, Kind::month},
                              {"october", 10, false, Kind::month},
                              {"november", 11, false, Kind::month},
                              {"december", 12, false, Kind::month},
                              {"monday", 1, false, Kind::weekday},
                              {"mondays", 1, false, Kind::weekday},
                              {"tuesday", 2, false, Kind::weekday},
                              {"tuesdays", 2, false, Kind::weekday},
                              {"wednesday", 3, false, Kind::weekday},
                              {"wednesdays", 3, false, Kind::weekday},
                              {"thursday", 4, false, Kind::weekday},
                              {"thursdays", 4, false, Kind::weekday},
                              {"friday", 5, false, Kind::weekday},
                              {"fridays", 5, false, Kind::weekday},
                              {"saturday", 6, false, Kind::weekday},
                              {"saturdays", 6, false, Kind::weekday},
                              {"sunday", 7, false, Kind::weekday},
                              {"sundays", 7, false, Kind::weekday}};

struct Unit {
    std::string_view text;
    std::string_view unit;
};

// Signs are the same in every language; names are compared in lower case.
constexpr Unit k_signs[] = {
    {"%", "%"},           {"‰", "‰"},           {"mg", "mg"},       {"µg", "µg"},       {"μg", "µg"},
    {"mcg", "µg"},        {"ug", "µg"},         {"ng", "ng"},       {"g", "g"},         {"kg", "kg"},
    {"ml", "ml"},         {"mL", "ml"},         {"cl", "cl"},       {"dl", "dl"},       {"dL", "dl"},
    {"l", "l"},           {"L", "l"},           {"mmol", "mmol"},   {"µmol", "µmol"},   {"mol", "mol"},
    {"mm", "mm"},         {"cm", "cm"},         {"m", "m"},         {"km", "km"},       {"Hz", "Hz"},
    {"kHz", "kHz"},       {"MHz", "MHz"},       {"T", "T"},         {"mT", "mT"},       {"V", "V"},
    {"mV", "mV"},         {"mA", "mA"},         {"°C", "°C"},       {"°F", "°F"},       {"IE", "IU"},
    {"IU", "IU"},         {"E", "U"},           {"U", "U"},         {"kcal", "kcal"},   {"kJ", "kJ"},
    {"mmHg", "mmHg"},     {"ms", "ms"},         {"mg/kg", "mg/kg"}, {"mg/ml", "mg/ml"}, {"mg/mL", "mg/ml"},
    {"mmol/l", "mmol/l"}, {"mmol/L", "mmol/l"}, {"µg/kg", "µg/kg"}, {"€", "€"},         {"h", "h"},
    {"s", "s"},           {"min", "min"},       {"µm", "µm"},       {"$", "$"},         {"£", "£"},
    {"EUR", "€"},         {"USD", "$"},         {"GBP", "£"},       {"CHF", "CHF"}};

constexpr Unit k_dutch_units[] = {
    {"procent", "%"},     {"promille", "‰"}, {"milligram", "mg"},    {"microgram", "µg"},
    {"nanogram", "ng"},   {"gram", "g"},     {"kilogram", "kg"},     {"kilo", "kg"},
    {"milliliter", "ml"}, {"liter", "l"},    {"millimol", "mmol"},   {"millimeter", "mm"},
    {"centimeter", "cm"}, {"meter", "m"},    {"kilometer", "km"},    {"hertz", "Hz"},
    {"tesla", "T"},       {"volt", "V"},     {"graden", "°"},        {"uur", "h"},
    {"uren", "h"},        {"minuut", "min"}, {"minuten", "min"},     {"seconde", "s"},
    {"seconden", "s"},    {"sec", "s"},      {"milliseconde", "ms"}, {"milliseconden", "ms"},
    {"dag", "d"},         {"dagen", "d"},    {"week", "wk"},         {"weken", "wk"},
    {"maand", "mo"},      {"maanden", "mo"}, {"jaar", "y"},          {"jaren", "y"},
    {"euro", "€"},        {"dollar", "$"},   {"eenheid", "U"},       {"eenheden", "U"}};

constexpr Unit k_english_units[] = {
    {"percent", "%"},       {"milligram", "mg"},   {"milligrams", "mg"},   {"microgram", "µg"},
    {"micrograms", "µg"},   {"nanograms", "ng"},   {"gram", "g"},          {"grams", "g"},
    {"kilogram", "kg"},     {"kilograms", "kg"},   {"millilitre", "ml"},   {"millilitres", "ml"},
    {"milliliter", "ml"},   {"milliliters", "ml"}, {"litre", "l"},         {"litres", "l"},
    {"liter", "l"},         {"liters", "l"},       {"millimoles", "mmol"}, {"millimetres", "mm"},
    {"millimeters", "mm"},  {"centimetres", "cm"}, {"centimeters", "cm"},  {"metre", "m"},
    {"metres", "m"},        {"meter", "m"},        {"meters", "m"},        {"kilometres", "km"},
    {"kilometers", "km"},   {"hertz", "Hz"},       {"tesla", "T"},         {"volts", "V"},
    {"degrees", "°"},       {"hour", "h"},         {"hours", "h"},         {"hr", "h"},
    {"hrs", "h"},           {"minute", "min"},     {"minutes", "min"},     {"mins", "min"},
    {"second", "s"},        {"seconds", "s"},      {"sec", "s"},           {"millisecond", "ms"},
    {"milliseconds", "ms"}, {"day", "d"},          {"days", "d"},          {"week", "wk"},
    {"weeks", "wk"},        {"month", "mo"},       {"months", "mo"},       {"year", "y"},
    {"years", "y"},         {"euro", "€"},         {"euros", "€"},         {"dollar", "$"},
    {"dollars", "$"},       {"unit", "U"},         {"units", "U"}};

constexpr Word k_dutch_parts[] = {{"derde", 3},   {"kwart", 4},       {"vierde", 4},      {"vijfde", 5},
                                  {"zesde", 6},   {"zevende", 7},     {"achtste", 8},     {"negende", 9},
                                  {"tiende", 10}, {"twintigste", 20}, {"honderdste", 100}};
constexpr Word k_english_parts[] = {{"thirds", 3},  {"quarters", 4},    {"fourths", 4},     {"fifths", 5},
                                    {"sixths", 6},  {"sevenths", 7},    {"eighths", 8},     {"ninths", 9},
                                    {"tenths", 10}, {"twentieths", 20}, {"hundredths", 100}};
/// What a Dutch fraction in one word begins with: "tweederde", "driekwart".
constexpr Word k_dutch_counts[] = {{"twee", 2}, {"drie", 3},  {"vier", 4}, {"vijf", 5},
                                   {"zes", 6},  {"zeven", 7}, {"acht", 8}, {"negen", 9}};

/// What follows it where a half is added: "tweeënhalf".
constexpr Word k_dutch_halves[] = {{"enhalf", 0.5},    {"enhalve", 0.5},   {"ënhalf", 0.5},
                                   {"ënhalve", 0.5},   {"eneenhalf", 0.5}, {"eneenhalve", 0.5},
                                   {"ëneenhalf", 0.5}, {"ëneenhalve", 0.5}};

constexpr Word k_dutch_multipliers[] = {
    {"duizend", 1e3}, {"miljoen", 1e6}, {"miljard", 1e9}, {"biljoen", 1e12}};
constexpr Word k_english_multipliers[] = {
    {"thousand", 1e3}, {"million", 1e6}, {"billion", 1e9}, {"trillion", 1e12}};

template <typename Table>
auto find_in(const Table& table, std::string_view text) -> decltype(std::begin(table)) {
    const auto found =
        std::find_if(std::begin(table), std::end(table), [&](const auto& one) { return one.text == text; });
    return found == std::end(table) ? nullptr : found;
}

}  // namespace

std::optional<NumberWord> number_word(std::string_view word, std::string_view language) {
    const Word* found = nullptr;
    if (language == "nl") found = find_in(k_dutch, word);
    if (language == "en") found = find_in(k_english, word);
    if (found != nullptr) return NumberWord{found->value, found->demands, found->kind};
    if (language != "nl") return other_number_word(word, language);
    for (const auto& count : k_dutch_counts) {
        if (!word.starts_with(count.text)) continue;
        const auto rest = word.substr(count.text.size());
        if (find_in(k_dutch_halves, rest) != nullptr) return NumberWord{count.value + 0.5, true, Kind::part};
        const auto whole = denominator(rest, language);
        if (whole) return NumberWord{count.value / *whole, true, Kind::part};
    }
    return std::nullopt;
}

std::optional<double> denominator(std::string_view word, std::string_view language) {
    const Word* found = nullptr;
    if (language == "nl") found = find_in(k_dutch_parts, word);
    if (language == "en") found = find_in(k_english_parts, word);
    if (found == nullptr) return std::nullopt;
    return found->value;
}

bool knows_number_words(std::string_view language) { return language == "nl" || language == "en"; }

std::optional<double> multiplier(std::string_view word, std::string_view language) {
    const Word* found = nullptr;
    if (language == "nl") found = find_in(k_dutch_multipliers, word);
    if (language == "en") found = find_in(k_english_multipliers, word);
    if (found == nullptr) return std::nullopt;
    return found->value;
}

std::string_view unit_of(std::string_view word, std::string_view language) {
    if (const auto* sign = find_in(k_signs, word)) return sign->unit;
    constexpr std::array<std::string_view, 5> k_romance = {"fr", "es", "it", "pt", "ca"};
    if (word == "UI" && std::find(k_romance.begin(), k_romance.end(), language) != k_romance.end())
        return "IU";
    const auto lower = text::ascii_lower(word);
    const Unit* found = nullptr;
    if (language == "nl") found = find_in(k_dutch_units, lower);
    if (language == "en") found = find_in(k_english_units, lower);
    return found == nullptr ? std::string_view{} : found->unit;
}

bool is_vital(std::string_view unit) {
    constexpr std::array<std::string_view, 10> k_others = {"h",  "min", "s", "ms", "d",
                                                           "wk", "mo",  "y", "°",  "U"};
    return !unit.empty() && std::find(k_others.begin(), k_others.end(), unit) == k_others.end();
}

}  // namespace kopij::lint
