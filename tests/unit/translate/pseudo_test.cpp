// Articles translated by a machine that knows no language: what comes out must differ from the source in
// every translatable letter and in nothing else.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "markup/entity.hpp"
#include "paths.hpp"
#include "segment/fragment.hpp"
#include "translate/assemble.hpp"
#include "translate/extract.hpp"
#include "translate/structure.hpp"

namespace kopij::translate {
namespace {

namespace fs = std::filesystem;

/// Every ASCII letter becomes another one.
char turned(char c) {
    if (c >= 'a' && c <= 'z') return static_cast<char>('a' + (c - 'a' + 13) % 26);
    if (c >= 'A' && c <= 'Z') return static_cast<char>('A' + (c - 'A' + 13) % 26);
    return c;
}

std::string turned(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return turned(c); });
    return text;
}

/// The message with the letters of its text turned; its markup stays.
std::string pseudo(std::string_view message) {
    const auto fragment = segment::read_fragment(message);
    BOOST_REQUIRE(!fragment.error);
    std::string out;
    for (const auto& piece : fragment.pieces) {
        if (piece.kind == segment::Piece::Kind::text)
            out += markup::escape_text(turned(piece.text));
        else
            out += piece.range.in(message);
    }
    return out;
}

enum class Strings { same, turned };

catalogue::Catalogue translate_all(const Article& article, Strings strings) {
    catalogue::Catalogue out;
    const auto made = extract(article, "article", {});
    std::map<std::pair<std::string, std::string>, bool> plain;
    for (const auto& segment : article.segments()) {
        if (segment.plain)
            plain[{std::string(segment.context.value_or("")), std::string(segment.message)}] = true;
    }
    for (const auto& message : made.messages()) {
        auto copy = message;
        std::string string;  // the catalogue takes a copy
        if (!message.is_header()) {
            const std::string id(message.id);
            const bool is_plain = plain.contains({std::string(message.context.value_or("")), id});
            string = strings == Strings::same ? id : is_plain ? turned(id) : pseudo(id);
            copy.strings = {string};
            copy.flags = {};
        }
        out.add(copy);
    }
    return out;
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// The text as it is written, without references to entities that the document declares: they stay.
std::string without_entities(std::string_view raw, const markup::Document& document) {
    std::string out;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        const auto end = raw[at] == '&' ? raw.find(';', at) : std::string_view::npos;
        if (end != std::string_view::npos && document.entity(raw.substr(at + 1, end - at - 1)))
            at = end;
        else
            out.push_back(raw[at]);
    }
    return out;
}

/// An element's own text without white space, which a translation may lay out anew.
std::string own_text(pugi::xml_node element, const markup::Document& document) {
    std::string out;
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_cdata) out += child.value();
        if (child.type() == pugi::node_pcdata)
            out += markup::decode(without_entities(child.value(), document), document);
    }
    std::erase_if(out, is_space);
    return out;
}

class Comparison {
  public:
    Comparison(const Article& source, const Article& result) : m_source(source), m_result(result) {
        for (const auto& segment : source.segments()) {
            for (const pugi::xml_node node : segment.inlines) m_inlines.insert(node.internal_object());
        }
    }

    void run() { element(m_source.document().root(), m_result.document().root(), false); }

    std::size_t letters = 0;  ///< that were to change
    std::size_t problems = 0;

  private:
    void element(pugi::xml_node a, pugi::xml_node b, bool out_of_reach) {
        BOOST_REQUIRE(std::string(a.name()) == b.name());
        const auto& values = m_source.values();
        out_of_reach = out_of_reach || values.left_out(a);
        const auto text = own_text(a, m_source.document());
        compare(text, own_text(b, m_result.document()), !out_of_reach && values.translate(a), a);
        auto other = b.first_attribute();
        for (const auto& attribute : a.attributes()) {
            // One that the format makes (a heading's id) follows the text.
            const bool made = m_source.document().span(attribute).whole.empty();
            // An attribute inside a message is markup of it, and is for a person to translate.
            const bool in_message = m_inlines.contains(a.internal_object());
            if (!made) {
                compare(markup::decode(attribute, m_source.document()),
                        markup::decode(other, m_result.document()),
                        !out_of_reach && !in_message && values.translate(a, attribute), a);
            }
            other = other.next_attribute();
        }
        auto next = b.first_child();
        const auto skip = [&] {
            while (next && next.type() != pugi::node_element) next = next.next_sibling();
        };
        skip();
        for (const auto& child : a.children()) {
            if (child.type() != pugi::node_element) continue;
            BOOST_REQUIRE(next);
            element(child, next, out_of_reach);
            next = next.next_sibling();
            skip();
        }
        BOOST_REQUIRE(!next);
    }

