#include "lint/selection.hpp"

#include <algorithm>

namespace kopij::lint {

bool names_rule(std::string_view name, std::string_view id) {
    return id == name ||
           (id.size() > name.size() && id.substr(0, name.size()) == name && id[name.size()] == '.');
}

std::vector<ActiveRule> select(const RuleSet& rules, const std::vector<config::RuleSwitch>& switches,
                               const std::vector<std::string>& select,
                               const std::vector<std::string>& ignore) {
    std::vector<ActiveRule> out;
    for (const auto& entry : rules.rules()) {
        const auto& id = entry.rule->id;
        const auto named = [&](const std::string& name) { return names_rule(name, id); };
        bool on = true;
        auto level = entry.rule->level;
        for (const auto& one : switches) {
            if (!named(one.rule)) continue;
            on = one.on;
            if (one.level) level = *one.level;
        }
        on = on && (select.empty() || std::any_of(select.begin(), select.end(), named)) &&
             std::none_of(ignore.begin(), ignore.end(), named);
        if (on) out.push_back({&entry, level});
    }
    return out;
}

std::vector<std::string> split_names(std::string_view list) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= list.size();) {
        const auto end = std::min(list.find(',', at), list.size());
        auto name = list.substr(at, end - at);
        const auto first = name.find_first_not_of(" \t");
        if (first != std::string_view::npos) {
            out.emplace_back(name.substr(first, name.find_last_not_of(" \t") - first + 1));
        }
        at = end + 1;
    }
    return out;
}

std::vector<std::string> unknown_names(const RuleSet& rules, const std::vector<std::string>& names) {
    std::vector<std::string> out;
    for (const auto& name : names) {
        const bool known =
            std::any_of(rules.rules().begin(), rules.rules().end(),
                        [&](const RuleSet::Entry& entry) { return names_rule(name, entry.rule->id); });
        if (!known) out.push_back(name);
    }
    return out;
}

}  // namespace kopij::lint
