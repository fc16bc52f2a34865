#include "its/rules.hpp"

#include <algorithm>
#include <cctype>
#include <cstring>
#include <filesystem>

#include "markup/entity.hpp"
#include "markup/pattern.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::its {
namespace {

constexpr std::string_view k_xlink_namespace = "http://www.w3.org/1999/xlink";

bool equal_but_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

bool is_script(pugi::xml_node element) {
    return std::string_view(element.name()) == "script" &&
           equal_but_case(element.attribute("type").value(), "application/its+xml");
}

/// HTML's rel is a list of words.
bool links_rules(pugi::xml_node element) {
    if (std::string_view(element.name()) != "link") return false;
    const std::string_view list = element.attribute("rel").value();
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find_first_of(" \t\r\n\f", at), list.size());
        if (equal_but_case(list.substr(at, end - at), "its-rules")) return true;
        at = end + 1;
    }
    return false;
}

/// Every mark that html_uses_its looks for is spelled with "its-" or "its+", in capitals or not.
bool may_use_its(std::string_view text) {
    for (const char last : {'-', '+'}) {
        for (auto at = text.find(last); at != std::string_view::npos; at = text.find(last, at + 1)) {
            if (at >= 3 && equal_but_case(text.substr(at - 3, 3), "its")) return true;
        }
    }
    return false;
}

/// XHTML is XML, and speaks of ITS as HTML does too (ITS 2.0, 7).
bool is_xhtml(const markup::Document& document) {
    return document.format() == markup::Format::xml && namespace_of(document.root()) == k_xhtml_namespace;
}

bool html_uses_its(pugi::xml_node element) {
    for (const auto& attribute : element.attributes()) {
        if (std::string_view(attribute.name()).starts_with("its-")) return true;
    }
    if (is_script(element) || links_rules(element)) return true;
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element && html_uses_its(child)) return true;
    }
    return false;
}

class Reader {
  public:
    explicit Reader(diagnostic::Sink& sink) : m_sink(sink) {}

    void document(const markup::Document& document) {
        if (document.format() != markup::Format::xml || is_xhtml(document)) html(document.root(), document);
        if (document.format() == markup::Format::xml && mentions(document, k_its_namespace) &&
            mentions(document, "rules"))
            elements(document.root(), document, true);
    }

    void file(const std::string& path, text::Range linked_at) {
        // A file that links itself, in whatever circle, adds nothing new. One that is linked twice is read
        // twice: its rules win over what stands between.
        if (std::find(m_open.begin(), m_open.end(), path) != m_open.end()) return;
        if (path.empty() || ++m_files > k_most_files) {
            report(linked_at, path.empty() ? text::tr("ITS rules are read from files beside this one only")
                                           : text::tr("this document links too many files of ITS rules"));
            return;
        }
        diagnostic::Collector found;
        const auto companion = Companion::from_file(path, found);
        if (!companion) {
            const auto why = found.diagnostics.empty() ? text::tr("there is no such file")
                                                       : found.diagnostics.front().message;
            report(linked_at, text::tr_format("the ITS rules in {0} cannot be read: {1}", path, why));
            return;
        }
        m_open.push_back(path);
        elements(companion->document().root(), companion->document(), false);
        m_open.pop_back();
    }

    std::vector<Rule> take() { return std::move(m_out); }

  private:
    void report(text::Range range, std::string message) {
        m_sink.report({"Markup.ItsRules", diagnostic::Severity::warning, range, std::move(message)});
    }

