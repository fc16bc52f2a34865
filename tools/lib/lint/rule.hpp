// A rule: what a YAML file in rules/<Style>/ says, before its kind makes it run.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/value.hpp"
#include "diagnostic/diagnostic.hpp"
#include "lint/scope.hpp"
#include "lint/wording.hpp"
#include "text/source.hpp"

namespace kopij::lint {

struct Kind;

/// The id of every problem in a rule file.
inline constexpr std::string_view k_rule_problem = "Config.Rule";

/// Where a rule file's problems go, each with its place in the file.
class RuleProblems {
  public:
    explicit RuleProblems(diagnostic::Sink& sink) : m_sink(sink) {}
    /// The rule cannot run.
    void add(text::Range range, std::string message, std::string help = {});
    /// A name that is none of those allowed: the help lists them, and the message names the nearest.
    void unknown(const config::Value& name, const std::vector<std::string>& allowed, std::string message);
    /// The rule is fine, but this program cannot run it: a warning.
    void unsupported(text::Range range, std::string message) { doubtful(range, std::move(message)); }
    /// The rule runs, but does not do what its file seems to want: a warning.
    void doubtful(text::Range range, std::string message, std::string help = {});
    void doubtful_name(const config::Value& name, const std::vector<std::string>& allowed,
                       std::string message);
    /// Of the errors.
    std::size_t count() const { return m_count; }

  private:
    void report(diagnostic::Severity severity, text::Range range, std::string message, std::string help);

    diagnostic::Sink& m_sink;
    std::size_t m_count = 0;
};

/// A text that the rule must find fault with, or none, run as a test and printed by --explain. In a bad text
/// "[[" and
/// "]]" stand around what is reported; without them any finding will do.
struct Example {
    std::vector<std::string> bad;
    std::vector<std::string> good;
    std::string format = "text";  ///< text, markdown, html, jats, po
    std::string language;         ///< of the text; "" for the rule's first, or what the text looks like
    text::Range range;            ///< in the rule file
};

/// Vale's `action`: what an editor may offer.
struct Action {
    std::string name;
    std::vector<std::string> parameters;
};

enum class FixPolicy { none, unsafe, safe };

struct Rule {
    std::string id;              ///< "Style.Rule"
    const Kind* kind = nullptr;  ///< what it `extends`
    Wording message;
    Wording why;
    Wording description;
    diagnostic::Severity level = diagnostic::Severity::warning;  ///< the ceiling of its findings' levels
    std::vector<std::string> languages;                          ///< primary tags; none: all
    Scope scope;
    std::string link;
    std::size_t limit = 0;  ///< most findings in a file; 0: no limit
    std::optional<Action> action;
    FixPolicy fix = FixPolicy::unsafe;
    std::vector<Example> examples;

    std::shared_ptr<const text::Source> source;  ///< the rule file
    config::Value keys;                          ///< all of it, for the kind

    std::string_view style() const { return std::string_view(id).substr(0, id.find('.')); }
    bool judges(std::string_view language) const;

    // The kind's own keys, whatever the case of their letters. The loader has checked the types, so what is
    // absent gives the default.
    const config::Value* find(std::string_view key) const;
    std::string text(std::string_view key, std::string_view otherwise = {}) const;
    bool flag(std::string_view key, bool otherwise = false) const;
    long long integer(std::string_view key, long long otherwise = 0) const;
    double number(std::string_view key, double otherwise = 0) const;
    /// A scalar is a list of one.
    std::vector<std::string> list(std::string_view key) const;
    /// In the file's order.
    std::vector<std::pair<std::string, std::string>> map(std::string_view key) const;
    /// Where to report a problem of a key: its value, or the whole file's first line.
    text::Range range(std::string_view key) const;
};

/// "Style.Rule" from ".../Style/Rule.yml" (the name up to its first dot).
std::string rule_id(std::string_view path);

/// Reads the keys that every rule may have and checks those of its kind: unknown keys (with the nearest known
/// one), wrong types, missing keys. What is wrong is reported, and nothing comes back: a rule is whole or it
/// is not loaded.
std::optional<Rule> read_rule(std::shared_ptr<const text::Source> source, config::Value keys,
                              RuleProblems& problems);

}  // namespace kopij::lint
