// What a check found: a value. Nothing here prints or exits.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/edit.hpp"
#include "text/range.hpp"
#include "text/source.hpp"

namespace kopij::diagnostic {

/// In rising order; error gates by default.
enum class Severity { suggestion, warning, error };

/// "suggestion", "warning", "error"; severity_from gives nothing for any other word.
std::string_view to_string(Severity severity);
std::optional<Severity> severity_from(std::string_view name);

/// A change that clears the diagnostic. Safe: the meaning cannot change (applied by --fix). All edits of a fix are
/// applied, or none.
struct Fix {
    enum class Safety { safe, unsafe };
    Safety safety = Safety::unsafe;
    std::vector<text::Edit> edits;
};

struct Diagnostic {
    std::string rule;  ///< "Style.Rule"
    Severity severity = Severity::warning;
    text::Range range;    ///< in the text() of the Source it was found in
    std::string message;  ///< one line, in the language of the programs' messages
    std::string why{};    ///< the rule's reason; may be empty
    std::string help{};   ///< what to do about this one; may be empty
    std::optional<Fix> fix{};
    /// The place that Vale's report gives it, where that is asked for; line 0: Vale leaves it out.
    std::optional<text::Location> vale_place{};
    /// Facts for machines ("class" -> "effect"); in the order given.
    std::vector<std::pair<std::string, std::string>> data{};
};

/// Reading order: by place, then rule, then message. The order of every report.
bool in_reading_order(const Diagnostic& a, const Diagnostic& b);

/// Where checks deliver what they find.
class Sink {
  public:
    virtual ~Sink() = default;
    virtual void report(Diagnostic diagnostic) = 0;
};

/// Keeps them all.
class Collector : public Sink {
  public:
    void report(Diagnostic diagnostic) override { diagnostics.push_back(std::move(diagnostic)); }
    std::vector<Diagnostic> diagnostics;
};

}  // namespace kopij::diagnostic