    void compare(const std::string& a, const std::string& b, bool changes, pugi::xml_node where) {
        const auto expected = changes ? turned(a) : a;
        if (changes) letters += a.size();
        if (b == expected) return;
        ++problems;
        BOOST_TEST_MESSAGE(m_source.source().path() << " " << where.path() << ": " << a << " became " << b);
    }

    const Article& m_source;
    const Article& m_result;
    std::set<const void*> m_inlines;  // of all messages
};

/// Whether there has to be anything to translate.
enum class Expect { letters, anything };

void check(const fs::path& path, Expect expect) {
    diagnostic::Collector found;
    static const auto vocabularies = markup::Vocabularies::load({test::root() / "rules/vocabularies"}, found);
    const auto article = Article::read_file(path.string(), vocabularies, found);
    BOOST_REQUIRE(article);
    const auto same = assemble(*article, translate_all(*article, Strings::same), {}, found);
    BOOST_TEST(same.translated == same.segments);
    BOOST_TEST((bytes_of(*article, same) == article->source().bytes()), path << " changed");

    const auto turned = assemble(*article, translate_all(*article, Strings::turned), {}, found);
    BOOST_TEST(turned.translated == turned.segments);
    for (const auto& one : found.diagnostics) BOOST_TEST_MESSAGE(one.message);
    const auto bytes = bytes_of(*article, turned);
    BOOST_TEST(keeps_structure(*article, bytes, turned.removal, found));
    const auto result = Article::read(
        text::Source::from_bytes(path.string(), bytes, markup::declares(article->document().format())),
        vocabularies, found);
    BOOST_REQUIRE(result);
    Comparison comparison(*article, *result);
    comparison.run();
    BOOST_TEST((comparison.letters > 0U || expect == Expect::anything), path);
    BOOST_TEST(comparison.problems == 0U, path);
}

void check_all(const fs::path& folder, Expect expect = Expect::letters) {
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto extension = entry.path().extension();
        // Translations that stand beside their source leave the source as it is.
        if (entry.path().stem() == "bilingual") continue;
        for (const char* one : {".xml", ".page", ".html", ".md"}) {
            if (extension == one) check(entry.path(), expect);
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pseudo_translation)

BOOST_AUTO_TEST_CASE(golden_articles) { check_all(test::root() / "tests/golden/translate"); }

BOOST_AUTO_TEST_CASE(own_articles) {
    for (const auto* language : {"nl", "en"}) {
        const auto folder = test::root() / "content" / language;
        if (fs::is_directory(folder)) check_all(folder);
    }
}

BOOST_AUTO_TEST_CASE(published_articles) {
    if (const auto folder = test::data_folder("jats")) check_all(*folder);
}

BOOST_AUTO_TEST_CASE(a_manual) {
    if (const auto folder = test::data_folder("mallard")) check_all(*folder / "C");
}

BOOST_AUTO_TEST_CASE(pages_in_markdown) {
    for (const auto* name : {"real-prose", "vale"}) {
        if (const auto folder = test::data_folder(name)) check_all(*folder, Expect::anything);
    }
}

// Every category of ITS, in XML and HTML. What a target pointer names holds the translation itself.
BOOST_AUTO_TEST_CASE(the_test_suite_of_its) {
    const auto folder = test::data_folder("its");
    if (!folder) return;
    for (const auto& category : fs::directory_iterator(*folder / "inputdata")) {
        if (category.path().filename() != "targetpointer") check_all(category.path(), Expect::anything);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
