// Patterns that mean nothing but "every word", found without a search.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/pattern.hpp"
#include "text/letter.hpp"
#include "text/range.hpp"

namespace kopij::lint {

/// "\b(\w+)\b" and the like, in groups or without.
Pattern::Runs runs_of(std::string_view pattern);

/// Whether next_run is sure of every character of the text: ASCII, Latin and common punctuation.
bool runs_are_known(std::string_view text);

bool all_ascii(std::string_view text);
/// How many runs there are; nothing where the text is not ASCII.
std::optional<std::size_t> count_runs(std::string_view text, Pattern::Runs runs);
/// In a text of ASCII, calls `visit` with the beginnings of two runs, one behind the other, that begin with
/// the same character or letter, whatever its case.
void for_each_alike(std::string_view text, Pattern::Runs runs,
                    Callback<void(std::size_t, std::size_t)> visit);

/// Where the run goes on to that `at` is in or behind.
std::size_t end_of_run(std::string_view text, std::size_t at, Pattern::Runs runs);

/// In such a text, the end of the word that begins at `at` with a letter, digit or asterisk and goes on to
/// white space; `at` where none does.
std::size_t end_of_heading_word(std::string_view text, std::size_t at);

/// Whether \b holds at the place; nothing where a character beside it is not one of these.
std::optional<bool> is_boundary(std::string_view text, std::size_t at);

/// The first run at or after `from` in a text that runs_are_known in; nothing where there is none.
std::optional<text::Range> next_run(std::string_view text, std::size_t from, Pattern::Runs runs);

/// Whether an ASCII character is in a run of words, and in one of anything but white space; false for a byte
/// of any other.
inline constexpr auto k_in_run = [] {
    std::array<std::array<bool, 256>, 2> out{};
    for (std::size_t c = 0; c < 0x80; ++c) {
        out[0][c] = text::is_ascii_letter(static_cast<char32_t>(c)) || (c >= '0' && c <= '9') || c == '_';
        out[1][c] = c != ' ' && (c < '\t' || c > '\r');
    }
    return out;
}();

/// Calls `visit` with the runs that the pattern means. False, and no call, where it means no runs or the text
/// has characters that are not known.
template <typename Visit>
bool for_each_run(const Pattern& pattern, std::string_view text, const Visit& visit) {
    const auto runs = pattern.runs();
    if (runs == Pattern::Runs::none || !runs_are_known(text)) return false;
    const auto& inside = k_in_run[runs == Pattern::Runs::word ? 0 : 1];
    for (std::size_t at = 0; at < text.size();) {
        // Nearly all of a text is ASCII.
        const auto begin = at;
        while (at < text.size() && inside[static_cast<unsigned char>(text[at])]) ++at;
        if (at == text.size() || static_cast<unsigned char>(text[at]) < 0x80) {
            if (at > begin) visit(text::Range{begin, at});
            ++at;
            continue;
        }
        const auto run = next_run(text, begin, runs);
        if (!run) break;
        visit(*run);
        at = run->end;
    }
    return true;
}

}  // namespace kopij::lint
