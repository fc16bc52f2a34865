// Which section each block stands in, and whether the article reports a study of its own.
#pragma once

#include <vector>

#include "evidence/section.hpp"
#include "lint/article.hpp"

namespace kopij::lint {

class Sections {
  public:
    /// By the headings, and by what markup says of sections where the vocabulary lists such an attribute
    /// ("section-kind"). O(n).
    explicit Sections(const Article& article);

    /// Of the nearest section whose kind is known; a summary's parts belong to it, whatever their headings.
    evidence::SectionKind of(std::size_t block) const { return m_kinds[block]; }

    /// Whether the article has results and two of an introduction, methods and a discussion: what its methods,
    /// results, tables and figures state was found by the study that it reports.
    bool report_a_study() const;

  private:
    std::vector<evidence::SectionKind> m_kinds;
};

}  // namespace kopij::lint