    void html(pugi::xml_node element, const markup::Document& document) {
        if (is_script(element)) {
            // In XHTML they are elements like all others, unless they stand in a CDATA section.
            if (std::any_of(element.begin(), element.end(),
                            [](const auto& one) { return one.type() == pugi::node_element; }))
                return;
            diagnostic::Collector found;
            const auto companion = Companion::from_text(document.source().path(), raw_text(element), found);
            if (companion)
                elements(companion->document().root(), companion->document(), false);
            else
                report(document.range(element),
                       text::tr_format("the ITS rules in this script cannot be read: {0}",
                                       found.diagnostics.front().message));
            return;
        }
        if (links_rules(element)) {
            const auto reference = markup::decode(element.attribute("href"), document);
            file(beside(document.source().path(), reference), document.range(element));
            return;
        }
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) html(child, document);
        }
    }

    void elements(pugi::xml_node element, const markup::Document& document, bool own) {
        if (is_its(element, "rules")) return rules(element, document, own);
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) elements(child, document, own);
        }
    }

    void rules(pugi::xml_node element, const markup::Document& document, bool own) {
        const std::string_view named = element.attribute("queryLanguage").value();
        const bool css = equal_but_case(named, "css");
        if (!named.empty() && !css && !equal_but_case(named, "xpath")) {
            report(own ? document.range(element) : text::Range{},
                   text::tr_format("ITS rules whose queryLanguage is '{0}' are not read; write their "
                                   "selectors in XPath or CSS",
                                   named));
            return;
        }
        const auto scope = prefixes_at(element);
        for (const auto& attribute : element.attributes()) {
            const std::string_view name = attribute.name();
            const auto colon = name.find(':');
            if (colon == std::string_view::npos || name.substr(colon + 1) != "href") continue;
            const auto space = scope.find(name.substr(0, colon));
            if (space == scope.end() || space->second != k_xlink_namespace) continue;
            file(beside(document.source().path(), markup::decode(attribute, document)),
                 own ? document.span(attribute).value : text::Range{});
        }
        Parameters parameters;
        for (const auto& child : element.children()) {
            if (is_its(child, "param")) {
                parameters[child.attribute("name").value()] = text_of(child, document);
            } else if (child.type() == pugi::node_element) {
                rule(child, document, css ? QueryLanguage::css : QueryLanguage::xpath, parameters, own);
            }
        }
    }

    void rule(pugi::xml_node element, const markup::Document& document, QueryLanguage language,
              const Parameters& parameters, bool own) {
        const auto local = markup::local_name(element.name());
        for (const auto& row : categories()) {
            if (std::find(row.rules.begin(), row.rules.end(), local) == row.rules.end()) continue;
            Rule out{row.category, language,
                     {},           {},
                     {},           prefixes_at(element),
                     parameters,   own ? document.range(element) : text::Range{}};
            for (const auto& attribute : element.attributes()) {
                const std::string_view name = attribute.name();
                const auto value = markup::decode(attribute, document);
                if (name == "selector")
                    out.selector = value;
                else if (!name.starts_with("xmlns"))
                    out.attributes.emplace_back(markup::local_name(name), value);
            }
            for (const auto& child : element.children()) {
                if (is_its(child, "locNote")) out.note = text_of(child, document);
            }
            if (!out.selector.empty()) m_out.push_back(std::move(out));
            return;
        }
    }

    diagnostic::Sink& m_sink;
    std::vector<std::string> m_open;  // files, each linked by the one before it
    std::size_t m_files = 0;
    std::vector<Rule> m_out;
};

}  // namespace

bool mentions(const markup::Document& document, std::string_view text) {
    // std::string_view::find stops at every "h", of which prose is full.
    const auto all = document.source().text();
    return memmem(all.data(), all.size(), text.data(), text.size()) != nullptr;
}

bool uses_its(const markup::Document& document) {
    if (!document.has_root() || document.format() == markup::Format::plain) return false;
    const bool is_xml = document.format() == markup::Format::xml;
    if (is_xml && (mentions(document, k_its_namespace) || mentions(document, k_itstool_namespace)))
        return true;
    if (is_xml && !is_xhtml(document)) return false;
    return may_use_its(document.source().text()) && html_uses_its(document.root());
}

std::vector<Rule> read_rules(const markup::Document& document, diagnostic::Sink& sink) {
    Reader reader(sink);
    if (document.root()) reader.document(document);
    return reader.take();
}

SharedRules read_rule_files(const std::vector<std::string>& paths, diagnostic::Sink& sink) {
    Reader reader(sink);
    for (const auto& path : paths) reader.file(path, {});
    auto rules = reader.take();
    return rules.empty() ? nullptr : std::make_shared<const std::vector<Rule>>(std::move(rules));
}

