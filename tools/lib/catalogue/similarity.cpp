#include "catalogue/similarity.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <string>

#include "catalogue/words.hpp"

namespace kopij::catalogue {
namespace {

constexpr std::size_t k_bits = 64;
constexpr std::size_t k_between_looks = 128;  // bytes; then looking costs next to nothing

/// As the similarity of the two texts' characters, of their words regardless of order.
double word_similarity(std::string_view a, std::string_view b) {
    const auto sorted = [](std::string_view text) {
        std::vector<std::uint32_t> words;
        for_each_word(text, [&](std::string_view word) { words.push_back(hash_word(word)); });
        std::sort(words.begin(), words.end());
        return words;
    };
    const auto x = sorted(a);
    const auto y = sorted(b);
    std::vector<std::uint32_t> common;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
    return x.empty() && y.empty()
               ? 0
               : 2.0 * static_cast<double>(common.size()) / static_cast<double>(x.size() + y.size());
}

bool ends_alike(std::string_view word, std::string_view end) {
    return word.size() >= end.size() &&
           std::equal(end.begin(), end.end(), word.end() - static_cast<std::ptrdiff_t>(end.size()),
                      [](char a, char b) { return a == lower_case(b); });
}

bool is_negation(std::string_view word) {
    static constexpr std::array<std::string_view, 23> k_negations = {
        "cannot", "geen", "jamais", "kein",    "keine", "keinen", "never", "nicht",
        "nie",    "niet", "niets",  "no",      "none",  "nooit",  "noch",  "nor",
        "not",    "ohne", "pas",    "without", "sans",  "zonder", "nobody"};
    const auto last = lower_case(word.back());
    if (last == 't' && (ends_alike(word, "n't") || ends_alike(word, "n\xE2\x80\x99t"))) return true;
    constexpr std::size_t k_longest = 7;
    const auto first = static_cast<unsigned char>(lower_case(word.front()));
    if (word.size() > k_longest ||
        std::string_view("cgjknopswz").find(static_cast<char>(first)) == std::string_view::npos)
        return false;
    return std::any_of(k_negations.begin(), k_negations.end(), [word](std::string_view one) {
        return one.size() == word.size() && ends_alike(word, one);
    });
}

/// A hash of the numbers, in any order, and how often it denies.
struct Facts {
    std::uint64_t numbers = 0;
    unsigned negations = 0;
};

Facts facts_of(std::string_view text) {
    Facts out;
    for_each_word(text, [&](std::string_view word) {
        if (letter_of_byte(word.front()) == Letter::digit) {
            out.numbers += std::hash<std::string_view>()(word) | 1U;
        } else if (is_negation(word)) {
            ++out.negations;
        }
    });
    return out;
}

struct Ends {
    std::size_t front = 0;
    std::size_t back = 0;
};

/// How many bytes the texts begin with and end with in common, none counted twice.
Ends common_ends(std::string_view a, std::string_view b) {
    const auto shorter = std::min(a.size(), b.size());
    Ends out;
    while (out.front < shorter && a[out.front] == b[out.front]) ++out.front;
    const auto left = shorter - out.front;
    while (out.back < left && a[a.size() - 1 - out.back] == b[b.size() - 1 - out.back]) ++out.back;
    return out;
}

}  // namespace

// Hyyro's bit-parallel recurrence ("Bit-parallel LCS-length computation revisited", 2004): a 0 bit of the row
// stands for a step of the subsequence's length at that place of the pattern.
std::size_t CommonSubsequence::one_word(std::string_view pattern, std::string_view text) {
    for (std::size_t n = 0; n < pattern.size(); ++n) {
        m_positions[static_cast<unsigned char>(pattern[n])] |= std::uint64_t{1} << n;
    }
    std::uint64_t row = ~std::uint64_t{0};
    for (const char c : text) {
        const auto matches = row & m_positions[static_cast<unsigned char>(c)];
        row = (row + matches) | (row - matches);
    }
    for (const char c : pattern) m_positions[static_cast<unsigned char>(c)] = 0;
    const auto unused = pattern.size() == k_bits ? 0 : ~std::uint64_t{0} << pattern.size();
    return static_cast<std::size_t>(std::popcount(~row & ~unused));
}

/// One more byte of the text, against the words of the pattern from `first` to before `last`.
void CommonSubsequence::step(const std::uint64_t* positions, std::size_t first, std::size_t last) {
    std::uint64_t carry = 0;
    for (auto w = first; w < last; ++w) {
        const auto row = m_row[w];
        const auto matches = row & positions[w];
        const auto sum = row + matches;
        const auto with_carry = sum + carry;
        carry = (sum < row ? 1U : 0U) | (with_carry < sum ? 1U : 0U);
        m_row[w] = with_carry | (row & ~matches);
    }
}

/// The length, if it can be found by looking only at places that are at most about `band` bytes apart in the
/// two: a subsequence that goes further leaves out more bytes than one found in this way does.
std::optional<std::size_t> CommonSubsequence::in_band(std::string_view pattern, std::string_view text,
                                                      std::size_t band) {
    const auto words = m_row.size();
    const auto longer = text.size() - pattern.size();
    const auto left_out = band + 1 + longer;  // bytes of the text; with more it is not sure
    std::fill(m_row.begin(), m_row.end(), ~std::uint64_t{0});
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (n % k_between_looks == 0 && n > left_out && n - steps(pattern.size()) > left_out)
            return std::nullopt;
        const auto first = n > longer + band ? (n - longer - band) / k_bits : 0;
        const auto last = std::min(words, (n + band) / k_bits + 1);
        step(&m_positions[static_cast<unsigned char>(text[n]) * words], first, last);
    }
    const auto length = steps(pattern.size());
    if (text.size() - length > left_out) return std::nullopt;
    return length;
}

