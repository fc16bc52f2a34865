#include "text/syllables.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "text/english.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::text {
namespace {

using std::string_view_literals::operator""sv;

// What is one vowel in speech, the longest first.
constexpr std::array k_together = {"aai"sv, "ooi"sv, "oei"sv, "eeu"sv, "ieu"sv, "eau"sv, "aa"sv, "ee"sv,
                                   "oo"sv,  "uu"sv,  "ie"sv,  "oe"sv,  "eu"sv,  "ui"sv,  "ij"sv, "ei"sv,
                                   "au"sv,  "ou"sv,  "ai"sv,  "oi"sv,  "ay"sv,  "ey"sv,  "oy"sv};

bool is_vowel(char32_t c) {
    return std::u32string_view(U"aeiouyàáâäèéêëìíîïòóôöùúûü").find(c) != std::u32string_view::npos;
}

int dutch_syllables(std::string_view original) {
    const auto word = to_lower(original);
    int out = 0;
    for (std::size_t at = 0; at < word.size();) {
        const auto rest = std::string_view(word).substr(at);
        const auto together = std::find_if(k_together.begin(), k_together.end(),
                                           [&](std::string_view vowels) { return rest.starts_with(vowels); });
        if (together != k_together.end()) {
            ++out;
            at += together->size();
            continue;
        }
        // "y" before a vowel is a consonant: "yoga".
        const bool first = at == 0;
        const auto c = next_code_point(word, at);
        auto after = at;
        const bool glide = first && c == 'y' && at < word.size() && is_vowel(next_code_point(word, after));
        if (is_vowel(c) && !glide) ++out;
    }
    return std::max(out, word.empty() ? 0 : 1);
}

}  // namespace

int syllables(std::string_view word, std::string_view language) {
    return language == "nl" ? dutch_syllables(word) : english::syllables(word);
}

}  // namespace kopij::text
