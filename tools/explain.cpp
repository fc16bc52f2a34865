#include "explain.hpp"

#include <algorithm>
#include <ostream>
#include <sstream>

#include "cli/invocation.hpp"
#include "config/nearest.hpp"
#include "report/report.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::program {
namespace {

using text::tr;
using text::tr_format;

/// The message as the rule writes it, its arguments as "...".
std::string shown(const lint::Wording& wording) {
    auto out = wording.in(text::message_language());
    for (std::size_t at = 0; (at = out.find('%', at)) != std::string::npos;) {
        auto end = at + 1;
        while (end < out.size() &&
               (out[end] == '[' || out[end] == ']' || (out[end] >= '0' && out[end] <= '9')))
            ++end;
        if (end < out.size() && (out[end] == 's' || out[end] == 'd')) out.replace(at, end + 1 - at, "...");
        ++at;
    }
    return out;
}

/// An example; all of its lines stand below its first.
void print_example(const char* mark, const std::string& text, std::ostream& out) {
    out << "  " << mark << ' ';
    bool indent = false;
    for (const auto c : text.substr(0, text.find_last_not_of('\n') + 1)) {
        if (indent && c != '\n') out << "    ";
        indent = c == '\n';
        out << c;
    }
    out << '\n';
}

std::string fix_text(const lint::Rule& rule) {
    switch (rule.fix) {
        case lint::FixPolicy::safe:
            return tr("--fix makes the change.");
        case lint::FixPolicy::unsafe:
            return tr("--fix --unsafe-fixes makes the change where there is one; read it over.");
        case lint::FixPolicy::none:
            break;
    }
    return tr("There is none: a person has to decide.");
}

void print(const lint::Rule& rule, std::ostream& out) {
    out << rule.id << " (" << report::severity_word(rule.level) << ")\n\n  " << shown(rule.message) << '\n';
    if (!rule.why.empty()) {
        out << '\n' << tr("Why") << "\n\n  " << rule.why.in(text::message_language()) << '\n';
    }
    if (!rule.description.empty()) {
        out << '\n'
            << tr("How it decides") << "\n\n  " << rule.description.in(text::message_language()) << '\n';
    }
    if (!rule.examples.empty()) out << '\n' << tr("Examples") << '\n';
    for (const auto& example : rule.examples) {
        out << '\n';
        for (const auto& bad : example.bad) print_example("-", bad, out);
        for (const auto& good : example.good) print_example("+", good, out);
    }
    out << '\n' << tr("Fix") << "\n\n  " << fix_text(rule) << '\n';
    if (!rule.link.empty()) out << '\n' << rule.link << '\n';
}

}  // namespace

int list_rules(const std::vector<lint::ActiveRule>& rules, std::ostream& out) {
    std::size_t widest = 0;
    std::size_t widest_level = 0;
    for (const auto& one : rules) {
        widest = std::max(widest, one.entry->rule->id.size());
        widest_level = std::max(widest_level, text::display_width(report::severity_word(one.level)));
    }
    for (const auto& one : rules) {
        const auto& rule = *one.entry->rule;
        out << fmt::format("{:<{}}  {:<{}}  {}\n", rule.id, widest, report::severity_word(one.level),
                           widest_level, shown(rule.message));
    }
    return cli::k_clean;
}

std::vector<report::RuleInfo> rule_infos(const std::vector<lint::ActiveRule>& rules) {
    std::vector<report::RuleInfo> out;
    for (const auto& [entry, level] : rules) {
        const auto& rule = *entry->rule;
        std::ostringstream help;
        print(rule, help);
        out.push_back({rule.id, shown(rule.message), rule.why.in(text::message_language()), help.str(),
                       rule.link, level});
    }
    return out;
}

int explain_rule(const lint::RuleSet& rules, const std::string& id, std::ostream& out) {
    const auto* entry = rules.find(id);
    if (!entry) {
        std::vector<std::string> known;
        for (const auto& one : rules.rules()) known.push_back(one.rule->id);
        const auto near = config::nearest(id, known);
        throw cli::UsageError(near.empty()
                                  ? tr_format("there is no rule '{0}'; --list-rules lists them", id)
                                  : tr_format("there is no rule '{0}'; did you mean '{1}'?", id, near));
    }
    print(*entry->rule, out);
    out << '\n'
        << tr_format("The rule is {0}; an editor may change it.", entry->rule->source->path()) << '\n';
    return cli::k_clean;
}

}  // namespace kopij::program
