// Standoff markup (ITS 2.0, 8.11 and 8.17): records of provenance and of quality issues that stand elsewhere.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "its/rules.hpp"
#include "markup/document.hpp"

namespace kopij::its {

/// Finds records by reference: in the document, in its scripts (HTML), in files beside it. Each is looked for
/// once.
class Standoff {
  public:
    Standoff(const markup::Document& document, const CategoryRow& row, diagnostic::Sink& sink)
        : m_document(document), m_row(row), m_sink(sink) {}

    /// Adds what the records say that the data point to, numbered from 1; nothing where there are none.
    void add_records(Data& data);

  private:
    const Data& records(const std::string& reference);
    Data read(const std::string& reference);
    bool find_in(const markup::Document& document, const std::string& id, Data& out);
    void read_records(pugi::xml_node element, const markup::Document& document, Data& out) const;

    const markup::Document& m_document;
    const CategoryRow& m_row;
    diagnostic::Sink& m_sink;
    std::map<std::string, Data> m_known;
};

}  // namespace kopij::its
