// Syllables of English, as readability formulas count them.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>

#include "text/english.hpp"
#include "text/english_short_words.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::text::english {
namespace {

using std::string_view_literals::operator""sv;

// A small pattern language for letters: a letter is itself, [..] and [^..] are sets, "^" and "$" the ends of
// the word, "+" and "?" repeat a set or letter, and "(a|b)" are alternatives. Matching is greedy and gives
// back.
struct Shape {
    // Not explicit: the tables below are lists of patterns.
    constexpr Shape(std::string_view of) : pattern(of) {
        for (std::size_t at = 0; at < of.size(); ++at) {
            const char c = of[at];
            if (c == '[') {
                at = of.find(']', at);
            } else if (c == '(') {
                at = of.find(')', at);
            } else if (c >= 'a' && c <= 'z' && (at + 1 == of.size() || of[at + 1] != '?')) {
                letters |= bit(c);
                continue;
            }
            if (c == '$') ending = of.substr(last_letters, at - last_letters);
            last_letters = at + 1;
        }
        read_first();
        if (of.ends_with('$')) longest = longest_match();
    }
    static constexpr std::uint32_t bit(char c) { return 1U << (c - 'a'); }
    static constexpr bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

    constexpr bool begins_with(char c) const {
        return is_letter(c) ? (first_letters & bit(c)) != 0 : begins_with_others;
    }

    std::string_view pattern;
    std::uint32_t letters = 0;  ///< that a word must have for the pattern to match
    std::string_view ending;    ///< the same
    std::size_t last_letters = 0;
    std::uint32_t first_letters = k_all_letters;  ///< with which a match begins
    bool begins_with_others = true;               ///< or other bytes
    std::size_t longest = k_endless;              ///< bytes from the beginning of a match to the word's end

  private:
    static constexpr std::uint32_t k_all_letters = (1U << 26U) - 1;
    static constexpr std::size_t k_endless = static_cast<std::size_t>(-1);

    constexpr void read_first() {
        const auto item = pattern.substr(pattern.starts_with('^') ? 1 : 0);
        const char c = item.front();
        const auto size = c == '[' ? item.find(']') + 1 : 1;
        const bool sure = item.substr(size, 1) != "?" && (c == '[' || is_letter(c));
        if (!sure) return;
        const bool negated = item.starts_with("[^");
        first_letters = 0;
        for (const char one : item.substr(0, size)) {
            if (is_letter(one)) first_letters |= bit(one);
        }
        if (negated) first_letters ^= k_all_letters;
        begins_with_others = negated;
    }

    constexpr std::size_t longest_match() const {
        std::size_t out = 0;
        for (std::size_t at = 0; at < pattern.size(); ++at) {
            const char c = pattern[at];
            if (c == '+') return k_endless;
            if (c == '^' || c == '$' || c == '?') continue;
            if (c != '(') {
                if (c == '[') at = pattern.find(']', at);
                ++out;
                continue;
            }
            std::size_t most = 0;
            std::size_t size = 0;
            for (++at; pattern[at] != ')'; ++at) {
                size = pattern[at] == '|' ? 0 : size + 1;
                most = size > most ? size : most;
            }
            out += most;
        }
        return out;
    }
};

class Matcher {
  public:
    explicit Matcher(std::string_view word) : m_word(word) {
        for (const char c : word) {
            if (c >= 'a' && c <= 'z') m_letters |= Shape::bit(c);
        }
    }

    /// Matches of any of the patterns, from left to right, none overlapping.
    template <std::size_t Size>
    int count(const std::array<Shape, Size>& shapes) const {
        std::array<const Shape*, Size> fitting{};
        std::size_t number = 0;
        for (const auto& shape : shapes) {
            if ((shape.letters & ~m_letters) == 0 && m_word.ends_with(shape.ending))
                fitting[number++] = &shape;
        }
        return number == 0 ? 0 : count(std::span(fitting).first(number));
    }

