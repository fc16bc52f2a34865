// What can hurt a reader: numbers, units, negation.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <optional>

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

/// Text of a program, laid out in lines: its usage, a table of its options. Translators lay these out anew,
/// with names that end in digits and examples of their own; readers of a page never see them.
bool is_help_of_program(const TranslatedString& string) {
    const auto& message = *string.message;
    const auto inner = string.source.substr(0, string.source.find_last_not_of('\n') + 1);
    return (!string.has_markup || string.source.find('<') == std::string_view::npos) &&
           (inner.find('\n') != std::string_view::npos || inner.starts_with("  ")) &&
           std::none_of(message.extracted_comments.begin(), message.extracted_comments.end(),
                        [](std::string_view one) { return one == "paragraph"; });
}

/// Whether a number without a unit is within a word of the other text: "4 digits", "vierstellig".
bool stands_in_word(const Quantity& number, std::string_view text, std::string_view language);

/// Whether a number was left as the source's language writes it, which makes it another one ("1,000").
bool is_unadapted(const TranslatedString& string, const Quantity& was, const Quantity& is) {
    return was.number.in(string.source_plain) == is.number.in(string.plain) &&
           std::abs(was.value) != std::abs(is.value);
}

/// How much a number that differs matters. What readers of a page never see, a name that lost its number or
/// gained one, and a number that was left in the spelling of the other language keep no translation back.
std::optional<diagnostic::Severity> level_of(const Translation& translation, const TranslatedString& string,
                                             const Quantity* was, const Quantity* is) {
    const bool of_name = (is == nullptr && was->in_name) || (was == nullptr && is->in_name);
    const bool unadapted = was != nullptr && is != nullptr && is_unadapted(string, *was, *is);
    if (of_name || unadapted || translation.of_program() || is_help_of_program(string))
        return diagnostic::Severity::warning;
    return std::nullopt;
}

/// A decimal sign that the language of the translation does not have.
void add_sign(const Translation& translation, const TranslatedString& string, const Quantity& is,
              Findings& findings) {
    if (translation.of_program()) return;
    Finding finding;
    finding.level = diagnostic::Severity::warning;
    finding.range = translation.range(string, string.in_text(is.number));
    finding.arguments = {written(is, string.plain)};
    finding.message =
        text::tr_format("'{0}' has the decimal sign of another language", written(is, string.plain));
    findings.add(std::move(finding));
}

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
            const auto& was = one.source;
            const auto& is = one.translation;
            if (one.kind == Kind::sign && !words) add_sign(translation, string, is, findings);
            if (one.kind == Kind::missing &&
                !(was.word && has_word(string.plain, was.number.in(string.source_plain))) &&
                !stands_in_word(was, string.plain, translation.language()))
                missing.push_back(was);
            if (one.kind == Kind::added &&
                !(is.word && has_word(string.source_plain, is.number.in(string.plain))) &&
                !stands_in_word(is, string.source_plain, translation.source_language()))
                added.push_back(is);
        }
        for (std::size_t n = 0; n < std::max(missing.size(), added.size()); ++n) {
            const bool word = n < missing.size() ? missing[n].word : added[n].word;
            if (word != words) continue;
            const auto was = n < missing.size() ? written(missing[n], string.source_plain) : "";
            const auto is = n < added.size() ? written(added[n], string.plain) : "";
            const auto whole = text::Range{0, string.text.size()};
            const auto where = n < added.size() ? string.in_text(added[n].range) : whole;
            Finding finding;
            finding.level = level_of(translation, string, n < missing.size() ? &missing[n] : nullptr,
                                     n < added.size() ? &added[n] : nullptr);
            finding.range = translation.range(string, where);
            finding.arguments = {was, is};
            finding.message =
                is.empty() ? text::tr_format("the number '{0}' of the source is not in the translation", was)
                : was.empty() ? text::tr_format("the number '{0}' is not in the source", is)
                : is_unadapted(string, missing[n], added[n])
                    ? text::tr_format(
                          "'{0}' is another number in the language of the translation; write it as "
                          "is usual there",
                          was)
                    : text::tr_format("the source has '{0}' where the translation has '{1}'", was, is);
            findings.add(std::move(finding));
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
            Finding finding;
            if (translation.of_program()) finding.level = diagnostic::Severity::warning;
            finding.range = translation.range(string, string.in_text(one.translation.range));
            finding.arguments = {written(one.source, string.source_plain),
                                 written(one.translation, string.plain)};
            findings.add(std::move(finding));
        }
    }
}

