// The parts of an article that rules with a `scope` read: Vale's blocks, with exact positions.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/scope.hpp"
#include "segment/block.hpp"
#include "text/boundary.hpp"

namespace kopij::lint {

/// A view of a stretch of prose.
class Text {
  public:
    Text(const segment::Prose& prose, text::Range range, std::size_t scope, std::string_view language)
        : m_prose(&prose), m_range(range), m_scope(scope), m_language(language) {}

    std::string_view text() const { return m_range.in(m_prose->text()); }
    /// Index into Texts::scopes().
    std::size_t scope() const { return m_scope; }
    /// Primary tag.
    std::string_view language() const { return m_language; }

    /// The bytes of the source from which a range of text() came.
    text::Range source_range(text::Range in_text) const { return m_prose->source_range(moved(in_text)); }
    /// Whether the source reads there as text() does, so that an edit changes nothing else.
    bool plain(text::Range in_text) const { return m_prose->plain(moved(in_text)); }

  private:
    text::Range moved(text::Range in_text) const {
        return {m_range.begin + in_text.begin, m_range.begin + in_text.end};
    }
    const segment::Prose* m_prose;
    text::Range m_range;
    std::size_t m_scope;
    std::string_view m_language;
};

/// All texts of an article in reading order. A paragraph is there three times: as "paragraph", as each
/// "sentence" and as "text"; "summary" (paragraphs, lists and quotations together) and "raw" (the source)
/// come last.
class Texts {
  public:
    const std::vector<Text>& all() const { return m_all; }
    const std::vector<ScopeName>& scopes() const { return m_scopes; }

    /// `prose` must live as long as this object.
    void add(const segment::Prose& prose, text::Range range, std::string_view scope,
             std::string_view language);
    /// Keeps a prose that nobody else does.
    const segment::Prose& keep(segment::Prose prose) { return m_own.emplace_back(std::move(prose)); }

    /// How many blocks of a kind there are, by the names that formulas use ("heading_h1", "list", "pre").
    const std::map<std::string, std::size_t>& counters() const { return m_counters; }
    void count(const std::string& name) { ++m_counters[name]; }

  private:
    std::vector<Text> m_all;
    std::vector<std::string> m_names;
    std::vector<ScopeName> m_scopes;
    std::deque<segment::Prose> m_own;
    std::map<std::string, std::size_t> m_counters;
};

}  // namespace kopij::lint
