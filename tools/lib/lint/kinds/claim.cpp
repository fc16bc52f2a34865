// claim: sentences that state something about health; is a source cited for each? The model of room evidence
// judges sentences, this kind knows what cites them. `scope` says which citation counts: one in the sentence
// ("sentence"), or in the last sentence of its paragraph too ("sentence-or-paragraph-end"), or anywhere in
// its paragraph or section.
#include <algorithm>
#include <array>
#include <map>
#include <mutex>

#include "evidence/claim_model.hpp"
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using evidence::ClaimClass;
using evidence::ClaimModel;
using evidence::Role;
using text::tr;

enum class Scope { sentence, paragraph_end, paragraph, section };

struct ScopeRow {
    std::string_view name;
    Scope scope;
};
constexpr ScopeRow k_scopes[] = {{"sentence", Scope::sentence},
                                 {"sentence-or-paragraph-end", Scope::paragraph_end},
                                 {"paragraph", Scope::paragraph},
                                 {"section", Scope::section}};

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

/// The role in the detector's terms; nothing for blocks that are no statements of the article, such as names.
std::optional<Role> role_of(const segment::Block& block, const markup::Vocabulary& vocabulary) {
    static constexpr std::array<std::pair<std::string_view, Role>, 9> k_roles = {
        {{"title", Role::heading},
         {"heading", Role::heading},
         {"header-cell", Role::heading},
         {"paragraph", Role::paragraph},
         {"list-item", Role::list_item},
         {"caption", Role::caption},
         {"cell", Role::cell},
         {"quote", Role::quote},
         {"abstract", Role::teaser}}};
    for (const auto& [name, out] : k_roles) {
        if (name == block.role) return out;
    }
    // Of XML that no vocabulary knows nothing is known to be anything else.
    if (block.role.empty() && vocabulary.name().empty()) return Role::paragraph;
    return std::nullopt;
}

