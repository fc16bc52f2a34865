#include "lint/inflection.hpp"

#include <algorithm>

namespace kopij::lint {
namespace {

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }
bool is_consonant(char c) { return c >= 'a' && c <= 'z' && !is_vowel(c) && c != 'y'; }

/// The stem before "-en" or "-e" in Dutch: "klas" -> "klass", "taak" -> "tak", "brief" -> "briev", "huis" ->
/// "huiz".
std::vector<std::string> dutch_stems(std::string_view word) {
    std::vector<std::string> out{std::string(word)};
    const auto size = word.size();
    if (size < 3 || !is_consonant(word[size - 1])) return out;
    const char last = word[size - 1];
    const bool after_one_vowel = is_vowel(word[size - 2]) && !is_vowel(word[size - 3]);
    if (after_one_vowel && last != 'w' && last != 'x') out.push_back(std::string(word) + last);
    const bool after_long_vowel = word[size - 2] == word[size - 3] && is_vowel(word[size - 2]);
    if (after_long_vowel) {
        out.push_back(std::string(word.substr(0, size - 2)) + last);  // "taak" -> "tak"
    }
    if (last == 'f' || last == 's') {
        const auto count = out.size();
        for (std::size_t i = 0; i < count; ++i) {
            auto voiced = out[i];
            voiced.back() = last == 'f' ? 'v' : 'z';
            out.push_back(std::move(voiced));
        }
    }
    return out;
}

void dutch(const std::string& word, std::vector<std::string>& out) {
    for (const auto& stem : dutch_stems(word)) {
        out.push_back(stem + "en");
        out.push_back(stem + "e");
    }
    for (const auto* ending : {"s", "'s", "n", "je", "jes", "tje", "tjes", "pje", "pjes", "kje", "kjes"})
        out.push_back(word + ending);
    if (word.size() > 2) {
        const auto doubled = word + word.back();
        out.push_back(doubled + "etje");
        out.push_back(doubled + "etjes");
    }
    if (word.ends_with("ie")) out.push_back(word.substr(0, word.size() - 2) + "ieën");
    if (word.ends_with("ee")) out.push_back(word + "ën");
    if (word.ends_with("heid")) out.push_back(word.substr(0, word.size() - 4) + "heden");
    if (word.ends_with("us")) out.push_back(word.substr(0, word.size() - 2) + "i");
    if (word.ends_with("um")) out.push_back(word.substr(0, word.size() - 2) + "a");
}

void english(const std::string& word, std::vector<std::string>& out) {
    for (const auto* ending : {"s", "es", "'s", "s'"}) out.push_back(word + ending);
    if (word.ends_with("y")) out.push_back(word.substr(0, word.size() - 1) + "ies");
    if (word.ends_with("is")) out.push_back(word.substr(0, word.size() - 2) + "es");
    if (word.ends_with("um")) out.push_back(word.substr(0, word.size() - 2) + "a");
}

}  // namespace

std::vector<std::string> inflections(std::string_view word, std::string_view language) {
    std::vector<std::string> out{std::string(word)};
    const std::string base(word);
    if (language == "nl") dutch(base, out);
    if (language == "en") english(base, out);
    std::sort(out.begin() + 1, out.end());
    out.erase(std::unique(out.begin() + 1, out.end()), out.end());
    return out;
}

}  // namespace kopij::lint
