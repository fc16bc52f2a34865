#include "markup/xml.hpp"

#include <expat.h>

#include <algorithm>
#include <optional>
#include <string>

#include "markup/entity.hpp"
#include "markup/xml_scan.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::markup {

using diagnostic::Severity;

// One parse: whether it is well-formed first, over the same UTF-8 bytes that the ranges refer to; then
// pugixml, in place.
class XmlBuilder {
    static constexpr std::size_t k_most_growth = std::size_t{1} << 20;
    static constexpr std::size_t k_most_defaults = 1000;
    static constexpr std::size_t k_attribute_size = 64;

  public:
    XmlBuilder(const text::Source& source, diagnostic::Sink& sink)
        : m_source(source), m_sink(sink), m_document(std::make_unique<Document>(source, Format::xml)) {}

    std::unique_ptr<Document> build(XmlCheck check) {
        auto& document = *m_document;
        constexpr std::size_t k_bytes_an_element = 64;
        document.m_elements.reserve(m_source.text().size() / k_bytes_an_element);
        if (check == XmlCheck::thorough ||
            !scan_xml(m_source.text(), m_source.begin(), document.m_elements)) {
            document.m_elements.clear();
            if (!check_well_formed()) return nullptr;
        }
        index_elements();
        document.m_entities = expand_entities(m_declared);
        const auto text = m_source.text();
        // A thousand uses of a long entity are a bomb too: then all entities stay opaque.
        if (!m_declared.empty() && expanded_size(text, document.m_entities) > 2 * text.size() + k_most_growth)
            document.m_entities.clear();
        document.m_buffer.reserve(text.size() + 1);
        document.m_buffer.assign(text.begin(), text.end());
        constexpr unsigned k_flags = pugi::parse_pi | pugi::parse_comments | pugi::parse_cdata |
                                     pugi::parse_declaration | pugi::parse_doctype | pugi::parse_ws_pcdata;
        const auto result = document.m_tree.load_buffer_inplace(
            document.m_buffer.data(), document.m_buffer.size(), k_flags, pugi::encoding_utf8);
        if (!result) {
            report(static_cast<std::size_t>(result.offset), result.description());
            return nullptr;
        }
        if (!m_defaults.empty()) add_defaults();
        return std::move(m_document);
    }

  private:
    /// An attribute that the internal subset gives all elements of one name that do not have it.
    struct Default {
        std::string element;
        std::string attribute;
        std::optional<std::string> value;  // as it would be spelled
    };

    void add_defaults() {
        // Many elements without a long attribute would grow as entities do.
        std::size_t left = 2 * m_source.text().size() + k_most_growth;
        std::stable_sort(m_defaults.begin(), m_defaults.end(), ByElement{});
        std::vector<pugi::xml_node> open{m_document->m_tree.document_element()};
        while (!open.empty()) {
            const auto element = open.back();
            open.pop_back();
            if (!add_defaults(element, left)) return;
            for (const auto& child : element.children()) {
                if (child.type() == pugi::node_element) open.push_back(child);
            }
        }
    }

    bool add_defaults(pugi::xml_node element, std::size_t& left) {
        const auto [begin, end] =
            std::equal_range(m_defaults.begin(), m_defaults.end(), element.name(), ByElement{});
        for (auto one = begin; one != end; ++one) {
            if (!one->value || element.attribute(one->attribute.c_str())) continue;
            const auto size = one->attribute.size() + one->value->size() + k_attribute_size;
            if (size > left) {
                report(
                    m_source.begin(),
                    text::tr("the attributes that the DTD of this file gives by default grow beyond reason"));
                return false;
            }
            left -= size;
            element.append_attribute(one->attribute.c_str()).set_value(one->value->c_str());
        }
        return true;
    }

    struct ByElement {
        bool operator()(const Default& a, const Default& b) const { return a.element < b.element; }
        bool operator()(const Default& a, const char* name) const { return a.element < name; }
        bool operator()(const char* name, const Default& b) const { return name < b.element; }
    };

    /// `value`: null for an attribute that is not given by default.
    void declare_attribute(const char* element, const char* attribute, const char* value) {
        if (m_defaults.size() >= k_most_defaults) return;
        // The first declaration of an attribute counts (XML 1.0, 3.3).
        const auto same = [&](const Default& one) {
            return one.element == element && one.attribute == attribute;
        };
        if (std::any_of(m_defaults.begin(), m_defaults.end(), same)) return;
        m_defaults.push_back({element, attribute, std::nullopt});
        if (value != nullptr) m_defaults.back().value = escape(value, Notation::xml_attribute);
    }

