#include "evidence/citation.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "evidence/section.hpp"
#include "markup/entity.hpp"
#include "text/squeeze.hpp"

namespace kopij::evidence {
namespace {

std::string text_of(pugi::xml_node node, const markup::Document& document) {
    std::string out;
    for (const auto& child : node.children()) {
        if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) {
            out += markup::decode(child.value(), document);
        } else {
            out += text_of(child, document);
        }
        out += ' ';
    }
    return out;
}

std::vector<std::string> split_ids(std::string_view value) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < value.size();) {
        const auto begin = value.find_first_not_of(" \t\r\n#", at);
        if (begin == std::string_view::npos) break;
        const auto end = std::min(value.find_first_of(" \t\r\n", begin), value.size());
        out.emplace_back(value.substr(begin, end - begin));
        at = end;
    }
    return out;
}

/// The ids of what stands in a list of references: under a heading such as "Bronnen", or in a section that
/// markup calls so. A link to one of them cites, whatever it looks like.
class ListedIds {
  public:
    ListedIds(const markup::Document& document, const markup::Vocabulary& vocabulary)
        : m_document(document), m_vocabulary(vocabulary) {
        visit(document.root(), false);
    }
    std::set<std::string_view> take() { return std::move(m_ids); }

  private:
    void visit(pugi::xml_node node, bool listed) {
        const bool heading = m_vocabulary.is(node, "heading");
        if (heading) under(node);
        const bool section = m_vocabulary.is(node, "section") || m_vocabulary.is(node, "list");
        const auto type = m_vocabulary.attribute(node, "section-kind");
        const bool list = m_vocabulary.is(node, "reference-list") ||
                          section_kind_from_type(type.value()) == SectionKind::references;
        listed = listed || list;
        const std::string_view id = node.attribute("id").value();
        if ((listed || m_rank != 0) && !heading && !section && !list && !id.empty()) m_ids.insert(id);
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) visit(child, listed);
        }
    }

    /// A list goes on to the next heading of its rank.
    void under(pugi::xml_node heading) {
        const int rank = heading_rank(heading.name());
        if (rank == 0) return;
        const auto kind = section_kind_from_heading(text_of(heading, m_document));
        if (kind == SectionKind::references || kind == SectionKind::perhaps_references) {
            m_rank = rank;
        } else if (rank <= m_rank) {
            m_rank = 0;
        }
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    int m_rank = 0;  // of the heading of the list that is open; 0: none is
    std::set<std::string_view> m_ids;
};

/// A place in the page that the link leads to, without its "#"; "" for all else.
std::string_view place_in_page(pugi::xml_node link) {
    const std::string_view href = link.attribute("href").value();
    return href.starts_with('#') ? href.substr(1) : std::string_view{};
}

/// The ids of the elements that a vocabulary calls references, of a format with an attribute for links
/// within.
std::set<std::string_view> entry_ids(pugi::xml_node root, const markup::Vocabulary& vocabulary) {
    std::set<std::string_view> out;
    const auto visit = [&](const auto& again, pugi::xml_node node) -> void {
        if (vocabulary.is(node, "reference")) {
            const std::string_view id = vocabulary.attribute(node, "id").value();
            if (!id.empty()) out.insert(id);
            return;
        }
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) again(again, child);
        }
    };
    visit(visit, root);
    return out;
}

class Finder {
  public:
    Finder(const markup::Document& document, const markup::Vocabulary& vocabulary,
           std::vector<Citation>& citations, std::vector<Reference>& references)
        : m_document(document), m_vocabulary(vocabulary), m_citations(citations), m_references(references) {
        if (document.format() != markup::Format::xml || vocabulary.name() == "xhtml") {
            m_listed = ListedIds(document, vocabulary).take();
        } else {
            m_entries = entry_ids(document.root(), vocabulary);
        }
    }

    struct Place {
        bool in_heading = false;
        bool floats = false;
    };

