#include "lint/sections.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace kopij::lint {

using evidence::SectionKind;

namespace {

/// Reads the blocks in order and keeps what the headings so far have opened.
class Reader {
  public:
    explicit Reader(const markup::Vocabulary& vocabulary)
        : m_vocabulary(vocabulary),
          m_summary(vocabulary.mask({"abstract"})),
          m_references(vocabulary.mask({"reference-list"})),
          m_record(vocabulary.mask({"acknowledgements"})) {}

    SectionKind read(const segment::Block& block) {
        if (block.role == "heading" && !block.attribute) open(block);
        auto out = inside(block.node);
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
            if (kind == SectionKind::other) return;
            m_headed.emplace(block.node.parent().internal_object(), kind);
            m_inside.clear();
            return;
        }
        while (!m_open.empty() && m_open.back().rank >= rank) m_open.pop_back();
        m_open.push_back({rank, kind});
    }

    /// Of the element and those around it; asked once of each.
    SectionKind inside(pugi::xml_node node) {
        m_path.clear();
        auto out = SectionKind::other;
        for (; node; node = node.parent()) {
            const auto known = m_inside.find(node.internal_object());
            if (known != m_inside.end()) {
                out = known->second;
                break;
            }
            m_path.push_back(node);
        }
        for (auto inner = m_path.rbegin(); inner != m_path.rend(); ++inner) {
            auto kind = of_element(*inner);
            take(out, kind);
            out = kind;
            m_inside.emplace(inner->internal_object(), out);
        }
        return out;
    }

    SectionKind of_element(pugi::xml_node node) const {
        const auto sets = m_vocabulary.sets_of(node);
        if ((sets & m_summary) != 0) return SectionKind::summary;
        if ((sets & m_references) != 0) return SectionKind::references;
        if ((sets & m_record) != 0) return SectionKind::record;
        if (const auto type = m_vocabulary.attribute(node, "section-kind")) {
            const auto kind = evidence::section_kind_from_type(type.value());
            if (kind != SectionKind::other) return kind;
        }
        const auto found = m_headed.find(node.internal_object());
        return found == m_headed.end() ? SectionKind::other : found->second;
    }

    /// From the inside out.
    static void take(SectionKind kind, SectionKind& out) {
        if (out == SectionKind::other || kind == SectionKind::summary) out = kind;
    }

    const markup::Vocabulary& m_vocabulary;
    const markup::Vocabulary::SetMask m_summary, m_references, m_record;
    boost::unordered_flat_map<const void*, SectionKind> m_headed;  // by the element that a heading heads
    boost::unordered_flat_map<const void*, SectionKind> m_inside;
    std::vector<pugi::xml_node> m_path;
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
    const int others = (has(SectionKind::introduction) ? 1 : 0) + (has(SectionKind::methods) ? 1 : 0) +
                       (has(SectionKind::discussion) ? 1 : 0);
    return has(SectionKind::results) && others >= 2;
}

}  // namespace kopij::lint
