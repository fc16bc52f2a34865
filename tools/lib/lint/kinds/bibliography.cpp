// bibliography: the references of an article against what the project knows of them. `check` is
//   mismatch   DOI, PMID, year and title are those of the work in the project's `bibliography`
//   retracted  no reference stands on the project's list of `retractions`
// Without the setting there is nothing to hold them against.
#include "evidence/bibliography.hpp"
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/reference_text.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using evidence::IdentifierType;

class Mismatch : public Check {
  public:
    void run(const Article& article, Findings& findings) const override {
        const auto* known = article.project().works->bibliography(article.project().settings);
        if (!known) return;
        for (const auto& reference : article.citations().references())
            compare(article, reference, *known, findings);
    }

  private:
    static std::string title_of(const Article& article, const evidence::Reference& reference) {
        for (const auto* name : {"article-title", "data-title", "chapter-title", "source"}) {
            const auto path = ".//*[local-name()='" + std::string(name) + "']";
            if (const auto found = reference.node.select_node(path.c_str()).node()) {
                evidence::Reference part = reference;
                part.node = found;
                auto out = words_of(article, part);
                while (out.ends_with(' ')) out.pop_back();
                return out;
            }
        }
        return {};
    }

    static void compare(const Article& article, const evidence::Reference& reference,
                        const evidence::Bibliography& known, Findings& findings) {
        const evidence::Work here{reference.id, identifier_of(article, reference, IdentifierType::doi),
                                  identifier_of(article, reference, IdentifierType::pmid),
                                  year_of(article, reference), title_of(article, reference)};
        const auto* work = known.find(here);
        if (!work) return;
        const auto report = [&](const char* what, const std::string& written, const std::string& known_as) {
            findings.add({reference.range, {reference.label, what, written, known_as}});
        };
        if (!here.doi.empty() && !work->doi.empty() &&
            !evidence::same_identifier(IdentifierType::doi, here.doi, work->doi))
            report("DOI", here.doi, work->doi);
        if (!here.pmid.empty() && !work->pmid.empty() && here.pmid != work->pmid)
            report("PMID", here.pmid, work->pmid);
        if (here.year && work->year && *here.year != *work->year)
            report(text::tr("year").c_str(), std::to_string(*here.year), std::to_string(*work->year));
        if (!here.title.empty() && !work->title.empty() && !evidence::same_title(here.title, work->title))
            report(text::tr("title").c_str(), here.title, work->title);
    }
};

class Retracted : public Check {
  public:
    void run(const Article& article, Findings& findings) const override {
        const auto* known = article.project().works->retractions(article.project().settings);
        if (!known) return;
        for (const auto& reference : article.citations().references()) {
            const auto* row = known->find(identifier_of(article, reference, IdentifierType::doi),
                                          identifier_of(article, reference, IdentifierType::pmid));
            if (row) findings.add({reference.range, {reference.label, row->nature, row->date}});
        }
    }
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto name = rule.text("check");
    if (name == "mismatch") return std::make_unique<Mismatch>();
    if (name == "retracted") return std::make_unique<Retracted>();
    problems.add(rule.range("check"), text::tr_format("'{0}' is none of {1}", name, "mismatch, retracted"));
    return nullptr;
}

}  // namespace

const Kind k_bibliography = {"bibliography", {{"check", KeyType::text, Key::Need::required}}, make};

}  // namespace kopij::lint::kinds
