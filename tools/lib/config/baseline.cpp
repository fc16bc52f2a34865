#include "config/baseline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "config/value.hpp"
#include "text/message.hpp"

namespace kopij::config {
namespace {

using diagnostic::Diagnostic;
using diagnostic::Severity;
using text::tr;
using text::tr_format;

constexpr const char* k_head =
    "# Findings that were here before the rules were, counted by file and rule. One more fails. One fewer "
    "fails too,\n"
    "# until kopij-lint --baseline FILE --write-baseline --prune lowers the number.\n";

/// As a plain YAML scalar where that is safe, else quoted.
std::string yaml_key(const std::string& text) {
    const bool plain =
        !text.empty() && std::isalpha(static_cast<unsigned char>(text[0])) != 0 &&
        std::all_of(text.begin(), text.end(), [](unsigned char c) {
            return c < 0x80 && (std::isalnum(c) != 0 || c == '.' || c == '/' || c == '_' || c == '-');
        });
    // "no" and "null" are words of YAML; a file without a dot could be one of them.
    if (plain && text.find('.') != std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            out += {'\\', c};
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += fmt::format("\\x{:02x}", static_cast<unsigned>(c));
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string written(const Baseline::Counts& counts) {
    std::string out = k_head;
    if (std::all_of(counts.begin(), counts.end(), [](const auto& file) { return file.second.empty(); })) {
        return out + "{}\n";
    }
    for (const auto& [file, rules] : counts) {
        if (rules.empty()) continue;
        out += yaml_key(file) + ":\n";
        for (const auto& [rule, count] : rules) out += fmt::format("  {}: {}\n", yaml_key(rule), count);
    }
    return out;
}

}  // namespace

Baseline Baseline::read(const text::Source& source, diagnostic::Sink& sink) {
    Baseline out;
    const auto report = [&sink](const Value& at, std::string message) {
        sink.report({"Config.Baseline",
                     Severity::error,
                     at.range(),
                     std::move(message),
                     {},
                     tr("kopij-lint --write-baseline writes the file anew.")});
    };
    const auto value = load_yaml(source, "Config.Baseline", sink);
    if (value.is_null()) return out;
    if (!value.is_map()) {
        report(value, tr("a baseline is a map from files to the number of findings of each rule"));
        return out;
    }
    for (const auto& [file, rules] : value.entries()) {
        if (!rules.is_map()) {
            report(rules, tr_format("'{0}' needs a map from rules to numbers", file.scalar()));
            continue;
        }
        for (const auto& [rule, count] : rules.entries()) {
            const auto number = count.as_integer();
            if (!number || *number < 1) {
                report(count, tr_format("'{0}' is not a number of findings", count.scalar()));
                continue;
            }
            out.m_known[file.scalar()][rule.scalar()] = static_cast<std::size_t>(*number);
            out.m_places[{file.scalar(), rule.scalar()}] = {rule.range().begin, count.range().end};
        }
    }
    return out;
}

std::vector<Diagnostic> Baseline::unknown(const std::string& file, std::vector<Diagnostic> diagnostics) {
    auto& found = m_found[file];
    found.clear();
    for (const auto& one : diagnostics) ++found[one.rule];
    const auto known = m_known.find(file);
    if (known == m_known.end()) return diagnostics;
    std::erase_if(diagnostics, [&](const Diagnostic& one) {
        const auto count = known->second.find(one.rule);
        return count != known->second.end() && found[one.rule] <= count->second;
    });
    return diagnostics;
}

std::size_t Baseline::noted() const {
    std::size_t out = 0;
    for (const auto& [file, rules] : m_found) {
        for (const auto& [rule, count] : rules) out += count;
    }
    return out;
}

std::size_t Baseline::held_back() const {
    std::size_t out = 0;
    for (const auto& [file, rules] : m_found) {
        const auto known = m_known.find(file);
        if (known == m_known.end()) continue;
        for (const auto& [rule, count] : rules) {
            const auto most = known->second.find(rule);
            if (most != known->second.end() && count <= most->second) out += count;
        }
    }
    return out;
}

std::size_t Baseline::found(const std::string& file, const std::string& rule) const {
    const auto rules = m_found.find(file);
    if (rules == m_found.end()) return 0;
    const auto count = rules->second.find(rule);
    return count == rules->second.end() ? 0 : count->second;
}

std::vector<Diagnostic> Baseline::stale(const Run& run) const {
    std::vector<Diagnostic> out;
    for (const auto& [file, rules] : m_known) {
        const bool looked_at = m_found.contains(file);
        const bool gone = !looked_at && !run.has_file(file);
        if (!looked_at && !gone) continue;
        for (const auto& [rule, count] : rules) {
            const auto now = found(file, rule);
            if (now >= count || (!gone && !run.has_rule(rule))) continue;
            out.push_back(
                {"Config.StaleBaseline", Severity::error, m_places.at({file, rule}),
                 gone ? tr_format("{0} is gone, and the baseline still counts its findings", file)
                      : tr_format("the baseline counts {0} findings of {1} in {2}; there are {3} left", count,
                                  rule, file, now),
                 tr("A number that is too high lets as many new findings through."),
                 tr("Run kopij-lint with --write-baseline --prune.")});
        }
    }
    std::sort(out.begin(), out.end(), diagnostic::in_reading_order);
    return out;
}

std::string Baseline::rewritten(const Run& run) const {
    auto counts = m_known;
    for (auto& [file, rules] : counts) {
        if (m_found.contains(file)) {
            std::erase_if(rules, [&run](const auto& rule) { return run.has_rule(rule.first); });
        } else if (!run.has_file(file)) {
            rules.clear();
        }
    }
    for (const auto& [file, rules] : m_found) {
        for (const auto& [rule, count] : rules) counts[file][rule] = count;
    }
    return written(counts);
}

std::string Baseline::pruned(const Run& run) const {
    auto counts = m_known;
    for (auto& [file, rules] : counts) {
        if (m_found.contains(file)) {
            for (auto& [rule, count] : rules) {
                if (run.has_rule(rule)) count = std::min(count, found(file, rule));
            }
            std::erase_if(rules, [](const auto& rule) { return rule.second == 0; });
        } else if (!run.has_file(file)) {
            rules.clear();
        }
    }
    return written(counts);
}

}  // namespace kopij::config
