// What can hurt a reader: numbers, units, negation.
#include <algorithm>
#include <cctype>

#include "lint/kinds/catalogue.hpp"
#include "lint/kinds/format_directives.hpp"
#include "lint/quantity.hpp"
#include "lint/quantity_words.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

using Kind = QuantityDifference::Kind;

std::vector<QuantityDifference> differences(const Translation& translation, const TranslatedString& string) {
    return compare_quantities(without_directives(*string.message, string.source_plain),
                              translation.source_language(),
                              without_directives(*string.message, string.plain), translation.language());
}

std::string written(const Quantity& quantity, std::string_view text) {
    return std::string(quantity.range.in(text));
}

/// Whether the word stands in the text, in whatever case. One that was left as it is says what it said: a
/// name, a value of a setting.
bool has_word(std::string_view text, std::string_view word);

/// Digits in both languages must say the same; written numbers are another check, since languages count with
/// other words. A number that is missing and one that was added are one finding: it was changed.
void quantities(const Translation& translation, Findings& findings, bool words) {
    if (words &&
        !(knows_number_words(translation.source_language()) && knows_number_words(translation.language())))
        return;
    for (const auto& string : translation.strings()) {
        std::vector<Quantity> missing;
        std::vector<Quantity> added;
        for (const auto& one : differences(translation, string)) {
            if (one.kind == Kind::missing &&
                !(one.source.word && has_word(string.plain, one.source.number.in(string.source_plain))))
                missing.push_back(one.source);
            if (one.kind == Kind::added &&
                !(one.translation.word &&
                  has_word(string.source_plain, one.translation.number.in(string.plain))))
                added.push_back(one.translation);
        }
        for (std::size_t n = 0; n < std::max(missing.size(), added.size()); ++n) {
            const bool word = n < missing.size() ? missing[n].word : added[n].word;
            if (word != words) continue;
            const auto was = n < missing.size() ? written(missing[n], string.source_plain) : "";
            const auto is = n < added.size() ? written(added[n], string.plain) : "";
            const auto whole = text::Range{0, string.text.size()};
            const auto where = n < added.size() ? string.in_text(added[n].range) : whole;
            add(translation, string, where, findings, {was, is},
                is.empty() ? text::tr_format("the number '{0}' of the source is not in the translation", was)
                : was.empty()
                    ? text::tr_format("the number '{0}' is not in the source", is)
                    : text::tr_format("the source has '{0}' where the translation has '{1}'", was, is));
        }
    }
}

void numbers(const Translation& translation, Findings& findings) { quantities(translation, findings, false); }
void number_words(const Translation& translation, Findings& findings) {
    quantities(translation, findings, true);
}

void units(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        for (const auto& one : differences(translation, string)) {
            if (one.kind != Kind::unit) continue;
            add(translation, string, string.in_text(one.translation.range), findings,
                {written(one.source, string.source_plain), written(one.translation, string.plain)});
        }
    }
}

/// Words that deny. The weak ones deny at times; they count as an answer to a strong one, and never ask for
/// one.
struct Deniers {
    std::string_view language;
    std::vector<std::string_view> strong;
    std::vector<std::string_view> weak;
    std::vector<std::string_view> weak_prefixes;
    std::vector<std::string_view> weak_suffixes;
};

const std::vector<Deniers> k_deniers = {
    {"nl",
     {"niet", "geen", "nooit", "niemand", "niets", "niks", "nergens", "zonder", "noch", "evenmin"},
     {"nauwelijks", "amper", "behalve", "tenzij", "vrij",  "zelden", "weinig", "mis",
      "nee",        "neen",  "mits",    "alleen", "enige", "minder", "tegen",  "in plaats",
      "eerder",     "los",   "naast",   "weg",    "nog",   "slechts"},
     {"on", "niet", "geen", "ontbr", "vermij", "vermeed", "stop", "verbied", "verboden", "weiger", "faal",
      "mislu", "mist", "miste", "uitgesl", "uitslui", "voorkom", "beperk", "zwak"},
     {"loos", "loze", "vrij", "vrije"}},
    {"en",
     {"not", "cannot", "no", "never", "nobody", "none", "nothing", "nowhere", "without", "neither", "nor"},
     {"hardly", "barely", "scarcely", "except", "unless", "free",    "rarely", "seldom", "few", "fewer",
      "little", "less",   "instead",  "rather", "only",   "against", "too",    "other",  "yet", "apart",
      "beyond", "out",    "alone",    "just",   "sham",   "short",   "off",    "non"},
     {"un",   "in",   "im",     "dis",     "non",   "lack", "absen", "avoid", "stop", "forbid", "refus",
      "fail", "miss", "exclud", "prevent", "limit", "wors", "weak",  "ab",    "ir",   "il",     "negat"},
     {"less", "free"}},
};

const Deniers* deniers_of(std::string_view language) {
    const auto found = std::find_if(k_deniers.begin(), k_deniers.end(),
                                    [&](const Deniers& one) { return one.language == language; });
    return found == k_deniers.end() ? nullptr : &*found;
}

