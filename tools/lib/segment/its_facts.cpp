#include "segment/its_facts.hpp"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_set.hpp>

#include "its/limits.hpp"
#include "its/locale.hpp"
#include "markup/entity.hpp"
#include "segment/element_path.hpp"
#include "text/squeeze.hpp"

namespace kopij::segment {
namespace {

using its::Category;
using its::Data;

class Teller {
  public:
    Teller(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values,
           Segment& segment)
        : m_document(document),
          m_vocabulary(vocabulary),
          m_values(values),
          m_segment(segment),
          m_told(segment.notes.begin(), segment.notes.end()) {}

    void tell() {
        about_all();
        if (m_segment.attribute) {
            about_one(own(Category::terminology), own(Category::text_analysis),
                      own(Category::external_resource), [&] { return std::string(m_segment.message); });
            return;
        }
        about_element(m_segment.node);
        for (const pugi::xml_node node : m_segment.inlines) {
            about_element(node);
            if (const auto* own = m_values.own(Category::localization_note, node))
                note(own, quoted(node) + ": ");
        }
        for (const pugi::xml_node node : m_segment.placeholders) {
            if (!m_values.translate(node)) about_element(node);
        }
    }

  private:
    const Data* own(Category category) const { return m_values.own(category, m_segment.attribute); }

    const Data* find(Category category) const {
        return m_values.find(category, m_segment.node, m_segment.attribute);
    }

    void add(std::string text) {
        if (!text.empty() && m_told.insert(text).second) m_segment.notes.push_back(std::move(text));
    }

    std::string text_of(pugi::xml_node element) const {
        std::string out;
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
                out += markup::decode(child, m_document);
            if (child.type() == pugi::node_element) out += text_of(child);
        }
        return out;
    }

    std::string quoted(pugi::xml_node element) const {
        return "\"" + text::one_line(text_of(element)) + "\"";
    }

    void note(const Data* data, const std::string& about) {
        if (data == nullptr) return;
        const auto* type = its::find(*data, "locNoteType");
        const auto before = about + (type != nullptr && *type == "alert" ? "Important: " : "");
        if (const auto* note = its::find(*data, "locNote")) add(before + text::one_line(*note));
        if (const auto* reference = its::find(*data, "locNoteRef")) add(before + "see " + *reference);
    }

    /// What holds for the segment as a whole.
    void about_all() {
        note(find(Category::localization_note), {});
        if (const auto* data = find(Category::domain)) {
            if (const auto* domains = its::find(*data, "domains")) add("Domain: " + *domains);
        }
        if (const auto* data = find(Category::id_value)) {
            const auto* id = its::find(*data, "idValue");
            if (id != nullptr && !id->empty() && *id != nearest_id()) add("Id: " + *id);
        }
        if (const auto* data = find(Category::locale_filter)) {
            const auto filter = its::locale_filter(*data);
            if (!filter.admits_all())
                add((filter.type == its::LocaleFilter::Type::include ? "Only for: " : "Not for: ") +
                    text::one_line(filter.list));
        }
        if (const auto* data = find(Category::storage_size)) {
            if (const auto limit = its::storage_limit(*data)) {
                add(its::comment_of(*limit));
                // No character takes less than a byte.
                m_segment.flags.push_back("max-length:" + std::to_string(limit->size));
            }
        }
        if (const auto* data = find(Category::allowed_characters)) {
            if (const auto* characters = its::find(*data, "allowedCharacters"))
                add(its::comment_of_allowed(*characters));
        }
    }

    /// With which the segment's place begins, if any element around it has one.
    std::string_view nearest_id() const {
        std::string_view id;
        for (pugi::xml_node node = m_segment.node; node && id.empty(); node = node.parent())
            id = id_of(node, m_document, m_vocabulary, m_values);
        return id;
    }

    void about_element(pugi::xml_node element) {
        about_one(m_values.own(Category::terminology, element),
                  m_values.own(Category::text_analysis, element),
                  m_values.own(Category::external_resource, element), [&] { return quoted(element); });
        if (!m_values.says(Category::external_resource)) return;
        for (const auto& attribute : element.attributes()) {
            if (const auto* data = m_values.own(Category::external_resource, attribute)) resource(*data);
        }
    }

    /// `text` is asked for what little is said of most nodes.
    template <typename Text>
    void about_one(const Data* term, const Data* analysis, const Data* external, const Text& text) {
        if (term != nullptr) terminology(*term, text());
        if (analysis != nullptr) text_analysis(*analysis, text());
        if (external != nullptr) resource(*external);
    }

    void terminology(const Data& data, const std::string& text) {
        const auto* term = its::find(data, "term");
        if (term == nullptr || *term != "yes") return;
        auto out = "Term: " + text;
        if (const auto* info = its::find(data, "termInfo")) out += ": " + text::one_line(*info);
        if (const auto* reference = its::find(data, "termInfoRef")) out += ", see " + *reference;
        add(std::move(out));
    }

    void text_analysis(const Data& data, const std::string& text) {
        std::string out;
        const auto part = [&](const std::string& said) { out += (out.empty() ? "" : ", ") + said; };
        if (const auto* one = its::find(data, "taIdentRef")) part(*one);
        const auto* ident = its::find(data, "taIdent");
        const auto* source = its::find(data, "taSource");
        if (ident != nullptr) part(*ident + (source != nullptr ? " in " + *source : ""));
        if (const auto* one = its::find(data, "taClassRef")) part("class " + *one);
        if (!out.empty()) add(text + " is " + out);
    }

    void resource(const Data& data) {
        if (const auto* reference = its::find(data, "externalResourceRef")) add("Resource: " + *reference);
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    Segment& m_segment;
    boost::unordered_flat_set<std::string> m_told;
};

}  // namespace

void add_its_facts(const markup::Document& document, const markup::Vocabulary& vocabulary,
                   const its::Values& values, Segment& segment) {
    Teller(document, vocabulary, values, segment).tell();
}

}  // namespace kopij::segment