/// Words that deny. The weak ones deny at times, and begin or end as such words do; they count as an answer
/// to a strong one, and never ask for one.
struct Deniers {
    std::string_view language;
    std::vector<std::string_view> strong;
    std::vector<std::string_view> weak;
    std::vector<std::string_view> weak_prefixes;
    std::vector<std::string_view> no_prefixes;  ///< of words that only look as if they began with one
    std::vector<std::string_view> weak_suffixes;
};

const std::vector<Deniers> k_deniers = {
    {"nl",
     {"niet", "geen", "nooit", "niemand", "niets", "niks", "nergens", "zonder", "noch", "evenmin"},
     {"hoogstens", "hooguit", "maximaal", "hoogste", "uiterlijk", "maximum", "nauwelijks", "amper",
      "behalve",   "tenzij",  "vrij",     "zelden",  "weinig",    "mis",     "nee",        "neen",
      "alleen",    "minder",  "tegen",    "slechts", "anders",    "leeg",    "lege"},
     {"on",      "niet",       "geen",   "ontbr",  "verm",  "stop",    "verbod",  "verbied", "weiger",
      "faal",    "faalt",      "mislu",  "mist",   "miste", "misse",   "uitgesl", "uitslui", "uitsch",
      "uitgez",  "voork",      "beperk", "zwak",   "neger", "overges", "oversl",  "weglat",  "weggel",
      "verwijd", "verber",     "verbor", "zelfst", "afwez", "afgeb",   "afbr",    "defect",  "onderdr",
      "onderbr", "tevergeefs", "kwijt",  "verdw",  "verlor"},
     {"onder", "onze", "ons", "ont", "onl", "ongeveer", "onmidd", "ongeval", "voorkeur", "vermeld", "vermind",
      "vermo", "vermen"},
     {"loos", "loze", "vrij", "vrije"}},
    {"en",
     {"not", "cannot", "no", "never", "nobody", "none", "nothing", "nowhere", "without", "neither", "nor"},
     {"maximum", "max",     "hardly",    "barely",      "scarcely",     "except", "unless",  "free",
      "rarely",  "seldom",  "few",       "fewer",       "little",       "less",   "instead", "rather",
      "only",    "against", "otherwise", "apart",       "sham",         "non",    "lest",    "opposed",
      "deny",    "denied",  "empty",     "independent", "independently"},
     {"un",      "inab",    "inac",    "inadeq", "inappr",  "incap",  "incomp",   "incons", "incorr",
      "inef",    "inelig",  "insuf",   "inval",  "invis",   "invol",  "intoler",  "infreq", "infert",
      "insign",  "insens",  "insec",   "indep",  "indir",   "inop",   "impos",    "improp", "impat",
      "imperf",  "impract", "immat",   "immob",  "disab",   "disagr", "disallow", "disapp", "discard",
      "discont", "dislik",  "disconn", "disreg", "disrupt", "dissat", "distrust", "irreg",  "irrel",
      "irrev",   "irresp",  "illeg",   "abnor",  "absen",   "abst",   "abort",    "lack",   "avoid",
      "stop",    "forbid",  "refus",   "fail",   "miss",    "exclud", "prevent",  "limit",  "wors",
      "weak",    "negat",   "ignor",   "skip",   "omit",    "omis",   "suppress", "prohib", "reject",
      "broken",  "remov",   "delet",   "lose",   "losing",  "lost",   "hid",      "nonex"},
     {"under", "until", "unit", "union", "uniqu", "univ", "unix", "unic", "unif"},
     {"less", "free"}},
};

const Deniers* deniers_of(std::string_view language) {
    const auto found = std::find_if(k_deniers.begin(), k_deniers.end(),
                                    [&](const Deniers& one) { return one.language == language; });
    return found == k_deniers.end() ? nullptr : &*found;
}

