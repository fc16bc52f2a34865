// The links of a document.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <vector>

#include "markup/document.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::link {

/// How a target is written, and so what it is looked up as.
enum class Form {
    address,  ///< a URI reference
    id,       ///< an id of the same document (rid, linkend)
    doi,      ///< a bare DOI ("10.1371/journal.pone.0000217")
    page,     ///< Mallard: "page", "page#section" or "#section"
    graphic,  ///< an address whose extension the publisher may leave out (JATS graphics)
    key,      ///< DITA: "key" or "key/element" (keyref), by the maps of the project
    foreign   ///< an identifier of a database, which nothing here can look up
};

struct Link {
    std::string target;  ///< as a reader's program has it: references resolved, trimmed
    text::Range range;   ///< the target's own bytes in the source
    Form form = Form::address;
    pugi::xml_node node;
    bool editable = true;                               ///< the range may be replaced by another target
    markup::Notation notation = markup::Notation::xml;  ///< what another target has to be written in
    bool citation = false;                              ///< a mark that cites a reference
};

/// The links in document order: what the vocabulary calls targets and the usual attributes beside those
/// (href, src, srcset, poster, rid, linkend, fileref, ...), and elements with the role "link" that hold an
/// address as their text. Nothing in code, comments or scripts; no <base>, no hint to connect early. O(n).
std::vector<Link> collect(const markup::Document& document, const markup::Vocabulary& vocabulary);

/// The ids of a document: every `id` and `xml:id`, what the vocabulary calls ids, and the `name` of an <a>.
/// References resolved.
std::vector<std::string> collect_ids(const markup::Document& document, const markup::Vocabulary& vocabulary);

}  // namespace kopij::link
