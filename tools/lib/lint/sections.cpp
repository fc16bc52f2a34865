#include "lint/sections.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace kopij::lint {

using evidence::SectionKind;

namespace {

/// Reads the blocks in order and keeps what the headings so far have opened.
class Reader {
  public:
    explicit Reader(const markup::Vocabulary& vocabulary) : m_vocabulary(vocabulary) {}

    SectionKind read(const segment::Block& block) {
        if (block.role == "heading" && !block.attribute) open(block);
        SectionKind out = SectionKind::other;
        for (auto node = block.node; node; node = node.parent()) take(of_element(node), out);
        for (auto open = m_open.rbegin(); open != m_open.rend(); ++open) take(open->kind, out);
        return out;
    }

  private:
    /// A heading that needs no section around it, and what is under it.
    struct Open {
        int rank;
        SectionKind kind;
    };

    void open(const segment::Block& block) {
        const auto kind = evidence::section_kind_from_heading(block.prose.text());
        const auto rank = evidence::heading_rank(block.node.name());
        if (rank == 0) {
            if (kind != SectionKind::other) m_by_node.emplace(block.node.parent().internal_object(), kind);
            return;
        }
        while (!m_open.empty() && m_open.back().rank >= rank) m_open.pop_back();
        m_open.push_back({rank, kind});
    }

    SectionKind of_element(pugi::xml_node node) const {
        if (m_vocabulary.is(node, "abstract")) return SectionKind::summary;
        if (m_vocabulary.is(node, "reference-list")) return SectionKind::references;
        if (m_vocabulary.is(node, "acknowledgements")) return SectionKind::record;
        if (const auto type = m_vocabulary.attribute(node, "section-kind")) {
            const auto kind = evidence::section_kind_from_type(type.value());
            if (kind != SectionKind::other) return kind;
        }
        const auto found = m_by_node.find(node.internal_object());
        return found == m_by_node.end() ? SectionKind::other : found->second;
    }

    /// From the inside out.
    static void take(SectionKind kind, SectionKind& out) {
        if (out == SectionKind::other || kind == SectionKind::summary) out = kind;
    }

    const markup::Vocabulary& m_vocabulary;
    boost::unordered_flat_map<const void*, SectionKind> m_by_node;
    std::vector<Open> m_open;
};

}  // namespace

Sections::Sections(const Article& article) {
    Reader reader(article.vocabulary());
    for (const auto& block : article.blocks()) m_kinds.push_back(reader.read(block));
}

bool Sections::report_a_study() const {
    const auto has = [&](SectionKind kind) {
        return std::find(m_kinds.begin(), m_kinds.end(), kind) != m_kinds.end();
    };
    return has(SectionKind::methods) && has(SectionKind::results) &&
           (has(SectionKind::introduction) || has(SectionKind::discussion));
}

}  // namespace kopij::lint
