// Articles to a template of a catalogue.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "catalogue/index.hpp"
#include "translate/article.hpp"

namespace kopij::translate {

/// How `#:` names a place.
enum class Location {
    place,  ///< "article.xml#sleep/p[2]": moves with the text
    line,   ///< "article.xml:12"
    none,
};

struct ExtractOptions {
    std::string project;          ///< for the header; may be empty
    std::string creation_date;    ///< "2026-01-31 12:00+0100"; empty: gettext's placeholder
    std::string source_language;  ///< empty: what the articles say
    Location location = Location::place;
};

/// Collects the segments of articles, one article after the other; none has to outlive its turn. Equal
/// segments are one entry that lists each place. Comments: the vocabulary's name of the block, notes for
/// translators. Flags: xml-text, no-wrap. A short text that stands in different roles is told apart by a
/// context. External resources (ITS) outside all segments are comments of the header.
class Extraction {
  public:
    explicit Extraction(ExtractOptions options) : m_options(std::move(options)) {}

    /// `name`: what `#:` calls the article. O(n).
    void add(const Article& article, std::string_view name);
    /// The template: entries in the order in which their texts came. Once.
    catalogue::Catalogue take();

  private:
    struct Entry {
        catalogue::Message message;  // with the strings kept in m_out; its context is the text's role where
        bool by_role;                // this is set, which counts only if another role has the same text
        // Its comments, where they have become many.
        std::unique_ptr<boost::unordered_flat_set<std::string_view>> told = nullptr;
    };
    struct Roles {
        std::string_view first;
        bool several = false;
    };
    Entry& entry_of(const segment::Segment& segment);
    void resources(const Article& article, std::string_view name);
    void add_once(catalogue::TextList& list, std::string_view text);
    void add_comment(Entry& entry, std::string_view text);
    void add_flag(catalogue::TextList& list, std::string_view flag);
    static std::string reference(std::string_view name, std::string_view place);
    std::string reference(const Article& article, std::string_view name,
                          const segment::Segment& segment) const;

    ExtractOptions m_options;
    catalogue::Catalogue m_out;
    catalogue::TextList m_resources;  // that no segment tells of
    boost::unordered_flat_set<std::string> m_told_resources;
    std::deque<Entry> m_entries;      // large, and many: none is moved when there is another
    catalogue::MessageIndex m_index;  // of m_entries
    boost::unordered_flat_map<std::string_view, Roles, std::hash<std::string_view>>
        m_roles;  // of short texts
};

/// The template of one article.
catalogue::Catalogue extract(const Article& article, std::string_view name, const ExtractOptions& options);

}  // namespace kopij::translate
