// substitution: words for which there is a better one.
#include <algorithm>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

struct Swap {
    std::string key;
    std::string value;
    Pattern own;       ///< the key as written, where the value names its groups
    Pattern expected;  ///< the value as a pattern where it is one, to leave alone what it matches
};

bool is_plain(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               c == ' ' || c == '-';
    });
}

std::vector<Swap> read_swaps(const Rule& rule) {
    std::vector<Swap> out;
    const std::string flags = rule.flag("ignorecase") ? "(?i)" : "";
    auto all = rule.map("swap");
    // Longest first; of equal ones the file's order, where Vale has none.
    std::stable_sort(all.begin(), all.end(),
                     [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
    out.reserve(all.size());
    for (auto& [key, value] : all) {
        Swap swap;
        if (value.find('$') != std::string::npos) swap.own = Pattern(flags + key);
        if (!is_plain(value)) swap.expected = Pattern("^(?:" + value + ")$");
        swap.key = std::move(key);
        swap.value = std::move(value);
        out.push_back(std::move(swap));
    }
    return out;
}

/// Swaps are a pattern with a group for each; thousands are several.
struct Part {
    std::size_t first;  // of its swaps
    std::string alternatives;
};

std::vector<Part> parts_of(const std::vector<Swap>& swaps) {
    constexpr std::size_t k_most = 8'000;  // bytes, so that PCRE2 has room for what it makes of the groups
    std::vector<Part> out{{0, {}}};
    for (std::size_t n = 0; n < swaps.size(); ++n) {
        auto group = "(" + without_groups(swaps[n].key) + ")";
        if (!out.back().alternatives.empty() && out.back().alternatives.size() + group.size() > k_most)
            out.push_back({n, {}});
        out.back().alternatives += (out.back().alternatives.empty() ? "" : "|") + group;
    }
    return out;
}

/// The greatest number of a group that a value names.
std::size_t greatest_group(std::string_view value) {
    std::size_t out = 0;
    for (auto at = value.find('$'); at != std::string_view::npos; at = value.find('$', at + 1)) {
        auto digit = at + 1;
        if (digit < value.size() && value[digit] == '{') ++digit;
        if (digit < value.size() && value[digit] >= '1' && value[digit] <= '9')
            out = std::max(out, static_cast<std::size_t>(value[digit] - '0'));
    }
    return out;
}

/// "$1" and "${1}" in the value become what the key's groups matched.
std::string expand(const Swap& swap, std::string_view observed) {
    if (swap.value.find('$') == std::string::npos) return swap.value;
    Match match;
    if (swap.own.search(observed, 0, match) != Searched::found) return swap.value;
    std::string out;
    for (std::size_t at = 0; at < swap.value.size(); ++at) {
        auto digits = at + 1;
        const bool braces = digits < swap.value.size() && swap.value[digits] == '{';
        if (braces) ++digits;
        auto end = digits;
        std::size_t group = 0;
        while (end < swap.value.size() && std::isdigit(static_cast<unsigned char>(swap.value[end])) != 0 &&
               end < digits + 3) {
            group = 10 * group + static_cast<std::size_t>(swap.value[end++] - '0');
        }
        if (swap.value[at] != '$' || end == digits) {
            out += swap.value[at];
            continue;
        }
        if (group < match.groups.size() && match.groups[group]) out += match.groups[group]->in(observed);
        at = braces ? end : end - 1;
    }
    return out;
}

/// Whether it begins as a sentence may: with an ASCII character that is no small letter.
bool is_capitalized(std::string_view observed) {
    const auto first = static_cast<unsigned char>(observed.front());
    return first < 0x80 && std::islower(first) == 0;
}

std::string with_capital(std::string value) {
    if (!value.empty()) value[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(value[0])));
    return value;
}

std::vector<std::string> split_alternatives(std::string_view value) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= value.size();) {
        const auto end = std::min(value.find('|', at), value.size());
        out.emplace_back(value.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// The message without the quotation marks around the first of two "%s", where a list of alternatives brings
/// its own.
std::string without_quotes(std::string message) {
    for (const std::string_view quoted : {"'%s'", "\"%s\""}) {
        const auto first = message.find(quoted);
        const auto second = first == std::string::npos ? first : message.find(quoted, first + quoted.size());
        if (second != std::string::npos && message.find(quoted, second + quoted.size()) == std::string::npos)
            message.replace(first, quoted.size(), "%s");
    }
    return message;
}

class Substitution : public Check {
  public:
    Substitution(const Rule& rule, const Environment& environment)
        : m_swaps(read_swaps(rule)), m_exceptions(rule, environment), m_capitalize(rule.flag("capitalize")) {
        const std::string flags = rule.flag("ignorecase") ? "(?i)" : "";
        const auto boundaries = rule.flag("nonword") ? Boundaries::none : Boundaries::words;
        for (const auto& part : parts_of(m_swaps)) {
            m_first_swaps.push_back(part.first);
            m_patterns.emplace_back(flags + in_template(part.alternatives, boundaries, environment));
        }
        for (const auto& pattern : m_patterns) m_any_of.push_back(&pattern);
    }

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), m_any_of, [&](const Text& text) {
            const auto judge_groups = [&](std::size_t part, const Match& match) {
                const auto first = m_first_swaps[part];
                for (std::size_t i = 1; i < match.groups.size(); ++i) {
                    if (match.groups[i]) judge(m_swaps[first + i - 1], text, *match.groups[i], findings);
                }
            };
            const bool whole = for_each_match(article, m_patterns, text, judge_groups);
            if (!whole) findings.gave_up(text.source_range({0, text.text().size()}));
        });
    }

    std::vector<Pattern> patterns() const override { return m_patterns; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    void judge(const Swap& swap, const Text& text, text::Range in_text, Findings& findings) const {
        const auto matched = in_text.in(text.text());
        const auto first = matched.find_first_not_of(" \t\n");
        if (first == std::string_view::npos) return;
        const auto observed = matched.substr(first, matched.find_last_not_of(" \t\n") - first + 1);
        auto expected = expand(swap, observed);
        const bool capitalize = m_capitalize && is_capitalized(observed);
        if (capitalize) expected = with_capital(expected);
        const auto where = [&] { return text.source_range(in_text); };
        if (expected == observed ||
            (!swap.expected.empty() && findings.holds(observed, swap.expected, where)) ||
            m_exceptions.cover(observed, findings, where))
            return;
        Finding finding{where()};
        const auto& rule = findings.rule();
        const bool offers = rule.action && rule.action->name == "replace" && rule.action->parameters.empty();
        auto values = offers ? split_alternatives(expected) : std::vector<std::string>{expected};
        if (capitalize) std::transform(values.begin(), values.end(), values.begin(), with_capital);
        if (values.size() == 1 && text.plain(in_text)) {
            // The blanks that a pattern takes in beside the words stay.
            const auto begin = in_text.begin + first;
            finding.fix = {{text.source_range({begin, begin + observed.size()}), expected}};
        }
        finding.arguments = {offers ? quoted_alternatives(values) : expected, std::string(observed)};
        if (offers) {
            finding.message =
                format_message(without_quotes(rule.message.in(text::message_language())), finding.arguments);
        }
        findings.add(std::move(finding));
    }

    std::vector<Swap> m_swaps;
    std::vector<Pattern> m_patterns;         // alternatives of one; mostly one
    std::vector<std::size_t> m_first_swaps;  // of each
    std::vector<const Pattern*> m_any_of;
    Exceptions m_exceptions;
    bool m_capitalize;
};