/// A cell of a few words names or counts something: what it says of it stands in the head of its column.
bool is_mere_entry(Role role, std::string_view text) {
    constexpr auto k_fewest_spaces = 4;
    return role == Role::cell && std::count(text.begin(), text.end(), ' ') < k_fewest_spaces;
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

/// Where a sentence of the input of a model comes from.
struct Place {
    std::size_t block;
    std::size_t sentence;
};

class Claim : public Check {
  public:
    Claim(const Rule& rule, const std::filesystem::path& models, Scope scope)
        : m_models(models),
          m_threshold(static_cast<float>(rule.number("threshold", evidence::k_default_threshold))),
          m_scope(scope) {}

    void run(const Article& article, Findings& findings) const override {
        for (const auto& language : languages(article)) {
            if (const auto* model = m_models.of(language)) judge(article, *model, language, findings);
        }
    }

  private:
    static std::vector<std::string> languages(const Article& article) {
        std::vector<std::string> out;
        for (const auto& block : article.blocks()) {
            const std::string language(article.language_of(block));
            if (std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
        }
        return out;
    }

    void judge(const Article& article, const ClaimModel& model, std::string_view language,
               Findings& findings) const {
        std::vector<evidence::SentenceIn> sentences;
        std::vector<Place> places;
        const auto& blocks = article.blocks();
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto role = role_of(blocks[b], article.vocabulary());
            if (!role || article.language_of(blocks[b]) != language) continue;
            if (is_mere_entry(*role, blocks[b].prose.text())) continue;
            const auto& ranges = article.sentences(b);
            for (std::size_t s = 0; s < ranges.size(); ++s) {
                sentences.push_back({ranges[s].in(blocks[b].prose.text()), *role, b, s});
                places.push_back({b, s});
            }
        }
        const auto judged = model.judge(sentences, m_threshold);
        const Cited cited(article, m_scope);
        for (std::size_t n = 0; n < judged.size() && !findings.full(); ++n) {
            if (!judged[n].needs_citation || cited.covers(places[n])) continue;
            const auto& block = blocks[places[n].block];
            report(block.prose.source_range(article.sentences(places[n].block)[places[n].sentence]),
                   judged[n], findings);
        }
    }

    static void report(text::Range range, const evidence::Judgement& judgement, Findings& findings) {
        std::string words;
        for (const auto& reason : judgement.reasons) {
            if (reason.weight > 0) words += (words.empty() ? "'" : ", '") + reason.word + "'";
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

    /// Which sentences have a citation that resolves.
    class Cited {
      public:
        Cited(const Article& article, Scope scope) : m_article(article), m_scope(scope) {
            const auto& blocks = article.blocks();
            m_sentences.resize(blocks.size());
            for (std::size_t b = 0; b < blocks.size(); ++b) {
                sentences(b);
                const bool any = !m_sentences[b].empty();
                auto& unit = m_units[unit_of(b)];
                unit.any |= any;
                // What goes on behind a list in it is the same paragraph: its last part decides.
                unit.closed = any && m_sentences[b].back();
                if (scope == Scope::section && any) m_sections[section_of(b)] = true;
            }
        }

        bool covers(Place place) const {
            const auto& own = m_sentences[place.block];
            if (!own.empty() && own[place.sentence]) return true;
            const auto& unit = m_units.at(unit_of(place.block));
            switch (m_scope) {
                case Scope::sentence:
                    return false;
                case Scope::paragraph_end:
                    // A row of a table is read as one statement, wherever in it the source stands.
                    return unit.closed || (unit.any && m_article.blocks()[place.block].role == "cell");
                case Scope::paragraph:
                    return unit.any;
                case Scope::section:
                    break;
            }
            return m_sections.contains(section_of(place.block));
        }

      private:
        struct Unit {
            bool any = false;
            bool closed = false;  ///< by a citation in its last sentence
        };

        void sentences(std::size_t b) {
            const auto& block = m_article.blocks()[b];
            const auto& ranges = m_article.sentences(b);
            for (const auto& mark : block.marks) {
                if (mark.kind != segment::Mark::Kind::citation || ranges.empty()) continue;
                const auto* citation = m_article.citations().citation(mark.node);
                if (!citation || !m_article.citations().resolves(*citation)) continue;
                m_sentences[b].resize(ranges.size());
                // Behind the full stop it still cites for the sentence that ended there.
                auto s = ranges.size() - 1;
                while (s > 0 && mark.in_text.begin <= ranges[s].begin) --s;
                m_sentences[b][s] = true;
            }
        }

        /// The paragraph, the list item or, for a cell, the row.
        const void* unit_of(std::size_t b) const {
            const auto& block = m_article.blocks()[b];
            const auto node = block.role == "cell" ? up_to(block.node, "row") : block.node;
            return (node ? node : block.node).internal_object();
        }
        const void* section_of(std::size_t b) const {
            return up_to(m_article.blocks()[b].node, "section").internal_object();
        }
        pugi::xml_node up_to(pugi::xml_node node, std::string_view role) const {
            while (node && !m_article.vocabulary().is(node, role)) node = node.parent();
            return node;
        }

        const Article& m_article;
        Scope m_scope;
        std::vector<std::vector<bool>> m_sentences;  // by block; empty: none is cited
        std::map<const void*, Unit> m_units;
        std::map<const void*, bool> m_sections;
    };

    Models m_models;
    float m_threshold;
    Scope m_scope;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto name = rule.text("scope", "sentence-or-paragraph-end");
    const auto* row = std::find_if(std::begin(k_scopes), std::end(k_scopes),
                                   [&](const ScopeRow& one) { return one.name == name; });
    if (row == std::end(k_scopes)) {
        problems.add(rule.range("scope"),
                     text::tr_format("'{0}' is none of sentence, sentence-or-paragraph-end, "
                                     "paragraph, section",
                                     name));
        return nullptr;
    }
    const auto model = rule.text("model");
    const auto folder = model.empty() ? environment.rules / "models" : environment.root / model;
    return std::make_unique<Claim>(rule, folder, row->scope);
}

}  // namespace

const Kind k_claim = {"claim", {{"scope"}, {"model"}, {"threshold", KeyType::number}}, make};

}  // namespace kopij::lint::kinds
