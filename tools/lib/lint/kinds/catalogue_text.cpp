// How a translation reads: doubled words, punctuation, quotes, spaces, capitals, length.
#include <algorithm>
#include <cctype>
#include <optional>

#include "lint/kinds/catalogue.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

/// Whether grammar puts the word beside itself: "die die Dosis kennen", "dat dat helpt", "she had had". A
/// Dutch pronoun "het" goes before the article ("geeft het het signaal"), but never behind a preposition.
bool may_stand_twice(std::string_view word, std::string_view before, std::string_view language) {
    const auto is_one_of = [](std::string_view one, const auto& words) {
        return std::find(std::begin(words), std::end(words), one) != std::end(words);
    };
    constexpr std::string_view k_german[] = {"die", "der", "das", "den", "dem", "sie"};
    constexpr std::string_view k_dutch[] = {"die", "dat", "zij"};
    constexpr std::string_view k_english[] = {"had", "that"};
    constexpr std::string_view k_prepositions[] = {
        "in", "op",  "van",  "met", "voor", "aan",   "bij",   "door",   "over",  "uit", "na",
        "om", "tot", "naar", "te",  "per",  "sinds", "onder", "tussen", "tegen", "en"};
    if (language == "de") return is_one_of(word, k_german);
    if (language == "en") return is_one_of(word, k_english);
    if (language != "nl") return false;
    return is_one_of(word, k_dutch) ||
           (word == "het" && !before.empty() && !is_one_of(before, k_prepositions));
}

/// "de de": the same word twice, which the source does not have.
void doubled_words(const Translation& translation, Findings& findings) {
    const auto doubled = [](std::string_view text, std::string_view language) {
        std::vector<text::Range> out;
        text::Range last;
        text::Range earlier;
        for (std::size_t at = 0; at < text.size();) {
            const auto is_letter = [&](std::size_t n) {
                return n < text.size() && (std::isalpha(static_cast<unsigned char>(text[n])) != 0 ||
                                           static_cast<unsigned char>(text[n]) >= 0x80);
            };
            if (!is_letter(at)) {
                ++at;
                continue;
            }
            text::Range word{at, at};
            while (is_letter(word.end)) ++word.end;
            if (!last.empty() && last.in(text) == word.in(text) &&
                text.substr(last.end, word.begin - last.end) == " " &&
                !may_stand_twice(word.in(text), earlier.in(text), language))
                out.push_back({last.begin, word.end});
            earlier = last;
            last = word;
            at = word.end;
        }
        return out;
    };
    for (const auto& string : translation.strings()) {
        const auto found = doubled(string.plain, translation.language());
        if (found.size() <= doubled(string.source_plain, translation.source_language()).size()) continue;
        const auto at = found.front();
        add(translation, string, string.in_text(at), findings,
            {string.plain.substr(at.begin, (at.size() - 1) / 2)});
    }
}

std::string_view end_of(std::string_view text) {
    while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.back())) != 0))
        text.remove_suffix(1);
    for (const std::string_view mark :
         {"...", "\u2026", ".", "!", "?", ":", ";", "\u3002", "\uFF1F", "\uFF01", "\uFF1A"}) {
        if (text.ends_with(mark)) return text.substr(text.size() - mark.size());
    }
    return {};
}

/// One of the same meaning for different scripts and spellings.
std::string_view plain_mark(std::string_view mark) {
    if (mark == "...") return "\u2026";
    if (mark == "\u3002") return ".";
    if (mark == "\uFF1F") return "?";
    if (mark == "\uFF01") return "!";
    if (mark == "\uFF1A") return ":";
    return mark;
}

/// Whether the text ends with the point of an abbreviation, by how short it is: "U.S.", "St.".
bool ends_with_abbreviation(std::string_view text) {
    constexpr std::size_t k_letters = 3;
    if (!text.ends_with('.')) return false;
    text.remove_suffix(1);
    const auto last = text.substr(text.find_last_of(" .(") + 1);
    return last.size() < k_letters;
}

void end_punctuation(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        const auto wanted = plain_mark(end_of(string.source_plain));
        const auto given = plain_mark(end_of(string.plain));
        if (wanted == given) continue;
        const auto words = count_words(string.source_plain);
        // A short text may be a sentence in one language only.
        const bool lost = wanted == "." && given.empty();
        if (lost && words < 4 && ends_with_abbreviation(string.source_plain)) continue;
        if ((lost && words < 3) || (wanted.empty() && given == "." && words < 4)) continue;
        add(translation, string, {string.text.size() - end_of(string.text).size(), string.text.size()},
            findings,
            {wanted.empty() ? text::tr("no mark") : "'" + std::string(wanted) + "'",
             given.empty() ? text::tr("no mark") : "'" + std::string(given) + "'"});
    }
}

/// Marks that come in pairs.
void brackets(const Translation& translation, Findings& findings) {
    const auto count = [](std::string_view text, char c) { return std::count(text.begin(), text.end(), c); };
    for (const auto& string : translation.strings()) {
        for (const char* pair : {"()", "[]", "{}"}) {
            const bool even_source =
                count(string.source_plain, pair[0]) == count(string.source_plain, pair[1]);
            if (!even_source || count(string.plain, pair[0]) == count(string.plain, pair[1])) continue;
            add(translation, string, {0, string.text.size()}, findings, {pair});
        }
    }
}

