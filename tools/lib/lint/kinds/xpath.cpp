// xpath: an assertion over the tree, as in Schematron. `context` selects nodes, anywhere unless it says
// where; `assert` must hold, or `report` must not, for each. "{role}" in an expression stands for the
// elements that the article's vocabulary gives the role.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <functional>
#include <map>
#include <mutex>

#include "config/nearest.hpp"
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// The expression with what `test_of` gives for each "{role}" in its place.
std::string with_roles(std::string_view expression,
                       const std::function<std::string(std::string_view role)>& test_of) {
    std::string out;
    for (std::size_t at = 0; at < expression.size();) {
        const auto open = std::min(expression.find('{', at), expression.size());
        out.append(expression, at, open - at);
        const auto close = expression.find('}', open);
        if (close == std::string_view::npos) {
            out.append(expression, open);
            break;
        }
        out += test_of(expression.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return out;
}

std::string with_roles(std::string_view expression, const markup::Vocabulary& vocabulary) {
    return with_roles(expression, [&](std::string_view role) { return vocabulary.node_test(role); });
}

/// Whether a path begins with a step: an element, role, attribute or axis, and no "/", "." or function.
bool begins_with_step(std::string_view path) {
    if (path.empty() || std::string_view("{*@").find(path.front()) != std::string_view::npos)
        return !path.empty();
    const auto is_name = [](unsigned char c) {
        return std::isalnum(c) != 0 || c >= 0x80 || c == '_' || c == '-' || c == '.' || c == ':';
    };
    const auto first = static_cast<unsigned char>(path.front());
    if (std::isalpha(first) == 0 && first < 0x80 && first != '_') return false;
    const auto* end = std::find_if_not(path.begin(), path.end(), is_name);
    const auto name = path.substr(0, static_cast<std::size_t>(end - path.begin()));
    if (end == path.end() || *end != '(') return true;
    const auto test = name.substr(name.rfind(':') + 1);
    return test == "text" || test == "node" || test == "comment" || test == "processing-instruction";
}

/// In Schematron "title" selects every title. Taken as a path from the root it would select nothing, and its
/// rule would find nothing for ever.
std::string anywhere(std::string_view context) {
    std::string out;
    bool begins = true;
    int depth = 0;
    char quote = '\0';
    for (std::size_t at = 0; at < context.size(); ++at) {
        const char c = context[at];
        if (begins && c != ' ' && c != '\t' && c != '\n') {
            if (begins_with_step(context.substr(at))) out += "//";
            begins = false;
        }
        if (quote != '\0') {
            if (c == quote) quote = '\0';
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '[' || c == '(') {
            ++depth;
        } else if (c == ']' || c == ')') {
            --depth;
        } else if (c == '|' && depth == 0) {
            begins = true;
        }
        out += c;
    }
    return out;
}

/// Whether every role is one. A misspelled one would select nothing, and its rule would find nothing for
/// ever.
bool check_roles(const Rule& rule, const std::vector<std::string>& roles, RuleProblems& problems) {
    bool known = true;
    for (const auto* key : {"context", "assert", "report", "mark"}) {
        with_roles(rule.text(key), [&](std::string_view role) {
            if (roles.empty() || std::find(roles.begin(), roles.end(), role) != roles.end())
                return std::string{};
            known = false;
            const auto near = config::nearest(role, roles);
            problems.add(
                rule.range(key),
                near.empty()
                    ? text::tr_format("no vocabulary has the role '{0}'; there are {1}", role,
                                      fmt::format("{}", fmt::join(roles, ", ")))
                    : text::tr_format("no vocabulary has the role '{0}'; did you mean '{1}'?", role, near));
            return std::string{};
        });
    }
    return known;
}

class XPath : public Check {
  public:
    XPath(const Rule& rule, bool wants_truth)
        : m_context(anywhere(rule.text("context"))),
          m_test(rule.text(wants_truth ? "assert" : "report")),
          m_mark(rule.text("mark", ".")),
          m_wants_truth(wants_truth) {
        for (const auto& [name, value] : rule.map("vars")) {
            double number = 0;
            try {
                number = std::stod(value);
                m_variables.set(name.c_str(), number);
            } catch (const std::exception&) {
                m_variables.set(name.c_str(), value.c_str());
            }
        }
    }

    /// Compiles every expression; the message of the first that is wrong, and its key.
    std::optional<std::pair<std::string, std::string>> problem(const markup::Vocabulary& vocabulary) {
        const std::pair<const char*, const std::string*> all[] = {
            {"context", &m_context}, {m_wants_truth ? "assert" : "report", &m_test}, {"mark", &m_mark}};
        for (const auto& [key, expression] : all) {
            try {
                const pugi::xpath_query query(with_roles(*expression, vocabulary).c_str(), &m_variables);
            } catch (const pugi::xpath_exception& e) {
                return {{key, e.what()}};
            }
        }
        return std::nullopt;
    }

    void run(const Article& article, Findings& findings) const override {
        const auto& queries = queries_for(article.vocabulary());
        for (const auto& found : queries.context.evaluate_node_set(article.document().tree())) {
            if (findings.full()) return;
            if (queries.test.evaluate_boolean(found) == m_wants_truth) continue;
            const auto marked = queries.mark.evaluate_node(found);
            const auto& place = marked ? marked : found;
            const auto node = place.node() ? place.node() : place.parent();
            Finding out;
            out.range = place.attribute() ? article.document().span(place.attribute()).whole
                                          : article.document().range(node);
            out.arguments = {place.attribute() ? place.attribute().value() : node.name()};
            findings.add(std::move(out));
        }
    }

  private:
    struct Queries {
        pugi::xpath_query context, test, mark;
    };

    /// Compiled once a vocabulary. Evaluating a query changes nothing in it, so threads may share it.
    const Queries& queries_for(const markup::Vocabulary& vocabulary) const {
        const std::lock_guard lock(m_mutex);
        auto& place = m_compiled[&vocabulary];
        if (!place) {
            const auto compile = [&](const std::string& expression) {
                return pugi::xpath_query(with_roles(expression, vocabulary).c_str(), &m_variables);
            };
            place = std::make_unique<Queries>(Queries{compile(m_context), compile(m_test), compile(m_mark)});
        }
        return *place;
    }

    std::string m_context, m_test, m_mark;
    bool m_wants_truth;
    mutable pugi::xpath_variable_set m_variables;
    mutable std::mutex m_mutex;
    mutable std::map<const markup::Vocabulary*, std::unique_ptr<Queries>> m_compiled;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const bool has_assert = rule.find("assert") != nullptr;
    if (has_assert == (rule.find("report") != nullptr)) {
        problems.add(rule.range("extends"), text::tr("an xpath rule has either 'assert' or 'report'"));
        return nullptr;
    }
    auto out = std::make_unique<XPath>(rule, has_assert);
    if (const auto problem = out->problem({})) {
        problems.add(rule.range(problem->first),
                     text::tr_format("this is no XPath 1.0: {0}", problem->second));
        return nullptr;
    }
    if (!check_roles(rule, environment.roles, problems)) return nullptr;
    return out;
}

}  // namespace

const Kind k_xpath = {"xpath",
                      {{"context", KeyType::text, Key::Need::required},
                       {"assert"},
                       {"report"},
                       {"mark"},
                       {"vars", KeyType::map}},
                      make};

}  // namespace kopij::lint::kinds
