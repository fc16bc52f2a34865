#include "lint/vale_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

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
constexpr std::array<std::pair<std::string_view, char>, 4> k_curly = {
    {{"\u201c", '"'}, {"\u201d", '"'}, {"\u2018", '\''}, {"\u2019", '\''}}};

std::string with_straight_quotes(std::string_view text) {
    std::string out(text);
    for (const auto& [curly, straight] : k_curly) {
        for (auto at = out.find(curly); at != std::string::npos; at = out.find(curly, at))
            out.replace(at, curly.size(), 1, straight);
    }
    return out;
}

/// The size of the mark that a word begins with, or ends with where `at_end`; 0 where it is none.
std::size_t size_of_mark(std::string_view word, std::string_view straight, bool at_end) {
    const auto is_there = [&](std::string_view mark) {
        return at_end ? word.ends_with(mark) : word.starts_with(mark);
    };
    if (straight.find(at_end ? word.back() : word.front()) != std::string_view::npos) return 1;
    const auto curly = std::find_if(k_curly.begin(), k_curly.end(),
                                    [&](const auto& quote) { return is_there(quote.first); });
    const bool counts = curly != k_curly.end() && straight.find(curly->second) != std::string_view::npos;
    return counts ? curly->first.size() : 0;
}

}  // namespace

std::vector<text::Range> vale_word_ranges(std::string_view text) {
    constexpr std::string_view k_before = "$(\"['";
    constexpr std::string_view k_after = ",)\"]!;.?:'";
    std::vector<text::Range> out;
    each_word(text, [&](std::string_view word) {
        while (!word.empty() && !keeps_point(word)) {
            if (const auto before = size_of_mark(word, k_before, false); before > 0) {
                word.remove_prefix(before);
            } else if (const auto after = size_of_mark(word, k_after, true); after > 0) {
                word.remove_suffix(after);
            } else {
                break;
            }
        }
        if (!has_letter(word)) return;
        const auto begin = static_cast<std::size_t>(word.data() - text.data());
        out.push_back({begin, begin + word.size()});
    });
    return out;
}

std::vector<std::string> vale_words(std::string_view sentence) {
    std::vector<std::string> out;
    for (const auto range : vale_word_ranges(sentence))
        out.push_back(with_straight_quotes(range.in(sentence)));
    return out;
}

}  // namespace kopij::lint
