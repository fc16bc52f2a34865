#include "translate/structure.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

#include "markup/pattern.hpp"
#include "markup/xml_scan.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::translate {
namespace {

/// One element as the comparison sees it.
struct Fact {
    // What the blocks around it are, outermost first. Not their place: a translation may put what stands
    // within its text in another order.
    std::size_t block = 0;
    std::string what;  // "xref id=.. rid=.."
    text::Range range;

    friend bool operator<(const Fact& a, const Fact& b) {
        return a.block != b.block ? a.block < b.block : a.what < b.what;
    }
    friend bool operator==(const Fact& a, const Fact& b) { return a.block == b.block && a.what == b.what; }
};

class Reader {
  public:
    Reader(const markup::Document& document, const markup::Vocabulary& vocabulary, const its::Values& values,
           const Removal& removal)
        : m_document(document), m_vocabulary(vocabulary), m_values(values), m_removal(removal) {}

    std::vector<Fact> read() {
        visit(m_document.root(), 0);
        std::stable_sort(m_out.begin(), m_out.end());
        return std::move(m_out);
    }

  private:
    static std::size_t combined(std::size_t block, const std::string& what) {
        constexpr std::size_t k_prime = 0x100000001b3;  // FNV's
        return block * k_prime ^ std::hash<std::string>{}(what);
    }

    void visit(pugi::xml_node element, std::size_t block) {
        if (m_removal.takes(element)) return;
        const bool in_text = m_values.within_text(element) == its::WithinText::yes;
        Fact fact{block, element.name(), m_document.span(element).start_tag};
        // An id that the format makes of a heading's text changes with it.
        const auto id = m_vocabulary.attribute(element, "id");
        if (id && !m_document.span(id).whole.empty()) fact.what.append(" id=").append(id.value());
        if (m_vocabulary.is(element, "citation") || m_vocabulary.is(element, "cross-reference")) {
            if (const auto target = m_vocabulary.attribute(element, "citation-target"))
                fact.what.append(" -> ").append(target.value());
        }
        const auto what = fact.what;
        m_out.push_back(std::move(fact));
        // Inline elements belong to the block around them whatever they stand in.
        const auto inside = in_text ? block : combined(block, what);
        if (m_values.is_target(element)) return;
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) visit(child, inside);
        }
    }

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    const Removal& m_removal;
    std::vector<Fact> m_out;
};

/// Whether a result has, one for one, the elements of the article in their places, or in another order within
/// their parent. Most translations have, and then it needs no look at what is a block and what is not. False
/// where that is not sure.
class Comparison {
  public:
    Comparison(const Article& source, const Removal& removal)
        : m_source(source),
          m_removal(removal),
          m_keys{&source.vocabulary().attribute_names("id"),
                 &source.vocabulary().attribute_names("citation-target")} {}

    bool same(pugi::xml_node source, pugi::xml_node result) {
        if (std::string_view(source.name()) != result.name()) return false;
        if (source.first_attribute() && !same_keys(source, result)) return false;
        if (m_source.values().is_target(source)) return true;
        auto theirs = next_element(result.first_child());
        auto own = next_kept(source.first_child());
        while (own && theirs && same(own, theirs)) {
            own = next_kept(own.next_sibling());
            theirs = next_element(theirs.next_sibling());
        }
        return (!own && !theirs) || same_in_any_order(own, theirs);
    }

  private:
    bool same_keys(pugi::xml_node source, pugi::xml_node result) const {
        return std::all_of(m_keys.begin(), m_keys.end(), [&](const std::vector<std::string>* names) {
            const std::string_view before = markup::Vocabulary::attribute(source, *names).value();
            return before == markup::Vocabulary::attribute(result, *names).value();
        });
    }

    /// Whether each element from `own` on is one of those from `theirs` on.
    bool same_in_any_order(pugi::xml_node own, pugi::xml_node theirs) {
        std::vector<pugi::xml_node> left;
        for (; theirs; theirs = next_element(theirs.next_sibling())) left.push_back(theirs);
        for (; own; own = next_kept(own.next_sibling())) {
            const auto found = std::find_if(left.begin(), left.end(), [&](pugi::xml_node one) {
                return m_tries > 0 && --m_tries > 0 && same(own, one);
            });
            if (found == left.end()) return false;
            left.erase(found);
        }
        return left.empty();
    }

    static pugi::xml_node next_element(pugi::xml_node node) {
        while (node && node.type() != pugi::node_element) node = node.next_sibling();
        return node;
    }

    /// The next element that the result is to have.
    pugi::xml_node next_kept(pugi::xml_node node) const {
        node = next_element(node);
        while (node && m_removal.takes(node)) node = next_element(node.next_sibling());
        return node;
    }

    const Article& m_source;
    const Removal& m_removal;
    std::array<const std::vector<std::string>*, 2> m_keys;
    int m_tries = 1000;  // of elements that are not in their places
};

/// The same from the tags alone, without a tree of the result: for one whose elements stand in the order of
/// the source's, of an article that leaves out none. False where that is not sure.
class TagComparison {
  public:
    TagComparison(const Article& source, std::string_view result)
        : m_source(source.source().text()),
          m_result(result),
          m_begin(source.source().begin()),
          m_source_tags(source.document().tags()),
          m_keys{&source.vocabulary().attribute_names("id"),
                 &source.vocabulary().attribute_names("citation-target")} {}

