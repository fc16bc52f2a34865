#include "lint/language.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

namespace kopij::lint {
namespace {

using Words = std::array<std::string_view, 24>;
// Frequent words that the other language does not have.
constexpr Words k_dutch = {"de",   "het",  "een", "en",   "van",  "niet", "dat",   "voor",
                           "met",  "zijn", "op",  "bij",  "naar", "ook",  "wordt", "worden",
                           "deze", "je",   "uw",  "maar", "door", "aan",  "kan",   "er"};
constexpr Words k_english = {"the", "of",   "and",  "to", "that", "it",    "for",   "with",
                             "as",  "are",  "this", "be", "from", "have",  "by",    "your",
                             "not", "they", "can",  "or", "you",  "which", "their", "on"};
constexpr std::size_t k_sample = 20'000;
constexpr int k_enough = 3;

bool has(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string guess_language(std::string_view text) {
    int dutch = 0;
    int english = 0;
    std::string word;
    const auto count = [&] {
        if (has(k_dutch, word)) ++dutch;
        if (has(k_english, word)) ++english;
        word.clear();
    };
    for (const char c : text.substr(0, k_sample)) {
        if (std::isalpha(static_cast<unsigned char>(c)) != 0 || static_cast<unsigned char>(c) >= 0x80) {
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        } else {
            count();
        }
    }
    count();
    if (std::max(dutch, english) < k_enough || dutch == english) return {};
    return dutch > english ? "nl" : "en";
}

std::string language_of_folder(std::string_view path) {
    // ISO 639-1, so that a folder "my" or "src" is only taken where it is a language a site may have.
    constexpr std::array<std::string_view, 34> k_languages = {
        "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "ga", "he", "hr", "hu",
        "it", "ja", "ko", "lt", "lv", "mt", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sv", "tr", "uk"};
    for (auto folder = std::filesystem::path(path).parent_path(); folder.has_filename();
         folder = folder.parent_path()) {
        const auto name = folder.filename().string();
        const auto tag = std::string_view(name).substr(0, name.find_first_of("-_"));
        const bool region = name.size() == 2 || (name.size() == 5 && tag.size() == 2);
        if (region && std::find(k_languages.begin(), k_languages.end(), tag) != k_languages.end())
            return std::string(tag);
    }
    return {};
}

}  // namespace kopij::lint
