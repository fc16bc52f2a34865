#include "lint/language.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>

namespace kopij::lint {
namespace {

/// A word of at most eight bytes as a number.
constexpr std::uint64_t packed(std::string_view word) {
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        out |= static_cast<std::uint64_t>(static_cast<unsigned char>(word[i])) << (8 * i);
    return out;
}

using Words = std::array<std::uint64_t, 24>;
constexpr Words words(const std::array<std::string_view, 24>& all) {
    Words out{};
    for (std::size_t i = 0; i < all.size(); ++i) out[i] = packed(all[i]);
    return out;
}
// Frequent words that the other language does not have.
constexpr Words k_dutch =
    words({"de",   "het", "een",   "en",     "van",  "niet", "dat", "voor", "met",  "zijn", "op",  "bij",
           "naar", "ook", "wordt", "worden", "deze", "je",   "uw",  "maar", "door", "aan",  "kan", "er"});
constexpr Words k_english =
    words({"the",  "at",   "and", "to",   "that", "it",   "for", "with", "as",  "are",   "this",  "be",
           "from", "have", "by",  "your", "not",  "they", "can", "or",   "you", "which", "their", "on"});
constexpr std::size_t k_sample = 20'000;

bool has(const Words& words, std::uint64_t word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string guess_language(std::string_view text, int enough) {
    int dutch = 0;
    int english = 0;
    constexpr std::size_t k_longest = 6;  // of the words above
    std::uint64_t word = 0;
    std::size_t size = 0;
    const auto count = [&] {
        if (size > 1 && size <= k_longest) {
            if (has(k_dutch, word)) ++dutch;
            if (has(k_english, word)) ++english;
        }
        word = size = 0;
    };
    for (const char c : text.substr(0, k_sample)) {
        const auto byte = static_cast<unsigned char>(c);
        const auto small = byte | 0x20U;
        if ((small >= 'a' && small <= 'z') || byte >= 0x80) {
            if (size < sizeof word) word |= std::uint64_t{byte < 0x80 ? small : byte} << (8 * size);
            ++size;
        } else {
            count();
        }
    }
    count();
    if (std::max(dutch, english) < enough || dutch == english) return {};
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
