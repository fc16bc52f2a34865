#include "lint/formula.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>

#include "text/message.hpp"

namespace kopij::lint {

struct Formula::Node {
    enum class Kind { number, variable, call } kind = Kind::number;
    double number = 0;
    std::string name;                          ///< of the variable or the function
    double (*call)(double, double) = nullptr;  ///< what the function or the operator does
    std::vector<std::shared_ptr<const Node>> parts;
};

namespace {

using Node = Formula::Node;
using NodePointer = std::shared_ptr<const Node>;

constexpr int k_most_depth = 200;
constexpr std::size_t k_most_bytes = 10'000;  // a sum of many is deep too

double truth(bool value) { return value ? 1.0 : 0.0; }

struct Function {
    std::string_view name;
    std::size_t arguments;
    double (*call)(double, double);
};
constexpr std::array<Function, 14> k_functions = {{
    {"math.abs", 1, [](double a, double) { return std::fabs(a); }},
    {"math.ceil", 1, [](double a, double) { return std::ceil(a); }},
    {"math.floor", 1, [](double a, double) { return std::floor(a); }},
    {"math.trunc", 1, [](double a, double) { return std::trunc(a); }},
    {"math.sqrt", 1, [](double a, double) { return std::sqrt(a); }},
    {"math.cbrt", 1, [](double a, double) { return std::cbrt(a); }},
    {"math.exp", 1, [](double a, double) { return std::exp(a); }},
    {"math.log", 1, [](double a, double) { return std::log(a); }},
    {"math.log10", 1, [](double a, double) { return std::log10(a); }},
    {"math.log2", 1, [](double a, double) { return std::log2(a); }},
    {"math.pow", 2, [](double a, double b) { return std::pow(a, b); }},
    {"math.min", 2, [](double a, double b) { return std::fmin(a, b); }},
    {"math.max", 2, [](double a, double b) { return std::fmax(a, b); }},
    {"math.mod", 2, [](double a, double b) { return std::fmod(a, b); }},
}};

const Function* find_function(std::string_view name) {
    for (const auto& function : k_functions) {
        if (function.name == name) return &function;
    }
    return nullptr;
}

struct Operator {
    std::string_view name;
    double (*call)(double, double);
};
// Binary operators from the loosest to the tightest; of two that begin alike the longer first.
const std::vector<std::vector<Operator>> k_levels = {
    {{"||", [](double a, double b) { return truth(a != 0 || b != 0); }}},
    {{"&&", [](double a, double b) { return truth(a != 0 && b != 0); }}},
    {{"==", [](double a, double b) { return truth(a == b); }},
     {"!=", [](double a, double b) { return truth(a != b); }},
     {"<=", [](double a, double b) { return truth(a <= b); }},
     {">=", [](double a, double b) { return truth(a >= b); }},
     {"<", [](double a, double b) { return truth(a < b); }},
     {">", [](double a, double b) { return truth(a > b); }}},
    {{"+", [](double a, double b) { return a + b; }}, {"-", [](double a, double b) { return a - b; }}},
    {{"*", [](double a, double b) { return a * b; }},
     {"/", [](double a, double b) { return a / b; }},
     {"%", [](double a, double b) { return std::fmod(a, b); }}}};
const std::array<Operator, 3> k_unary = {{{"-", [](double a, double) { return -a; }},
                                          {"!", [](double a, double) { return truth(a == 0); }},
                                          {"+", [](double a, double) { return a; }}}};

class Parser {
  public:
    Parser(std::string_view text, std::vector<std::string>& variables,
           std::optional<Formula::Problem>& problem)
        : m_text(text), m_variables(variables), m_problem(problem) {}

    NodePointer parse() {
        auto out = level(0, 0);
        skip();
        if (!m_problem && m_at < m_text.size()) fail(text::tr("the formula should end here"));
        return out;
    }

