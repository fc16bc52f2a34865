#include "lint/counts.hpp"

#include <algorithm>
#include <cmath>

#include "text/english.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

struct Sums {
    double words = 0;
    double sentences = 0;
    double syllables = 0;
    double characters = 0;
    double complex_words = 0;
    double long_words = 0;
    double polysyllabic_words = 0;
};

double letters_and_digits(std::string_view word) {
    double out = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto byte = static_cast<unsigned char>(word[at]);
        if (byte < 0x80) {
            const auto small = byte | 0x20U;
            if ((small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9')) ++out;
            ++at;
            continue;
        }
        const auto c = text::next_code_point(word, at);
        if (text::is_letter(c) || text::is_digit(c)) ++out;
    }
    return out;
}

void add_word(std::string_view word, Sums& sums) {
    constexpr int k_poly = 2;          // more syllables than this
    constexpr std::size_t k_long = 6;  // more bytes than this
    const auto syllables = text::english::syllables(word);
    const bool inflected = word.ends_with("es") || word.ends_with("ed") || word.ends_with("ing");
    ++sums.words;
    sums.syllables += syllables;
    sums.characters += letters_and_digits(word);
    if (word.size() > k_long) ++sums.long_words;
    if (syllables > k_poly) ++sums.polysyllabic_words;
    if (syllables - (inflected ? 1 : 0) > k_poly) ++sums.complex_words;
}

void add_paragraph(std::string_view paragraph, Sums& sums) {
    for (const auto sentence : text::english::sentences(paragraph)) {
        ++sums.sentences;
        const auto text = sentence.in(paragraph);
        for (const auto word : text::english::words(text)) add_word(word.in(text), sums);
    }
}

}  // namespace

Counts count(const Texts& texts) {
    Sums sums;
    double paragraphs = 0;
    for (const auto& text : texts.all()) {
        if (texts.scopes()[text.scope()].front() != "summary") continue;
        const auto content = text.text();
        for (std::size_t at = 0; at <= content.size();) {
            const auto end = std::min(content.find("\n\n", at), content.size());
            add_paragraph(content.substr(at, end - at), sums);
            ++paragraphs;
            at = end + 2;
        }
    }
    if (sums.words == 0) return {};
    Counts out;
    for (const auto* name : {"pre", "list", "blockquote", "heading_h1", "heading_h2", "heading_h3",
                             "heading_h4", "heading_h5", "heading_h6"}) {
        out[name] = 0;
    }
    for (const auto& [name, number] : texts.counters()) out[name] = static_cast<double>(number);
    out["words"] = sums.words;
    out["sentences"] = sums.sentences;
    out["syllables"] = sums.syllables;
    out["characters"] = sums.characters;
    out["complex_words"] = sums.complex_words;
    out["long_words"] = sums.long_words;
    out["polysyllabic_words"] = sums.polysyllabic_words;
    out["paragraphs"] = paragraphs;
    return out;
}

const std::vector<std::string>& count_names() {
    static const std::vector<std::string> k_names = {
        "words",      "sentences",          "syllables",  "characters", "complex_words",
        "long_words", "polysyllabic_words", "paragraphs", "pre",        "list",
        "blockquote", "heading_h1",         "heading_h2", "heading_h3", "heading_h4",
        "heading_h5", "heading_h6"};
    return k_names;
}

const std::vector<std::string>& grade_names() {
    static const std::vector<std::string> k_names = {"Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG",
                                                     "Automated Readability"};
    return k_names;
}

double grade(std::string_view name, const Counts& counts) {
    const auto get = [&](std::string_view key) { return counts.find(key)->second; };
    const auto words = get("words");
    const auto sentences = get("sentences");
    if (name == "Gunning Fog") return 0.4 * (words / sentences + 100 * get("complex_words") / words);
    if (name == "Coleman-Liau") {
        return 0.0588 * (get("characters") / words) * 100 - 0.296 * (sentences / words) * 100 - 15.8;
    }
    if (name == "Flesch-Kincaid") return 0.39 * words / sentences + 11.8 * get("syllables") / words - 15.59;
    if (name == "SMOG") return 1.0430 * std::sqrt(get("polysyllabic_words") * 30.0 / sentences) + 3.1291;
    return 4.71 * (get("characters") / words) + 0.5 * (words / sentences) - 21.43;
}

}  // namespace kopij::lint