    void visit(pugi::xml_node node, Place place) {
        const auto role = m_vocabulary.first_of(node, {"caption", "heading", "title", "figure", "table"});
        if (role == "heading" || role == "title") place.in_heading = true;
        if (role == "figure" || role == "table") place.floats = true;
        if (m_vocabulary.is(node, "citation")) {
            citation(node, m_vocabulary.attribute(node, "citation-target"), place);
        } else if (!place.in_heading && leads_to_the_list(node)) {
            citation(node, node.attribute("href"), place);
        } else if (!place.in_heading && points_at_an_entry(node)) {
            citation(node, m_vocabulary.attribute(node, "citation-target"), place);
        }
        if (m_vocabulary.is(node, "reference")) {
            reference(node);
            return;
        }
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) visit(child, place);
        }
    }

    /// A reference that no role of the vocabulary tells: what a link in the text leads to.
    void reference(pugi::xml_node node) {
        Reference out{node, m_document.range(node), id_of(node), {}, {}, {}};
        collect_identifiers(node, out);
        std::string words;
        for (const auto& child : node.children()) {
            // The number in the list is not part of the work.
            if (!m_vocabulary.is(child, "label")) words += text_of(child, m_document) + ' ';
        }
        out.text = text::letters_and_digits(words);
        constexpr std::size_t k_shown = 40;
        const auto first = std::min(words.find_first_not_of(" \t\r\n"), words.size());
        out.label = out.id.empty() ? words.substr(first, k_shown) : out.id;
        m_references.push_back(std::move(out));
    }

  private:
    /// A link without any mark of a citation, such as "[1]" or "Smit 2020".
    bool leads_to_the_list(pugi::xml_node node) const {
        const auto id = place_in_page(node);
        if (id.empty() || !m_listed.contains(id)) return false;
        const auto& children = node.children();
        return m_vocabulary.is(node, "link") &&
               std::none_of(children.begin(), children.end(),
                            [&](const pugi::xml_node& child) { return m_vocabulary.is(child, "citation"); });
    }

    /// DocBook's <xref> and <link>, and JATS' <xref> that does not say what it is, where they lead to an
    /// entry.
    bool points_at_an_entry(pugi::xml_node node) const {
        return !m_entries.empty() &&
               (m_vocabulary.is(node, "cross-reference") || m_vocabulary.is(node, "link")) &&
               m_entries.contains(m_vocabulary.attribute(node, "citation-target").value());
    }

    void citation(pugi::xml_node node, pugi::xml_attribute target, Place place) {
        // The superscript in a link stands for the link.
        if (!target) target = m_vocabulary.attribute(node.parent(), "citation-target");
        const std::string_view name = target.name();
        const auto by = name == "href"  ? Citation::By::link
                        : name == "key" ? Citation::By::key
                                        : Citation::By::id;
        // A link to another page is no citation, whatever it looks like.
        if (by == Citation::By::link && target.value()[0] != '#') return;
        // DocBook's <citation> names the entry in its text.
        auto targets =
            target ? split_ids(target.value()) : std::vector{text::one_line(text_of(node, m_document))};
        m_citations.push_back({node, m_document.range(node), std::move(targets), place.in_heading,
                               place.floats, range_start(node), by});
    }

    /// The entry's id: an attribute, or the element "id" in it.
    std::string id_of(pugi::xml_node node) const {
        auto attribute = m_vocabulary.attribute(node, "reference-id");
        if (!attribute) attribute = m_vocabulary.attribute(node, "id");
        return attribute ? attribute.value() : node.child("id").text().get();
    }

    /// The citation that stands before a dash before this one: it was the last that was read.
    std::optional<std::size_t> range_start(pugi::xml_node node) const {
        const auto dash = node.previous_sibling();
        if (dash.type() != pugi::node_pcdata || m_citations.empty()) return std::nullopt;
        if (m_citations.back().node != dash.previous_sibling()) return std::nullopt;
        const auto text = markup::decode(dash.value(), m_document);
        for (const auto* one : {"-", "\u2013", "\u2014", "\u2010", "\u2011"}) {
            if (text == one) return m_citations.size() - 1;
        }
        return std::nullopt;
    }

    void collect_identifiers(pugi::xml_node node, Reference& out) {
        for (const auto& child : node.children()) {
            if (child.type() != pugi::node_element) continue;
            if (m_vocabulary.is(child, "identifier")) {
                out.identifiers.push_back(text::letters_and_digits(text_of(child, m_document)));
            } else {
                collect_identifiers(child, out);
            }
        }
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    std::vector<Citation>& m_citations;
    std::vector<Reference>& m_references;
    std::set<std::string_view> m_listed;   // ids; of formats in which a link says where in the page it leads
    std::set<std::string_view> m_entries;  // ids; of all other formats
};

/// The elements, headings apart, whose id a citation by link names and no reference has; in document order.
template <typename ById>
std::vector<pugi::xml_node> linked(pugi::xml_node root, const markup::Vocabulary& vocabulary,
                                   const std::vector<Citation>& citations, const ById& known) {
    std::set<std::string_view> wanted;
    for (const auto& citation : citations) {
        if (citation.by != Citation::By::link) continue;
        for (const auto& target : citation.targets) {
            if (!known.contains(target)) wanted.insert(target);
        }
    }
    std::vector<pugi::xml_node> out;
    if (wanted.empty()) return out;
    const auto visit = [&](const auto& again, pugi::xml_node node) -> void {
        const std::string_view id = node.attribute("id").value();
        if (wanted.contains(id) && !vocabulary.is(node, "heading") && !vocabulary.is(node, "section")) {
            out.push_back(node);
            wanted.erase(id);
        }
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element) again(again, child);
        }
    };
    visit(visit, root);
    return out;
}

}  // namespace

