#include "markup/pattern.hpp"

#include <algorithm>

#include "text/byte_set.hpp"

namespace kopij::markup {
namespace {

std::string_view take_name(std::string_view& rest) {
    static constexpr text::ByteSet k_ends("/[]@='()");
    const auto n = k_ends.find(rest);
    const auto name = rest.substr(0, n);
    rest.remove_prefix(n);
    return name;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(separator, at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

}  // namespace

std::optional<Pattern> Pattern::parse(std::string_view text) {
    auto rest = text;
    Pattern out;
    do {
        Step step;
        step.any_ancestor = take(rest, "/");
        step.name = take_name(rest);
        // Names compare without their prefix, so one with a prefix would never fit.
        if (step.name.empty() || step.name.find_first_of(" \t\n|,:&<>\"") != std::string::npos)
            return std::nullopt;
        while (take(rest, "[")) {
            Predicate predicate;
            predicate.negated = take(rest, "not(");
            if (!take(rest, "@")) return std::nullopt;
            predicate.attribute = take_name(rest);
            if (predicate.attribute.empty()) return std::nullopt;
            if (take(rest, "='")) {
                const auto quote = rest.find('\'');
                if (quote == std::string_view::npos) return std::nullopt;
                predicate.values = split(rest.substr(0, quote), '|');
                rest.remove_prefix(quote + 1);
            }
            if (predicate.negated && !take(rest, ")")) return std::nullopt;
            if (!take(rest, "]")) return std::nullopt;
            step.predicates.push_back(std::move(predicate));
        }
        out.m_steps.push_back(std::move(step));
    } while (take(rest, "/"));
    if (!rest.empty()) return std::nullopt;
    return out;
}

template <typename Node>
bool Pattern::matches(const Step& step, Node element) {
    if (step.name != "*" && !is_local_name(element.name(), step.name)) return false;
    if (step.predicates.empty()) return true;
    return std::all_of(step.predicates.begin(), step.predicates.end(), [&](const Predicate& predicate) {
        auto found = element.first_attribute();
        while (found && !is_local_name(found.name(), predicate.attribute)) found = found.next_attribute();
        const bool equal = found && (predicate.values.empty() ||
                                     std::find(predicate.values.begin(), predicate.values.end(),
                                               std::string_view(found.value())) != predicate.values.end());
        return equal != predicate.negated;
    });
}

template <typename Node>
bool Pattern::matches(std::size_t step, Node element) const {
    if (element.type() != pugi::node_element || !matches(m_steps[step], element)) return false;
    if (step == 0) return true;
    if (!m_steps[step].any_ancestor) return matches(step - 1, element.parent());
    for (auto up = element.parent(); up; up = up.parent()) {
        if (matches(step - 1, up)) return true;
    }
    return false;
}

template bool Pattern::matches(std::size_t step, pugi::xml_node element) const;
template bool Pattern::matches(std::size_t step, OutlineNode element) const;

std::string_view Pattern::parent() const {
    if (m_steps.size() < 2 || m_steps.back().any_ancestor) return {};
    const std::string_view name = m_steps[m_steps.size() - 2].name;
    return name == "*" ? std::string_view{} : name;
}

std::string_view Pattern::all_inside() const {
    if (m_steps.size() != 2) return {};
    const auto& outer = m_steps.front();
    const auto& inner = m_steps.back();
    const bool is_one = outer.name != "*" && !outer.any_ancestor && outer.predicates.empty() &&
                        inner.name == "*" && inner.any_ancestor && inner.predicates.empty();
    return is_one ? std::string_view(outer.name) : std::string_view{};
}

std::string Pattern::predicate(const Step& step) {
    std::string out = step.name == "*" ? "true()" : "local-name()='" + step.name + "'";
    for (const auto& one : step.predicates) {
        const auto attribute = "@*[local-name()='" + one.attribute + "']";
        std::string test = one.values.empty() ? attribute : "";
        for (const auto& value : one.values)
            test += (test.empty() ? "" : " or ") + attribute + "='" + value + "'";
        out += one.negated ? " and not(" + test + ")" : " and (" + test + ")";
    }
    return out;
}

std::string Pattern::predicate() const {
    std::string out;
    for (std::size_t n = 0; n < m_steps.size(); ++n) {
        const auto own = predicate(m_steps[n]);
        if (n == 0) {
            out = own;
        } else {
            const auto* axis = m_steps[n].any_ancestor ? "ancestor::*[" : "parent::*[";
            out = own + " and " + axis + out + "]";
        }
    }
    return out;
}

}  // namespace kopij::markup
