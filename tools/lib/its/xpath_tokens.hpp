// The words of an XPath expression.
#pragma once

#include <string_view>
#include <vector>

namespace kopij::its {

/// One token of XPath 1.0 (3.7), with what its place makes of it.
struct Token {
    enum class Kind { space, literal, number, variable, name_test, function, axis, operation, other };
    Kind kind;
    std::string_view text;
};

/// All of an expression, spaces too, so that they can be put together again. Never fails: what is no XPath
/// gives tokens of which nothing can be made. O(n).
std::vector<Token> read_tokens(std::string_view expression);

}  // namespace kopij::its