/// The words of a sentence that deny.
struct Denial {
    std::size_t strong = 0;
    std::size_t weak = 0;
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

bool stands_in_word(const Quantity& number, std::string_view text, std::string_view language) {
    if (number.word || !number.unit.empty() || !number.digits.empty()) return false;
    for (auto at = next_word(text, 0); !at.empty(); at = next_word(text, at.end)) {
        if (begins_with_number(text::ascii_lower(at.in(text)), number.value, language)) return true;
    }
    return false;
}

bool is_weak(std::string_view word, const Deniers& deniers) {
    const auto begins = [&](std::string_view part) {
        return word.size() > part.size() && word.starts_with(part);
    };
    const auto ends = [&](std::string_view part) {
        return word.size() > part.size() && word.ends_with(part);
    };
    if (std::find(deniers.weak.begin(), deniers.weak.end(), word) != deniers.weak.end()) return true;
    if (std::any_of(deniers.weak_suffixes.begin(), deniers.weak_suffixes.end(), ends)) return true;
    return std::any_of(deniers.weak_prefixes.begin(), deniers.weak_prefixes.end(), begins) &&
           std::none_of(deniers.no_prefixes.begin(), deniers.no_prefixes.end(),
                        [&](std::string_view part) { return word.starts_with(part); });
}

Denial denial_in(std::string_view text, text::Range sentence, const Deniers& deniers) {
    Denial out;
    const auto part = text.substr(0, sentence.end);
    for (auto at = next_word(part, sentence.begin); !at.empty(); at = next_word(part, at.end)) {
        const auto word = text::ascii_lower(at.in(text));
        const bool contracted =
            deniers.language == "en" && (word.ends_with("n't") || word.ends_with("n\u2019t"));
        if (contracted ||
            std::find(deniers.strong.begin(), deniers.strong.end(), word) != deniers.strong.end()) {
            if (out.strong++ == 0) out.where = at;
        } else if (is_weak(word, deniers)) {
            ++out.weak;
        }
    }
    return out;
}

/// Parts of a text that end as sentences do, before a capital: only to compare two texts that have as many.
std::vector<text::Range> sentences_of(std::string_view text) {
    std::vector<text::Range> out;
    std::size_t begin = 0;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const bool ends = text[at] == '.' || text[at] == '!' || text[at] == '?' || text[at] == ';';
        if (!ends || std::isspace(static_cast<unsigned char>(text[at + 1])) == 0) continue;
        auto next = at + 1;
        while (next < text.size() && std::isspace(static_cast<unsigned char>(text[next])) != 0) ++next;
        if (next == text.size() || std::islower(static_cast<unsigned char>(text[next])) != 0) continue;
        out.push_back({begin, next});
        begin = next;
    }
    out.push_back({begin, text.size()});
    return out;
}

/// What one side denies and the other does not: by no word at all, but for words that deny at times and that
/// the first side has as many of; or by fewer words of either kind than those that always deny.
bool denies_more(const Denial& one, const Denial& other) {
    const bool nothing_else = other.strong == 0 && other.weak <= one.weak;
    return one.strong > 0 && (nothing_else || other.strong + other.weak < one.strong);
}
void compare_denials(const Translation& translation, const TranslatedString& string, text::Range in_source,
                     text::Range in_translation, Findings& findings) {
    const auto before = denial_in(string.source_plain, in_source, *deniers_of(translation.source_language()));
    const auto after = denial_in(string.plain, in_translation, *deniers_of(translation.language()));
    if (denies_more(before, after) && !has_word(string.plain, before.where.in(string.source_plain))) {
        const auto word = std::string(before.where.in(string.source_plain));
        add(translation, string, string.in_text(in_translation), findings, {word},
            text::tr_format("the source denies something ('{0}'), the translation does not", word));
    }
    if (denies_more(after, before) && !has_word(string.source_plain, after.where.in(string.plain))) {
        const auto word = std::string(after.where.in(string.plain));
        add(translation, string, string.in_text(after.where), findings, {word},
            text::tr_format("the translation denies something ('{0}'), the source does not", word));
    }
}

void negation(const Translation& translation, Findings& findings) {
    if (deniers_of(translation.source_language()) == nullptr || deniers_of(translation.language()) == nullptr)
        return;
    for (const auto& string : translation.strings()) {
        const auto before = sentences_of(string.source_plain);
        const auto after = sentences_of(string.plain);
        if (before.size() != after.size()) {
            compare_denials(translation, string, {0, string.source_plain.size()}, {0, string.plain.size()},
                            findings);
            continue;
        }
        for (std::size_t n = 0; n < before.size(); ++n)
            compare_denials(translation, string, before[n], after[n], findings);
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_safety_checks = {
    {"numbers", numbers}, {"number-words", number_words}, {"units", units}, {"negation", negation}};

}  // namespace kopij::lint::kinds
