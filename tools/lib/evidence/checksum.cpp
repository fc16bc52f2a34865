#include "evidence/checksum.hpp"

#include <algorithm>
#include <cstddef>

namespace kopij::evidence {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int value(char c) { return c == 'X' ? 10 : c - '0'; }

bool shaped(std::string_view digits, std::size_t length) {
    return digits.size() == length && std::all_of(digits.begin(), digits.end() - 1, is_digit) &&
           (is_digit(digits.back()) || digits.back() == 'X');
}

// Weights fall by one to 1 for the check character itself.
bool modulo_11(std::string_view digits) {
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += value(digits[i]) * static_cast<int>(digits.size() - i);
    return sum % 11 == 0;
}

int ean_sum(std::string_view first_twelve) {
    int sum = 0;
    for (std::size_t i = 0; i < first_twelve.size(); ++i)
        sum += value(first_twelve[i]) * (i % 2 == 0 ? 1 : 3);
    return sum;
}

}  // namespace

bool valid_issn_digits(std::string_view digits) { return shaped(digits, 8) && modulo_11(digits); }

bool valid_isbn10_digits(std::string_view digits) { return shaped(digits, 10) && modulo_11(digits); }

bool valid_isbn13_digits(std::string_view digits) {
    return shaped(digits, 13) && digits.back() != 'X' &&
           (digits.starts_with("978") || digits.starts_with("979")) &&
           (ean_sum(digits.substr(0, 12)) + value(digits[12])) % 10 == 0;
}

bool valid_orcid_digits(std::string_view digits) {
    if (!shaped(digits, 16)) return false;
    int total = 0;
    for (const char c : digits.substr(0, 15)) total = (total + value(c)) * 2 % 11;
    return (12 - total) % 11 == value(digits[15]);
}

void isbn13_from_isbn10(std::string_view digits, char (&out)[13]) {
    std::copy_n("978", 3, out);
    std::copy_n(digits.begin(), 9, out + 3);
    out[12] = static_cast<char>('0' + (10 - ean_sum({out, 12}) % 10) % 10);
}

}  // namespace kopij::evidence
