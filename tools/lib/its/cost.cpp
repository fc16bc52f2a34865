// What rules may cost.
#include <algorithm>
#include <limits>

#include "its/selector.hpp"
#include "its/xpath_tokens.hpp"

namespace kopij::its {
namespace {

using Kind = Token::Kind;

/// What a path of XPath is, as far as its cost goes.
struct Path {
    std::size_t end = 0;  // the token behind it
    int steps = 0;        // with a name
    bool filters = false;
    bool to_attribute = false;
};

Path path_at(const std::vector<Token>& tokens, std::size_t begin) {
    Path out;
    int depth = 0;
    for (out.end = begin; out.end < tokens.size(); ++out.end) {
        const auto& [kind, text] = tokens[out.end];
        if (text == "[") ++depth;
        if (text == "]" && --depth < 0) break;
        out.filters = out.filters || depth > 0;
        if (depth > 0 || kind == Kind::space || text == "]") continue;
        out.to_attribute =
            out.to_attribute || text == "@" || (kind == Kind::axis && text.starts_with("attribute"));
        if (kind != Kind::name_test && kind != Kind::axis && text != "@" && !text.starts_with('/') &&
            !text.starts_with('.'))
            break;
        out.steps += kind == Kind::name_test && !out.to_attribute ? 1 : 0;
    }
    return out;
}

/// Whether it is only asked if there is such a node. `begin` may be within the path.
bool is_asked_for(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
    const auto asks = [](std::string_view text) {
        return text == "and" || text == "or" || text == "[" || text == "]" || text.starts_with('/');
    };
    auto before = begin;
    while (before > 0 && tokens[before - 1].kind == Kind::space) --before;
    return before > 0 && asks(tokens[before - 1].text) && (end == tokens.size() || asks(tokens[end].text));
}

/// How many nodes a path that begins at a token looks at, or gives the text of, for each node it is asked of:
/// those near the root lead to most of the document, and what is beside a node may be many.
double breadth(const std::vector<Token>& tokens, std::size_t begin, const Names& names, double siblings) {
    const auto path = path_at(tokens, begin);
    if (path.to_attribute && path.steps == 0) return 1;
    const bool is_read = !is_asked_for(tokens, begin, path.end);
    constexpr int k_near = 2;  // steps
    if (tokens[begin].text == "/") {
        if (is_read && !path.to_attribute && path.steps <= k_near) return static_cast<double>(names.nodes());
        return path.filters ? siblings : 1;
    }
    // "../p[1]" ends at the first one.
    auto rest = begin + 1;
    const auto next = [&] {
        while (rest < path.end && tokens[rest].kind == Kind::space) ++rest;
        return rest < path.end ? tokens[rest++].text : std::string_view{};
    };
    if (tokens[begin].kind == Kind::axis) next();
    const auto slash = next();
    if (slash != "/") return is_read ? siblings : 1;
    if (next().starts_with('.')) return 1;  // counted there
    return next() == "[" && next() == "1" && next() == "]" ? 1 : siblings;
}

}  // namespace

double cost(std::string_view expression, double times, const Names& names, double siblings) {
    constexpr double k_most_searches = 12;
    const auto nodes = static_cast<double>(names.nodes());
    // Most selectors search once, which `times` counts already, and ask for what is at hand then.
    const auto predicate = expression.find('[');
    const bool searches_more =
        expression.find("//", 1) != std::string_view::npos ||
        expression.find("::") != std::string_view::npos || (expression.starts_with("//") && times < nodes) ||
        expression.find("..") != std::string_view::npos ||
        (predicate != std::string_view::npos && expression.find('/', predicate) != std::string_view::npos);
    if (!searches_more)
        return times * (1 + static_cast<double>(std::count(expression.begin(), expression.end(), '[')));
    const auto height = static_cast<double>(names.height());
    // What is outside every predicate, then what each open predicate costs for one node it is asked of.
    struct Level {
        double own = 1;
        double inner = 0;
        double total() const { return own * (1 + inner); }
    };
    std::vector<Level> levels{{times, 0}};
    double searches = 0;
    const Token* before = nullptr;
    const auto tokens = read_tokens(expression);
    for (std::size_t n = 0; n < tokens.size(); ++n) {
        const auto& token = tokens[n];
        if (token.kind == Token::Kind::space) continue;
        auto& level = levels.back();
        const bool axis = token.kind == Token::Kind::axis;
        if (token.text == "[") levels.emplace_back();
        if (token.text == "]" && levels.size() > 1) {
            const auto done = level.total();
            levels.pop_back();
            levels.back().inner += done;
        }
        // A path that begins with "//" looks at the whole document, one that goes on with it at what is
        // below.
        const bool goes_on =
            before != nullptr && (before->kind == Token::Kind::name_test || before->text == "." ||
                                  before->text == ".." || before->text == ")" || before->text == "]");
        const bool from_root = token.text == "//" && !goes_on;
        const bool beside = axis && (token.text.starts_with("foll") || token.text.starts_with("prec"));
        const bool below = (token.text == "//" && goes_on) ||
                           (axis && (token.text.starts_with("desc") || token.text.starts_with("anc")));
        if (from_root) level.own = levels.size() > 1 || times < nodes ? level.own * nodes : level.own;
        if (beside) level.own *= nodes;
        if (below) level.own *= height;
        const bool goes_up = token.text == ".." || (axis && token.text.starts_with("parent"));
        if (goes_up || (token.text == "/" && !goes_on && levels.size() > 1))
            level.own *= breadth(tokens, n, names, siblings);
        searches += from_root || beside || below ? 1 : 0;
        before = &token;
    }
    return searches > k_most_searches ? std::numeric_limits<double>::infinity() : levels.front().total();
}

Budget::Budget(const Names& names) {
    constexpr double k_least = 3e8;   // some seconds
    constexpr double k_a_node = 100;  // so that many plain rules may be asked of a large document
    m_left = k_least + k_a_node * static_cast<double>(names.nodes());
}

bool Budget::spend(double steps) {
    if (steps > m_left) return false;
    m_left -= steps;
    return true;
}

}  // namespace kopij::its