/// A finding about spaces and what mends it, if anything does, in the bytes of the file.
void add_space(const Translation& translation, const TranslatedString& string, text::Range in_text,
               Findings& findings, std::optional<text::Edit> fix, std::string message) {
    Finding finding;
    finding.range = translation.range(string, in_text);
    finding.message = std::move(message);
    if (fix) finding.fix.push_back(*std::move(fix));
    findings.add(std::move(finding));
}

/// Puts a space at a place of the file or takes the one there out, as the source has it. Line ends are the
/// translator's to move.
std::optional<text::Edit> space_as_in(char source, char text, text::Range here, std::size_t place) {
    if (source == ' ') return text::Edit{{place, place}, " "};
    if (text == ' ') return text::Edit{here, ""};
    return std::nullopt;
}

void spaces(const Translation& translation, Findings& findings) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    for (const auto& string : translation.strings()) {
        const auto& source = string.source;
        const auto& text = string.text;
        if (is_space(source.front()) != is_space(text.front())) {
            const auto here = translation.range(string, {0, 1});
            add_space(
                translation, string, {0, 1}, findings,
                space_as_in(source.front(), text.front(), here, here.begin),
                text::tr(
                    "the translation begins with a space and the source does not, or the other way round"));
        }
        if (is_space(source.back()) != is_space(text.back())) {
            const text::Range last{text.size() - 1, text.size()};
            const auto here = translation.range(string, last);
            add_space(
                translation, string, last, findings, space_as_in(source.back(), text.back(), here, here.end),
                text::tr(
                    "the translation ends with a space and the source does not, or the other way round"));
        }
        const auto twice = text.find("  ");
        if (twice != std::string_view::npos && source.find("  ") == std::string_view::npos) {
            const text::Range both{twice, twice + 2};
            add_space(translation, string, both, findings, text::Edit{translation.range(string, both), " "},
                      text::tr("two spaces stand here"));
        }
        for (const std::string_view before : {" ,", " .", " ;", " !", " ?"}) {
            const auto at = text.find(before);
            if (translation.language() == "fr" || at == std::string_view::npos) continue;
            const bool ends = at + 2 == text.size() || is_space(text[at + 2]);
            if (ends && source.find(before) == std::string_view::npos)
                add(translation, string, {at, at + 2}, findings, {},
                    text::tr("a space stands before a punctuation mark"));
        }
    }
}

enum class Case { none, lower, upper };

Case first_case(std::string_view text) {
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80) return Case::none;
        if (std::isupper(byte) != 0) return Case::upper;
        if (std::islower(byte) != 0) return Case::lower;
        if (std::isdigit(byte) != 0) return Case::none;
    }
    return Case::none;
}

void capitals(const Translation& translation, Findings& findings) {
    const auto first_word = [](std::string_view text) { return text.substr(0, text.find(' ')); };
    const auto mixed = [](std::string_view word) {
        return std::any_of(word.begin() + (word.empty() ? 0 : 1), word.end(),
                           [](unsigned char c) { return std::isupper(c) != 0; });
    };
    for (const auto& string : translation.strings()) {
        const auto wanted = first_case(string.source_plain);
        const auto given = first_case(string.plain);
        if (wanted == Case::none || given == Case::none || wanted == given) continue;
        // "rTMS", "iPad": a name is written as it is; so is a Dutch "'s Avonds", and an English "I".
        if (mixed(first_word(string.plain)) || mixed(first_word(string.source_plain))) continue;
        if (string.plain.starts_with('\'') || string.source_plain.starts_with('\'') ||
            string.source_plain == "I")
            continue;
        // Names of days, months and languages have a capital in English alone; only sentences are held to it.
        if (count_words(string.source_plain) < 3) continue;
        add(translation, string, {0, std::min<std::size_t>(1, string.text.size())}, findings, {});
    }
}

/// A translation that is much shorter or longer than texts of its length are.
void length(const Translation& translation, Findings& findings) {
    constexpr std::size_t k_short = 20;
    const auto percent = findings.rule().number("percent", 250);
    for (const auto& string : translation.strings()) {
        const auto source = text::count_code_points(string.source_plain);
        const auto given = text::count_code_points(string.plain);
        if (std::max(source, given) < k_short) continue;
        const auto longer = static_cast<double>(std::max(source, given)) + k_short;
        const auto shorter = static_cast<double>(std::min(source, given)) + k_short;
        if (longer * 100 <= shorter * percent) continue;
        add(translation, string, {0, string.text.size()}, findings,
            {std::to_string(given), std::to_string(source)});
    }
}

/// ITS storage size and Weblate's own flag: "max-length:40".
void max_length(const Translation& translation, Findings& findings) {
    constexpr std::string_view k_flag = "max-length:";
    for (const auto& string : translation.strings()) {
        for (const auto flag : string.message->flags) {
            if (!flag.starts_with(k_flag)) continue;
            const auto most = std::strtoul(std::string(flag.substr(k_flag.size())).c_str(), nullptr, 10);
            const auto given = text::count_code_points(string.plain);
            if (most == 0 || given <= most) continue;
            add(translation, string, {0, string.text.size()}, findings,
                {std::to_string(given), std::to_string(most)});
        }
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_text_checks = {
    {"doubled-words", doubled_words}, {"end-punctuation", end_punctuation},
    {"brackets", brackets},           {"spaces", spaces},
    {"capitals", capitals},           {"length", length},
    {"max-length", max_length}};

}  // namespace kopij::lint::kinds
