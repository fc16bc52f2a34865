// The examples of the CommonMark specification (spec.txt), where KOPIJ_DATA has them: structure and text.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <iostream>
#include <iterator>

#include "text/file.hpp"
#include "unit/markup/bare_markdown.hpp"
#include "unit/markup/data_files.hpp"
#include "unit/markup/positions.hpp"

namespace kopij::markup {
namespace {

struct Example {
    std::string markdown;
    std::string html;
};

std::vector<Example> examples_of(const std::string& spec) {
    const std::string fence(32, '`');
    std::vector<Example> out;
    const auto tabs = [](std::string text) {
        constexpr std::string_view k_arrow = "\xE2\x86\x92";
        for (auto at = text.find(k_arrow); at != std::string::npos; at = text.find(k_arrow))
            text.replace(at, k_arrow.size(), "\t");
        return text;
    };
    const auto open = fence + " example\n";
    for (auto at = spec.find(open); at != std::string::npos; at = spec.find(open, at)) {
        at += open.size();
        const auto middle = spec.find("\n.\n", at - 1);
        const auto end = spec.find("\n" + fence, middle + 2);
        const auto html = middle + 3;
        out.push_back({tabs(spec.substr(at, middle + 1 - at)),
                       tabs(spec.substr(html, end + 1 - std::min(html, end + 1)))});
        at = end;
    }
    return out;
}

/// Names of elements and letters, in order.
void skeleton(const Document& document, pugi::xml_node node, std::string& out) {
    if (holds_text(node)) {
        add_letters(out, decode(node, document));
        return;
    }
    const std::string_view name = node.name();
    if (node.type() != pugi::node_element || name == "link-definition") return;
    out += "<" + std::string(name);
    for (const auto* attribute : {"href", "src", "alt", "title"}) {
        if (const auto value = node.attribute(attribute)) {
            out += std::string(" ") + attribute + "=";
            add_letters(out, decode(value, document));
        }
    }
    out += ">";
    for (const auto child : node.children()) skeleton(document, child, out);
    out += "</>";
}

std::string skeleton(const Parsed& parsed, const char* root) {
    std::string out;
    for (const auto child : parsed.node(root).children()) skeleton(*parsed.document, child, out);
    return out;
}

struct Difference {
    int first;
    int last;
    const char* reason;
};

/// The examples of version 0.31.2 that are read otherwise, by number.
const Difference k_known[] = {
    {98, 98, "front matter"},
    {148, 149, "HTML's parser adds tbody, and p to an end tag without one"},
    {156, 158, "a tag that never ends is text here; HTML's parser drops the rest of the file"},
    {160, 160, "tbody"},
    {171, 171, "md4c ends a textarea at an empty line"},
    {180, 180, "to HTML's parser a processing instruction ends at its first >"},
    {187, 187, "HTML's parser opens an a again that no one ended"},
    {190, 191, "tbody, and what stands in a table but in no cell is moved before it"},
    {344, 344, "an a that no one ended"},
    {354, 354, "currency signs are punctuation since 0.31, and not to md4c"},
    {476, 477, "an a that no one ended"},
    {494, 494, "an element that no one ended"},
    {608, 608, "GitHub's links without brackets"},
    {611, 612, "GitHub's links without brackets"},
    {613, 616, "elements that no one ended"},
    {626, 626, "comments of less than seven bytes are none before 0.31"},
    {629, 629, "HTML's parser knows no CDATA"},
    {630, 631, "an a that no one ended"},
    {642, 643, "an a that no one ended"},
};

bool is_known(int number) {
    return std::any_of(std::begin(k_known), std::end(k_known),
                       [&](const Difference& one) { return one.first <= number && number <= one.last; });
}

/// A destination is compared as it is written: the renderer of the specification percent-encodes it.
bool percent_encoded(const std::string& html) { return html.find('%') != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(commonmark)

BOOST_AUTO_TEST_CASE(the_specification_s_examples_parse_as_it_says) {
    std::size_t total = 0;
    std::size_t passed = 0;
    for (const auto& path : data_files()) {
        if (path.filename() != "spec.txt") continue;
        const auto spec = text::read_file(path);
        const bool is_numbered = spec.find("version: '0.31.2'") < spec.find("```");
        int number = 0;
        for (const auto& example : examples_of(spec)) {
            ++number;
            const Parsed markdown(example.markdown, Format::markdown);
            const Parsed html("<!DOCTYPE html><html><head></head><body>" + example.html, Format::html);
            BOOST_TEST_CONTEXT(example.markdown) {
                BOOST_REQUIRE((markdown.document && html.document));
                BOOST_TEST(misplaced(markdown).empty(), misplaced(markdown));
                if (!markdown.node("/markdown/front-matter"))
                    BOOST_TEST(letters_of(*markdown.document) ==
                               bare_text(example.markdown, *markdown.document));
            }
            ++total;
            const auto ours = skeleton(markdown, "/markdown");
            const auto theirs = skeleton(html, "/html/body");
            if (ours == theirs || percent_encoded(example.html)) {
                ++passed;
            } else {
                BOOST_TEST_MESSAGE(example.markdown << "  ours   " << ours << "\n  theirs " << theirs);
                BOOST_TEST((!is_numbered || is_known(number)), "example " << number);
            }
        }
    }
    std::cout << "CommonMark (spec.txt in KOPIJ_DATA): " << passed << " of " << total << '\n';
    BOOST_TEST(passed * 100 >= total * 95);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