    void index_elements() {
        auto& before = m_document->m_before_stretch;
        before.reserve(m_source.text().size() / Document::k_stretch + 1);
        std::uint32_t number = 0;
        for (const auto& element : m_document->m_elements) {
            while (before.size() <= element.start / Document::k_stretch) before.push_back(number);
            ++number;
        }
        before.resize(m_source.text().size() / Document::k_stretch + 1, number);
    }

    struct FreeParser {
        void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
    };
    using Parser = std::unique_ptr<XML_ParserStruct, FreeParser>;

    static XmlBuilder& self(void* data) { return *static_cast<XmlBuilder*>(data); }

    std::size_t position() const {
        return m_begin + static_cast<std::size_t>(XML_GetCurrentByteIndex(m_parser.get()));
    }

    bool check_well_formed() {
        constexpr char k_namespace_separator = '\x1F';
        m_parser.reset(XML_ParserCreateNS("UTF-8", k_namespace_separator));
        auto* parser = m_parser.get();
        XML_SetUserData(parser, this);
        XML_SetElementHandler(
            parser, [](void* data, const XML_Char*, const XML_Char**) { self(data).start_element(); },
            [](void* data, const XML_Char*) { self(data).end_element(); });
        // A default handler keeps entity references unexpanded, so that a bomb is never lit and every event
        // is at its own place in this file. External entities are not read: that would take a handler of its
        // own.
        XML_SetDefaultHandler(parser, [](void*, const XML_Char*, int) {});
        XML_SetEntityDeclHandler(
            parser, [](void* data, const XML_Char* name, int parameter, const XML_Char* value, int length,
                       const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*) {
                if (!parameter && value) {
                    self(data).m_declared.emplace_back(name,
                                                       std::string(value, static_cast<std::size_t>(length)));
                }
            });
        XML_SetAttlistDeclHandler(parser, [](void* data, const XML_Char* element, const XML_Char* attribute,
                                             const XML_Char*, const XML_Char* value, int) {
            self(data).declare_attribute(element, attribute, value);
        });
        m_begin = m_source.begin();
        const auto text = m_source.text().substr(m_begin);
        constexpr std::size_t k_chunk = std::size_t{1} << 26;  // expat counts a chunk in an int
        std::size_t done = 0;
        do {
            const auto size = std::min(k_chunk, text.size() - done);
            const auto last = done + size == text.size();
            if (XML_Parse(parser, text.data() + done, static_cast<int>(size), last) == XML_STATUS_ERROR) {
                if (!m_stopped) report_expat(XML_GetErrorCode(parser));
                return false;
            }
            done += size;
        } while (done < text.size());
        return true;
    }

    void start_element() {
        if (m_open.size() >= k_most_depth) {
            m_stopped = true;
            report(position(),
                   text::tr_format("elements are nested more than {0} deep; this is not an article",
                                   k_most_depth));
            XML_StopParser(m_parser.get(), XML_FALSE);
            return;
        }
        const auto begin = position();
        const auto end = begin + static_cast<std::size_t>(XML_GetCurrentByteCount(m_parser.get()));
        m_open.push_back(m_document->m_elements.size());
        m_document->m_elements.push_back({begin, end, end, end});
    }

    void end_element() {
        if (m_stopped) return;
        auto& element = m_document->m_elements[m_open.back()];
        m_open.pop_back();
        const auto size = static_cast<std::size_t>(XML_GetCurrentByteCount(m_parser.get()));
        if (size == 0) return;  // "<br/>": the end is told where the start tag ends
        element.end = position();
        element.end_end = element.end + size;
    }

    void report(std::size_t offset, std::string message) {
        const auto begin = std::min(offset, m_source.text().size());
        auto end = begin;
        if (begin < m_source.text().size()) text::next_code_point(m_source.text(), end);
        m_sink.report({"Markup.Syntax", Severity::error, {begin, end}, std::move(message)});
    }