    bool same() {
        m_result_tags.reserve(m_source_tags.size());
        if (text::find_invalid_utf8(m_result) != std::string_view::npos ||
            !markup::scan_xml(m_result, m_begin, m_result_tags) ||
            m_result_tags.size() != m_source_tags.size())
            return false;
        std::vector<std::size_t> open;
        for (std::size_t n = 0; n < m_source_tags.size(); ++n) {
            const auto& own = m_source_tags[n];
            const auto& theirs = m_result_tags[n];
            while (!open.empty() && m_source_tags[open.back()].end <= own.start) {
                if (m_result_tags[open.back()].end > theirs.start) return false;
                open.pop_back();
            }
            // What is open in the source holds this one in the result too.
            if (!open.empty() && m_result_tags[open.back()].end <= theirs.start) return false;
            open.push_back(n);
            const auto before = m_source.substr(own.start, own.start_end - own.start);
            const auto after = m_result.substr(theirs.start, theirs.start_end - theirs.start);
            if (before != after && !same_keys(before, after)) return false;
        }
        return true;
    }

  private:
    /// Names and values in a start tag that is well-formed; "" for its own name.
    template <typename Take>
    static void each_attribute(std::string_view tag, const Take& take) {
        constexpr std::string_view k_space = " \t\r\n";
        for (auto at = tag.find_first_of(k_space); at != std::string_view::npos;) {
            at = tag.find_first_not_of(k_space, at);
            const auto equals = tag.find('=', at);
            if (equals == std::string_view::npos) return;
            const auto quote = tag.find_first_of("\"'", equals);
            const auto end = tag.find(tag[quote], quote + 1);
            const auto name = tag.substr(at, equals - at);
            take(name.substr(0, name.find_first_of(k_space)), tag.substr(quote + 1, end - quote - 1));
            at = end + 1;
        }
    }

    static std::string_view name_of(std::string_view tag) {
        return tag.substr(1, tag.find_first_of(" \t\r\n/>") - 1);
    }

    static std::string_view value_in(std::string_view tag, const std::vector<std::string>& names) {
        for (const auto& wanted : names) {
            std::optional<std::string_view> found;
            each_attribute(tag, [&](std::string_view name, std::string_view value) {
                if (!found && markup::local_name(name) == wanted) found = value;
            });
            if (found) return *found;
        }
        return {};
    }

    bool same_keys(std::string_view before, std::string_view after) const {
        return name_of(before) == name_of(after) &&
               std::all_of(m_keys.begin(), m_keys.end(), [&](const std::vector<std::string>* names) {
                   return value_in(before, *names) == value_in(after, *names);
               });
    }

    std::string_view m_source, m_result;
    std::size_t m_begin;
    const std::vector<markup::ElementTags>& m_source_tags;
    std::vector<markup::ElementTags> m_result_tags;
    std::array<const std::vector<std::string>*, 2> m_keys;
};

/// Compares the elements, each with its block elements around it, and tells what differs. O(n log n).
bool same_structure(const Article& source, const markup::Document& result, const Removal& removal,
                    diagnostic::Sink& sink) {
    diagnostic::Collector told_of_source;
    const auto values = its::Values::of(result, source.vocabulary(), source.rules(), told_of_source);
    const auto before = Reader(source.document(), source.vocabulary(), source.values(), removal).read();
    const auto after = Reader(result, source.vocabulary(), values, {}).read();
    if (before == after) return true;
    std::vector<Fact> lost;
    std::vector<Fact> gained;
    std::set_difference(before.begin(), before.end(), after.begin(), after.end(), std::back_inserter(lost));
    std::set_difference(after.begin(), after.end(), before.begin(), before.end(), std::back_inserter(gained));
    int left = k_most_differences;
    const auto report = [&](text::Range range, std::string message) {
        if (left-- > 0)
            sink.report({"Catalogue.Structure", diagnostic::Severity::error, range, std::move(message)});
    };
    for (const auto& fact : lost)
        report(fact.range, text::tr_format("<{0}> would be lost in the translated article", fact.what));
    for (const auto& fact : gained)
        report({}, text::tr_format("<{0}> would be added in the translated article", fact.what));
    return false;
}

}  // namespace

bool keeps_structure(const Article& source, const std::string& result, const Removal& removal,
                     diagnostic::Sink& sink) {
    if (result == source.source().bytes()) return true;
    const bool is_plain =
        source.source().encoding() == "UTF-8" && removal.edits().empty() && !source.values().has_targets();
    if (source.document().format() == markup::Format::xml && is_plain && TagComparison(source, result).same())
        return true;
    // Of MDX the document says Markdown, and the result is MDX again.
    const auto format = format_for(source.source().path());
    const auto text = text::Source::from_bytes(source.source().path(), result, markup::declares(format));
    diagnostic::Collector found;
    const auto tree = markup::parse(text, format, found);
    if (tree) {
        return Comparison(source, removal).same(source.document().root(), tree->root()) ||
               same_structure(source, *tree, removal, sink);
    }
    // The ranges are in a text that nobody has.
    for (auto& problem : found.diagnostics) {
        sink.report({"Catalogue.Structure",
                     diagnostic::Severity::error,
                     {},
                     text::tr_format("the translated article cannot be read: {0}", problem.message)});
    }
    return false;
}

}  // namespace kopij::translate
