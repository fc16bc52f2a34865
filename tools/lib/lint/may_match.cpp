#include "lint/may_match.hpp"

#include <algorithm>
#include <vector>

namespace kopij::lint {

bool may_match(const Article& article, const Pattern& pattern, std::string_view text) {
    const auto& scanner = article.search().scanner;
    const auto number = scanner.number_of(pattern);
    if (number == scanner.size()) return true;
    std::vector<Scanner::Hit> hits;
    return !scanner.scan(text, hits) || std::any_of(hits.begin(), hits.end(), [&](const Scanner::Hit& hit) {
        return hit.pattern == number;
    });
}

}  // namespace kopij::lint