    /// The element that is open where the parser stopped, as "<p> in line 3"; empty outside the root.
    std::string open_element() const {
        if (m_open.empty()) return {};
        const auto at = m_document->m_elements[m_open.back()].start;
        const auto tag = m_source.text().substr(at, 200);
        const auto name = tag.substr(1, tag.find_first_of(" \t\r\n/>", 1) - 1);
        return text::tr_format("<{0}> in line {1}", name, m_source.location(at).line);
    }

    void report_expat(XML_Error error) {
        const auto at = position();
        const auto open = open_element();
        switch (error) {
            case XML_ERROR_TAG_MISMATCH:
                report(
                    at - 2,  // expat points at the name after "</"
                    text::tr_format(
                        "this end tag does not match: {0} is still open and has to be closed first", open));
                return;
            case XML_ERROR_UNDEFINED_ENTITY: {
                const auto rest = m_source.text().substr(std::min(at, m_source.text().size()), 100);
                report(at, text::tr_format("the entity {0} is not declared; write the character itself",
                                           rest.substr(0, rest.find(';') + 1)));
                return;
            }
            case XML_ERROR_DUPLICATE_ATTRIBUTE:
                report(at, text::tr("an attribute stands twice in this tag"));
                return;
            case XML_ERROR_UNBOUND_PREFIX:
                report(at, text::tr("a prefix is used here that no xmlns:... attribute declares"));
                return;
            case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
                report(
                    at,
                    text::tr("there is something after the end of the root element; nothing may follow it"));
                return;
            case XML_ERROR_NO_ELEMENTS:
                report(at, open.empty() ? text::tr("the file ends where an element was expected")
                                        : text::tr_format("the file ends while {0} is still open", open));
                return;
            case XML_ERROR_UNCLOSED_TOKEN:
                report(at, text::tr("the file ends inside this tag, comment or reference"));
                return;
            case XML_ERROR_SYNTAX:
                report(at, text::tr("an element was expected here"));
                return;
            case XML_ERROR_UNCLOSED_CDATA_SECTION:
                report(m_source.text().rfind("<![CDATA[", at), text::tr("this CDATA section is not closed"));
                return;
            case XML_ERROR_BAD_CHAR_REF:
                report(at, text::tr("this character reference names a character that XML does not allow"));
                return;
            case XML_ERROR_MISPLACED_XML_PI:
                report(at, text::tr("the XML declaration may stand only at the very start of the file"));
                return;
            case XML_ERROR_AMPLIFICATION_LIMIT_BREACH:
                report(at, text::tr("the entities of this file grow beyond reason when they are expanded"));
                return;
            case XML_ERROR_INVALID_TOKEN:
                report_invalid_token(at, open);
                return;
            default:
                break;
        }
        report(at, text::tr_format("this is not well-formed XML: {0}", XML_ErrorString(error)));
    }

    void report_invalid_token(std::size_t at, const std::string& open) {
        const auto text = m_source.text();
        const char c = at < text.size() ? text[at] : '\0';
        if (c == '&') {
            report(at, text::tr("a bare '&' is not allowed here: write '&amp;'"));
        } else if (c == '<') {
            report(at, text::tr("a bare '<' is not allowed here: write '&lt;'"));
        } else if (at > 0 && text[at - 1] == '&') {
            report(at - 1, text::tr("a bare '&' is not allowed here: write '&amp;'"));
        } else if (at > 0 && text[at - 1] == '<') {
            report(at - 1, text::tr("a bare '<' is not allowed here: write '&lt;'"));
        } else if (static_cast<unsigned char>(c) < 0x20) {
            report(at, text::tr_format("control character 0x{0:02X} is not allowed in XML; remove it",
                                       static_cast<unsigned>(static_cast<unsigned char>(c))));
        } else if (open.empty()) {
            report(at, text::tr("an element was expected here"));
        } else {
            report(at, text::tr_format("this is not well-formed XML, within {0}", open));
        }
    }

    const text::Source& m_source;
    diagnostic::Sink& m_sink;
    std::unique_ptr<Document> m_document;
    Parser m_parser;
    std::vector<std::pair<std::string, std::string>> m_declared;
    std::vector<Default> m_defaults;
    std::vector<std::size_t> m_open;
    std::size_t m_begin = 0;
    bool m_stopped = false;
};

std::unique_ptr<Document> parse_xml(const text::Source& source, diagnostic::Sink& sink, XmlCheck check) {
    return XmlBuilder(source, sink).build(check);
}

}  // namespace kopij::markup