struct Denial {
    bool strong = false;
    bool any = false;
    text::Range where{};  // of the first strong word
};

/// The next word from `at` on: letters, and apostrophes between them. Empty at the end of the text.
text::Range next_word(std::string_view text, std::size_t at) {
    constexpr char32_t k_apostrophe = 0x2019;
    const auto is_letter = [](char32_t c) {
        return c < 0x80 ? std::isalpha(static_cast<int>(c)) != 0
                        : c >= 0xC0 && (c < 0x2000 || c > 0x2BFF) && c != 0xFFFC;
    };
    text::Range out{text.size(), text.size()};
    while (at < text.size()) {
        const auto begin = at;
        const auto c = text::next_code_point(text, at);
        const bool started = out.begin < text.size();
        if (is_letter(c)) {
            if (!started) out.begin = begin;
            out.end = at;
        } else if (started && c != '\'' && c != k_apostrophe) {
            break;
        }
    }
    return out;
}

bool has_word(std::string_view text, std::string_view word) {
    const auto wanted = text::ascii_lower(word);
    for (auto at = next_word(text, 0); !at.empty(); at = next_word(text, at.end)) {
        if (text::ascii_lower(at.in(text)) == wanted) return true;
    }
    return false;
}

/// Weak words that translate each other deny nothing beside their counterpart: where the source has "only",
/// an "alleen" is no answer to its "not".
constexpr std::pair<std::string_view, std::string_view> k_counterparts[] = {
    {"alleen", "only"}, {"alleen", "alone"},  {"slechts", "only"},  {"slechts", "just"},
    {"minder", "less"}, {"minder", "fewer"},  {"nog", "yet"},       {"zelden", "rarely"},
    {"weinig", "few"},  {"weinig", "little"}, {"tegen", "against"}, {"behalve", "except"}};

bool has_counterpart(std::string_view word, std::string_view other_text) {
    return std::any_of(std::begin(k_counterparts), std::end(k_counterparts), [&](const auto& pair) {
        return (pair.first == word && has_word(other_text, pair.second)) ||
               (pair.second == word && has_word(other_text, pair.first));
    });
}

/// Dutch words that only look as if "on-" denied them.
bool looks_denied(std::string_view word) {
    constexpr std::string_view k_begins[] = {"onder", "onze", "ons", "ont", "onl"};
    return std::any_of(std::begin(k_begins), std::end(k_begins), [&](std::string_view begin) {
        return word.starts_with(begin) && !word.starts_with("ontbr");
    });
}

Denial denial_in(std::string_view text, const Deniers& deniers, std::string_view other_text) {
    Denial out;
    for (auto at = next_word(text, 0); !at.empty(); at = next_word(text, at.end)) {
        const auto word = text::ascii_lower(at.in(text));
        const bool contracted =
            deniers.language == "en" && (word.ends_with("n't") || word.ends_with("n\u2019t"));
        if (contracted ||
            std::find(deniers.strong.begin(), deniers.strong.end(), word) != deniers.strong.end()) {
            if (!out.strong) out.where = at;
            out.strong = out.any = true;
        }
        const auto longer = [&](std::string_view part) { return word.size() > part.size(); };
        out.any = out.any ||
                  (std::find(deniers.weak.begin(), deniers.weak.end(), word) != deniers.weak.end() &&
                   !has_counterpart(word, other_text)) ||
                  std::any_of(deniers.weak_prefixes.begin(), deniers.weak_prefixes.end(),
                              [&](std::string_view part) {
                                  return longer(part) && word.starts_with(part) &&
                                         !(deniers.language == "nl" && looks_denied(word));
                              }) ||
                  std::any_of(deniers.weak_suffixes.begin(), deniers.weak_suffixes.end(),
                              [&](std::string_view part) { return longer(part) && word.ends_with(part); });
    }
    return out;
}

void negation(const Translation& translation, Findings& findings) {
    const auto* of_source = deniers_of(translation.source_language());
    const auto* of_target = deniers_of(translation.language());
    if (of_source == nullptr || of_target == nullptr) return;
    for (const auto& string : translation.strings()) {
        const auto before = denial_in(string.source_plain, *of_source, string.plain);
        const auto after = denial_in(string.plain, *of_target, string.source_plain);
        if (before.strong && !after.any && !has_word(string.plain, before.where.in(string.source_plain))) {
            const auto word = std::string(before.where.in(string.source_plain));
            add(translation, string, {0, string.text.size()}, findings, {word},
                text::tr_format("the source denies something ('{0}'), the translation does not", word));
        }
        if (after.strong && !before.any && !has_word(string.source_plain, after.where.in(string.plain))) {
            const auto word = std::string(after.where.in(string.plain));
            add(translation, string, string.in_text(after.where), findings, {word},
                text::tr_format("the translation denies something ('{0}'), the source does not", word));
        }
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_safety_checks = {
    {"numbers", numbers}, {"number-words", number_words}, {"units", units}, {"negation", negation}};

}  // namespace kopij::lint::kinds