  private:
    void fail(std::string message) {
        if (!m_problem) m_problem = Formula::Problem{std::move(message), m_at};
    }
    void skip() {
        while (m_at < m_text.size() && std::isspace(static_cast<unsigned char>(m_text[m_at])) != 0) ++m_at;
    }
    bool take(std::string_view token) {
        skip();
        if (m_text.substr(m_at, token.size()) != token) return false;
        m_at += token.size();
        return true;
    }

    NodePointer level(std::size_t which, int depth) {
        if (which == k_levels.size()) return unary(depth);
        auto left = level(which + 1, depth);
        while (!m_problem) {
            const auto& all = k_levels[which];
            const auto found =
                std::find_if(all.begin(), all.end(), [this](const Operator& one) { return take(one.name); });
            if (found == all.end()) break;
            auto node = std::make_shared<Node>();
            node->kind = Node::Kind::call;
            node->call = found->call;
            node->parts = {left, level(which + 1, depth)};
            left = node;
        }
        return left;
    }

    NodePointer unary(int depth) {
        if (depth > k_most_depth) {
            fail(text::tr("the formula is nested too deep"));
            return nullptr;
        }
        for (const auto& one : k_unary) {
            if (!take(one.name)) continue;
            auto node = std::make_shared<Node>();
            node->kind = Node::Kind::call;
            node->call = one.call;
            node->parts = {unary(depth + 1)};
            return node;
        }
        return primary(depth);
    }

    NodePointer primary(int depth) {
        if (take("(")) {
            auto inside = level(0, depth + 1);
            if (!m_problem && !take(")")) fail(text::tr("a closing parenthesis is missing"));
            return inside;
        }
        skip();
        const auto rest = m_text.substr(m_at);
        auto node = std::make_shared<Node>();
        const auto [stop, error] = std::from_chars(rest.data(), rest.data() + rest.size(), node->number);
        if (error == std::errc{} && !rest.empty() &&
            std::isalpha(static_cast<unsigned char>(rest.front())) == 0) {
            m_at += static_cast<std::size_t>(stop - rest.data());
            return node;
        }
        return name(std::move(node), depth);
    }

    NodePointer name(std::shared_ptr<Node> node, int depth) {
        const auto begin = m_at;
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 ||
                                        m_text[m_at] == '_' || m_text[m_at] == '.')) {
            ++m_at;
        }
        node->name = m_text.substr(begin, m_at - begin);
        if (node->name.empty()) {
            fail(text::tr("a number or a name is missing"));
            return nullptr;
        }
        if (!take("(")) {
            node->kind = Node::Kind::variable;
            m_variables.push_back(node->name);
            return node;
        }
        node->kind = Node::Kind::call;
        const auto* function = find_function(node->name);
        do node->parts.push_back(level(0, depth + 1));
        while (!m_problem && take(","));
        if (!m_problem && !take(")")) fail(text::tr("a closing parenthesis is missing"));
        if (function == nullptr || function->arguments != node->parts.size()) {
            fail(text::tr_format("there is no function '{0}' that takes {1} arguments", node->name,
                                 node->parts.size()));
            return nullptr;
        }
        node->call = function->call;
        return node;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::vector<std::string>& m_variables;
    std::optional<Formula::Problem>& m_problem;
};

double evaluate(const Node& node, const std::function<double(std::string_view)>& variable) {
    if (node.kind == Node::Kind::number) return node.number;
    if (node.kind == Node::Kind::variable) return variable(node.name);
    const auto first = evaluate(*node.parts.front(), variable);
    return node.call(first, node.parts.size() > 1 ? evaluate(*node.parts.back(), variable) : 0);
}

}  // namespace

Formula Formula::parse(std::string_view text, std::optional<Problem>& problem) {
    Formula out;
    if (text.size() > k_most_bytes) {
        problem = Problem{text::tr("this formula is too long"), k_most_bytes};
        return out;
    }
    out.m_top = Parser(text, out.m_variables, problem).parse();
    return out;
}

double Formula::value(const std::function<double(std::string_view)>& variable) const {
    return evaluate(*m_top, variable);
}

}  // namespace kopij::lint
