// The numbers that a page shows for the footnotes of a Markdown file.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string_view>

#include "markup/outline.hpp"

namespace kopij::lint {

/// Numbers footnotes in the order in which their marks are asked about.
class FootnoteNumbers {
  public:
    explicit FootnoteNumbers(const markup::Outline& outline) : m_outline(outline) {}

    /// Of the footnote with the label; 0 where there is none. The first call reads the document.
    std::size_t of(std::string_view label);

  private:
    void read(markup::OutlineNode node);

    const markup::Outline& m_outline;
    std::optional<std::map<std::string_view, std::size_t>> m_numbers;  // 0: not marked so far
    std::size_t m_marked = 0;
};

}  // namespace kopij::lint
