#include "lint/quantity_words.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace kopij::lint {
namespace {

struct Word {
    std::string_view text;
    double value;
    bool demands = true;
};

constexpr Word k_dutch[] = {{"één", 1, false},
                            {"een", 1, false},
                            {"eerste", 1, false},
                            {"eenmaal", 1, false},
                            {"twee", 2},
                            {"tweede", 2, false},
                            {"tweemaal", 2, false},
                            {"beide", 2, false},
                            {"allebei", 2, false},
                            {"dubbel", 2, false},
                            {"dubbele", 2, false},
                            {"paar", 2, false},
                            {"drie", 3},
                            {"derde", 3, false},
                            {"driemaal", 3, false},
                            {"vier", 4},
                            {"vierde", 4, false},
                            {"kwart", 4, false},
                            {"vijf", 5},
                            {"vijfde", 5, false},
                            {"zes", 6},
                            {"zesde", 6, false},
                            {"zeven", 7},
                            {"zevende", 7, false},
                            {"acht", 8, false},
                            {"achtste", 8, false},
                            {"negen", 9},
                            {"negende", 9, false},
                            {"tien", 10},
                            {"tiende", 10, false},
                            {"elf", 11},
                            {"elfde", 11, false},
                            {"twaalf", 12},
                            {"twaalfde", 12, false},
                            {"dertien", 13, false},
                            {"veertien", 14, false},
                            {"vijftien", 15, false},
                            {"zestien", 16, false},
                            {"zeventien", 17, false},
                            {"achttien", 18, false},
                            {"negentien", 19, false},
                            {"negentiende", 19, false},
                            {"twintig", 20, false},
                            {"twintigste", 20, false},
                            {"eenentwintigste", 21, false},
                            {"dertig", 30, false},
                            {"veertig", 40, false},
                            {"vijftig", 50, false},
                            {"zestig", 60, false},
                            {"zeventig", 70, false},
                            {"tachtig", 80, false},
                            {"negentig", 90, false},
                            {"honderd", 100, false},
                            {"duizend", 1000, false},
                            {"half", 0.5, false},
                            {"halve", 0.5, false},
                            {"helft", 50, false},
                            {"anderhalf", 1.5, false},
                            {"anderhalve", 1.5, false},
                            {"januari", 1, false},
                            {"februari", 2, false},
                            {"maart", 3, false},
                            {"april", 4, false},
                            {"mei", 5, false},
                            {"juni", 6, false},
                            {"juli", 7, false},
                            {"augustus", 8, false},
                            {"september", 9, false},
                            {"oktober", 10, false},
                            {"november", 11, false},
                            {"december", 12, false}};

constexpr Word k_english[] = {{"one", 1, false},
                              {"once", 1, false},
                              {"first", 1, false},
                              {"single", 1, false},
                              {"two", 2},
                              {"second", 2, false},
                              {"seconds", 2, false},
                              {"twice", 2, false},
                              {"both", 2, false},
                              {"double", 2, false},
                              {"pair", 2, false},
                              {"couple", 2, false},
                              {"three", 3},
                              {"third", 3, false},
                              {"thirds", 3, false},
                              {"four", 4},
                              {"fourth", 4, false},
                              {"quarter", 4, false},
                              {"quarters", 4, false},
                              {"five", 5},
                              {"fifth", 5, false},
                              {"six", 6},
                              {"sixth", 6, false},
                              {"seven", 7},
                              {"seventh", 7, false},
                              {"eight", 8},
                              {"eighth", 8, false},
                              {"nine", 9},
                              {"ninth", 9, false},
                              {"ten", 10},
                              {"tenth", 10, false},
                              {"eleven", 11},
                              {"eleventh", 11, false},
                              {"twelve", 12},
                              {"twelfth", 12, false},
                              {"dozen", 12, false},
                              {"thirteen", 13, false},
                              {"fourteen", 14, false},
                              {"fifteen", 15, false},
                              {"sixteen", 16, false},
                              {"seventeen", 17, false},
                              {"eighteen", 18, false},
                              {"nineteen", 19, false},
                              {"nineteenth", 19, false},
                              {"twenty", 20, false},
                              {"twentieth", 20, false},
                              {"thirty", 30, false},
                              {"forty", 40, false},
                              {"fifty", 50, false},
                              {"sixty", 60, false},
                              {"seventy", 70, false},
                              {"eighty", 80, false},
                              {"ninety", 90, false},
                              {"hundred", 100, false},
                              {"thousand", 1000, false},
                              {"half", 0.5, false},
                              {"january", 1, false},
                              {"february", 2, false},
                              {"march", 3, false},
                              {"april", 4, false},
                              {"may", 5, false},
                              {"june", 6, false},
                              {"july", 7, false},
                              {"august", 8, false},
                              {"september", 9, false},
                              {"october", 10, false},
                              {"november", 11, false},
                              {"december", 12, false}};

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
    {"s", "s"},           {"min", "min"},       {"µm", "µm"}};

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
    {"euro", "€"}};

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
    {"years", "y"},         {"euro", "€"},         {"euros", "€"}};

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
    if (found == nullptr) return std::nullopt;
    return NumberWord{found->value, found->demands};
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
    std::string lower(word);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
    const Unit* found = nullptr;
    if (language == "nl") found = find_in(k_dutch_units, lower);
    if (language == "en") found = find_in(k_english_units, lower);
    return found == nullptr ? std::string_view{} : found->unit;
}

bool is_vital(std::string_view unit) {
    constexpr std::array<std::string_view, 9> k_spans = {"h", "min", "s", "ms", "d", "wk", "mo", "y", "°"};
    return !unit.empty() && std::find(k_spans.begin(), k_spans.end(), unit) == k_spans.end();
}

}  // namespace kopij::lint
