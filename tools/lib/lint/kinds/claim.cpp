// claim: sentences that state something about health; is a source cited for each? The model of room evidence
// judges sentences, this kind knows what cites them. `scope` says which citation counts: one in the sentence
// ("sentence"), or in the last sentence of its paragraph too ("sentence-or-paragraph-end"), or anywhere in
// its paragraph or section.
#include <map>
#include <mutex>

#include "evidence/claim_model.hpp"
#include "lint/article.hpp"
#include "lint/cited.hpp"
#include "lint/claims.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using evidence::ClaimClass;
using evidence::ClaimModel;
using text::tr;

/// How a message names what a sentence states.
std::string class_name(ClaimClass kind) {
    switch (kind) {
        case ClaimClass::effect:
            return tr("an effect");
        case ClaimClass::comparison:
            return tr("a comparison");
        case ClaimClass::safety:
            return tr("something about safety");
        case ClaimClass::quantity:
            return tr("a quantity");
        case ClaimClass::mechanism:
            return tr("how something works in the body");
        case ClaimClass::association:
            return tr("a cause or a connection");
        case ClaimClass::evidence:
            break;
    }
    return tr("what research or experts say");
}

/// The models of the languages, each loaded when an article first needs it.
class Models {
  public:
    explicit Models(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    /// nullptr for a language without a model.
    const ClaimModel* of(std::string_view language) const {
        const std::lock_guard lock(m_mutex);
        const auto found = m_models.find(language);
        if (found != m_models.end()) return found->second ? &*found->second : nullptr;
        std::optional<ClaimModel> model;
        if (std::filesystem::exists(m_folder / fmt::format("claims-{}.bin", language))) {
            model = ClaimModel::load(m_folder, language);
        }
        const auto& kept = m_models.emplace(language, std::move(model)).first->second;
        return kept ? &*kept : nullptr;
    }

  private:
    std::filesystem::path m_folder;
    mutable std::mutex m_mutex;
    mutable std::map<std::string, std::optional<ClaimModel>, std::less<>> m_models;
};

class Claim : public Check {
  public:
    Claim(const Rule& rule, const std::filesystem::path& models, CitationScope scope)
        : m_models(models),
          m_threshold(static_cast<float>(rule.number("threshold", evidence::k_default_threshold))),
          m_scope(scope) {}

    void run(const Article& article, Findings& findings) const override {
        for (const auto& language : languages_of(article)) {
            if (const auto* model = m_models.of(language)) judge(article, *model, language, findings);
        }
    }

  private:
    void judge(const Article& article, const ClaimModel& model, std::string_view language,
               Findings& findings) const {
        const auto judged = judge_claims(article, model, language, m_threshold);
        const Cited cited(article, m_scope);
        for (const auto& one : judged) {
            if (findings.full()) return;
            if (!one.judgement.needs_citation || cited.covers(one.place)) continue;
            const auto& block = article.blocks()[one.place.block];
            report(block.prose.source_range(article.sentences(one.place.block)[one.place.sentence]),
                   one.judgement, findings);
        }
    }

    static void report(text::Range range, const evidence::Judgement& judgement, Findings& findings) {
        std::string words;
        for (const auto& reason : judgement.reasons) {
            words += (words.empty() ? "'" : ", '") + reason.word + "'";
        }
        Finding out;
        out.range = range;
        out.arguments = {class_name(judgement.kind), words};
        out.level = judgement.strength;
        out.help = tr("cite a source in the sentence or at the end of its paragraph, or say less");
        out.data = {{"class", std::string(evidence::to_string(judgement.kind))},
                    {"score", fmt::format("{:.3f}", judgement.score)}};
        findings.add(std::move(out));
    }

    Models m_models;
    float m_threshold;
    CitationScope m_scope;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto name = rule.text("scope", k_usual_citation_scope);
    const auto scope = citation_scope_from(name);
    if (!scope) {
        problems.add(rule.range("scope"), text::tr_format("'{0}' is none of {1}", name, k_citation_scopes));
        return nullptr;
    }
    const auto model = rule.text("model");
    const auto folder = model.empty() ? environment.rules / "models" : environment.root / model;
    return std::make_unique<Claim>(rule, folder, *scope);
}

}  // namespace

const Kind k_claim = {
    "claim", {{"scope"}, {"model"}, {"threshold", KeyType::number}, {"yields-to", KeyType::list}}, make};

}  // namespace kopij::lint::kinds
