#include "markup/markdown.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <sstream>

#include "unit/markup/bare_markdown.hpp"
#include "unit/markup/data_files.hpp"
#include "unit/markup/positions.hpp"

namespace kopij::markup {
namespace {

struct Markdown : Parsed {
    explicit Markdown(std::string bytes) : Parsed(std::move(bytes), Format::markdown) {}
    std::string whole_of(const char* xpath) const { return whole(node(xpath)); }
    std::string start(const char* xpath) const { return bytes(document->span(node(xpath)).start_tag); }
    std::string end(const char* xpath) const { return bytes(document->span(node(xpath)).end_tag); }
    std::string read(const char* xpath) const { return decode(node(xpath), *document); }
    std::string value(const char* xpath) const { return decode(attribute(xpath), *document); }
    /// The tree as XML, its texts decoded.
    std::string tree() const {
        std::ostringstream out;
        for (const auto child : document->root().children()) print(child, out);
        return out.str();
    }
    void print(pugi::xml_node node, std::ostream& out) const {
        if (holds_text(node)) {
            out << escape_text(decode(node, *document));
            return;
        }
        if (node.type() == pugi::node_comment) {
            out << "<!--" << node.value() << "-->";
            return;
        }
        out << '<' << node.name();
        for (const auto a : node.attributes())
            out << ' ' << a.name() << "=\"" << escape_attribute(decode(a, *document)) << '"';
        if (!node.first_child()) {
            out << "/>";
            return;
        }
        out << '>';
        for (const auto child : node.children()) print(child, out);
        out << "</" << node.name() << '>';
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown)

struct Sample {
    const char* text;
    const char* tree;
};
std::ostream& operator<<(std::ostream& out, const Sample& sample) { return out << sample.text; }

const std::vector<Sample> k_trees = {
    {"# One #\n\nTwo\n===\n## One\n",
     "<h1 id=\"one\">One</h1><h1 id=\"two\">Two</h1><h2 id=\"one-1\">One</h2>"},
    {"## Wat *is* `rTMS`, écht? {#wat}\n# Één & <b>twee</b>!\n#\n",
     "<h2 id=\"wat\">Wat <em>is</em> <code>rTMS</code>, écht?</h2><h1 id=\"één--twee\">Één &amp; "
     "<b>twee</b>!</h1><h1 id=\"\"/>"},
    {"a *b **c*** _d_ ~~e~~ `f` ``g ` h``",
     "<p>a <em>b <strong>c</strong></em> <em>d</em> <del>e</del> "
     "<code>f</code> <code>g ` h</code></p>"},
    {"a\\*b &amp; c&copy;d &lt;", "<p>a*b &amp; c©d &lt;</p>"},
    {"a  \nb\\\nc\nd", "<p>a<br/>b<br/>c\nd</p>"},
    {"> a\n> b\n>\n> > c\n\nd",
     "<blockquote><p>a\nb</p><blockquote><p>c</p></blockquote></blockquote><p>d</p>"},
    {"- a\n- b\n  - c\n\n\n3. x\n4. y\n",
     "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><ol start=\"3\"><li>x"
     "</li><li>y</li></ol>"},
    {"- a\n\n  b\n-\n- [x] c",
     "<ul><li><p>a</p><p>b</p></li><li/><li><input type=\"checkbox\" "
     "checked=\"checked\"/><p>c</p></li></ul>"},
    {"```rust x\nlet a;\n\n  b\n```\n    c\n\n     d\n\n~~~\n~~~\n",
     "<pre><code class=\"language-rust\">let a;\n\n  b\n</code></pre><pre><code>c\n\n "
     "d\n</code></pre><pre><code/></pre>"},
    {"***\n---\n_ _ _\n", "<hr/><hr/><hr/>"},
    {"[a](b \"c\") [d](<e f>) [g][h] [h] [i][] ![j *k*](l)\n\n[h]: m 'n'\n[I]: <o p>\n",
     "<p><a href=\"b\" title=\"c\">a</a> <a href=\"e f\">d</a> <a href=\"m\" title=\"n\">g</a> <a href=\"m\" "
     "title=\"n\">h</a> <a href=\"o p\">i</a> <img alt=\"j k\" src=\"l\"/></p><link-definition label=\"h\" "
     "href=\"m\" "
     "title=\"n\"/><link-definition label=\"I\" href=\"o p\"/>"},
    {"<https://a.b> <c@d.e> www.f.g https://h.i j@k.l",
     "<p><a href=\"https://a.b\">https://a.b</a> <a href=\"mailto:c@d.e\">c@d.e</a> <a "
     "href=\"http://www.f.g\">www.f.g</a> <a href=\"https://h.i\">https://h.i</a> <a "
     "href=\"mailto:j@k.l\">j@k.l</a></p>"},
    {"| a | *b* |\n|---|:-:|\n| c | d \\| e |\n| f\n",
     "<table><thead><tr><th>a</th><th align=\"center\"><em>b</em></th></tr></thead><tbody><tr><td>c</td><td "
     "align=\"center\">d | e</td></tr><tr><td>f</td><td align=\"center\"/></tr></tbody></table>"},
    {"<div class=\"x\">\n\n*a*\n\n</div>\n\nb <b title='&lt;'>c</b> <!-- d --> <br>\n",
     "<div class=\"x\"><p><em>a</em></p></div><p>b <b title=\"&lt;\">c</b> <!-- d --> <br/></p>"},
    {"<script>\nif (a < b) {}\n\n</script>\n<table><tr><td>x &amp; y<td>\\*</table>\n",
     "<script>\nif (a &lt; b) {}\n\n</script>\n<table><tr><td>x &amp; y</td><td>\\*</td></tr></table>"},
    {"Say [^1] and [@a_b, p. 3; -@c].\n\n[^1]: Some *text*\nmore.\n[^n]: Other.\n[^u]: http://x.y\n",
     "<p>Say <footnote-ref label=\"1\">1</footnote-ref> and [<cite key=\"a_b\">a_b</cite>, p. 3; -<cite "
     "key=\"c\">c</cite>].</p><footnote label=\"1\"><p>Some <em>text</em>\nmore.</p></footnote><footnote "
     "label=\"n\"><p>Other.</p></footnote><footnote label=\"u\"><p><a "
     "href=\"http://x.y\">http://x.y</a></p></footnote>"},
    {"x [^n]\n\n[^n]: Some text.\n\n    More *text*\n    on lines.\n\n    - one\n    - two\n\nEnd.\n\n    "
     "code\n",
     "<p>x <footnote-ref label=\"n\">n</footnote-ref></p><footnote label=\"n\"><p>Some text.</p><p>More "
     "<em>text</em>\n    on lines.</p><ul><li>one</li></ul><ul><li>two</li></ul></footnote><p>End.</p>"
     "<pre><code>code\n</code></pre>"},
    {"[^n]: Some text.\n\nEnd.\n\n> [^m]: In a quotation.\n>\n>     code\n",
     "<footnote label=\"n\"><p>Some text.</p></footnote><p>End.</p><blockquote><footnote label=\"m\"><p>In a "
     "quotation.</p></footnote><pre><code>code\n</code></pre></blockquote>"},
    {"> [!NOTE]\n> Take *care*.\n\n> [!Other]\n> x\n\n> [!tip] x\n\n> [!TIP]\n>\n> y\n",
     "<blockquote><p>Take <em>care</em>.</p></blockquote><blockquote><p>[!Other]\nx</p></blockquote>"
     "<blockquote><p>[!tip] x</p></blockquote><blockquote><p/><p>y</p></blockquote>"},
    {"x [^u]\n\n[^u]: http://x.y\n",
     "<p>x <footnote-ref label=\"u\">u</footnote-ref></p><footnote label=\"u\"><p><a "
     "href=\"http://x.y\">http://x.y</a></p></footnote>"},
    {"# A\n\n[^n]: Word\n\n    More.\n\n[^m]: *Word*\n\n[l]: x\n\n    code\n",
     "<h1 id=\"a\">A</h1><footnote label=\"n\"><p>Word</p><p>More.</p></footnote><footnote label=\"m\"><p>"
     "<em>Word</em></p></footnote><link-definition label=\"l\" href=\"x\"/><pre><code>code\n</code></pre>"},
    {"[^n]: Word\n\n# A\n", "<footnote label=\"n\"><p>Word</p></footnote><h1 id=\"a\">A</h1>"},
    {":::note Mind *this*\nText\n:::\n\n> ::: tip\n> Text\n> :::\n",
     "<p>Text</p><blockquote><p>Text</p></blockquote>"},
    {"One\n$$\na_1 * b\n\n$$\ntwo\n\n$$x$$\n\n$$ a\n= b $$\n\n$$ is no *formula*\n",
     "<p>One</p><p>two</p><p>$$ is no <em>formula</em></p>"},
    {"```\n:::note\n$$\n```\n\n<!--\n:::\n-->\n\n$$ x $$ y\n",
     "<pre><code>:::note\n$$\n</code></pre><!--\n:::\n--><p>$$ x $$ y</p>"},
    {"mail me@x.org, array[@x.y] \\[@no] [no@where.org]",
     "<p>mail <a href=\"mailto:me@x.org\">me@x.org</a>, array[<cite key=\"x.y\">x.y</cite>] [@no] [<a "
     "href=\"mailto:no@where.org\">no@where.org</a>]</p>"},
    {"---\ntitle: \"A \\\"b\\\"\"\ntags: [x, 'it''s']\nauthor:\n  first name: é # note\nempty:\nsum: >\n  "
     "one\n  "
     "two\nn: 3\n---\ntext\n",
     "<front-matter format=\"yaml\"><title>A "
     "&quot;b&quot;</title><tags><item>x</item><item>it's</item></tags><author>"
     "<first_name key=\"first "
     "name\">é</first_name></author><empty/><sum>one\ntwo\n</sum><n>3</n></front-matter><p>"
     "text</p>"},
    {"+++\ntitle = \"A \\\"b\\\"\"\ndate = 2024-01-02 # x\ntags = ['a', \"b\"]\n[p.q]\nr = { s = 1 "
     "}\n+++\n\ntext\n",
     "<front-matter format=\"toml\"><title>A "
     "&quot;b&quot;</title><date>2024-01-02</date><tags><item>a</item><item>b"
     "</item></tags><p><q><r><s>1</s></r></q></p></front-matter><p>text</p>"},
    {"---\n\ntext\n\n---\n", "<hr/><p>text</p><hr/>"},
    {"---\ntext\n---\n", "<hr/><h2 id=\"text\">text</h2>"},
    {"# CO₂ & H₂O ½ Ⅷ é_x\n", "<h1 id=\"co--ho--ⅷ-é_x\">CO₂ &amp; H₂O ½ Ⅷ é_x</h1>"},
    {"", ""},
    {"\xEF\xBB\xBF# A\r\n\r\nb\r\nc\r\n", "<h1 id=\"a\">A</h1><p>b\r\nc</p>"},
};

std::string unquoted(std::string text) {
    for (auto at = text.find("&quot;"); at != std::string::npos; at = text.find("&quot;"))
        text.replace(at, 6, "\"");
    return text;
}

BOOST_DATA_TEST_CASE(markdown_becomes_the_tree_of_its_html, boost::unit_test::data::make(k_trees)) {
    const Markdown markdown(sample.text);
    BOOST_REQUIRE(markdown.document);
    BOOST_TEST(unquoted(markdown.tree()) == unquoted(sample.tree));
    BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
}

BOOST_AUTO_TEST_CASE(blocks_have_their_places) {
    const Markdown markdown(
        "  # Head #\n\nUnder\nlined\n---\n\n> quote\n> on\n>\n\n 1. item\n\n    ~~~ x\n    code\n    ~~~\n "
        "2. other\n\n"
        "| a | b |\n|---|---|\n| c | d |\n\n***\n\n[l]: /u\n  \"t\"\n");
    BOOST_REQUIRE(markdown.document);
    BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
    BOOST_TEST(markdown.whole_of("//h1") == "# Head #");
    BOOST_TEST(markdown.start("//h1") == "# ");
    BOOST_TEST(markdown.end("//h1") == " #");
    BOOST_TEST(markdown.whole_of("//h2") == "Under\nlined\n---");
    BOOST_TEST(markdown.end("//h2") == "\n---");
    BOOST_TEST(markdown.whole_of("//blockquote") == "> quote\n> on\n>");
    BOOST_TEST(markdown.start("//blockquote") == "> ");
    BOOST_TEST(markdown.whole_of("//blockquote/p") == "quote\n> on");
    BOOST_TEST(markdown.whole_of("//ol") == "1. item\n\n    ~~~ x\n    code\n    ~~~\n 2. other");
    BOOST_TEST(markdown.start("//li[1]") == "1. ");
    BOOST_TEST(markdown.whole_of("//li[2]") == "2. other");
    BOOST_TEST(markdown.whole_of("//pre") == "~~~ x\n    code\n    ~~~");
    BOOST_TEST(markdown.start("//pre") == "~~~ x");
    BOOST_TEST(markdown.end("//pre") == "~~~");
    BOOST_TEST(markdown.whole_of("//code") == "\n    code\n");
    BOOST_TEST(markdown.whole_of("//table") == "| a | b |\n|---|---|\n| c | d |");
    BOOST_TEST(markdown.whole_of("//td[2]") == "d");
    BOOST_TEST(markdown.whole_of("//hr") == "***");
    BOOST_TEST(markdown.whole_of("//link-definition") == "[l]: /u\n  \"t\"");
    BOOST_TEST(markdown.whole(markdown.attribute("//link-definition/@title")) == "\"t\"");
}

BOOST_AUTO_TEST_CASE(spans_have_their_places) {
    const Markdown markdown(
        "a **b *c*** `` d` `` [e *f*](<g> 'h \\' i') ![j](k) [l][M n] [m N] <http://o> www.p.q ~~r~~ \\[s "
        "[^1] [@t]\n\n"
        "[m n]: <u v> (w)\n");
    BOOST_REQUIRE(markdown.document);
    BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
    BOOST_TEST(markdown.whole_of("//strong") == "**b *c***");
    BOOST_TEST(markdown.whole_of("//strong/em") == "*c*");
    BOOST_TEST(markdown.whole_of("//code") == "`` d` ``");
    BOOST_TEST(markdown.whole_of("//code/text()") == "d`");
    BOOST_TEST(markdown.whole_of("//a[1]") == "[e *f*](<g> 'h \\' i')");
    BOOST_TEST(markdown.end("//a[1]") == "](<g> 'h \\' i')");
    BOOST_TEST(markdown.whole(markdown.attribute("//a[1]/@href")) == "<g>");
    BOOST_TEST(markdown.value("//a[1]/@title") == "h ' i");
    BOOST_TEST(markdown.whole(markdown.attribute("//a[1]/@title")) == "'h \\' i'");
    BOOST_TEST(markdown.whole_of("//img") == "![j](k)");
    BOOST_TEST(markdown.whole(markdown.attribute("//img/@alt")) == "j");
    BOOST_TEST(markdown.whole(markdown.attribute("//img/@src")) == "k");
    BOOST_TEST(markdown.whole_of("//a[2]") == "[l][M n]");
    BOOST_TEST(markdown.whole_of("//a[3]") == "[m N]");
    BOOST_TEST(markdown.whole(markdown.attribute("//a[3]/@href")) == "<u v>");
    BOOST_TEST(markdown.whole(markdown.attribute("//a[3]/@title")) == "(w)");
    BOOST_TEST(markdown.whole_of("//a[4]") == "<http://o>");
    BOOST_TEST(markdown.whole_of("//a[5]") == "www.p.q");
    BOOST_TEST(!markdown.document->span(markdown.attribute("//a[5]/@href")).editable);
    BOOST_TEST(markdown.whole_of("//del") == "~~r~~");
    BOOST_TEST(markdown.whole_of("//footnote-ref") == "[^1]");
    BOOST_TEST(markdown.whole_of("//cite") == "@t");
    BOOST_TEST(markdown.whole(markdown.attribute("//cite/@key")) == "t");
    BOOST_TEST(markdown.read("//del/following-sibling::text()[1]") == " [s ");
}

BOOST_AUTO_TEST_CASE(a_text_over_lines_of_a_quotation_is_one_node_a_line) {
    const Markdown markdown("> - one\n>   two\n> three\n");
    BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
    BOOST_TEST(markdown.whole_of("//li/text()[1]") == "one\n");
    BOOST_TEST(markdown.whole_of("//li/text()[2]") == "two\n");
    BOOST_TEST(markdown.whole_of("//li/text()[3]") == "three");
    const Markdown indented("- one\n  two\n");
    BOOST_TEST(indented.whole_of("//li/text()") == "one\n  two");
}

BOOST_AUTO_TEST_CASE(front_matter_fields_have_their_places_and_notations) {
    const Markdown markdown("---\ntitle: 'It''s'\nplain: a: b\n---\n");
    BOOST_TEST(markdown.found.diagnostics.size() == 1U);
    BOOST_TEST(markdown.finding().starts_with("3:"));
    BOOST_TEST(markdown.whole_of("/markdown/front-matter").ends_with("---"));
    const Markdown good("---\ntitle: 'It''s'\nplain: a \\* b\n---\n");
    BOOST_TEST(good.whole_of("//title/text()") == "It''s");
    BOOST_TEST(good.start("//title") == "title: '");
    BOOST_TEST(good.read("//title/text()") == "It's");
    BOOST_TEST(good.read("//plain/text()") == "a \\* b");
    BOOST_TEST(misplaced(good).empty(), misplaced(good));
}

BOOST_AUTO_TEST_CASE(the_front_matter_says_the_language) {
    const auto language = [](const std::string& fields) {
        const Markdown markdown("---\n" + fields + "\n---\ntext\n");
        BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
        return std::string(markdown.document->root().attribute("lang").value());
    };
    BOOST_TEST(language("lang: nl") == "nl");
    BOOST_TEST(language("title: x\ntaal: \"nl-BE\"") == "nl-BE");
    BOOST_TEST(language("locale: en_GB\nlanguage: 'en'") == "en");
    BOOST_TEST(language("language: Nederlands").empty());
    BOOST_TEST(language("lang: [nl, en]").empty());
    BOOST_TEST(language("lang: nl-").empty());
    BOOST_TEST(language("lang:").empty());
    const Markdown toml("+++\nlang = \"en\"\n+++\ntext\n");
    BOOST_TEST(toml.value("/markdown/@lang") == "en");
}

BOOST_AUTO_TEST_CASE(what_is_not_editable_still_reads_rightly) {
    const Markdown image("![a *b* \\* c](d) [e](f\\*g&amp;)\n");
    BOOST_TEST(image.value("//img/@alt") == "a b * c");
    BOOST_TEST(!image.document->span(image.attribute("//img/@alt")).editable);
    BOOST_TEST(image.value("//a/@href") == "f*g&");
    BOOST_TEST(image.document->span(image.attribute("//a/@href")).editable);
}

BOOST_AUTO_TEST_CASE(comments_in_a_line_may_hold_hyphens) {
    const Markdown markdown(
        "a <!-- b -- c --->, `<!-- x -- y -->` <!-- no\n\n- z -- -->\n\n# `<!-- p -- q -->`\n");
    BOOST_TEST(markdown.node("//p/comment()").value() == " b -- c -");
    BOOST_TEST(markdown.whole(markdown.node("//p/comment()")) == "<!-- b -- c --->");
    BOOST_TEST(markdown.node("//p/code").child_value() == "<!-- x -- y -->");
    BOOST_TEST(markdown.read("//li/text()") == "z -- -->");
    BOOST_TEST(markdown.value("//h1/@id") == "---p----q---");
    BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
}

BOOST_AUTO_TEST_CASE(real_files_read_as_md4c_reads_them) {
    Counts all;
    for (const auto& path : data_files()) {
        const auto format = format_of(path.string());
        if (format != Format::markdown && format != Format::mdx) continue;
        const auto source = text::Source::from_file(path);
        if (source.encoding_problem()) continue;
        const Markdown markdown{std::string(source.bytes())};
        BOOST_TEST_CONTEXT(path) {
            BOOST_REQUIRE(markdown.document);
            BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
            const auto matter = markdown.node("/markdown/front-matter");
            const auto begin = matter ? markdown.document->range(matter).end : source.begin();
            const auto body = source.text().substr(begin);
            BOOST_TEST(letters_of(*markdown.document) == bare_text(body, *markdown.document));
            // As what its name says it is, too.
            const Parsed named(std::string(source.bytes()), *format, path.string());
            BOOST_TEST(misplaced(named).empty(), misplaced(named));
        }
        all += count(markdown);
    }
    std::cout << "Markdown (KOPIJ_DATA): " << all << '\n';
    BOOST_TEST(all.not_editable * 100 <= all.nodes);
}

BOOST_AUTO_TEST_CASE(hostile_files_neither_hang_nor_crash) {
    const auto times = [](const std::string& unit, std::size_t count) {
        std::string out;
        for (std::size_t n = 0; n < count; ++n) out += unit;
        return out;
    };
    constexpr std::size_t k_many = 20000;
    const std::vector<std::string> units = {
        "[",        "![",       "[a](",       "*a **a ",   "`",    "<",        "a<!-- ",    "x<a b=\"",
        ">",        "- ",       "1. ",        "|",         "\\",   "&#1;",     "[^a]: b\n", "[@a ",
        "# {#a}\n", "---\n",    "<b>x",       "<div>\n\n", "www.", "a@",       "~",         "> ```\n",
        "-\n",      "[a]: x\n", "[a](b \"c ", "a  \n",     "_",    "<script>", "> a\n",     "![a](b",
        "\t",       "^",        "{",          "\xC3\xA9*", "</p>", "**",       "[^1]:",     "\r"};
    for (const auto& unit : units) {
        BOOST_TEST_CONTEXT(unit) {
            const Markdown markdown(times(unit, k_many));
            BOOST_TEST((markdown.document || markdown.found.diagnostics.size() == 1));
        }
    }
    const Markdown emphasis(times("**", k_many) + "a" + times("**", k_many));
    BOOST_TEST(!emphasis.document);
    BOOST_TEST(emphasis.finding().starts_with("1:1 blocks are nested more than 1000 deep"));
    const Markdown table(times("|a", k_many) + "\n" + times("|---", k_many) + "\n" + times("|\n", k_many));
    BOOST_TEST(!table.document);
    const Markdown links("[a]: " + times("x", 2000000) + "\n\n" + times("[a] ", k_many));
    BOOST_TEST(!links.document);
    const Markdown toml("+++\n" + times("[a.b]\n", k_many) + "x=" + times("[", k_many) + "\n+++\n");
    BOOST_TEST(toml.document != nullptr);
    const Markdown yaml("---\n" + times("[", k_many) + "\n---\n");
    BOOST_TEST(yaml.document != nullptr);
}

BOOST_AUTO_TEST_CASE(text_written_into_markdown_stays_text) {
    // Every letter of this alphabet means something to Markdown somewhere.
    const std::vector<std::string> alphabet = {
        "a", "b",  " ", "*", "_",  "`", "[", "]", "(",    ")",  "<",  ">", "&",  "amp;",
        "#", "##", "-", "+", "=",  "1", ".", "!", "~",    "|",  "\\", ":", "//", "www",
        "@", "^",  "{", "}", "\"", "'", "é", "/", "http", "\n", "x",  "$", "%"};
    unsigned seed = 1;
    const auto random = [&](std::size_t below) {
        seed = seed * 1103515245U + 12345U;
        return (seed >> 16U) % below;
    };
    for (int round = 0; round < 20000; ++round) {
        std::string plain = "x";
        if (round % 2 == 0) plain.clear();
        const auto size = 1 + random(8);
        for (std::size_t n = 0; n < size; ++n) plain += alphabet[random(alphabet.size())];
        const auto written = escape(plain, Notation::markdown);
        std::string letters;
        add_letters(letters, plain);
        if (letters.empty()) continue;
        for (const auto& [before, after] :
             {std::pair<std::string, std::string>{"", ""}, {"a **b** ", " `c`"}, {"> - ", ""}, {"# ", ""}}) {
            const bool one_line = before != "" && plain.find('\n') != std::string::npos;
            if (one_line) continue;
            const Markdown markdown(before + written + after + "\n");
            std::string expected;
            if (before == "a **b** ") expected = "ab";
            expected += letters;
            if (!after.empty()) expected += "c";
            BOOST_TEST_CONTEXT(before << written << after) {
                BOOST_REQUIRE(markdown.document);
                BOOST_TEST(letters_of(*markdown.document) == expected);
                const auto marks = markdown.document->tree().select_nodes(
                    "//em|//a|//img|//del|//table|//hr|//footnote-ref|//cite|//pre|//ol|//p/code[not(. = "
                    "'c')]|//li//li|//blockquote//blockquote|//h2|//link-definition|//h1//h1|//br|//"
                    "comment()");
                BOOST_TEST(marks.empty(), markdown.tree());
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(places_that_were_once_wrong) {
    for (const std::string text :
         {"---\ntitle: >\n  a\n  b\n---\n", "---\ntitle: |\n  a\n\n  b\n\nx: y\n---\n", "- [ ] a\n- [x]\tb\n",
          "> [see\n> @a, p. 3]\n", "a\n\n[^0]: \n> q\n"}) {
        const Markdown markdown(text);
        BOOST_TEST(misplaced(markdown).empty(), text << ": " << misplaced(markdown));
    }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_markup_is_written_as_it_is) {
    for (const std::string text : {"p < 0.05 and 2 * 3 > 5", "snake_case en 50% (n = 12)",
                                   "A. B - C + D: e; f, \"g\" 'h'!", "R&D & co.", "so $$ \\alpha $$"}) {
        BOOST_TEST(escape(text, Notation::markdown) == text);
    }
}

BOOST_AUTO_TEST_CASE(values_written_into_front_matter_and_links_read_back) {
    const Markdown any("x");
    for (const std::string text :
         {"It's \"good\": 100% # yes", "- a", "yes", "", "a\\b", "\xC3\xA9 [x] (y) <z> &amp;"}) {
        for (const auto notation :
             {Notation::yaml_single, Notation::yaml_double, Notation::toml_basic, Notation::markdown_title,
              Notation::html_attribute, Notation::html_unquoted, Notation::html, Notation::xml,
              Notation::xml_attribute}) {
            BOOST_TEST(decode(escape(text, notation), notation, *any.document) == text);
        }
        const Markdown yaml("---\nt: " + escape(text, Notation::yaml_plain) + "\n---\n");
        BOOST_TEST(yaml.read("//t/text()") == text);
        const Markdown link("[x](" + escape("/a b(c)", Notation::markdown_target) + " \"" +
                            escape(text, Notation::markdown_title) + "\")");
        BOOST_TEST(link.value("//a/@title") == text);
        BOOST_TEST(link.value("//a/@href") == "/a%20b(c)");
    }
}

BOOST_AUTO_TEST_CASE(what_looks_like_a_definition_may_be_the_heading_row_of_a_table) {
    const Markdown row("[-]:\n---|\n![A]()d\n");
    BOOST_TEST(row.read("//th/text()") == "[-]:");
    BOOST_TEST(row.read("//td/text()") == "d");
    BOOST_TEST(row.document->tree().select_nodes("//link-definition").size() == 0U);
    const Markdown both("[a]: /x\n---|---\n1|2\n");
    BOOST_TEST(both.read("//th/text()") == "[a]: /x");
    const Markdown block("[a]: /x\n[b]:\n---|\n\nh|[a]\n---|---\n1|2\n");
    BOOST_TEST(block.document->tree().select_nodes("//link-definition").size() == 2U);
    BOOST_TEST(block.document->tree().select_nodes("//table").size() == 1U);
    for (const auto* one : {&row, &both, &block}) BOOST_TEST(misplaced(*one).empty(), misplaced(*one));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
