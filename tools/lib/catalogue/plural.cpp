#include "catalogue/plural.hpp"

#include <array>
#include <boost/container/small_vector.hpp>
#include <optional>

#include "text/message.hpp"

namespace kopij::catalogue {

using text::tr;

/// Recursive descent over C's operators, compiled to postfix steps. Depth is bounded: the field comes from
/// outside.
class PluralParser {
  public:
    explicit PluralParser(std::string_view field) : m_text(field) {}

    std::variant<PluralRule, PluralError> run() {
        if (!symbol("nplurals") || !symbol("=")) return fail(tr("'nplurals=' is missing"));
        const auto count = number();
        constexpr std::uint64_t k_most_forms = 1000;
        if (!count || *count == 0 || *count > k_most_forms)
            return fail(tr("'nplurals' is not a number from 1"));
        m_rule.m_count = static_cast<unsigned>(*count);
        if (!symbol(";") || !symbol("plural") || !symbol("=")) return fail(tr("'; plural=' is missing"));
        if (!choice(0)) return fail(m_problem.empty() ? tr("a number, 'n' or '(' is missing") : m_problem);
        while (symbol(";")) {
        }
        skip_space();
        if (m_at != m_text.size()) return fail(tr("something follows that is no part of the expression"));
        return std::move(m_rule);
    }

  private:
    using Op = PluralRule::Op;
    struct Operator {
        std::string_view text;
        Op op;
    };
    static constexpr int k_deepest = 100;

    PluralError fail(std::string message) const { return {m_at, std::move(message)}; }

    void skip_space() {
        while (m_at < m_text.size() && (m_text[m_at] == ' ' || m_text[m_at] == '\t' || m_text[m_at] == '\n'))
            ++m_at;
    }
    bool symbol(std::string_view text) {
        skip_space();
        if (!m_text.substr(m_at).starts_with(text)) return false;
        m_at += text.size();
        return true;
    }
    std::optional<std::uint64_t> number() {
        skip_space();
        const auto begin = m_at;
        std::uint64_t value = 0;
        constexpr std::size_t k_most_digits = 18;  // stays below 2^64
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9' &&
               m_at - begin < k_most_digits) {
            value = value * 10 + static_cast<std::uint64_t>(m_text[m_at++] - '0');
        }
        return m_at == begin ? std::nullopt : std::optional(value);
    }
    bool emit(Op op, std::uint64_t value = 0) {
        m_rule.m_steps.push_back({op, value});
        return true;
    }

    bool choice(int depth) {
        if (depth > k_deepest) {
            m_problem = tr("the expression is nested too deeply");
            return false;
        }
        if (!binary(0, depth)) return false;
        if (!symbol("?")) return true;
        if (!choice(depth + 1)) return false;
        if (!symbol(":")) {
            m_problem = tr("':' is missing");
            return false;
        }
        return choice(depth + 1) && emit(Op::choose);
    }

    /// One level of C's precedence, loosest first.
    bool binary(std::size_t level, int depth) {
        static constexpr std::array<std::array<Operator, 4>, 6> k_levels = {{
            {{{"||", Op::either}}},
            {{{"&&", Op::both}}},
            {{{"==", Op::equal}, {"!=", Op::different}}},
            {{{"<=", Op::less_equal}, {">=", Op::greater_equal}, {"<", Op::less}, {">", Op::greater}}},
            {{{"+", Op::add}, {"-", Op::subtract}}},
            {{{"*", Op::multiply}, {"/", Op::divide}, {"%", Op::modulo}}},
        }};
        if (level == k_levels.size()) return unary(depth);
        if (!binary(level + 1, depth)) return false;
        for (;;) {
            const Operator* found = nullptr;
            for (const auto& one : k_levels[level]) {
                if (!found && !one.text.empty() && symbol(one.text)) found = &one;
            }
            if (!found) return true;
            if (!binary(level + 1, depth)) return false;
            emit(found->op);
        }
    }

    bool unary(int depth) {
        unsigned negations = 0;
        while (symbol("!")) ++negations;
        if (!primary(depth)) return false;
        // "!!n" is 0 or 1 and not n, so an even number of them is two.
        for (auto left = negations == 0 ? 0 : 2 - negations % 2; left > 0; --left) emit(Op::negate);
        return true;
    }

    bool primary(int depth) {
        if (symbol("(")) {
            if (!choice(depth + 1)) return false;
            if (symbol(")")) return true;
            m_problem = tr("')' is missing");
            return false;
        }
        if (symbol("n")) return emit(Op::variable);
        const auto value = number();
        return value && emit(Op::number, *value);
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::string m_problem;
    PluralRule m_rule;
};

std::variant<PluralRule, PluralError> PluralRule::parse(std::string_view field) {
    return PluralParser(field).run();
}

std::uint64_t PluralRule::form(std::uint64_t n) const {
    constexpr std::size_t k_usual_depth = 16;
    boost::container::small_vector<std::uint64_t, k_usual_depth> stack;
    const auto pop = [&stack] {
        const auto top = stack.back();
        stack.pop_back();
        return top;
    };
    for (const auto& step : m_steps) {
        if (step.op == Op::number || step.op == Op::variable) {
            stack.push_back(step.op == Op::number ? step.value : n);
            continue;
        }
        const auto b = pop();
        if (step.op == Op::negate) {
            stack.push_back(b == 0 ? 1 : 0);
            continue;
        }
        const auto a = pop();
        if (b == 0 && (step.op == Op::divide || step.op == Op::modulo)) return m_count;
        switch (step.op) {
            case Op::multiply:
                stack.push_back(a * b);
                break;
            case Op::divide:
                stack.push_back(a / b);
                break;
            case Op::modulo:
                stack.push_back(a % b);
                break;
            case Op::add:
                stack.push_back(a + b);
                break;
            case Op::subtract:
                stack.push_back(a - b);
                break;
            case Op::less:
                stack.push_back(a < b ? 1 : 0);
                break;
            case Op::greater:
                stack.push_back(a > b ? 1 : 0);
                break;
            case Op::less_equal:
                stack.push_back(a <= b ? 1 : 0);
                break;
            case Op::greater_equal:
                stack.push_back(a >= b ? 1 : 0);
                break;
            case Op::equal:
                stack.push_back(a == b ? 1 : 0);
                break;
            case Op::different:
                stack.push_back(a != b ? 1 : 0);
                break;
            case Op::both:
                stack.push_back(a != 0 && b != 0 ? 1 : 0);
                break;
            case Op::either:
                stack.push_back(a != 0 || b != 0 ? 1 : 0);
                break;
            default:
                stack.push_back(pop() != 0 ? a : b);
                break;  // choose: condition, then, else
        }
    }
    return stack.back();
}

}  // namespace kopij::catalogue
