// MDX: JavaScript in Markdown is no prose, what stands between its tags is, and every byte keeps its place.
#include "markup/mdx.hpp"

#include <boost/test/unit_test.hpp>
#include <random>

#include "unit/markup/parsed.hpp"
#include "unit/markup/positions.hpp"

using namespace std::string_literals;

namespace kopij::markup {
namespace {

struct Mdx : Parsed {
    explicit Mdx(std::string bytes) : Parsed(std::move(bytes), Format::mdx, "test.mdx") {}

    /// The texts in order, each in brackets; "{}" for an expression.
    std::string prose() const {
        std::string out;
        struct Walker : pugi::xml_tree_walker {
            std::string* out = nullptr;
            bool for_each(pugi::xml_node& node) override {
                if (node.type() == pugi::node_pcdata && !std::string_view(node.value()).starts_with('\n'))
                    *out += "[" + std::string(node.value()) + "]";
                if (std::string_view(node.name()) == "mdx-expression") *out += "{}";
                return true;
            }
        } walker;
        walker.out = &out;
        document->root().traverse(walker);
        return out;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(mdx)

BOOST_AUTO_TEST_CASE(a_file_is_mdx_by_its_name_unless_it_is_read_as_something_else) {
    BOOST_TEST((format_of("a/b.mdx") == Format::mdx));
    BOOST_TEST((format_of("B.MDX") == Format::mdx));
    BOOST_TEST((format_of("a.md") == Format::markdown));
    const Parsed plain("Dear {name}.\n", Format::markdown, "a.mdx");
    BOOST_TEST(plain.node("//p").child_value() == "Dear {name}.");
}

BOOST_AUTO_TEST_CASE(imports_and_exports_are_no_prose) {
    const Mdx mdx(
        "---\ntitle: T\n---\n\nimport {Chart} from '../chart.js'\nimport './style.css'\n\nexport const year "
        "= {\n"
        "  from: 2018,\n\n  to: 2020,\n}\n\n# Rest\n\nimport duties are paid from here.\n\nexport figures "
        "rose.\n");
    BOOST_TEST(mdx.prose() == "[T][Rest][import duties are paid from here.][export figures rose.]");
}

BOOST_AUTO_TEST_CASE(text_between_tags_is_prose) {
    const Mdx mdx(
        "<Note type=\"info\" open={true}>\nFirst *line*.\n\n- one\n</Note>\n\n<Tabs.Item\n  values={[\n    "
        "{a: 1},\n"
        "  ]}\n>\n\nSecond <b>line</b>.\n\n</Tabs.Item>\n\n<>\nThird.\n</>\n");
    BOOST_TEST(mdx.prose() == "[First ][line][.][one][Second ][line][.][Third.]");
}

BOOST_AUTO_TEST_CASE(attributes_of_a_tag_alone_on_its_line_are_text) {
    const Mdx mdx(
        "# A\n\n<Note.Box title=\"Do &amp; don't\" open={true} aria-label='x'\n  id=\"n\">\n\nFirst.\n\n- "
        "one\n\n  <Card "
        "title=\"T\">\n  two\n  </Card>\n\n</Note.Box>\n\n```\n<Card title=\"code\">\n```\n\n<Last "
        "alt=\"L\">\n");
    const auto note = mdx.node("/markdown/note-box");
    BOOST_TEST(mdx.bytes(mdx.document->span(note.attribute("title")).value) == "Do &amp; don't");
    BOOST_TEST(mdx.bytes(mdx.document->span(note.attribute("aria-label")).value) == "x");
    BOOST_TEST(mdx.bytes(mdx.document->span(note.attribute("id")).value) == "n");
    BOOST_TEST(!note.attribute("open"));
    BOOST_TEST(std::string(note.previous_sibling().name()) == "h1");
    BOOST_TEST(std::string(note.next_sibling().child_value()) == "First.");
    BOOST_TEST(mdx.node("/markdown/ul/li/card").attribute("title").value() == "T");
    BOOST_TEST(mdx.document->tree().select_nodes("//card").size() == 1U);
    BOOST_TEST(mdx.node("/markdown/*[last()]").attribute("alt").value() == "L");
    BOOST_TEST(misplaced(mdx).empty(), misplaced(mdx));
}

BOOST_AUTO_TEST_CASE(expressions_keep_their_place_in_a_text) {
    const Mdx mdx(
        "Dear {props.name}, you have {n > 1 ? `${n} pills` : \"one {pill}\"} left.\n\n{list.map(x =>\n\n  "
        "<li>{x}</li>)}\n\n"
        "Code: `{kept}` and \\{no\\} {#id}.\n");
    BOOST_TEST(mdx.prose() == "[Dear ]{}[, you have ]{}[ left.][Code: ][ and \\{no\\} {#id}.]");
    BOOST_TEST(mdx.whole(mdx.node("//mdx-expression")) == "{props.name}");
    BOOST_TEST(mdx.node("//code").child_value() == "{kept}");
}

BOOST_AUTO_TEST_CASE(comments_are_comments) {
    const Mdx mdx("{/* vale off */}\n\nText {/*note*/} more.\n");
    BOOST_TEST(mdx.node("//comment()[1]").value() == " vale off ");
    BOOST_TEST(mdx.node("//p/comment()").value() == "note");
    BOOST_TEST(mdx.prose() == "[Text ][ more.]");
}

BOOST_AUTO_TEST_CASE(tags_in_a_text_are_elements) {
    const Mdx mdx(
        "Press <Button.Ok onClick={() => go('>')} title=\"Go on\">Start</Button.Ok> now.\n\n<Image alt=\"A "
        "brain\" src={url} />\n");
    BOOST_TEST(mdx.prose() == "[Press ][Start][ now.]");
    BOOST_TEST(mdx.attribute("//*[@title]/@title").value() == "Go on");
    BOOST_TEST(mdx.attribute("//@alt").value() == "A brain");
    BOOST_TEST(!mdx.attribute("//@src"));
    BOOST_TEST(!mdx.attribute("//@onclick"));
}

BOOST_AUTO_TEST_CASE(code_and_scripts_stay_as_they_are) {
    const Mdx mdx(
        "```jsx\n<Note>\n{x}\n```\n\n<script>\nlet a = '<b>';\n</script>\n\nAfter `<b>` and ``a ` {b``.\n\n"
        "<https://a.nl> and a < b, {open.\n");
    BOOST_TEST(mdx.node("//pre/code").child_value() == "<Note>\n{x}\n");
    BOOST_TEST(mdx.prose() == "[After ][ and ][.][ and a < b, {open.]");
}

BOOST_AUTO_TEST_CASE(other_markdown_has_no_javascript) {
    const Parsed markdown("Dear {props.name}.\n", Format::markdown);
    BOOST_TEST(markdown.node("//p").child_value() == "Dear {props.name}.");
}

BOOST_AUTO_TEST_CASE(masking_keeps_length_lines_and_places_whatever_is_changed) {
    const auto sample =
        "import a from 'b'\n\n# H {#i}\n\n<A b={c} d='e'>\ntext {f} `g{` *h*\n</A>\n\n{/* n */}\n\n> {q\n> }\n\n- <B/> [l](u)\n\n```\n{\n```\n"s;
    const std::vector<std::string> tokens = {"{",   "}",   "<", ">",        "/",    "</A>",
                                             "<A>", "`",   "'", "\n",       "\n\n", "\\",
                                             "{/*", "*/}", "=", "export {", "x",    "```"};
    std::mt19937 random(7);
    for (int n = 0; n < 3000; ++n) {
        auto text = sample;
        for (int changes = 0; changes < 4; ++changes) {
            const auto at = random() % text.size();
            if (random() % 2 == 0)
                text.insert(at, tokens[random() % tokens.size()]);
            else
                text.erase(at, random() % 6);
        }
        const auto masked = without_mdx(text, 0);
        BOOST_REQUIRE_EQUAL(masked.text.size(), text.size());
        const Mdx mdx(text);
        BOOST_REQUIRE_MESSAGE(mdx.document, mdx.finding() << "\nin: " << text);
        const auto wrong = misplaced(mdx, Order::of_source);
        BOOST_TEST(wrong.empty(), wrong << "\nin: " << text << "\nas: " << masked.text);
    }
}

BOOST_AUTO_TEST_CASE(hostile_input_takes_linear_time) {
    for (const std::string unit :
         {"{", "<a ", "{'", "import (\n\n", "<a b={", "{`", "`{", "</a>", "<a>", "{/*"}) {
        std::string text;
        while (text.size() < 300000) text += unit;
        BOOST_TEST(without_mdx(text, 0).text.size() == text.size());
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
