// Check digits of the identifiers that have one.
#pragma once

#include <string_view>

namespace kopij::evidence {

/// ISO 3297: eight characters without a hyphen, the last 0-9 or X; weights 8 to 2, modulo 11.
bool valid_issn_digits(std::string_view digits);
/// ISO 2108: ten characters, the last 0-9 or X; weights 10 to 2, modulo 11.
bool valid_isbn10_digits(std::string_view digits);
/// ISO 2108 (EAN-13): thirteen digits; weights 1 and 3 in turn, modulo 10.
bool valid_isbn13_digits(std::string_view digits);
/// ISO 7064 MOD 11-2: sixteen characters, the last 0-9 or X.
bool valid_orcid_digits(std::string_view digits);
/// The thirteen digits of a valid ISBN-10: "978" before its first nine and a check digit of their own.
void isbn13_from_isbn10(std::string_view digits, char (&out)[13]);

}  // namespace kopij::evidence
