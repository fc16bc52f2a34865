#include "lint/claims.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "lint/sections.hpp"

namespace kopij::lint {
namespace {

using evidence::Role;
using evidence::SectionKind;

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

/// Has a year or an address of the web.
bool looks_like_a_reference(std::string_view text) {
    for (const auto* address : {"http://", "https://", "www.", "doi:", "doi.org"}) {
        if (text.find(address) != std::string_view::npos) return true;
    }
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t i = 0; i + 4 <= text.size(); ++i) {
        const auto century = text.substr(i, 2);
        if ((century != "19" && century != "20") || (i > 0 && digit(i - 1))) continue;
        if (digit(i + 2) && digit(i + 3) && !digit(i + 4)) return true;
    }
    return false;
}

/// Tells what an article that reports a study states on its own authority.
class OwnStudy {
  public:
    explicit OwnStudy(const Article& article)
        : m_sections(article), m_reported(m_sections.report_a_study()) {}

    bool is_for_the_record(std::size_t block, std::string_view text) const {
        switch (m_sections.of(block)) {
            case SectionKind::references:
            case SectionKind::record:
                return true;
            case SectionKind::perhaps_references:
                return m_reported || looks_like_a_reference(text);
            case SectionKind::perhaps_record:
                return m_reported;
            default:
                return false;
        }
    }

    bool found(std::size_t block, Role role, std::string_view sentence) const {
        if (!m_reported) return false;
        if (role == Role::caption || role == Role::cell) return true;
        switch (m_sections.of(block)) {
            case SectionKind::summary:
            case SectionKind::methods:
            case SectionKind::results:
                return true;
            default:
                return evidence::speaks_of_own_study(sentence);
        }
    }

  private:
    Sections m_sections;
    bool m_reported;
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
    const OwnStudy study(article);
    const auto& blocks = article.blocks();
    for (std::size_t b = 0; b < blocks.size(); ++b) {
        const auto role = claim_role(blocks[b], article.vocabulary());
        if (!role || article.language_of(blocks[b]) != language) continue;
        if (is_mere_entry(*role, blocks[b].prose.text())) continue;
        if (references.hold(blocks[b].node) || study.is_for_the_record(b, blocks[b].prose.text())) continue;
        const auto& ranges = article.sentences(b);
        for (std::size_t s = 0; s < ranges.size(); ++s) {
            const auto text = ranges[s].in(blocks[b].prose.text());
            sentences.push_back({text, *role, b, s});
            out.push_back({{b, s}, *role, {}, study.found(b, *role, text)});
        }
    }
    auto judged = model.judge(sentences, threshold);
    for (std::size_t n = 0; n < judged.size(); ++n) {
        out[n].judgement = std::move(judged[n]);
        if (out[n].own_finding) out[n].judgement.needs_citation = false;
    }
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
