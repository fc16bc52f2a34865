// The quick look at XML: whatever it lets through, expat lets through, with the same tags.
#include "markup/xml_scan.hpp"

#include <boost/test/unit_test.hpp>
#include <functional>
#include <random>

#include "diagnostic/diagnostic.hpp"
#include "markup/xml.hpp"
#include "text/file.hpp"
#include "unit/markup/data_files.hpp"

using namespace std::string_literals;

namespace kopij::markup {
namespace {

bool is_sure(const std::string& xml) {
    std::vector<ElementTags> tags;
    return scan_xml(xml, 0, tags);
}

std::string spans(const Document& document) {
    std::string out;
    const std::function<void(pugi::xml_node)> visit = [&](pugi::xml_node node) {
        const auto at = document.span(node);
        for (const auto part : {at.whole, at.start_tag, at.end_tag})
            out += std::to_string(part.begin) + "-" + std::to_string(part.end) + " ";
        for (const auto child : node.children()) visit(child);
    };
    visit(document.root());
    return out;
}

/// What either way says of it: the places, or the findings.
std::string said(const std::string& bytes, XmlCheck check) {
    const auto source = text::Source::from_bytes("x.xml", bytes, text::Declares::xml);
    if (source.encoding_problem()) return "no UTF-8";
    diagnostic::Collector found;
    const auto document = parse_xml(source, found, check);
    std::string out = document ? spans(*document) : "nothing";
    for (const auto& one : found.diagnostics)
        out += " " + std::to_string(one.range.begin) + " " + one.message;
    return out;
}

void agree(const std::string& bytes) {
    const auto quick = said(bytes, XmlCheck::quick_first);
    const auto thorough = said(bytes, XmlCheck::thorough);
    BOOST_TEST(quick == thorough, bytes << "\nquick: " << quick << "\nexpat: " << thorough);
}

const std::string k_article =
    "<?xml version=\"1.0\" encoding='UTF-8' standalone=\"no\" ?>\n<!-- c --><?pi some data?>\n"
    "<!DOCTYPE article PUBLIC \"-//NLM//DTD JATS (Z39.96) v1.2//EN\" 'JATS.dtd' >\n"
    "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns='urn:a' xml:lang=\"nl\"><p id=\"a\" b = "
    "'x>y' "
    ">Tekst &amp; &#233;&#xE9; ]] <x:i xmlns:x=\"urn:x\" x:b=\"1\" b=\"2\">in</x:i><br/><![CDATA[<q> ]] &z]]>"
    "<xref xlink:href=\"u\"/></p >\n<!----><?q?></article>\n<!-- end -->\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(xml_scan)

BOOST_AUTO_TEST_CASE(common_articles_need_no_second_look) {
    BOOST_TEST(is_sure("<a/>"));
    BOOST_TEST(is_sure(k_article));
    agree(k_article);
}

BOOST_AUTO_TEST_CASE(doubts_go_to_expat) {
    const std::vector<std::string> doubtful = {"",
                                               "text",
                                               "<a>",
                                               "<a></b>",
                                               "<a/><b/>",
                                               "<a/>text",
                                               "<a b='1' b='2'/>",
                                               "<a b=1/>",
                                               "<a b/>",
                                               "<a b='<'/>",
                                               "<a b='&x;'/>",
                                               "<a>&x;</a>",
                                               "<a>&</a>",
                                               "<a>]]></a>",
                                               "<a><!-- -- --></a>",
                                               "<a><!--->",
                                               "<a><![CDATA[</a>",
                                               "<a:b/>",
                                               "<a x:b='1'/>",
                                               "<a xmlns:x=''/>",
                                               "<a xmlns:xml='u'/>",
                                               "<a xmlns:x='http://www.w3.org/XML/1998/namespace'/>",
                                               "<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>",
                                               "<a b='1'c='2'/>",
                                               "< a/>",
                                               "<a / >",
                                               "</a>",
                                               "<a><b></a></b>",
                                               "<a>\x01</a>",
                                               "<a>\xEF\xBF\xBF</a>",
                                               "<a>&#0;</a>",
                                               "<a>&#xD800;</a>",
                                               "<a>&#x110000;</a>",
                                               "<a>&#;</a>",
                                               "<a>&#x;</a>",
                                               "<?xml version='1.1'?><a/>",
                                               "<?xml?><a/>",
                                               " <?xml version='1.0'?><a/>",
                                               "<a><?xml version='1.0'?></a>",
                                               "<?XML?><a/>",
                                               "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>",
                                               "<!DOCTYPE><a/>",
                                               "<a/><!DOCTYPE a>",
                                               "<!DOCTYPE a PUBLIC 'x'><a/>",
                                               "<a:b:c xmlns:a='u'/>",
                                               "<:a/>",
                                               "<a:/>",
                                               "<-a/>",
                                               "<a><b xmlns:x='u'/><x:c/></a>",
                                               "<a x='1' y='&lt'/>"};
    for (const auto& one : doubtful) {
        BOOST_TEST(!is_sure(one), one);
        agree(one);
    }
}

BOOST_AUTO_TEST_CASE(both_agree_whatever_is_changed) {
    const std::vector<std::string> tokens = {
        "<",   ">",         "&",   "\"",       "'",  "/",  "=",  " ",    "<a>",  "</p>",
        "]]>", "<![CDATA[", "-->", "<!--",     "--", "?>", "<?", "&#1;", "&lt;", "xmlns:q='u' ",
        "q:",  ":",         "xml", "\xC3\xA9", "\t"};
    std::mt19937 random(20240502);
    const auto below = [&](std::size_t bound) { return random() % std::max<std::size_t>(bound, 1); };
    std::size_t sure = 0;
    for (int n = 0; n < 20000; ++n) {
        auto text = k_article;
        for (auto changes = 1 + below(2); changes > 0; --changes) {
            const auto at = below(text.size());
            switch (below(4)) {
                case 0:
                    text[at] = static_cast<char>(random());
                    break;
                case 1:
                    text.insert(at, tokens[below(tokens.size())]);
                    break;
                case 2:
                    text.erase(at, 1 + below(8));
                    break;
                default:
                    text.insert(below(text.size()), text.substr(at, below(30)));
            }
        }
        sure += is_sure(text);
        agree(text);
    }
    BOOST_TEST(sure > 1000U);
}

BOOST_AUTO_TEST_CASE(both_agree_about_real_files) {
    std::size_t seen = 0;
    for (const auto& path : data_files()) {
        if (format_of(path.string()) != Format::xml) continue;
        ++seen;
        agree(text::read_file(path));
    }
    BOOST_TEST_MESSAGE(seen << " files of XML" << (seen == 0 ? ": KOPIJ_DATA names no folder" : ""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
