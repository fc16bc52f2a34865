// Global rules (ITS 2.0, section 5.2), wherever they are written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "its/category.hpp"
#include "its/selector.hpp"
#include "markup/document.hpp"

namespace kopij::its {

enum class QueryLanguage { xpath, css };

struct Rule {
    Category category;
    QueryLanguage language;  ///< of the selector and the pointers
    std::string selector;
    std::vector<std::pair<std::string, std::string>>
        attributes;                   ///< without a prefix; the selector is none of them
    std::optional<std::string> note;  ///< the text of its:locNote
    Prefixes prefixes;
    Parameters parameters;
    text::Range range;  ///< in the document, for a rule of its own; else empty
};

/// The rules of a document in rising order of precedence: in document order, those of a linked file before
/// the rules that link it. In HTML: scripts of type application/its+xml and links of rel its-rules. Files are
/// read from this machine only, at most k_most_files times; what cannot be read is reported as a warning
/// of rule Markup.ItsRules.
std::vector<Rule> read_rules(const markup::Document& document, diagnostic::Sink& sink);

/// The rules of a project, as all its articles share them. Null: none.
using SharedRules = std::shared_ptr<const std::vector<Rule>>;

/// The rules of some files, in their order: a root is its:rules, or holds such elements. What cannot be read
/// is reported as above.
SharedRules read_rule_files(const std::vector<std::string>& paths, diagnostic::Sink& sink);

inline constexpr std::size_t k_most_files = 100;
inline constexpr std::size_t k_largest_file = 16'000'000;  ///< bytes

/// Documents that stand inside or beside another one: an HTML script with ITS markup, a file with standoff
/// records.
class Companion {
  public:
    static std::unique_ptr<Companion> from_text(std::string path, std::string text, diagnostic::Sink& sink);
    /// Null where the file cannot be read or parsed, or is larger than k_largest_file.
    static std::unique_ptr<Companion> from_file(const std::string& path, diagnostic::Sink& sink);

    const markup::Document& document() const { return *m_document; }
    const std::string& path() const { return m_source.path(); }

  private:
    explicit Companion(text::Source source) : m_source(std::move(source)) {}
    text::Source m_source;
    std::unique_ptr<markup::Document> m_document;
};

/// The text of the HTML scripts of a document that hold ITS markup.
std::vector<pugi::xml_node> its_scripts(const markup::Document& document);
/// What an element's text nodes say, as it is written.
std::string raw_text(pugi::xml_node element);
/// What they say to a reader, inside other elements too.
std::string text_of(pugi::xml_node element, const markup::Document& document);
/// A reference beside the file it is written in; "" for one that is no file of this machine.
std::string beside(const std::string& path, std::string_view reference);

inline constexpr std::string_view k_its_namespace = "http://www.w3.org/2005/11/its";
inline constexpr std::string_view k_itstool_namespace = "http://itstool.org/extensions/";

/// Whether a document has rules or local markup of its own. O(n), and fast.
bool uses_its(const markup::Document& document);

/// Whether the address of a namespace, or another text, stands anywhere in the document: a quick look before
/// a slow one.
bool mentions(const markup::Document& document, std::string_view text);

/// The namespaces in scope at an element.
Prefixes prefixes_at(pugi::xml_node element);
/// The namespace of an element's name.
std::string namespace_of(pugi::xml_node element);
bool is_its(pugi::xml_node element, std::string_view local);

}  // namespace kopij::its