  private:
    int count(std::span<const Shape* const> shapes) const {
        int out = 0;
        for (std::size_t at = 0; at < m_word.size();) {
            std::size_t end = at;
            const bool found = std::any_of(shapes.begin(), shapes.end(), [&](const Shape* shape) {
                if (!shape->begins_with(m_word[at]) || m_word.size() - at > shape->longest) return false;
                const auto stop = match(shape->pattern, at);
                if (stop == k_no) return false;
                end = stop;
                return true;
            });
            if (found) ++out;
            at = found && end > at ? end : at + 1;
        }
        return out;
    }

    static constexpr std::size_t k_no = static_cast<std::size_t>(-1);

    static std::size_t item_size(std::string_view pattern) {
        if (pattern.front() == '[') return pattern.find(']') + 1;
        if (pattern.front() == '(') return pattern.find(')') + 1;
        return 1;
    }

    bool one(std::string_view item, std::size_t at) const {
        if (at >= m_word.size()) return false;
        if (item.front() == '.') return true;
        if (item.front() != '[') return m_word[at] == item.front();
        const bool negated = item[1] == '^';
        const auto set = item.substr(negated ? 2 : 1, item.size() - (negated ? 3 : 2));
        return (set.find(m_word[at]) != std::string_view::npos) != negated;
    }

    std::size_t match(std::string_view pattern, std::size_t at) const {
        if (pattern.empty()) return at;
        if (pattern.front() == '^') return at == 0 ? match(pattern.substr(1), at) : k_no;
        if (pattern.front() == '$') return at == m_word.size() ? match(pattern.substr(1), at) : k_no;
        const auto size = item_size(pattern);
        const auto item = pattern.substr(0, size);
        if (item.front() == '(') return alternatives(item, pattern.substr(size), at);
        const char repeat = size < pattern.size() ? pattern[size] : '\0';
        if (repeat == '?') {
            const auto rest = pattern.substr(size + 1);
            const auto with = one(item, at) ? match(rest, at + 1) : k_no;
            return with != k_no ? with : match(rest, at);
        }
        if (repeat == '+') {
            auto end = at;
            while (one(item, end)) ++end;
            for (; end > at; --end) {
                const auto stop = match(pattern.substr(size + 1), end);
                if (stop != k_no) return stop;
            }
            return k_no;
        }
        return one(item, at) ? match(pattern.substr(size), at + 1) : k_no;
    }

    /// Of "ed$" 2; k_no where there is anything but letters before the end.
    static std::size_t ending_size(std::string_view rest) {
        if (!rest.ends_with('$')) return k_no;
        const auto size = rest.size() - 1;
        const bool letters =
            std::all_of(rest.begin(), rest.end() - 1, [](char c) { return c >= 'a' && c <= 'z'; });
        return letters ? size : k_no;
    }

    std::size_t alternatives(std::string_view group, std::string_view rest, std::size_t at) const {
        const auto inside = group.substr(1, group.size() - 2);
        // Letters and the end behind the group leave one size for it.
        const auto ending = ending_size(rest);
        const bool bounded = ending != k_no;
        if (bounded && at + ending > m_word.size()) return k_no;
        for (std::size_t begin = 0; begin <= inside.size();) {
            const auto end = std::min(inside.find('|', begin), inside.size());
            const auto choice = inside.substr(begin, end - begin);
            const bool fits = !bounded || at + choice.size() + ending == m_word.size();
            if (fits && m_word.substr(std::min(at, m_word.size())).starts_with(choice)) {
                const auto stop = match(rest, at + choice.size());
                if (stop != k_no) return stop;
            }
            begin = end + 1;
        }
        return k_no;
    }

