#include "link/collect.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "link/reference.hpp"
#include "markup/entity.hpp"

namespace kopij::link {
namespace {

using markup::local_name;

enum class Value { address, ids, id, candidates, page, key };

struct AttributeRow {
    std::string_view name;      // without a prefix
    std::string_view elements;  // where it is a link: names between spaces, "" for all
    Value value;
};

constexpr std::array<AttributeRow, 14> k_attributes = {{
    {"href", "", Value::address},
    {"src", "", Value::address},
    {"srcset", "", Value::candidates},
    {"imagesrcset", " link ", Value::candidates},
    {"poster", " video ", Value::address},
    {"data", " object ", Value::address},
    {"cite", " blockquote q ins del ", Value::address},
    {"longdesc", " img ", Value::address},
    {"rid", "", Value::ids},
    {"linkend", "", Value::id},
    {"linkends", "", Value::ids},
    {"fileref", "", Value::address},
    {"url", " ulink ", Value::address},
    {"conref", "", Value::address},
}};

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool lists(std::string_view names, std::string_view name) {
    return names.empty() || names.find(" " + std::string(name) + " ") != std::string_view::npos;
}

/// Words of the text with their offsets.
template <typename Function>
void each_word(std::string_view text, Function&& function) {
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && is_space(text[at])) ++at;
        const auto begin = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        if (at > begin) function(text::Range{begin, at});
    }
}

/// The addresses of a srcset ("a.png 1x, b,c.png 2x"): HTML, section 4.8.4.2.1, "parse a srcset attribute".
template <typename Function>
void each_candidate(std::string_view text, Function&& function) {
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && (is_space(text[at]) || text[at] == ',')) ++at;
        if (at == text.size()) return;
        const auto begin = at;
        while (at < text.size() && !is_space(text[at])) ++at;
        auto end = at;
        while (text[end - 1] == ',') --end;
        function(text::Range{begin, end});
        if (end < at) continue;
        int depth = 0;  // a comma in parentheses belongs to the descriptor
        for (; at < text.size() && (depth > 0 || text[at] != ','); ++at) {
            if (text[at] == '(') ++depth;
            if (text[at] == ')') --depth;
        }
    }
}

class Collecting {
  public:
    Collecting(const markup::Document& document, const markup::Vocabulary& vocabulary)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_code(vocabulary.mask({"code"})),
          m_link(vocabulary.mask({"link"})),
          m_citation(vocabulary.mask({"citation"})),
          m_mallard(vocabulary.name() == "mallard"),
          m_dita(vocabulary.name() == "dita") {}

    std::vector<Link> collect() {
        walk(m_document.root());
        return std::move(m_links);
    }

  private:
    void walk(pugi::xml_node element) {
        const auto sets = m_vocabulary.sets_of(element);
        if ((sets & m_code) != 0) return;
        links_of(element, sets);
        for (const auto child : element.children()) {
            if (child.type() == pugi::node_element) walk(child);
        }
    }

    void links_of(pugi::xml_node element, markup::Vocabulary::SetMask sets) {
        const auto name = local_name(element.name());
        if (name == "base" || is_hint(element, name)) return;
        const auto before = m_links.size();
        const bool cites = (sets & m_citation) != 0;
        for (const auto attribute : element.attributes()) attribute_of(element, name, attribute, cites);
        if (m_links.size() == before && (sets & m_link) != 0) address_in_text(element);
        for (auto n = before; n < m_links.size(); ++n) {
            m_links[n].citation = cites;
        }
    }

    /// <link rel="preconnect"> and its kind name a host and no page; a canonical address may not be there
    /// yet.
    static bool is_hint(pugi::xml_node element, std::string_view name) {
        if (name != "link") return false;
        const std::string_view rel = element.attribute("rel").value();
        return rel == "preconnect" || rel == "dns-prefetch";
    }

