#include "lint/claims.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace kopij::lint {
namespace {

using evidence::Role;

/// A cell of a few words names or counts something: what it says of it stands in the head of its column.
bool is_mere_entry(Role role, std::string_view text) {
    constexpr auto k_fewest_spaces = 4;
    return role == Role::cell && std::count(text.begin(), text.end(), ' ') < k_fewest_spaces;
}

/// A note that says where something was found is no statement of the article.
class References {
  public:
    explicit References(const Article& article) {
        for (const auto& one : article.citations().references()) m_nodes.insert(one.node.internal_object());
    }
    bool hold(pugi::xml_node node) const {
        while (node && !m_nodes.contains(node.internal_object())) node = node.parent();
        return static_cast<bool>(node);
    }

  private:
    std::set<const void*> m_nodes;
};

}  // namespace

std::optional<Role> claim_role(const segment::Block& block, const markup::Vocabulary& vocabulary) {
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

std::vector<JudgedSentence> judge_claims(const Article& article, const evidence::ClaimModel& model,
                                         std::string_view language, float threshold) {
    std::vector<evidence::SentenceIn> sentences;
    std::vector<JudgedSentence> out;
    const References references(article);
    const auto& blocks = article.blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const auto role = claim_role(blocks[b], article.vocabulary());
        if (!role || article.language_of(blocks[b]) != language) continue;
        if (is_mere_entry(*role, blocks[b].prose.text())) continue;
        if (references.hold(blocks[b].node)) continue;
        const auto& ranges = article.sentences(b);
        for (std::size_t s = 0; s < ranges.size(); ++s) {
            sentences.push_back({ranges[s].in(blocks[b].prose.text()), *role, b, s});
            out.push_back({{b, s}, *role, {}});
        }
    }
    auto judged = model.judge(sentences, threshold);
    for (std::size_t n = 0; n < judged.size(); ++n) out[n].judgement = std::move(judged[n]);
    return out;
}

std::vector<std::string> languages_of(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks()) {
        const std::string language(article.language_of(block));
        if (std::find(out.begin(), out.end(), language) == out.end()) out.push_back(language);
    }
    return out;
}

}  // namespace kopij::lint
