// Gumbo with its memory in our hands.
#pragma once

#include <gumbo.h>

#include <memory>
#include <string_view>

namespace kopij::markup {

/// A parse by gumbo whose memory is one arena: freed at once, so that no depth of nesting recurses, and
/// bounded, so that no input takes memory or time without measure.
class GumboTree {
  public:
    /// Parses `html`, which must outlive the tree. nullptr where the parser needs far more memory or time
    /// than any page does (thousands of tags left open).
    static std::unique_ptr<GumboTree> parse(std::string_view html);
    ~GumboTree();

    const GumboDocument& document() const { return m_output->document->v.document; }

  private:
    struct Arena;
    GumboTree();
    bool run(std::string_view html);

    std::unique_ptr<Arena> m_arena;
    GumboOutput* m_output = nullptr;
};

}  // namespace kopij::markup
