#include "lint/vale_words.hpp"

#include <algorithm>

#include "lint/vale_walk.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

bool has_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text::is_letter(text::next_code_point(text, at))) return true;
    }
    return false;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

/// "U.S.", "Dr.": the point belongs to the word.
bool keeps_point(std::string_view word) {
    if (word.size() < 2 || word.back() != '.') return false;
    bool initials = word.size() >= 4 && word.size() % 2 == 0;
    for (std::size_t at = 0; initials && at < word.size(); at += 2)
        initials = text::is_ascii_letter(static_cast<unsigned char>(word[at])) && word[at + 1] == '.';
    const auto stem = word.substr(0, word.size() - 1);
    return initials ||
           ((stem.size() == 2 || stem.size() == 3) && is_capital(stem[0]) &&
            std::all_of(stem.begin() + 1, stem.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
}

/// Typographic quotes count as straight ones.
std::string with_straight_quotes(std::string_view text) {
    std::string out(text);
    for (const auto& [curly, straight] : {std::pair<std::string_view, char>{"\u201c", '"'},
                                          {"\u201d", '"'},
                                          {"\u2018", '\''},
                                          {"\u2019", '\''}}) {
        for (auto at = out.find(curly); at != std::string::npos; at = out.find(curly, at))
            out.replace(at, curly.size(), 1, straight);
    }
    return out;
}

}  // namespace

std::vector<std::string> vale_words(std::string_view sentence) {
    constexpr std::string_view k_before = "$(\"['";
    constexpr std::string_view k_after = ",)\"]!;.?:'";
    std::vector<std::string> out;
    each_word(with_straight_quotes(sentence), [&](std::string_view word) {
        while (word.size() > 1 && !keeps_point(word)) {
            if (k_before.find(word.front()) != std::string_view::npos) {
                word.remove_prefix(1);
            } else if (k_after.find(word.back()) != std::string_view::npos) {
                word.remove_suffix(1);
            } else {
                break;
            }
        }
        if (has_letter(word)) out.emplace_back(word);
    });
    return out;
}

}  // namespace kopij::lint
