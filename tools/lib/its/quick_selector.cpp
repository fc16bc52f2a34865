#include "its/quick_selector.hpp"

#include <algorithm>
#include <cctype>

#include "markup/pattern.hpp"

namespace kopij::its {
namespace {

using markup::take;

bool is_name_char(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '.' || c == ':' || byte >= 0x80;
}

std::string_view take_name(std::string_view& rest) {
    const auto size =
        static_cast<std::size_t>(std::find_if_not(rest.begin(), rest.end(), is_name_char) - rest.begin());
    const auto out = rest.substr(0, size);
    rest.remove_prefix(size);
    return out;
}

/// What is between "[" and the "]" that closes it; nothing where none does.
std::optional<std::string_view> take_predicate(std::string_view& rest) {
    int depth = 0;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        if (c == '\'' || c == '"') {
            at = rest.find(c, at + 1);
            if (at == std::string_view::npos) return std::nullopt;
        }
        if (c == '[') ++depth;
        if (c == ']' && --depth == 0) {
            const auto out = rest.substr(1, at - 1);
            rest.remove_prefix(at + 1);
            return out;
        }
    }
    return std::nullopt;
}

/// Whether a predicate holds or not whatever the place of a node among those that are selected with it: no
/// number in it, and nothing that gives one.
bool counts_nothing(std::string_view predicate) {
    constexpr std::string_view k_words[] = {"last",  "position", "count",  "string-length", "sum", "floor",
                                            "round", "ceiling",  "number", "div",           "mod"};
    auto rest = predicate;
    while (!rest.empty()) {
        const char c = rest.front();
        if (c == '\'' || c == '"') {
            const auto end = rest.find(c, 1);
            if (end == std::string_view::npos) return false;
            rest.remove_prefix(end + 1);
        } else if (c == '.' && (rest.size() == 1 || std::isdigit(static_cast<unsigned char>(rest[1])) == 0)) {
            rest.remove_prefix(1);
        } else if (is_name_char(c)) {
            const auto name = take_name(rest);
            if (std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.') return false;
            if (std::find(std::begin(k_words), std::end(k_words), name) != std::end(k_words)) return false;
        } else if (c == '+' || c == '*' || c == '$') {
            return false;
        } else {
            rest.remove_prefix(1);
        }
    }
    return true;
}

/// "local-name()='x'" at the start of a predicate; "" for another one.
std::string_view local_in(std::string_view predicate) {
    if (!take(predicate, "local-name()='")) return {};
    return predicate.substr(0, predicate.find('\''));
}

/// The step as a test behind an axis, which has a place of its own for what goes before it.
struct Step {
    bool below = false;  // "//" stands before it
    std::string name;
    std::string predicates;  // with their brackets
    std::string_view local;  // where the name is "*"

    /// Whether it asks for nothing but a name without its prefix.
    bool is_local() const {
        return !local.empty() && predicates == "[local-name()='" + std::string(local) + "']";
    }
};

}  // namespace

void ElementIndex::collect(pugi::xml_node element) {
    add(element);
    for (auto child = element.first_child(); child; child = child.next_sibling()) {
        if (child.type() == pugi::node_element) collect(child);
    }
}

void ElementIndex::add(pugi::xml_node element) {
    const std::string_view name = element.name();
    auto& last = m_last[markup::NameHash{}(name) % m_last.size()];
    if (last.elements == nullptr || last.name != name) last = {name, &known_as(name)};
    last.elements->push_back(element);
}

ElementIndex::Elements& ElementIndex::known_as(std::string_view name) {
    const auto [found, is_new] = m_by_name.try_emplace(name);
    if (is_new) {
        found->second = &m_all.emplace_back();
        m_by_local[markup::local_name(name)].push_back(found->second);
    }
    return *found->second;
}

const ElementIndex::Elements& ElementIndex::named(const std::string& name) const {
    static const Elements k_none;
    const auto found = m_by_name.find(name);
    return found == m_by_name.end() ? k_none : *found->second;
}

const ElementIndex::Elements& ElementIndex::named_locally(std::string_view local) {
    static const Elements k_none;
    const auto found = m_by_local.find(local);
    if (found == m_by_local.end()) return k_none;
    if (found->second.size() == 1) return *found->second.front();
    auto& joined = m_joined[found->first];
    if (joined.empty()) {
        for (const auto* elements : found->second)
            joined.insert(joined.end(), elements->begin(), elements->end());
    }
    return joined;
}

std::optional<QuickSelector> QuickSelector::parse(std::string_view xpath) {
    QuickSelector out;
    std::vector<Step> steps;
    auto rest = xpath;
    while (!rest.empty()) {
        Step step;
        step.below = take(rest, "//");
        if (!step.below && !take(rest, "/")) return std::nullopt;
        if (take(rest, "@")) {
            // "a//@b" is of what is inside too.
            if (steps.empty() || step.below) return std::nullopt;
            const bool any = take(rest, "*[name()='");
            out.m_attribute = take_name(rest);
            if (any && !take(rest, "']")) return std::nullopt;
            if (out.m_attribute.empty() || !rest.empty()) return std::nullopt;
            break;
        }
        step.name = take(rest, "*") ? std::string_view("*") : take_name(rest);
        if (step.name.empty() || step.name.find("::") != std::string::npos || step.name == "." ||
            step.name == "..")
            return std::nullopt;
        while (rest.starts_with('[')) {
            const auto predicate = take_predicate(rest);
            if (!predicate || !counts_nothing(*predicate)) return std::nullopt;
            const auto local = step.predicates.empty() && step.name == "*" ? local_in(*predicate) : "";
            if (!local.empty()) step.local = local;
            step.predicates.append("[").append(*predicate).append("]");
        }
        steps.push_back(std::move(step));
    }
    if (steps.empty()) return std::nullopt;
    const auto& last = steps.back();
    if (last.name == "*" && last.local.empty()) return std::nullopt;
    if (last.name != "*") out.m_name = last.name;
    out.m_local = last.local;
    // What most rules ask for needs no XPath.
    if (steps.size() == 2 && steps[0].below && !steps[1].below && steps[0].is_local() && last.is_local()) {
        out.m_parent = steps[0].local;
        return out;
    }
    // From the first step to the last, each in the predicate of the one behind it.
    std::string before = steps.front().below ? "" : "[not(parent::*)]";
    for (std::size_t n = 0; n + 1 < steps.size(); ++n) {
        const auto* axis = steps[n + 1].below ? "[ancestor::" : "[parent::";
        before = axis + steps[n].name + steps[n].predicates + before + "]";
    }
    auto test = (last.is_local() ? "" : last.predicates) + before;
    if (!test.empty()) out.m_test = "self::" + last.name + test;
    return out;
}

std::vector<pugi::xpath_node> QuickSelector::select(ElementIndex& index) const {
    std::vector<pugi::xpath_node> out;
    const std::optional<pugi::xpath_query> test =
        m_test.empty() ? std::nullopt : std::optional<pugi::xpath_query>(m_test.c_str());
    const auto take_those = [&](const ElementIndex::Elements& elements) {
        for (const auto& element : elements) {
            if (!m_parent.empty() && markup::local_name(element.parent().name()) != m_parent) continue;
            if (test && !test->evaluate_boolean(element)) continue;
            if (m_attribute.empty()) {
                out.emplace_back(element);
            } else if (const auto attribute = element.attribute(m_attribute.c_str())) {
                out.emplace_back(attribute, element);
            }
        }
    };
    if (m_name.empty())
        take_those(index.named_locally(m_local));
    else
        take_those(index.named(m_name));
    return out;
}

}  // namespace kopij::its
