// The texts of nodes and attributes in pieces.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "lint/pieces.hpp"
#include "markup/document.hpp"

namespace kopij::lint {

/// Stretches that read as they are written, and references, each with its place.
class TextPieces {
  public:
    explicit TextPieces(const markup::Document& document) : m_document(document) {}

    /// What was read since the last clear(), for its caller to change.
    std::vector<Piece>& all() { return m_all; }
    void clear() {
        m_all.clear();
        m_kept.clear();
    }

    /// The text of a text node; where the node before it ended on another line there is a line end between.
    void read(markup::OutlineNode node);
    /// The attribute's value.
    void read(markup::OutlineAttribute attribute);

  private:
    void decode(std::string_view raw, text::Range place, markup::Notation notation);
    void lines(std::string_view text, std::size_t begin);
    std::string_view kept(std::string text) { return m_kept.emplace_back(std::move(text)); }

    const markup::Document& m_document;
    std::vector<Piece> m_all;
    std::deque<std::string> m_kept;  // what is not written like that anywhere
};

}  // namespace kopij::lint
