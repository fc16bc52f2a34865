// Names of medicines: one that became another one.
#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <vector>

#include "lint/kinds/catalogue.hpp"

namespace kopij::lint::kinds {
namespace {

/// What international names of medicines end with, in the spelling of spelled_alike().
constexpr std::array<std::string_view, 62> k_endings = {
    "profen",      "naproksen", "cilin",   "micin",      "ciklin",     "floksacin", "sartan",    "statin",
    "dipin",       "prazol",    "tidin",   "azepam",     "azolam",     "zolpidem",  "zopiklon",  "triptan",
    "gliptin",     "gliflozin", "glutid",  "formin",     "citalopram", "oksetin",   "tralin",    "triptilin",
    "faksin",      "tiapin",    "zapin",   "peridol",    "peridon",    "setron",    "parin",     "ksaban",
    "umarol",      "tiazid",    "semid",   "terol",      "tropium",    "lukast",    "prednison", "solon",
    "metason",     "fenak",     "koksib",  "tramadol",   "kodon",      "morfin",    "kodein",    "fentanil",
    "paracetamol", "konazol",   "nidazol", "ciklovir",   "azepin",     "digoksin",  "warfarin",  "fenidat",
    "tiroksin",    "trigin",    "gabalin", "gabapentin", "olol",       "grel"};

/// A word as the languages of medicine write it alike: "amoxicilline" and "amoxicillin", "codeïne" and
/// "codeine", "Morphin" and "morfine".
std::string spelled_alike(std::string_view word) {
    std::string out;
    for (std::size_t at = 0; at < word.size(); ++at) {
        auto c = static_cast<char>(std::tolower(static_cast<unsigned char>(word[at])));
        const char next = at + 1 < word.size() ? word[at + 1] : '\0';
        const auto second = static_cast<unsigned char>(next);
        if (static_cast<unsigned char>(c) == 0xC3 && second >= 0xA8 && second <= 0xAF) {
            c = second <= 0xAB ? 'e' : 'i';  // with their marks
            ++at;
        } else if (c == 'p' && next == 'h') {
            c = 'f';
            ++at;
        } else if (c == 't' && next == 'h') {
            ++at;
        } else if (c == 'x') {
            out += 'k';
            c = 's';
        } else if (c == 'y') {
            c = 'i';
        } else if (c == 'c' && next != 'e' && next != 'i' && next != 'y' && next != 'h') {
            c = 'k';
        }
        if (out.empty() || out.back() != c) out += c;
    }
    while (out.size() > 1 && out.ends_with('e')) out.pop_back();
    return out;
}

struct Name {
    std::string alike;
    text::Range range;
};

std::vector<Name> words_of(std::string_view text) {
    const auto is_letter = [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80;
    };
    constexpr std::size_t k_shortest = 6;
    std::vector<Name> out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_letter(text[at])) continue;
        const auto begin = at;
        while (at < text.size() && is_letter(text[at])) ++at;
        if (at - begin >= k_shortest)
            out.push_back({spelled_alike(text.substr(begin, at - begin)), {begin, at}});
    }
    return out;
}

bool is_medicine(const std::string& alike) {
    return std::any_of(k_endings.begin(), k_endings.end(),
                       [&](std::string_view ending) { return alike.ends_with(ending); });
}

/// Whether a word is in the other text, alone or as a part of a compound ("paracetamoltablet").
bool stands_in(const std::string& alike, const std::vector<Name>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Name& one) {
        return one.alike.find(alike) == 0 || one.alike.ends_with("-" + alike) || alike.find(one.alike) == 0;
    });
}

/// A medicine of the source that the translation lacks, where that has one that the source lacks. Names that
/// languages have in common only, so that one with two names is no other one.
void substances(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        const auto source = words_of(string.source_plain);
        const auto target = words_of(string.plain);
        const auto lost = std::find_if(source.begin(), source.end(), [&](const Name& one) {
            return is_medicine(one.alike) && !stands_in(one.alike, target);
        });
        const auto added = std::find_if(target.begin(), target.end(), [&](const Name& one) {
            return is_medicine(one.alike) && !stands_in(one.alike, source);
        });
        if (lost == source.end() || added == target.end()) continue;
        add(translation, string, string.in_text(added->range), findings,
            {std::string(lost->range.in(string.source_plain)), std::string(added->range.in(string.plain))});
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_substance_checks = {{"substances", substances}};

}  // namespace kopij::lint::kinds
