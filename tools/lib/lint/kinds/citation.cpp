// citation: the citations of an article against its references. `check` is one of dangling, unused,
// duplicate, in-heading, order.
#include "evidence/citation.hpp"

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using evidence::Citations;

/// What each check reports: where, and what the message names.
using Report = void (*)(const Citations& citations, Findings& findings);

void add(Findings& findings, text::Range range, std::string name) {
    Finding out;
    out.range = range;
    out.arguments = {std::move(name)};
    findings.add(std::move(out));
}

void dangling(const Citations& citations, Findings& findings) {
    for (const auto& citation : citations.citations()) {
        if (citation.targets.empty()) add(findings, citation.range, {});
        for (const auto& target : citation.targets) {
            if (!citations.leads_somewhere(citation, target)) add(findings, citation.range, target);
        }
    }
}

void unused(const Citations& citations, Findings& findings) {
    for (const auto n : citations.unused()) {
        add(findings, citations.references()[n].range, citations.references()[n].label);
    }
}

void duplicate(const Citations& citations, Findings& findings) {
    for (const auto& [later, earlier] : citations.duplicates()) {
        add(findings, citations.references()[later].range, citations.references()[later].label);
    }
}

void in_heading(const Citations& citations, Findings& findings) {
    for (const auto& citation : citations.citations()) {
        if (citation.in_heading) {
            add(findings, citation.range,
                citation.targets.empty() ? std::string{} : citation.targets.front());
        }
    }
}

void order(const Citations& citations, Findings& findings) {
    for (const auto n : citations.out_of_order()) {
        add(findings, citations.references()[n].range, citations.references()[n].label);
    }
}

struct Row {
    std::string_view name;
    Report report;
};

constexpr Row k_checks[] = {{"dangling", dangling},
                            {"unused", unused},
                            {"duplicate", duplicate},
                            {"in-heading", in_heading},
                            {"order", order}};

class Citation : public Check {
  public:
    explicit Citation(Report report) : m_report(report) {}

    void run(const Article& article, Findings& findings) const override {
        m_report(article.citations(), findings);
    }

  private:
    Report m_report;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto name = rule.text("check");
    for (const auto& row : k_checks) {
        if (row.name == name) return std::make_unique<Citation>(row.report);
    }
    problems.add(rule.range("check"),
                 text::tr_format("'{0}' is none of dangling, unused, duplicate, in-heading, order", name));
    return nullptr;
}

}  // namespace

const Kind k_citation = {"citation", {{"check", KeyType::text, Key::Need::required}}, make};

}  // namespace kopij::lint::kinds
