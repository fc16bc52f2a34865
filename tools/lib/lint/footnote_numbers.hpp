// The numbers that a page shows for the footnotes of a Markdown file.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>

#include "markup/document.hpp"

namespace kopij::lint {

/// Numbers footnotes in the order in which their marks are asked about.
class FootnoteNumbers {
  public:
    explicit FootnoteNumbers(const markup::Document& document) : m_document(document) {}

    /// Of the footnote with the label; 0 where there is none. The first call reads the document.
    std::size_t of(const std::string& label);

  private:
    void read(pugi::xml_node node);

    const markup::Document& m_document;
    std::optional<std::map<std::string, std::size_t>> m_numbers;  // 0: not marked so far
    std::size_t m_marked = 0;
};

}  // namespace kopij::lint
