// What a reference says, for kinds that judge references.
#pragma once

#include <optional>
#include <string>

#include "evidence/citation.hpp"
#include "evidence/identifier.hpp"
#include "lint/article.hpp"

namespace kopij::lint {

/// The words of the reference and the addresses in its attributes, with single spaces. O(n).
std::string words_of(const Article& article, const evidence::Reference& reference);

/// The year the reference is of: that of an element named so, else the last one from 1900 to next year in
/// what it says outside addresses and identifiers; nothing where there is none.
std::optional<int> year_of(const Article& article, const evidence::Reference& reference);

/// The first identifier of the type that the reference declares or shows, in its normal form; empty where
/// there is none.
std::string identifier_of(const Article& article, const evidence::Reference& reference,
                          evidence::IdentifierType type);

}  // namespace kopij::lint
