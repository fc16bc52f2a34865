// The parts of an article that rules with a `scope` read: Vale's blocks, with exact positions.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/scope.hpp"
#include "lint/vale_walk.hpp"
#include "segment/block.hpp"
#include "text/boundary.hpp"

namespace kopij::lint {

/// A view of a stretch of prose.
class Text {
  public:
    Text(const segment::Prose& prose, std::size_t number, text::Range range, std::size_t scope,
         std::string_view language)
        : m_prose(&prose), m_number(number), m_range(range), m_scope(scope), m_language(language) {}

    std::string_view text() const { return m_range.in(m_prose->text()); }
    /// The prose that this is a stretch of, its index in Texts::prose(), and the stretch.
    const segment::Prose& prose() const { return *m_prose; }
    std::size_t prose_number() const { return m_number; }
    text::Range range() const { return m_range; }
    /// Index into Texts::scopes().
    std::size_t scope() const { return m_scope; }
    /// Primary tag.
    std::string_view language() const { return m_language; }

    /// The bytes of the source from which a range of text() came.
    text::Range source_range(text::Range in_text) const { return m_prose->source_range(moved(in_text)); }
    /// Of text(), the offset that came from a place in the source; any other where it is not sure. In prose
    /// whose runs have the order of the source.
    std::size_t offset_of(std::size_t source) const { return m_prose->offset_of(source) - m_range.begin; }
    /// Whether the source reads there as text() does, so that an edit changes nothing else.
    bool plain(text::Range in_text) const { return m_prose->plain(moved(in_text)); }

  private:
    text::Range moved(text::Range in_text) const {
        return {m_range.begin + in_text.begin, m_range.begin + in_text.end};
    }
    const segment::Prose* m_prose;
    std::size_t m_number;
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

    const std::deque<segment::Prose>& prose() const { return m_prose; }
    std::span<const Text> of_prose(std::size_t number) const;
    /// The last two.
    bool is_summary(std::size_t number) const { return number + 2 == m_prose.size(); }
    bool is_raw(std::size_t number) const { return number + 1 == m_prose.size(); }

    const segment::Prose& keep(segment::Prose prose);
    /// The number of the scope of that name in scopes().
    std::size_t scope(std::string_view name);
    /// A stretch of the prose that was kept last.
    void add(text::Range range, std::size_t scope, std::string_view language);

    /// Vale's walk over the article, null where it is not asked for; and its step at a prose.
    const ValeWalk* vale_walk() const { return m_walk ? &*m_walk : nullptr; }
    ValeWalk* vale_walk() { return m_walk ? &*m_walk : nullptr; }
    ValeWalk::Block vale_block(std::size_t number) const { return m_blocks[number]; }
    /// The prose that was kept last is linted at this step.
    void note_vale_block();
    void begin_vale_walk(std::string_view source, ValeWalk::Fences fences) { m_walk.emplace(source, fences); }

    /// The prose that was kept last has so many sentences of English, as text::english counts them.
    void count_sentences(std::size_t number) { m_sentences.emplace_back(m_prose.back().text(), number); }
    /// Texts of which that is known, in reading order.
    const std::vector<std::pair<std::string_view, std::size_t>>& sentences() const { return m_sentences; }

    /// How many blocks of a kind there are, by the names that formulas use ("heading_h1", "list", "pre").
    const std::map<std::string, std::size_t>& counters() const { return m_counters; }
    void count(const std::string& name) { ++m_counters[name]; }

    /// Whether the search for what settings leave out (Reading) gave up, so that some of it is here.
    bool ignores_gave_up() const { return m_ignores_gave_up; }
    void note_ignores_gave_up() { m_ignores_gave_up = true; }

  private:
    std::vector<Text> m_all;
    std::vector<std::string> m_names;
    std::vector<ScopeName> m_scopes;
    std::deque<segment::Prose> m_prose;
    std::vector<std::size_t> m_begins;  // of each prose in m_all
    std::map<std::string, std::size_t> m_counters;
    std::vector<std::pair<std::string_view, std::size_t>> m_sentences;
    std::optional<ValeWalk> m_walk;
    bool m_ignores_gave_up = false;
    std::vector<ValeWalk::Block> m_blocks;  // of each prose, where there is a walk
};

}  // namespace kopij::lint
