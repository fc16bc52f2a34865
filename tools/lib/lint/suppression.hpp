// Comments in an article that switch rules off.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "lint/article.hpp"

namespace kopij::lint {

/// The id of findings about suppressions themselves.
inline constexpr std::string_view k_suppression_problem = "Config.Suppression";

/// Ids of rules.
using RuleNames = std::set<std::string, std::less<>>;

/// What the comments of one article say:
///
///     <!-- kopij-disable-next-line Style.Rule, Style: reason -->    the next line that is not blank
///     <!-- kopij-disable Style.Rule: reason --> ... <!-- kopij-enable Style.Rule -->    to the end without
///     an enable
///     <!-- vale off --> ... <!-- vale on -->    and    <!-- vale Style.Rule = NO --> ... = YES
///     <!-- vale Style.Rule["word", "words"] = NO -->    for these matches alone
///
/// A finding is suppressed by where it begins.
class Suppressions {
  public:
    /// What Vale's comments are about: what stands behind them, or, as in Vale's own report, whole blocks,
    /// each of which goes by the last comment in it or before it.
    enum class Comments { of_places, of_blocks };
    explicit Suppressions(const Article& article, Comments comments = Comments::of_places);

    /// These rules read the whole file (raw, summary), and go by the last of Vale's comments in it.
    void go_by_last(RuleNames of_whole_files) { m_of_whole_files = std::move(of_whole_files); }

    /// Reads the comments between such marks too, which the format does not know.
    void read_between(std::string_view begin, std::string_view end);

    /// Takes the suppressed diagnostics out, and adds a finding for each of Kopij's suppressions that names
    /// no rule, gives no reason, or suppressed nothing; of the last the fix takes the name out, or the whole
    /// comment with the one that ends it. `ran` says whether a rule ran: one that did not is not missed.
    void apply(std::vector<diagnostic::Diagnostic>& diagnostics, const std::vector<std::string>& ran);

    /// Whether a finding of the rule is taken out.
    bool cover(std::string_view rule, text::Range range) const;

    bool empty() const { return m_areas.empty() && m_problems.empty(); }

  private:
    struct Area {
        std::string name;  ///< a rule, a style, or "" for all
        text::Range where;
        text::Range comment;  ///< empty for Vale's comments, which are never reported
        bool used = false;
        text::Range ending{};             ///< the comment that enables the rule again; empty without one
        std::vector<std::string> only{};  ///< the matches that it is about; empty: all
    };
    bool covers(const Area& area, std::string_view rule, text::Range range) const;
    void read_all(const markup::Document& document, pugi::xml_node node, std::size_t& end_of_block);
    void read(std::string_view comment, text::Range range, std::size_t end_of_block);
    void read_vale(std::string_view command, text::Range range);
    void disable(std::string_view arguments, text::Range range, bool next_line);
    void close(std::string_view name, text::Range comment, bool vale,
               const std::vector<std::string>& only = {});
    void problem(text::Range range, std::string message);
    bool is_unused(const Area& area, const std::vector<std::string>& ran) const;
    std::vector<text::Edit> removal(const Area& area, const std::vector<std::string>& ran) const;
    text::Edit without(text::Range comment) const;
    text::Range next_line(std::size_t offset) const;

    const text::Source& m_source;
    bool m_of_blocks = false;  // Vale's comments are
    RuleNames m_of_whole_files;
    std::vector<Area> m_areas;
    std::vector<diagnostic::Diagnostic> m_problems;
};

}  // namespace kopij::lint
