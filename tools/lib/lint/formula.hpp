// The arithmetic of metric rules: numbers, variables, + - * / %, comparisons, && || !, parentheses and the
// functions of Vale's math module ("math.sqrt(words)").
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::lint {

class Formula {
  public:
    /// What is wrong with a text that is no formula, and at which byte.
    struct Problem {
        std::string message;
        std::size_t offset = 0;
    };
    /// Bounded in depth. Where `problem` is set, the formula must not be evaluated.
    static Formula parse(std::string_view text, std::optional<Problem>& problem);

    /// True is 1, false 0. A variable that `variable` does not know must be caught by variables() before.
    double value(const std::function<double(std::string_view)>& variable) const;
    /// The names that the formula uses.
    const std::vector<std::string>& variables() const { return m_variables; }

    struct Node;

  private:
    std::shared_ptr<const Node> m_top;
    std::vector<std::string> m_variables;
};

}  // namespace kopij::lint
