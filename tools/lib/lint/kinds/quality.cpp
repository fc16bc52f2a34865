// quality: the issues that somebody marked in the article itself (ITS 2.0, Localization Quality Issue). The
// severity that an issue gives itself, from 0 to 100, lowers the rule's level.
#include <map>

#include "its/values.hpp"
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"

namespace kopij::lint::kinds {
namespace {

struct Issue {
    std::string type;
    std::string comment;
    double severity = 50;
    bool enabled = true;
};

/// The element's own issues: those of its attributes are record 0.
std::map<int, Issue> issues_of(const its::Data& data) {
    std::map<int, Issue> out;
    for (const auto& [name, value, record] : data) {
        if (name == "locQualityIssuesRef") continue;
        auto& issue = out[record];
        if (name == "locQualityIssueType") issue.type = value;
        if (name == "locQualityIssueComment") issue.comment = value;
        if (name == "locQualityIssueSeverity") issue.severity = std::strtod(value.c_str(), nullptr);
        if (name == "locQualityIssueEnabled") issue.enabled = value != "no";
    }
    return out;
}

diagnostic::Severity level_of(const Issue& issue) {
    constexpr double k_serious = 67;
    constexpr double k_light = 33;
    if (issue.severity >= k_serious) return diagnostic::Severity::error;
    return issue.severity > k_light ? diagnostic::Severity::warning : diagnostic::Severity::suggestion;
}

class Quality : public Check {
  public:
    void run(const Article& article, Findings& findings) const override {
        if (!article.values().says(its::Category::locquality_issue)) return;
        if (article.document().root()) element(article, article.document().root(), findings);
    }

  private:
    static void element(const Article& article, pugi::xml_node node, Findings& findings) {
        if (const auto* data = article.values().own(its::Category::locquality_issue, node))
            tell(*data, article.document().range(node), findings);
        for (const auto& attribute : node.attributes()) {
            if (const auto* data = article.values().own(its::Category::locquality_issue, attribute))
                tell(*data, article.document().span(attribute).value, findings);
        }
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) element(article, child, findings);
        }
    }

    static void tell(const its::Data& data, text::Range range, Findings& findings) {
        for (const auto& [record, issue] : issues_of(data)) {
            if (!issue.enabled) continue;
            Finding out;
            out.range = range;
            const bool both = !issue.type.empty() && !issue.comment.empty();
            out.arguments = {issue.type + (both ? ": " : "") + issue.comment};
            out.level = level_of(issue);
            findings.add(std::move(out));
        }
    }
};

std::unique_ptr<Check> make(const Rule&, const Environment&, RuleProblems&) {
    return std::make_unique<Quality>();
}

}  // namespace

const Kind k_quality = {"quality", {}, make};

}  // namespace kopij::lint::kinds
