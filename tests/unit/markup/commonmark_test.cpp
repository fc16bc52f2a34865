// The examples of the CommonMark specification (spec.txt), where KOPIJ_DATA has them: structure and text.
#include <boost/test/unit_test.hpp>
#include <iostream>

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

/// A destination is compared as it is written: the renderer of the specification percent-encodes it.
bool percent_encoded(const std::string& html) { return html.find('%') != std::string::npos; }

}  // namespace

BOOST_AUTO_TEST_SUITE(commonmark)

BOOST_AUTO_TEST_CASE(the_specification_s_examples_parse_as_it_says) {
    std::size_t total = 0;
    std::size_t passed = 0;
    for (const auto& path : data_files()) {
        if (path.filename() != "spec.txt") continue;
        for (const auto& example : examples_of(text::read_file(path))) {
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
            }
        }
    }
    std::cout << "CommonMark (spec.txt in KOPIJ_DATA): " << passed << " of " << total << '\n';
    BOOST_TEST(passed * 100 >= total * 95);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
