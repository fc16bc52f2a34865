#include "translate/sections.hpp"

#include <algorithm>
#include <cctype>
#include <optional>

#include "text/squeeze.hpp"

namespace kopij::translate {
namespace {

constexpr std::string_view k_space = " \t\r\n";
constexpr int k_most_sections = 64;  // of one text, each of which is looked for

std::vector<text::Range> words_of(std::string_view text) {
    std::vector<text::Range> out;
    for (auto at = text.find_first_not_of(k_space); at != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(k_space, at), text.size());
        out.push_back({at, end});
        at = text.find_first_not_of(k_space, end);
    }
    return out;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(k_space), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(k_space) + 1);
}

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || byte >= 0x80;
}

/// Whether no word goes on there.
bool is_edge(std::string_view text, std::size_t at) {
    return at == 0 || at == text.size() || !is_word_byte(text[at - 1]) || !is_word_byte(text[at]);
}

/// The text as it is or, where white space is not preserved, with single spaces. `whole`: not as a part of
/// words.
std::optional<text::Range> find(std::string_view in, std::string_view text, std::size_t from, bool whole) {
    for (const auto& wanted : {std::string(text), text::one_line(text)}) {
        for (auto at = in.find(wanted, from); at != std::string_view::npos; at = in.find(wanted, at + 1)) {
            const text::Range found{at, at + wanted.size()};
            if (!whole || (is_edge(in, found.begin) && is_edge(in, found.end))) return found;
        }
    }
    return std::nullopt;
}

/// From the first word that touches the range to the last; nothing where none does.
std::optional<text::Range> words_in(text::Range range, const std::vector<text::Range>& words,
                                    const std::vector<text::Range>& their_words) {
    const auto touches = [&](const text::Range& word) {
        return word.begin < range.end && range.begin < word.end;
    };
    const auto first = std::find_if(words.begin(), words.end(), touches);
    if (first == words.end()) return std::nullopt;
    const auto last = std::find_if_not(first, words.end(), touches) - 1;
    return text::Range{their_words[static_cast<std::size_t>(first - words.begin())].begin,
                       their_words[static_cast<std::size_t>(last - words.begin())].end};
}

/// Behind `from`, the words from the first to the last with a character that would have to be escaped.
std::optional<text::Range> special_words(std::string_view text, const std::vector<text::Range>& words,
                                         std::size_t from) {
    std::optional<text::Range> out;
    for (const auto& word : words) {
        if (word.begin < from || word.in(text).find_first_of("<&") == std::string_view::npos) continue;
        if (!out) out = word;
        out->end = word.end;
    }
    return out;
}

}  // namespace

std::vector<text::Range> sections_in(std::string_view translation, const std::vector<Run>& runs) {
    std::string source;
    for (const auto& run : runs) source += run.text;
    const auto words = words_of(source);
    const auto their_words = words_of(translation);
    std::vector<text::Range> out;
    std::size_t begin = 0;
    bool lost = false;
    int sections = 0;
    for (const auto& run : runs) {
        const text::Range range{begin, begin + run.text.size()};
        begin = range.end;
        const auto said = trimmed(run.text);
        if (run.kind != Run::Kind::section || said.empty()) continue;
        const auto done = out.empty() ? 0 : out.back().end;
        if (++sections > k_most_sections) break;
        const auto at = range.begin + static_cast<std::size_t>(said.data() - run.text.data());
        const bool whole = is_edge(source, at) && is_edge(source, at + said.size());
        auto found = find(translation, said, done, whole);
        if (!found && words.size() == their_words.size()) found = words_in(range, words, their_words);
        if (found && found->begin >= done)
            out.push_back(*found);
        else
            lost = true;
    }
    if (lost || sections > k_most_sections) {
        if (const auto found = special_words(translation, their_words, out.empty() ? 0 : out.back().end))
            out.push_back(*found);
    }
    return out;
}

std::string in_section(std::string_view text) {
    constexpr std::string_view k_begin = "<![CDATA[";
    constexpr std::string_view k_end = "]]>";
    std::string out(k_begin);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at).starts_with(k_end)) {
            out.append("]]").append(k_end).append(k_begin);
            ++at;
            continue;
        }
        out.push_back(text[at]);
    }
    return out.append(k_end);
}

}  // namespace kopij::translate