Citations Citations::of(const markup::Document& document, const markup::Vocabulary& vocabulary,
                        const Bibliography* known) {
    Citations out;
    out.m_known = known;
    if (document.root()) {
        Finder finder(document, vocabulary, out.m_citations, out.m_references);
        finder.visit(document.root(), {});
        for (std::size_t n = 0; n < out.m_references.size(); ++n)
            out.m_by_id.emplace(out.m_references[n].id, n);
        // In HTML the entry that a link leads to is a reference, with or without a role.
        const auto count = out.m_references.size();
        for (const auto node : linked(document.root(), vocabulary, out.m_citations, out.m_by_id))
            finder.reference(node);
        for (auto n = count; n < out.m_references.size(); ++n) out.m_by_id.emplace(out.m_references[n].id, n);
    }
    for (std::size_t n = 0; n < out.m_citations.size(); ++n) {
        out.m_by_node.emplace(out.m_citations[n].node.internal_object(), n);
    }
    return out;
}

std::size_t Citations::find(std::string_view id) const {
    const auto found = m_by_id.find(id);
    return found == m_by_id.end() ? npos : found->second;
}

std::vector<std::size_t> Citations::cited(const Citation& citation) const {
    std::vector<std::size_t> out;
    if (citation.range_from && !citation.targets.empty()) {
        const auto& before = m_citations[*citation.range_from];
        const auto from = before.targets.empty() ? npos : find(before.targets.back());
        const auto to = find(citation.targets.front());
        if (from != npos && to != npos) {
            for (auto n = from + 1; n < to; ++n) out.push_back(n);
        }
    }
    for (const auto& target : citation.targets) {
        if (const auto at = find(target); at != npos) out.push_back(at);
    }
    return out;
}

bool Citations::resolves(const Citation& citation) const {
    return !citation.targets.empty() &&
           std::all_of(citation.targets.begin(), citation.targets.end(),
                       [&](const std::string& id) { return leads_somewhere(citation, id); });
}

bool Citations::leads_somewhere(const Citation& citation, std::string_view target) const {
    if (find(target) != npos) return true;
    return citation.by == Citation::By::key && m_known != nullptr && m_known->has(target);
}

const Citation* Citations::citation(pugi::xml_node node) const {
    const auto found = m_by_node.find(node.internal_object());
    return found == m_by_node.end() ? nullptr : &m_citations[found->second];
}

std::vector<std::size_t> Citations::unused() const {
    std::vector<bool> used(m_references.size());
    for (const auto& citation : m_citations) {
        for (const auto at : cited(citation)) used[at] = true;
    }
    std::vector<std::size_t> out;
    for (std::size_t n = 0; n < used.size(); ++n) {
        if (!used[n]) out.push_back(n);
    }
    return out;
}

std::vector<std::pair<std::size_t, std::size_t>> Citations::duplicates() const {
    std::vector<std::pair<std::size_t, std::size_t>> out;
    boost::unordered_flat_map<std::string, std::size_t> seen;
    for (std::size_t n = 0; n < m_references.size(); ++n) {
        auto keys = m_references[n].identifiers;
        if (!m_references[n].text.empty()) keys.push_back("text:" + m_references[n].text);
        auto earlier = npos;
        for (auto& key : keys) {
            const auto [at, fresh] = seen.emplace(std::move(key), n);
            if (!fresh && at->second != n) earlier = std::min(earlier, at->second);
        }
        if (earlier != npos) out.emplace_back(n, earlier);
    }
    return out;
}

std::vector<std::size_t> Citations::out_of_order(Floats floats) const {
    std::vector<std::size_t> first(m_references.size(), npos);
    std::size_t place = 0;
    for (const auto& citation : m_citations) {
        if (citation.floats && floats == Floats::passed_over) continue;
        for (const auto at : cited(citation)) {
            if (first[at] == npos) first[at] = place++;
        }
    }
    // Seen from the end, a reference is out of order if one behind it is cited before it.
    std::vector<std::size_t> out;
    auto earliest = npos;
    for (auto n = m_references.size(); n-- > 0;) {
        if (first[n] == npos) continue;
        if (first[n] > earliest) out.push_back(n);
        earliest = std::min(earliest, first[n]);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

std::vector<std::size_t> Citations::out_of_order() const {
    for (const auto& citation : m_citations) {
        const std::string_view label = citation.node.text().get();
        const bool number = !label.empty() && label.find_first_not_of("0123456789[]() ,-\xE2\x80\x93") ==
                                                  std::string_view::npos;
        if (!number) return {};
    }
    // A figure or table counts where it stands, or where it is first mentioned, as the journal likes: wrong
    // is what is wrong either way.
    const auto as_read = out_of_order(Floats::where_they_stand);
    const auto without = out_of_order(Floats::passed_over);
    std::vector<std::size_t> out;
    std::set_intersection(as_read.begin(), as_read.end(), without.begin(), without.end(),
                          std::back_inserter(out));
    return out;
}

}  // namespace kopij::evidence
