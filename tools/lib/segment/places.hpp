// Where each segment stands, for those who tell it to a person or a catalogue.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"
#include "segment/segment.hpp"

namespace kopij::segment {

/// The places of a document's segments, in a form that survives edits elsewhere: the nearest id and the path
/// below it ("#sleep/p[2]", "#fig-1/graphic/@alt"), or the path from the root ("/article/front/title"). A
/// step counts elements of its name from 1; [1] is left out. Made in one walk, O(n + length of the places).
class Places {
  public:
    Places(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values,
           const Segments& segments);

    /// Of the segment with the number.
    std::string_view operator[](std::size_t number) const {
        const auto begin = number == 0 ? 0 : m_ends[number - 1];
        return std::string_view(m_text).substr(begin, m_ends[number] - begin);
    }

  private:
    std::string m_text;  // one after the other
    std::vector<std::size_t> m_ends;
};

}  // namespace kopij::segment
