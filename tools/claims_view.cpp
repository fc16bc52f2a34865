#include "claims_view.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <ostream>

#include "cli/data.hpp"
#include "cli/problems.hpp"
#include "cli/project.hpp"
#include "config/abbreviations.hpp"
#include "lint/article.hpp"
#include "lint/cited.hpp"
#include "lint/claims.hpp"
#include "report/records.hpp"
#include "report/report.hpp"
#include "site.hpp"
#include "text/message.hpp"
#include "text/squeeze.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;

class ClaimsView {
  public:
    explicit ClaimsView(const lint::Article& article)
        : m_article(article), m_cited(article, *lint::citation_scope_from(lint::k_usual_citation_scope)) {}

    /// Judged at threshold 0, so that every sentence has its words.
    void add(const std::vector<lint::JudgedSentence>& judged) {
        for (const auto& one : judged) {
            if (one.role != evidence::Role::heading) m_sentences.push_back(one);
        }
    }

    void sort() {
        std::stable_sort(m_sentences.begin(), m_sentences.end(), [](const auto& a, const auto& b) {
            return std::pair(a.place.block, a.place.sentence) < std::pair(b.place.block, b.place.sentence);
        });
    }

    void write_text(std::ostream& out) const {
        for (const auto& one : m_sentences) {
            const auto& judgement = one.judgement;
            const auto range = source_range(one);
            out << fmt::format("{}-{} {:.3f} {}\n    {}\n", range.begin, range.end, judgement.score,
                               verdict(one), text::one_line(words(one)));
            if (!judgement.reasons.empty()) out << "    # " << reasons(judgement) << '\n';
        }
    }

    void write_json(std::ostream& out) const {
        std::vector<report::Record> records;
        for (const auto& one : m_sentences) {
            const auto range = source_range(one);
            const bool claim = is_claim(one);
            records.push_back(
                {{"start", range.begin},
                 {"end", range.end},
                 {"claim", claim},
                 {"score", static_cast<double>(one.judgement.score)},
                 {"class", claim ? std::string(evidence::to_string(one.judgement.kind)) : ""},
                 {"level", claim ? std::string(diagnostic::to_string(one.judgement.strength)) : ""},
                 {"cited", m_cited.covers(one.place)},
                 {"reasons", reasons(one.judgement)},
                 {"text", text::one_line(words(one))}});
        }
        report::write_records(out, records);
    }

  private:
    static bool is_claim(const lint::JudgedSentence& one) {
        return one.judgement.score >= evidence::k_default_threshold && !one.own_finding;
    }

    std::string verdict(const lint::JudgedSentence& one) const {
        if (!is_claim(one)) return one.own_finding ? "- own finding" : "-";
        return fmt::format("{} {} {}", evidence::to_string(one.judgement.kind),
                           diagnostic::to_string(one.judgement.strength),
                           m_cited.covers(one.place) ? "cited" : "uncited");
    }

    static std::string reasons(const evidence::Judgement& judgement) {
        std::string out;
        for (const auto& reason : judgement.reasons) {
            out += fmt::format("{}{} {:+.2f}", out.empty() ? "" : ", ", reason.word, reason.weight);
            if (!reason.cue.empty()) out += fmt::format(" ({})", reason.cue);
        }
        return out;
    }

    std::string_view words(const lint::JudgedSentence& one) const {
        return m_article.sentences(one.place.block)[one.place.sentence].in(
            m_article.blocks()[one.place.block].prose.text());
    }

    text::Range source_range(const lint::JudgedSentence& one) const {
        return m_article.blocks()[one.place.block].prose.source_range(
            m_article.sentences(one.place.block)[one.place.sentence]);
    }

    const lint::Article& m_article;
    lint::Cited m_cited;
    std::vector<lint::JudgedSentence> m_sentences;
};

}  // namespace

int show_claims(const text::Source& source, const cli::Options& options, cli::Invocation& call) {
    auto project = cli::load_project(options, call);
    if (!project) return cli::k_failure;
    lint::ProjectFacts facts;
    facts.settings = *std::move(project);
    lint::Environment environment;
    environment.rules = cli::rules_folder();
    environment.root = facts.settings.root;
    diagnostic::Collector found;
    environment.abbreviations = config::load_abbreviations(environment.rules / "abbreviations", found);
    const auto vocabularies = load_vocabularies(facts.settings, call);
    const auto document =
        markup::parse(source, markup::format_of(source.path()).value_or(markup::Format::plain), found);
    cli::print_problems(source, found.diagnostics, options, call);
    if (!document) return cli::k_findings;
    const lint::Reading reading;
    const lint::Article article(*document, vocabularies.for_document(*document), environment, facts, reading);
    ClaimsView view(article);
    for (const auto& language : lint::languages_of(article)) {
        const auto models = environment.rules / "models";
        if (!fs::exists(models / ("claims-" + language + ".bin"))) continue;
        view.add(lint::judge_claims(article, evidence::ClaimModel::load(models, language), language, 0.0F));
    }
    view.sort();
    if (options.get<std::string>("format", "text") == "json")
        view.write_json(call.out);
    else
        view.write_text(call.out);
    return cli::k_clean;
}

}  // namespace kopij::program