std::unique_ptr<Companion> Companion::from_text(std::string path, std::string text, diagnostic::Sink& sink) {
    // White space before an XML declaration is the script's own layout.
    const auto begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    std::unique_ptr<Companion> out(
        new Companion(text::Source::from_bytes(std::move(path), text.substr(begin), text::Declares::xml)));
    out->m_document = markup::parse(out->m_source, markup::Format::xml, sink);
    return out->m_document ? std::move(out) : nullptr;
}

std::unique_ptr<Companion> Companion::from_file(const std::string& path, diagnostic::Sink& sink) {
    // Not what never ends (a device, a pipe), nor what no person has written.
    std::error_code ec;
    const auto size = std::filesystem::is_regular_file(path, ec) ? std::filesystem::file_size(path, ec) : 0;
    if (ec || size == 0) return nullptr;
    if (size > k_largest_file) {
        sink.report({"Markup.ItsRules",
                     diagnostic::Severity::warning,
                     {},
                     text::tr_format("it is larger than {0} bytes", k_largest_file)});
        return nullptr;
    }
    const auto format = markup::format_of(path).value_or(markup::Format::xml);
    try {
        std::unique_ptr<Companion> out(
            new Companion(text::Source::from_file(path, markup::declares(format))));
        out->m_document = markup::parse(out->m_source, format, sink);
        return out->m_document ? std::move(out) : nullptr;
    } catch (const text::FileError&) {
        // What a document links is the document's affair, so a file that is not there is a finding and not a
        // failure.
        return nullptr;
    }
}

std::vector<pugi::xml_node> its_scripts(const markup::Document& document) {
    std::vector<pugi::xml_node> out;
    std::vector<pugi::xml_node> open{document.root()};
    while (!open.empty()) {
        const auto element = open.back();
        open.pop_back();
        if (is_script(element)) out.push_back(element);
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) open.push_back(child);
        }
    }
    return out;
}

std::string raw_text(pugi::xml_node element) {
    std::string out;
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
        if (child.type() == pugi::node_element) out += raw_text(child);
    }
    return out;
}

std::string text_of(pugi::xml_node element, const markup::Document& document) {
    std::string out;
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
            out += markup::decode(child, document);
        if (child.type() == pugi::node_element) out += text_of(child, document);
    }
    return out;
}

std::string beside(const std::string& path, std::string_view reference) {
    const auto file = reference.substr(0, reference.find('#'));
    if (file.empty()) return path;
    const auto colon = file.find(':');
    if (colon != std::string_view::npos && file.find('/') > colon) {
        if (!file.starts_with("file:")) return {};
        auto local = file.substr(5);
        if (local.starts_with("//")) local.remove_prefix(2);
        return std::string(local);
    }
    if (file.starts_with('/')) return std::string(file);
    const auto slash = path.rfind('/');
    return (slash == std::string::npos ? "" : path.substr(0, slash + 1)) + std::string(file);
}

Prefixes prefixes_at(pugi::xml_node element) {
    Prefixes out;
    for (auto at = element; at.type() == pugi::node_element; at = at.parent()) {
        for (const auto& attribute : at.attributes()) {
            const std::string_view name = attribute.name();
            if (name == "xmlns") out.emplace("", attribute.value());
            if (name.starts_with("xmlns:")) out.emplace(name.substr(6), attribute.value());
        }
    }
    return out;
}

std::string namespace_of(pugi::xml_node element) {
    const std::string_view name = element.name();
    const auto colon = name.find(':');
    const auto wanted = colon == std::string_view::npos ? std::string("xmlns")
                                                        : "xmlns:" + std::string(name.substr(0, colon));
    for (auto at = element; at.type() == pugi::node_element; at = at.parent()) {
        if (const auto found = at.attribute(wanted.c_str())) return found.value();
    }
    return {};
}

bool is_its(pugi::xml_node element, std::string_view local) {
    return element.type() == pugi::node_element && markup::local_name(element.name()) == local &&
           namespace_of(element) == k_its_namespace;
}

}  // namespace kopij::its
