// The words of numbers and months in languages whose catalogues are checked by their digits alone.
#include <algorithm>
#include <array>

#include "lint/quantity_words.hpp"

namespace kopij::lint {
namespace {

using Kind = NumberWord::Kind;

struct Word {
    std::string_view text;
    double value;
    Kind kind = Kind::other;
};

constexpr Word k_german[] = {{"null", 0},
                             {"ein", 1},
                             {"eine", 1},
                             {"einen", 1},
                             {"einem", 1},
                             {"einer", 1},
                             {"eines", 1},
                             {"eins", 1},
                             {"einmal", 1, Kind::times},
                             {"erste", 1, Kind::ordinal},
                             {"ersten", 1, Kind::ordinal},
                             {"zwei", 2},
                             {"zweimal", 2, Kind::times},
                             {"zweite", 2, Kind::ordinal},
                             {"zweiten", 2, Kind::ordinal},
                             {"beide", 2},
                             {"beiden", 2},
                             {"doppelt", 2, Kind::times},
                             {"drei", 3},
                             {"dreimal", 3, Kind::times},
                             {"dritte", 3, Kind::ordinal},
                             {"dritten", 3, Kind::ordinal},
                             {"vier", 4},
                             {"viermal", 4, Kind::times},
                             {"vierte", 4, Kind::ordinal},
                             {"vierten", 4, Kind::ordinal},
                             {"viertel", 4, Kind::part},
                             {"fünf", 5},
                             {"fünfte", 5, Kind::ordinal},
                             {"sechs", 6},
                             {"sechste", 6, Kind::ordinal},
                             {"sieben", 7},
                             {"siebte", 7, Kind::ordinal},
                             {"acht", 8},
                             {"achte", 8, Kind::ordinal},
                             {"neun", 9},
                             {"neunte", 9, Kind::ordinal},
                             {"zehn", 10},
                             {"zehnte", 10, Kind::ordinal},
                             {"elf", 11},
                             {"zwölf", 12},
                             {"dreizehn", 13},
                             {"vierzehn", 14},
                             {"fünfzehn", 15},
                             {"sechzehn", 16},
                             {"siebzehn", 17},
                             {"achtzehn", 18},
                             {"neunzehn", 19},
                             {"zwanzig", 20},
                             {"dreißig", 30},
                             {"vierzig", 40},
                             {"fünfzig", 50},
                             {"sechzig", 60},
                             {"siebzig", 70},
                             {"achtzig", 80},
                             {"neunzig", 90},
                             {"hundert", 100},
                             {"tausend", 1000},
                             {"halb", 0.5, Kind::part},
                             {"halbe", 0.5, Kind::part},
                             {"hälfte", 0.5, Kind::part},
                             {"januar", 1, Kind::month},
                             {"februar", 2, Kind::month},
                             {"märz", 3, Kind::month},
                             {"april", 4, Kind::month},
                             {"mai", 5, Kind::month},
                             {"juni", 6, Kind::month},
                             {"juli", 7, Kind::month},
                             {"august", 8, Kind::month},
                             {"september", 9, Kind::month},
                             {"oktober", 10, Kind::month},
                             {"november", 11, Kind::month},
                             {"dezember", 12, Kind::month}};

constexpr Word k_french[] = {{"zéro", 0},
                             {"un", 1},
                             {"une", 1},
                             {"premier", 1, Kind::ordinal},
                             {"première", 1, Kind::ordinal},
                             {"deux", 2},
                             {"deuxième", 2, Kind::ordinal},
                             {"seconde", 2, Kind::ordinal},
                             {"double", 2, Kind::times},
                             {"trois", 3},
                             {"troisième", 3, Kind::ordinal},
                             {"tiers", 3, Kind::part},
                             {"quatre", 4},
                             {"quatrième", 4, Kind::ordinal},
                             {"quart", 4, Kind::part},
                             {"cinq", 5},
                             {"six", 6},
                             {"sept", 7},
                             {"huit", 8},
                             {"neuf", 9},
                             {"dix", 10},
                             {"onze", 11},
                             {"douze", 12},
                             {"quinze", 15},
                             {"vingt", 20},
                             {"trente", 30},
                             {"quarante", 40},
                             {"cinquante", 50},
                             {"soixante", 60},
                             {"cent", 100},
                             {"mille", 1000},
                             {"demi", 0.5, Kind::part},
                             {"moitié", 0.5, Kind::part},
                             {"janvier", 1, Kind::month},
                             {"février", 2, Kind::month},
                             {"mars", 3, Kind::month},
                             {"avril", 4, Kind::month},
                             {"mai", 5, Kind::month},
                             {"juin", 6, Kind::month},
                             {"juillet", 7, Kind::month},
                             {"août", 8, Kind::month},
                             {"septembre", 9, Kind::month},
                             {"octobre", 10, Kind::month},
                             {"novembre", 11, Kind::month},
                             {"décembre", 12, Kind::month}};

/// What words that count are made with; those that other words begin with by chance are left out.
struct Stem {
    std::string_view language;
    double value;
    std::string_view text;
};
constexpr Stem k_stems[] = {
    {"nl", 2, "twee"},  {"nl", 3, "drie"},  {"nl", 4, "vier"},    {"nl", 5, "vijf"},    {"nl", 6, "zes"},
    {"nl", 7, "zeven"}, {"nl", 9, "negen"}, {"nl", 10, "tien"},   {"nl", 12, "twaalf"}, {"en", 2, "two"},
    {"en", 3, "three"}, {"en", 4, "four"},  {"en", 5, "five"},    {"en", 6, "six"},     {"en", 7, "seven"},
    {"en", 8, "eight"}, {"en", 9, "nine"},  {"en", 12, "twelve"}, {"de", 2, "zwei"},    {"de", 3, "drei"},
    {"de", 4, "vier"},  {"de", 5, "fünf"},  {"de", 6, "sechs"},   {"de", 7, "sieben"},  {"de", 9, "neun"},
    {"de", 10, "zehn"}, {"de", 12, "zwölf"}};

}  // namespace

std::optional<NumberWord> other_number_word(std::string_view word, std::string_view language) {
    const auto find = [word](const auto& table) -> std::optional<NumberWord> {
        const auto found = std::find_if(std::begin(table), std::end(table),
                                        [word](const Word& one) { return one.text == word; });
        if (found == std::end(table)) return std::nullopt;
        return NumberWord{found->value, false, found->kind};
    };
    if (language == "de") return find(k_german);
    if (language == "fr") return find(k_french);
    return std::nullopt;
}

bool begins_with_number(std::string_view word, double value, std::string_view language) {
    return std::any_of(std::begin(k_stems), std::end(k_stems),
                       [&](const Stem& one) {
                           return one.value == value && one.language == language &&
                                  word.size() > one.text.size() && word.starts_with(one.text);
                       }) &&
           !number_word(word, language);
}

}  // namespace kopij::lint
