// Standoff markup (ITS 2.0, 8.11 and 8.17): records of provenance and of quality issues that stand elsewhere.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "its/rules.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// Finds records by reference: in the document, in its scripts (HTML), in files beside it. Each document is
/// looked through once.
class Standoff {
  public:
    Standoff(const markup::Document& document, const CategoryRow& row, diagnostic::Sink& sink)
        : m_document(document), m_row(row), m_sink(sink) {}

    /// Adds what the records say that the data point to, numbered from 1; nothing where there are none.
    void add_records(Data& data);

  private:
    /// What has an id in a document and in its scripts.
    struct Index {
        std::vector<std::unique_ptr<Companion>> kept;  // whose nodes are in `elements`
        boost::unordered_flat_map<std::string, std::pair<pugi::xml_node, const markup::Document*>> elements;
    };

    const Data& records(const std::string& reference);
    Data read(const std::string& reference);
    const Index& index(const std::string& path);
    void collect(pugi::xml_node element, const markup::Document& document, Index& out) const;
    void read_records(pugi::xml_node element, const markup::Document& document, Data& out) const;

    const markup::Document& m_document;
    const CategoryRow& m_row;
    diagnostic::Sink& m_sink;
    std::map<std::string, Data> m_known;
    std::map<std::string, Index> m_indices;  // by path
};

}  // namespace kopij::its
