#include "translate/structure.hpp"

#include <algorithm>
#include <functional>

#include "text/message.hpp"

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
    Reader(const Article& article, const Removal& removal) : m_article(article), m_removal(removal) {}

    std::vector<Fact> read() {
        visit(m_article.document().root(), 0);
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
        const auto& vocabulary = m_article.vocabulary();
        const bool in_text = m_article.values().within_text(element) == its::WithinText::yes;
        Fact fact{block, element.name(), m_article.document().span(element).start_tag};
        // An id that the format makes of a heading's text changes with it.
        const auto id = vocabulary.attribute(element, "id");
        if (id && !m_article.document().span(id).whole.empty()) fact.what.append(" id=").append(id.value());
        if (vocabulary.is(element, "citation") || vocabulary.is(element, "cross-reference")) {
            if (const auto target = vocabulary.attribute(element, "citation-target"))
                fact.what.append(" -> ").append(target.value());
        }
        const auto what = fact.what;
        m_out.push_back(std::move(fact));
        // Inline elements belong to the block around them whatever they stand in.
        const auto inside = in_text ? block : combined(block, what);
        if (m_article.values().is_target(element)) return;
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) visit(child, inside);
        }
    }

    const Article& m_article;
    const Removal& m_removal;
    std::vector<Fact> m_out;
};

/// Whether a result has, one for one, the elements of the article in their places. Most translations have,
/// and then it needs no look at what is a block and what is not. False where that is not sure.
class Comparison {
  public:
    Comparison(const Article& source, const Removal& removal) : m_source(source), m_removal(removal) {}

    bool same(pugi::xml_node source, pugi::xml_node result) const {
        if (std::string_view(source.name()) != result.name()) return false;
        for (const auto* key : {"id", "citation-target"}) {
            const auto& vocabulary = m_source.vocabulary();
            const std::string_view before = vocabulary.attribute(source, key).value();
            if (before != vocabulary.attribute(result, key).value()) return false;
        }
        if (m_source.values().is_target(source)) return true;
        auto theirs = next_element(result.first_child());
        for (auto own = next_element(source.first_child()); own; own = next_element(own.next_sibling())) {
            if (m_removal.takes(own)) continue;
            if (!theirs || !same(own, theirs)) return false;
            theirs = next_element(theirs.next_sibling());
        }
        return !theirs;
    }

  private:
    static pugi::xml_node next_element(pugi::xml_node node) {
        while (node && node.type() != pugi::node_element) node = node.next_sibling();
        return node;
    }

    const Article& m_source;
    const Removal& m_removal;
};

}  // namespace

bool same_structure(const Article& source, const Article& result, const Removal& removal,
                    diagnostic::Sink& sink) {
    const auto before = Reader(source, removal).read();
    const auto after = Reader(result, {}).read();
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

bool keeps_structure(const Article& source, const std::string& result, const Removal& removal,
                     const markup::Vocabularies& vocabularies, diagnostic::Sink& sink) {
    if (result == source.source().bytes()) return true;
    const auto format = source.document().format();
    const auto text = text::Source::from_bytes(source.source().path(), result, markup::declares(format));
    {
        diagnostic::Collector ignored;  // the whole reading below says it too
        const auto tree = markup::parse(text, format, ignored);
        if (tree && Comparison(source, removal).same(source.document().root(), tree->root())) return true;
    }
    diagnostic::Collector found;
    const auto translated = Article::read(text, vocabularies, found, source.rules());
    if (translated) return same_structure(source, *translated, removal, sink);
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