    std::string_view m_word;
    std::uint32_t m_letters = 0;
};

int vowel_groups(std::string_view word) {
    int out = 0;
    bool inside = false;
    for (const char c : word) {
        const bool vowel = c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
        out += vowel && !inside ? 1 : 0;
        inside = vowel;
    }
    return out;
}

// Groups of vowels that are one syllable less than they look, and those that are one more.
constexpr std::array<Shape, 19> k_less = {
    {"cial"sv, "cia$"sv, "tia"sv, "cius"sv, "cious"sv, "[^aeiou]giu"sv, "[aeiouy][^aeiouy]ion"sv, "iou"sv,
     "sia$"sv, "eous$"sv, "[oa]gue$"sv, ".[^aeiuoycgltdb][^aeiuoycgltdb]+ed$"sv, ".ely$"sv, "^jua"sv, "uai"sv,
     "eau"sv, "^busi$"sv,
     "[aeiouy](b|c|ch|dg|f|g|gh|gn|k|l|lch|ll|lv|m|mm|n|nc|ng|nch|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|th|v|y|z)ed$"sv,
     "[aeiouy](b|ch|d|f|gh|gn|k|l|lch|ll|lv|m|mm|n|nch|nn|p|r|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y)es$"sv}};
constexpr std::array<Shape, 1> k_silent_e = {
    {"[aeiouy](b|c|ch|d|dg|f|g|gh|gn|k|l|ll|lv|m|mm|n|nc|ng|nn|p|r|rc|rn|rs|rv|s|sc|sk|sl|squ|ss|st|t|th|v|y|z)e$"sv}};
constexpr std::array<Shape, 14> k_more_at_end = {
    {"[^aeiouy]ie(r|st|t)$"sv, "[aeiouym]bl$"sv, "eo$"sv, "ism$"sv, "asm$"sv, "thm$"sv, "dnt$"sv, "uity$"sv,
     "dea$"sv, "gean$"sv, "oa$"sv, "ua$"sv, "eings?$"sv, "[aeiouy]sh?e[rsd]$"sv}};
constexpr std::array<Shape, 4> k_more_vowels = {
    {"[^gq]ua[^auieo]"sv, "[aeiou][aeiou][aeiou]"sv, "^(ia|mc)"sv, "^coa[dglx]."sv}};
constexpr std::array<Shape, 12> k_more = {{"[^aeiou]y[ae]"sv, "[^l]lien"sv, "riet"sv, "dien"sv, "iu"sv,
                                           "io"sv, "ii"sv, "uen"sv, "real"sv, "iell"sv, "eo[^aeiou]"sv,
                                           "[aeiou]y[aeiou]"sv}};
constexpr std::array<Shape, 1> k_ia = {{"[^s]ia"sv}};

// Parts that are counted by themselves: of two syllables, of one; endings also of three.
constexpr std::array k_prefixes_2 = {"above"sv, "anti"sv,  "ante"sv,  "counter"sv, "hyper"sv, "afore"sv,
                                     "agri"sv,  "infra"sv, "intra"sv, "inter"sv,   "over"sv,  "semi"sv,
                                     "ultra"sv, "under"sv, "extra"sv, "dia"sv,     "micro"sv, "mega"sv,
                                     "kilo"sv,  "pico"sv,  "nano"sv,  "macro"sv};
constexpr std::array k_prefixes_1 = {"un"sv,   "fore"sv, "ware"sv, "none"sv, "non"sv, "out"sv,
                                     "post"sv, "sub"sv,  "pre"sv,  "pro"sv,  "dis"sv, "side"sv};
constexpr std::array k_suffixes_3 = {"ology"sv, "ologist"sv, "onomy"sv, "onomist"sv};
constexpr std::array k_suffixes_2 = {"fully"sv, "berry"sv, "woman"sv, "women"sv};
constexpr std::array k_suffixes_1 = {
    "ly"sv,    "less"sv,  "some"sv,  "ful"sv,   "er"sv,     "ers"sv,    "ness"sv,  "cian"sv, "cians"sv,
    "ment"sv,  "ments"sv, "ette"sv,  "ettes"sv, "ville"sv,  "villes"sv, "ships"sv, "ship"sv, "side"sv,
    "sides"sv, "port"sv,  "ports"sv, "shire"sv, "shires"sv, "tion"sv,   "tioned"sv};

// Words that no pattern gets right, sorted.
constexpr std::array<std::pair<std::string_view, int>, 51> k_exceptions = {{
    {"abalone", 4},    {"abare", 3},      {"abbruzzese", 4}, {"abed", 2},      {"aborigine", 5},
    {"aborigines", 5}, {"abruzzese", 4},  {"acreage", 3},    {"adame", 3},     {"adieu", 2},
    {"adobe", 3},      {"anemone", 4},    {"apache", 3},     {"aphrodite", 4}, {"apostrophe", 4},
    {"ariadne", 4},    {"cafe", 2},       {"cafes", 2},      {"calliope", 4},  {"catastrophe", 4},
    {"chile", 2},      {"chloe", 2},      {"circe", 2},      {"coyote", 3},    {"daphne", 2},
    {"epitome", 4},    {"eurydice", 4},   {"euterpe", 3},    {"facsimile", 4}, {"forever", 3},
    {"gethsemane", 4}, {"guacamole", 4},  {"hermione", 4},   {"hyperbole", 4}, {"jesse", 2},
    {"jukebox", 2},    {"karate", 3},     {"machete", 3},    {"maybe", 2},     {"penelope", 4},
    {"people", 2},     {"persephone", 4}, {"phoebe", 2},     {"recipe", 3},    {"sesame", 3},
    {"shoreline", 2},  {"simile", 3},     {"syncope", 3},    {"tamale", 3},    {"yosemite", 4},
    {"zoe", 2},
}};
template <std::size_t Size>
bool take_prefix(std::string_view& word, const std::array<std::string_view, Size>& parts) {
    if (word.empty()) return false;
    const auto found = std::find_if(parts.begin(), parts.end(), [&](std::string_view part) {
        return part.front() == word.front() && word.starts_with(part);
    });
    if (found == parts.end()) return false;
    word.remove_prefix(found->size());
    return true;
}
template <std::size_t Size>
bool take_suffix(std::string_view& word, const std::array<std::string_view, Size>& parts) {
    if (word.empty()) return false;
    const auto found = std::find_if(parts.begin(), parts.end(), [&](std::string_view part) {
        return part.back() == word.back() && word.ends_with(part);
    });
    if (found == parts.end()) return false;
    word.remove_suffix(found->size());
    return true;
}

int count_syllables(std::string_view original) {
    const auto length = count_code_points(original);
    if (length < 3) return length == 0 ? 0 : 1;
    const auto lower = ascii_lower(original);
    std::string_view word = lower;
    const auto known =
        std::lower_bound(k_exceptions.begin(), k_exceptions.end(), word,
                         [](const auto& entry, std::string_view wanted) { return entry.first < wanted; });
    if (known != k_exceptions.end() && known->first == word) return known->second;
    int count = take_prefix(word, k_prefixes_2) ? 2 : take_prefix(word, k_prefixes_1) ? 1 : 0;
    count += take_suffix(word, k_suffixes_3)   ? 3
             : take_suffix(word, k_suffixes_2) ? 2
             : take_suffix(word, k_suffixes_1) ? 1
                                               : 0;
    const Matcher matcher(word);
    count += vowel_groups(word);
    count -= matcher.count(k_less) + matcher.count(k_silent_e);
    count += matcher.count(k_more_at_end) + matcher.count(k_more_vowels) + matcher.count(k_more) +
             matcher.count(k_ia);
    return std::max(count, 1);
}

int syllables_of_long(std::string_view word) {
    // Counting takes long and a text has few words that others have not.
    constexpr std::size_t k_most_kept = 20'000;
    struct Hash : boost::hash<std::string_view> {
        using is_transparent = void;
    };
    thread_local boost::unordered_flat_map<std::string, int, Hash, std::equal_to<>> t_known;
    const auto known = t_known.find(word);
    if (known != t_known.end()) return known->second;
    if (t_known.size() == k_most_kept) t_known.clear();
    const auto out = count_syllables(word);
    t_known.emplace(std::string(word), out);
    return out;
}

}  // namespace

int syllables(std::string_view text, Range range) {
    if (range.size() > ShortWords::k_longest) return syllables_of_long(range.in(text));
    thread_local ShortWords t_short;
    const auto count = [&] { return std::min(count_syllables(range.in(text)), ShortWords::k_most); };
    return t_short.at(ShortWords::of(text, range), count).syllables();
}

int syllables(std::string_view word) { return syllables(word, {0, word.size()}); }

}  // namespace kopij::text::english