/// Tells of swaps that can do nothing, or not what they seem to want.
bool are_swaps(const Rule& rule, RuleProblems& problems) {
    const auto& swap = *rule.find("swap");
    const auto before = problems.count();
    if (swap.entries().empty())
        problems.add(swap.range(), text::tr("this rule has no words to swap; write 'wrong: right'"));
    for (const auto& [key, value] : swap.entries()) {
        const auto group = greatest_group(value.scalar());
        if (key.scalar().empty()) {
            problems.add(key.range(), text::tr("there is nothing to look for before ':'"));
        } else if (value.is_null()) {
            problems.doubtful(key.range(),
                              text::tr_format("what to write instead of '{0}' is missing", key.scalar()));
        } else if (key.scalar() == value.scalar() && is_plain(key.scalar()) && !rule.flag("ignorecase")) {
            problems.doubtful(key.range(), text::tr_format("'{0}' is swapped for itself", key.scalar()));
        } else if (group > count_groups(key.scalar())) {
            problems.doubtful(value.range(),
                              text::tr_format("'{0}' has no group {1} to put here", key.scalar(), group));
        }
    }
    return problems.count() == before;
}

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    if (!are_swaps(rule, problems)) return nullptr;
    auto check = std::make_unique<Substitution>(rule, environment);
    const auto patterns = check->patterns();
    const bool good = std::all_of(patterns.begin(), patterns.end(), [&](const Pattern& one) {
        return check_patterns(*rule.find("swap"), one, rule, problems);
    });
    if (!check_exceptions(rule, check->exceptions(), problems) || !good) return nullptr;
    return check;
}

}  // namespace

const Kind k_substitution = {"substitution",
                             {{"swap", KeyType::texts, Key::Need::required},
                              {"ignorecase", KeyType::flag},
                              {"nonword", KeyType::flag},
                              {"vocab", KeyType::flag},
                              {"exceptions", KeyType::list},
                              {"capitalize", KeyType::flag},
                              {"pos"}},
                             make,
                             Kind::UnknownKeys::refused,
                             nullptr,
                             2};

}  // namespace kopij::lint::kinds