    void attribute_of(pugi::xml_node element, std::string_view name, pugi::xml_attribute attribute,
                      bool cites) {
        const std::string_view full = attribute.name();
        if (full == "xmlns" || full.starts_with("xmlns:")) return;
        const auto local = local_name(full);
        if (m_mallard && local == "xref") return add_value(element, attribute, Value::page);
        if (m_dita && local == "keyref") return add_value(element, attribute, Value::key);
        for (const auto& row : k_attributes) {
            if (row.name == local && lists(row.elements, name))
                return add_value(element, attribute, row.value);
        }
        if (!m_vocabulary.lists("target", local)) return;
        const bool is_id = cites && m_vocabulary.lists("citation-target", local);
        add_value(element, attribute, is_id ? Value::ids : Value::address);
    }

    void add_value(pugi::xml_node element, pugi::xml_attribute attribute, Value value) {
        const auto span = m_document.span(attribute);
        const std::string_view raw = attribute.value();
        // Where the parser moved or made the value, its parts have no places of their own.
        const bool exact = span.value.size() == raw.size();
        const auto place = [&](text::Range part) {
            if (!exact) return span.value.empty() ? span.whole : span.value;
            return text::Range{span.value.begin + part.begin, span.value.begin + part.end};
        };
        const auto add = [&](text::Range part, Form form) {
            m_links.push_back({trim_target(markup::decode(part.in(raw), span.notation, m_document)),
                               place(part), form, element, span.editable && exact, span.notation});
        };
        const text::Range whole{0, raw.size()};
        switch (value) {
            case Value::address:
                add(whole, form_of(element));
                break;
            case Value::id:
                add(whole, Form::id);
                break;
            case Value::page:
                add(whole, Form::page);
                break;
            case Value::key:
                add(whole, Form::key);
                break;
            case Value::ids:
                each_word(raw, [&](text::Range part) { add(part, Form::id); });
                break;
            case Value::candidates:
                each_candidate(raw, [&](text::Range part) { add(part, Form::address); });
                break;
        }
    }

    /// JATS says beside the link what its address is.
    Form form_of(pugi::xml_node element) const {
        const std::string_view type = element.attribute("ext-link-type").value();
        if (type == "doi") return Form::doi;
        if (!type.empty() && type != "uri" && type != "url" && type != "ftp" && type != "email") {
            return Form::foreign;
        }
        return m_vocabulary.name() == "jats" && m_vocabulary.is(element, "image") ? Form::graphic
                                                                                  : Form::address;
    }

    /// <uri>https://...</uri>
    void address_in_text(pugi::xml_node element) {
        const auto text = element.first_child();
        if (text.type() != pugi::node_pcdata || text.next_sibling()) return;
        const std::string_view raw = text.value();
        auto target = trim_target(markup::decode(text, m_document));
        if (kind_of(target) != TargetKind::web || split(target).scheme.empty()) return;
        auto range = m_document.range(text);
        const auto begin = raw.find_first_not_of(" \t\r\n");
        const auto end = raw.find_last_not_of(" \t\r\n") + 1;
        if (range.size() == raw.size()) range = {range.begin + begin, range.begin + end};
        const auto span = m_document.span(text);
        m_links.push_back({std::move(target), range, Form::address, element, span.editable, span.notation});
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const markup::Vocabulary::SetMask m_code;
    const markup::Vocabulary::SetMask m_link;
    const markup::Vocabulary::SetMask m_citation;
    const bool m_mallard;
    const bool m_dita;
    std::vector<Link> m_links;
};

void add_ids(pugi::xml_node element, const markup::Document& document, const std::vector<std::string>& names,
             std::vector<std::string>& out) {
    for (const auto attribute : element.attributes()) {
        const auto local = local_name(attribute.name());
        if (local == "id" || (local == "name" && local_name(element.name()) == "a") ||
            std::find(names.begin(), names.end(), local) != names.end()) {
            out.push_back(markup::decode(attribute, document));
        }
    }
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element) add_ids(child, document, names, out);
    }
}

}  // namespace

std::vector<Link> collect(const markup::Document& document, const markup::Vocabulary& vocabulary) {
    return Collecting(document, vocabulary).collect();
}

std::vector<std::string> collect_ids(const markup::Document& document, const markup::Vocabulary& vocabulary) {
    std::vector<std::string> out;
    add_ids(document.root(), document, vocabulary.attribute_names("id"), out);
    return out;
}

}  // namespace kopij::link
