#include "segment/block.hpp"

#include <boost/test/unit_test.hpp>

#include "markup/document.hpp"
#include "markup/vocabularies.hpp"
#include "paths.hpp"

namespace kopij::segment {
namespace {

const markup::Vocabularies& vocabularies() {
    static diagnostic::Collector found;
    static const auto all = markup::Vocabularies::load({test::root() / "rules/vocabularies"}, found);
    return all;
}

struct Read {
    Read(std::string bytes, const std::string& path)
        : source(text::Source::from_bytes(path, std::move(bytes))),
          document(markup::parse(source, *markup::format_of(path), found)) {
        BOOST_REQUIRE(document);
        const auto& vocabulary = vocabularies().for_document(*document);
        blocks = read_blocks(*document, vocabulary, its::Values::of(*document, vocabulary, nullptr, found));
    }

    const Block& with(std::string_view text) const {
        const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& one) {
            return one.prose.text().find(text) != std::string::npos;
        });
        BOOST_REQUIRE_MESSAGE(block != blocks.end(), "no block says: " << text << "\n" << texts());
        return *block;
    }
    /// The bytes of the source from which the words came.
    std::string bytes_of(std::string_view words) const {
        const auto& prose = with(words).prose;
        const auto at = prose.text().find(words);
        return std::string(prose.source_range({at, at + words.size()}).in(source.text()));
    }
    bool plain(std::string_view words) const {
        const auto& prose = with(words).prose;
        const auto at = prose.text().find(words);
        return prose.plain({at, at + words.size()});
    }
    /// All blocks, "role: text" one a line.
    std::string texts() const {
        std::string out;
        for (const auto& one : blocks)
            out.append(one.role).append(": ").append(one.prose.text()).append("\n");
        return out;
    }

    text::Source source;
    diagnostic::Collector found;
    std::unique_ptr<markup::Document> document;
    std::vector<Block> blocks;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(block)

BOOST_AUTO_TEST_CASE(text_runs_over_markup_references_and_line_ends) {
    const Read read("<p>One <b>bo</b>ld &eacute;&amp;\n  word</p>", "a.html");
    BOOST_TEST(read.texts() == "paragraph: One bold \u00e9& word\n");
    BOOST_TEST(read.bytes_of("bold") == "bo</b>ld");
    BOOST_TEST(read.bytes_of("\u00e9") == "&eacute;");
    BOOST_TEST(!read.plain("bold"));
    BOOST_TEST(read.plain("word"));
}

BOOST_AUTO_TEST_CASE(text_that_html_moves_is_read_where_it_stands_and_never_edited) {
    const Read read("<table><tr><td>A cell</td></tr>Moved  &amp; text.<tr><td>Last</td></tr></table>",
                    "a.html");
    BOOST_TEST(read.bytes_of("Moved & text.") == "Moved  &amp; text.");
    BOOST_TEST(read.bytes_of("text.") == "text.");
    BOOST_TEST(!read.plain("text."));
    BOOST_TEST(read.plain("A cell"));
}

BOOST_AUTO_TEST_CASE(text_that_html_repairs_is_read_by_its_value) {
    // U+0000 becomes U+FFFD where it stays at all, so that what is read is nowhere written.
    const Read read(std::string("<svg><desc>x\0y</desc></svg><p>Some te\0xt here.</p>", 51), "a.html");
    BOOST_TEST(read.with("Some").prose.text() == "Some text here.");
    BOOST_TEST(!read.plain("Some"));
}

BOOST_AUTO_TEST_CASE(both_sides_of_a_tag_that_html_drops_are_one_text) {
    const Read read("<p>Al</i>pha beta</p>", "a.html");
    BOOST_TEST(read.texts() == "paragraph: Alpha beta\n");
    BOOST_TEST(read.bytes_of("Alpha") == "Al</i>pha");
    BOOST_TEST(!read.plain("Alpha"));
    BOOST_TEST(read.plain("beta"));
}

BOOST_AUTO_TEST_CASE(an_element_that_html_makes_twice_tells_its_attributes_once) {
    const Read read("<p>A <i title=\"A tip\">one<p>two</i></p>", "a.html");
    BOOST_TEST(read.texts() == "paragraph: A one\nalt-text: A tip\nparagraph: two\n");
}

BOOST_AUTO_TEST_CASE(attributes_of_html_that_carry_text_are_read) {
    const Read read(
        "<head><meta name=\"description\" content=\"About sleep\"><meta name=viewport "
        "content=\"width=1\"></head>"
        "<p><img src=a.png alt=\"A bed\"> <input placeholder='Your name' value='x'> <button "
        "aria-label=\"Close\">"
        "</button><input type=submit value=\"Send it\"></p>",
        "a.html");
    BOOST_TEST(
        read.texts() ==
        "alt-text: About sleep\nalt-text: A bed\nalt-text: Your name\nalt-text: Close\nalt-text: Send it\n");
    BOOST_TEST(read.bytes_of("About sleep") == "About sleep");
}

BOOST_AUTO_TEST_CASE(what_is_no_prose_in_html_is_left_out) {
    const Read read(
        "<title>T</title><style>p {}</style><script>let a = 1 < 2;</script><template><p>Later</p></template>"
        "<pre>code  here</pre><p>See <svg><title>S</title></svg> and <math><mi>x</mi></math> and "
        "<code>y</code>.</p>",
        "a.html");
    BOOST_TEST(read.texts() == "title: T\nparagraph: See \uFFFC and \uFFFC and \uFFFC.\n");
}

BOOST_AUTO_TEST_CASE(citation_keys_of_markdown_are_citations_and_no_text) {
    const Read read(
        "It helps [@smith2020; @jones2021].[^1] A <cite>Title of a book</cite> too.\n\n[^1]: The note.\n",
        "a.md");
    const auto& block = read.with("It helps");
    BOOST_TEST(block.prose.text() == "It helps. A Title of a book too.");
    BOOST_TEST(std::count_if(block.marks.begin(), block.marks.end(),
                             [](const Mark& one) { return one.kind == Mark::Kind::citation; }) == 3);
}

BOOST_AUTO_TEST_CASE(what_stands_beside_a_key_in_its_brackets_is_no_text) {
    const auto text_of = [](const char* markdown) {
        return Read(markdown, "a.md").blocks.front().prose.text();
    };
    BOOST_TEST(text_of("It helps [see @a, p. 3; also @b, pp. 4-5]. More [-@c].\n") == "It helps. More.");
    BOOST_TEST(text_of("[see @a] It [helps] [and more [^1] of it.\n\n[^1]: n\n") ==
               "It [helps] [and more of it.");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