std::size_t CommonSubsequence::many_words(std::string_view pattern, std::string_view text,
                                          std::size_t least) {
    const auto words = (pattern.size() + k_bits - 1) / k_bits;
    if (m_positions.size() < 256 * words) m_positions.resize(256 * words);
    for (std::size_t n = 0; n < pattern.size(); ++n) {
        m_positions[static_cast<unsigned char>(pattern[n]) * words + n / k_bits] |= std::uint64_t{1}
                                                                                    << (n % k_bits);
    }
    m_row.resize(words);
    std::optional<std::size_t> length;
    for (auto band = k_bits; !length && 4 * band <= pattern.size(); band *= 4) {
        length = in_band(pattern, text, band);
    }
    if (!length) length = in_full(pattern, text, least);
    for (std::size_t n = 0; n < pattern.size(); ++n) {
        m_positions[static_cast<unsigned char>(pattern[n]) * words + n / k_bits] = 0;
    }
    return *length;
}

std::size_t CommonSubsequence::in_full(std::string_view pattern, std::string_view text, std::size_t least) {
    const auto words = m_row.size();
    std::fill(m_row.begin(), m_row.end(), ~std::uint64_t{0});
    for (std::size_t n = 0; n < text.size(); ++n) {
        const bool look = n % k_between_looks == 0 && n > 0 && least > 0;
        if (look && steps(pattern.size()) + (text.size() - n) < least) break;
        step(&m_positions[static_cast<unsigned char>(text[n]) * words], 0, words);
    }
    return steps(pattern.size());
}

/// The length so far: the 0 bits of the row.
std::size_t CommonSubsequence::steps(std::size_t size) const {
    std::size_t length = 0;
    for (std::size_t w = 0; w * k_bits < size; ++w) {
        const auto used = std::min(k_bits, size - w * k_bits);
        const auto unused = used == k_bits ? 0 : ~std::uint64_t{0} << used;
        length += static_cast<std::size_t>(std::popcount(~m_row[w] & ~unused));
    }
    return length;
}

std::size_t CommonSubsequence::length(std::string_view a, std::string_view b, std::size_t least) {
    const auto [front, back] = common_ends(a, b);
    auto pattern = a.substr(front, a.size() - front - back);
    auto text = b.substr(front, b.size() - front - back);
    if (pattern.size() > text.size()) std::swap(pattern, text);
    if (pattern.empty()) return front + back;
    const auto ends = front + back;
    if (pattern.size() <= k_bits) return ends + one_word(pattern, text);
    return ends + many_words(pattern, text, least - std::min(ends, least));
}

double similarity_bound(std::size_t size_a, std::size_t size_b) {
    const auto both = size_a + size_b;
    return both == 0 ? 1.0 : 2.0 * static_cast<double>(std::min(size_a, size_b)) / static_cast<double>(both);
}

double similarity(std::string_view a, std::string_view b, CommonSubsequence& common, double least) {
    if (a == b) return 1.0;
    if (std::max(a.size(), b.size()) > k_most_compared) return word_similarity(a, b);
    const auto both = static_cast<double>(a.size() + b.size());
    const auto least_length = static_cast<std::size_t>(std::max(least, 0.0) * both / 2);
    return 2.0 * static_cast<double>(common.length(a, b, least_length)) / both;
}

std::size_t common_part(std::string_view a, std::string_view b, std::size_t least) {
    if (a.size() > b.size()) std::swap(a, b);
    return a.size() > least && b.find(a) != std::string_view::npos ? a.size() : 0;
}

FactsDiffer facts_differ(std::string_view a, std::string_view b) {
    // No word reaches over a space: what is outside the middle parts is the same in both.
    auto [front, back] = common_ends(a, b);
    while (front > 0 && a[front - 1] != ' ') --front;
    while (back > 0 && a[a.size() - back] != ' ') --back;
    const auto facts_a = facts_of(a.substr(front, a.size() - front - back));
    const auto facts_b = facts_of(b.substr(front, b.size() - front - back));
    return {facts_a.numbers != facts_b.numbers, facts_a.negations != facts_b.negations};
}

}  // namespace kopij::catalogue
