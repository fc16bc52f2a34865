#include "lint/tokens.hpp"

#include <algorithm>
#include <functional>

#include "lint/findings.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {

std::string in_template(std::string_view alternatives, Boundaries boundaries,
                        const Environment& environment) {
    const std::string whole = boundaries == Boundaries::words ? environment.word_template : "(?m)(?:%s)";
    const auto place = whole.find("%s");
    if (place == std::string::npos) return whole;
    return whole.substr(0, place) + std::string(alternatives) + whole.substr(place + 2);
}

std::string joined(const std::vector<std::string>& alternatives) {
    std::string out;
    for (const auto& one : alternatives) {
        if (one.find_first_not_of(" \t\n") == std::string::npos) continue;
        if (!out.empty()) out += '|';
        out += one;
    }
    return out;
}

std::vector<std::string> joined_in_parts(const std::vector<std::string>& alternatives) {
    constexpr std::size_t k_most = 16'000;  // bytes; PCRE2 has room for 64 KiB of what it makes of them
    std::vector<std::string> out(1);
    for (const auto& one : alternatives) {
        if (one.find_first_not_of(" \t\n") == std::string::npos) continue;
        if (out.back().size() + one.size() > k_most && !out.back().empty()) out.emplace_back();
        if (!out.back().empty()) out.back() += '|';
        out.back() += one;
    }
    return out;
}

std::vector<Pattern> patterns_in_parts(const std::vector<std::string>& alternatives, std::string_view before,
                                       std::string_view after) {
    std::vector<Pattern> out;
    for (const auto& part : joined_in_parts(alternatives)) {
        if (!part.empty()) out.emplace_back(std::string(before).append(part).append(after));
    }
    return out;
}

namespace {

/// Calls `found` with the place behind each "(" that opens a group.
void each_group(std::string_view pattern, const std::function<void(std::size_t)>& found) {
    bool in_class = false;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c == '\\') {
            ++at;
        } else if (c == '[') {
            in_class = true;
        } else if (c == ']') {
            in_class = false;
        } else if (c == '(' && !in_class) {
            found(at + 1);
        }
    }
}

}  // namespace

std::string without_groups(std::string_view pattern) {
    std::string out;
    std::size_t done = 0;
    each_group(pattern, [&](std::size_t at) {
        if (pattern.substr(at, 1) == "?") return;
        out.append(pattern.substr(done, at - done)).append("?:");
        done = at;
    });
    return out.append(pattern.substr(done));
}

std::size_t count_groups(std::string_view pattern) {
    std::size_t out = 0;
    each_group(pattern, [&](std::size_t at) {
        const auto rest = pattern.substr(at);
        const bool named = rest.starts_with("?P<") || rest.starts_with("?\'") ||
                           (rest.starts_with("?<") && !rest.starts_with("?<=") && !rest.starts_with("?<!"));
        if (!rest.starts_with('?') || named) ++out;
    });
    return out;
}

bool check_patterns(const config::Value& list, const Pattern& whole, const Rule& rule,
                    RuleProblems& problems) {
    const auto problem = whole.problem();
    if (!problem) return true;
    const auto before = problems.count();
    const auto report = [&](const config::Value& value, const std::string& message) {
        problems.add(value.range(),
                     text::tr_format("'{0}' is no valid pattern: {1}", value.scalar(), message));
    };
    for (const auto* one : list.as_list()) {
        if (const auto own = Pattern(one->scalar()).problem()) report(*one, own->message);
    }
    for (const auto& [key, value] : list.entries()) {
        if (const auto own = Pattern(key.scalar()).problem()) report(key, own->message);
    }
    // Each is fine alone, as with a group number that means another group in the whole.
    if (problems.count() == before) {
        problems.add(
            list.is_null() ? rule.range("") : list.range(),
            text::tr_format("the patterns of this rule are not valid together: {0}", problem->message));
    }
    return false;
}

bool check_exceptions(const Rule& rule, const Exceptions& exceptions, RuleProblems& problems) {
    static const config::Value k_none;
    const auto* list = rule.find("exceptions");
    return std::all_of(exceptions.patterns().begin(), exceptions.patterns().end(), [&](const Pattern& part) {
        return check_patterns(list == nullptr ? k_none : *list, part, rule, problems);
    });
}

Exceptions::Exceptions(const Rule& rule, const Environment& environment) {
    auto all = rule.list("exceptions");
    if (rule.flag("vocab", true)) all.insert(all.end(), environment.accept.begin(), environment.accept.end());
    if (all.empty()) return;
    std::stable_sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
        return text::count_code_points(a) > text::count_code_points(b);
    });
    for (auto& one : all) {
        if (one.compare(0, 4, "(?i)") != 0) one.insert(0, "(?-i)");
    }
    m_patterns = patterns_in_parts(all, R"((?m)\b(?:)", R"()\b)");
}

bool Exceptions::cover(std::string_view matched, Findings& findings, Callback<text::Range()> where) const {
    return std::any_of(m_patterns.begin(), m_patterns.end(),
                       [&](const Pattern& part) { return findings.holds(matched, part, where); });
}

}  // namespace kopij::lint
