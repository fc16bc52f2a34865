// The kinds, each in its own file.
#pragma once

#include "lint/kind.hpp"

namespace kopij::lint::kinds {

extern const Kind k_existence;
extern const Kind k_link;
extern const Kind k_substitution;

}  // namespace kopij::lint::kinds
