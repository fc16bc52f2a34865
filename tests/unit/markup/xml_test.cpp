#include "markup/xml.hpp"

#include <boost/test/data/monomorphic.hpp>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <iostream>

#include "markup/entity.hpp"
#include "unit/markup/data_files.hpp"
#include "unit/markup/parsed.hpp"

using namespace std::string_literals;

namespace kopij::markup {
namespace {

struct Xml : Parsed {
    explicit Xml(std::string bytes) : Parsed(std::move(bytes), Format::xml) {}
};

/// Every text and attribute value is, byte for byte, its range; those of the DTD stand nowhere.
std::size_t mismatches(const Parsed& parsed) {
    std::size_t bad = 0;
    const std::function<void(pugi::xml_node)> visit = [&](pugi::xml_node node) {
        for (const auto attribute : node.attributes()) {
            const auto at = parsed.document->span(attribute);
            if (at.whole.empty()) {
                bad += at.editable;
                continue;
            }
            bad += parsed.bytes(at.value) != attribute.value();
            const auto quote = parsed.source.text()[at.value.end];
            bad += quote != '"' && quote != '\'';
            bad += !parsed.bytes(at.whole).starts_with(attribute.name()) ||
                   !parsed.bytes(at.whole).ends_with(quote);
        }
        for (const auto child : node.children()) {
            const auto at = parsed.document->span(child);
            bad += !parsed.document->range(node).contains(at.whole);
            if (child.type() == pugi::node_element) {
                bad += !parsed.bytes(at.start_tag).starts_with("<"s + child.name());
                bad += !at.end_tag.empty() && !parsed.bytes(at.end_tag).starts_with("</"s + child.name());
                visit(child);
            } else if (child.type() != pugi::node_declaration) {
                bad += parsed.bytes(parsed.document->content(child)) != child.value();
            }
        }
    };
    visit(parsed.document->tree());
    return bad;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(xml)

BOOST_AUTO_TEST_CASE(every_kind_of_node_has_its_range) {
    const Xml xml(
        "<?xml version=\"1.0\"?>\n<!DOCTYPE  a [<!ENTITY e \"v>\"> <!-- it's --> ]>\n<a  b = 'x' c=\"\" "
        ">t&amp;<!--c-->"
        "<!----><![CDATA[d<]]><![CDATA[]]><?p  data ?><?q?><e f=''/>\r\n</a >\n<!-- z -->\n");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(mismatches(xml) == 0U);
    BOOST_TEST(xml.whole(xml.document->tree().first_child()) == "<?xml version=\"1.0\"?>");
    const auto doctype = xml.document->tree().first_child().next_sibling();
    BOOST_TEST(xml.whole(doctype) == "<!DOCTYPE  a [<!ENTITY e \"v>\"> <!-- it's --> ]>");
    BOOST_TEST(xml.bytes(xml.document->content(doctype)) == "a [<!ENTITY e \"v>\"> <!-- it's --> ]");
    const auto root = xml.document->span(xml.document->root());
    BOOST_TEST(xml.bytes(root.start_tag) == "<a  b = 'x' c=\"\" >");
    BOOST_TEST(xml.bytes(root.end_tag) == "</a >");
    BOOST_TEST(xml.bytes(root.whole).starts_with("<a  b"));
    BOOST_TEST(xml.bytes(root.whole).ends_with("</a >"));
    BOOST_TEST(xml.whole(xml.attribute("/a/@b")) == "b = 'x'");
    BOOST_TEST(xml.whole(xml.attribute("/a/@c")) == "c=\"\"");
    BOOST_TEST(xml.document->span(xml.attribute("/a/@c")).value.empty());
    BOOST_TEST(xml.whole(xml.node("/a/text()[1]")) == "t&amp;");
    BOOST_TEST(xml.whole(xml.node("/a/comment()[1]")) == "<!--c-->");
    BOOST_TEST(xml.whole(xml.node("/a/comment()[2]")) == "<!---->");
    BOOST_TEST(xml.whole(xml.node("/a/text()[2]")) == "<![CDATA[d<]]>");
    BOOST_TEST(xml.bytes(xml.document->content(xml.node("/a/text()[2]"))) == "d<");
    BOOST_CHECK(xml.document->span(xml.node("/a/text()[2]")).notation == Notation::literal);
    BOOST_TEST(xml.whole(xml.node("/a/text()[3]")) == "<![CDATA[]]>");
    BOOST_TEST(xml.whole(xml.node("/a/processing-instruction('p')")) == "<?p  data ?>");
    BOOST_TEST(xml.bytes(xml.document->content(xml.node("/a/processing-instruction('p')"))) == "data ");
    BOOST_TEST(xml.whole(xml.node("/a/processing-instruction('q')")) == "<?q?>");
    const auto empty = xml.document->span(xml.node("/a/e"));
    BOOST_TEST(xml.bytes(empty.whole) == "<e f=''/>");
    BOOST_CHECK(empty.start_tag == empty.whole);
    BOOST_CHECK((empty.end_tag == text::Range{empty.whole.end, empty.whole.end}));
    BOOST_TEST(xml.whole(xml.node("/a/text()[4]")) == "\r\n");
    BOOST_TEST(xml.whole(xml.document->tree().last_child()) == "<!-- z -->");
}

BOOST_AUTO_TEST_CASE(a_null_node_is_nowhere_and_the_document_is_the_whole_source) {
    const Xml xml("<a/>\n");
    BOOST_CHECK((xml.document->range({}) == text::Range{0, 0}));
    BOOST_CHECK((xml.document->range(xml.document->tree()) == text::Range{0, 5}));
    BOOST_TEST(!xml.document->span(pugi::xml_attribute()).editable);
}

BOOST_AUTO_TEST_CASE(elements_of_one_name_nested_and_beside_each_other_keep_apart) {
    const Xml xml("<a><a>1</a><a/><a>2<a>3</a></a></a>");
    BOOST_TEST(xml.whole(xml.node("/a/a[1]")) == "<a>1</a>");
    BOOST_TEST(xml.whole(xml.node("/a/a[2]")) == "<a/>");
    BOOST_TEST(xml.whole(xml.node("/a/a[3]")) == "<a>2<a>3</a></a>");
    BOOST_TEST(xml.whole(xml.node("/a/a[3]/a")) == "<a>3</a>");
}

BOOST_AUTO_TEST_CASE(encodings_give_ranges_in_the_utf_8_text) {
    const auto utf_16 = [](std::string_view ascii) {
        std::string out = "\xFF\xFE";
        for (const char c : ascii) out.append({c, '\0'});
        return out;
    };
    const Xml bom("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><a b='\xC3\xA9'>\xC3\xAB</a>");
    BOOST_REQUIRE(bom.document);
    BOOST_TEST(mismatches(bom) == 0U);
    BOOST_TEST(bom.whole(bom.node("/a/text()")) == "ë");
    const Xml wide(utf_16("<?xml version='1.0' encoding='UTF-16'?><a b='c'>d</a>"));
    BOOST_REQUIRE(wide.document);
    BOOST_TEST(mismatches(wide) == 0U);
    BOOST_TEST(wide.whole(wide.node("/a")) == "<a b='c'>d</a>");
    const Xml latin("<?xml version='1.0' encoding='ISO-8859-1'?><a b='\xE9'>\xEB!</a>");
    BOOST_REQUIRE(latin.document);
    BOOST_TEST(mismatches(latin) == 0U);
    BOOST_TEST(latin.whole(latin.node("/a/text()")) == "ë!");
}

struct Malformed {
    const char* text;
    const char* finding;
};
std::ostream& operator<<(std::ostream& out, const Malformed& sample) { return out << sample.text; }

const std::vector<Malformed> k_malformed = {
    {"<a>\n <b>x</a>",
     "2:6 this end tag does not match: <b> in line 2 is still open and has to be closed first"},
    {"<a>\né &x; </a>", "2:3 the entity &x; is not declared; write the character itself"},
    {"<a b='1' b='2'/>", "1:10 an attribute stands twice in this tag"},
    {"<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", "1:1 an attribute stands twice in this tag"},
    {"<p:a/>", "1:1 a prefix is used here that no xmlns:... attribute declares"},
    {"<a/>\n<b/>", "2:1 there is something after the end of the root element; nothing may follow it"},
    {"<a/>text", "1:5 there is something after the end of the root element; nothing may follow it"},
    {"", "1:1 the file ends where an element was expected"},
    {"<!-- only -->", "1:14 the file ends where an element was expected"},
    {"<a>\n<b>\ntext", "3:5 the file ends while <b> in line 2 is still open"},
    {"<a>\n<b c='", "2:1 the file ends inside this tag, comment or reference"},
    {"<a><![CDATA[x", "1:4 this CDATA section is not closed"},
    {"<a>&#0;</a>", "1:4 this character reference names a character that XML does not allow"},
    {"\n<?xml version='1.0'?><a/>", "2:1 the XML declaration may stand only at the very start of the file"},
    {"<a>fish & chips</a>", "1:9 a bare '&' is not allowed here: write '&amp;'"},
    {"<a>1 < 2</a>", "1:6 a bare '<' is not allowed here: write '&lt;'"},
    {"<a b='<'/>", "1:7 a bare '<' is not allowed here: write '&lt;'"},
    {"<a>\x01</a>", "1:4 control character 0x01 is not allowed in XML; remove it"},
    {"text", "1:1 an element was expected here"},
};

BOOST_DATA_TEST_CASE(a_malformed_file_says_where_and_what_was_expected,
                     boost::unit_test::data::make(k_malformed)) {
    const Xml xml(sample.text);
    BOOST_TEST(!xml.document);
    BOOST_TEST(xml.finding() == sample.finding);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_not_in_the_encoding_are_a_finding) {
    const Xml xml("<a>\n\xFF</a>");
    BOOST_TEST(!xml.document);
    BOOST_TEST(xml.finding().starts_with("2:1 byte 0xFF is not UTF-8"));
}

BOOST_AUTO_TEST_CASE(entities_of_the_internal_subset_are_read_and_stay_as_written) {
    const Xml xml(
        "<!DOCTYPE a [<!ENTITY long 'see &short;'><!ENTITY short 'rTMS'><!ENTITY bold '<b>r</b>TMS'><!ENTITY "
        "short 'other'>]>"
        "<a b='&short;'>&long; &lt; &#xEB;&#233;</a>");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(xml.whole(xml.node("/a/text()")) == "&long; &lt; &#xEB;&#233;");
    BOOST_TEST(decode(xml.node("/a/text()").value(), *xml.document) == "see rTMS < ëé");
    BOOST_TEST(decode(xml.attribute("/a/@b").value(), *xml.document) == "rTMS");
    BOOST_TEST(decode("&bold;", *xml.document) == "rTMS");
    BOOST_TEST(decode("&nope; & &;", *xml.document) == "&nope; & &;");
}

BOOST_AUTO_TEST_CASE(an_entity_bomb_is_never_lit) {
    std::string laughs = "<!DOCTYPE a [<!ENTITY l0 'haha'>";
    for (int n = 1; n < 30; ++n) {
        const auto used = "&l" + std::to_string(n - 1) + ";";
        laughs += "<!ENTITY l" + std::to_string(n) + " '" + used + used + used + "'>";
    }
    const Xml content(laughs + "]><a>&l29;</a>");
    BOOST_REQUIRE(content.document);
    BOOST_TEST(decode(content.node("/a/text()").value(), *content.document).size() <= 1000U);
    const Xml attribute(laughs + "]><a b='&l29;'/>");
    BOOST_TEST(!attribute.document);
    BOOST_TEST(attribute.finding().ends_with("grow beyond reason when they are expanded"));
    const Xml itself("<!DOCTYPE a [<!ENTITY x '&y;'><!ENTITY y '&x;'>]><a>&x;</a>");
    BOOST_REQUIRE(itself.document);
    BOOST_TEST(decode("&x;", *itself.document).size() < 10U);
}

BOOST_AUTO_TEST_CASE(many_uses_of_a_long_entity_stay_opaque) {
    std::string uses;
    for (int n = 0; n < 100000; ++n) uses += "&x;";
    const Xml xml("<!DOCTYPE a [<!ENTITY x '" + std::string(900, 'x') + "'>]><a>" + uses + "</a>");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(decode("&x;", *xml.document) == "&x;");
}

BOOST_AUTO_TEST_CASE(a_long_chain_of_entities_does_not_overflow) {
    std::string chain = "<!DOCTYPE a [";
    constexpr int k_links = 100000;
    for (int n = 0; n < k_links; ++n)
        chain += "<!ENTITY e" + std::to_string(n) + " '&e" + std::to_string(n + 1) + ";'>";
    const Xml xml(chain + "]><a>x</a>");
    BOOST_TEST(xml.document != nullptr);
}

BOOST_AUTO_TEST_CASE(external_entities_and_subsets_are_never_read) {
    const Xml xml(
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd' [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p; <!ENTITY x "
        "SYSTEM "
        "'file:///etc/passwd'>]><a>&x;&y;</a>");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(decode(xml.node("/a/text()").value(), *xml.document) == "&x;&y;");
}

BOOST_AUTO_TEST_CASE(elements_100000_deep_are_a_finding) {
    std::string deep;
    for (int n = 0; n < 100000; ++n) deep += "<a>";
    const Xml xml(deep);
    BOOST_TEST(!xml.document);
    BOOST_TEST(xml.finding().starts_with("1:3001 elements are nested more than 1000 deep"));
    const Xml empty(std::string(3000, 'x').replace(0, 3000, deep.substr(0, 3000) + "<a/>"));
    BOOST_TEST(!empty.document);
}

BOOST_AUTO_TEST_CASE(as_deep_as_is_allowed_is_read) {
    std::string deep;
    for (std::size_t n = 0; n < k_most_depth; ++n) deep += "<a>";
    for (std::size_t n = 0; n < k_most_depth; ++n) deep += "</a>";
    const Xml xml(deep);
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(mismatches(xml) == 0U);
}

BOOST_AUTO_TEST_CASE(a_text_of_200_megabytes_is_read) {
    constexpr std::size_t k_size = 200'000'000;
    std::string big = "<a b='";
    big.reserve(k_size + 100);
    big.append(k_size / 2, 'x').append("'>").append(k_size / 2, 'y').append("<c/></a>");
    const Xml xml(std::move(big));
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(xml.document->range(xml.node("/a/text()")).size() == k_size / 2);
    BOOST_TEST(xml.document->span(xml.attribute("/a/@b")).value.size() == k_size / 2);
    BOOST_TEST(xml.whole(xml.node("/a/c")) == "<c/>");
}

BOOST_AUTO_TEST_CASE(what_the_internal_subset_gives_by_default_is_there) {
    const Xml xml(
        "<!DOCTYPE a [<!ENTITY e 'et'><!ATTLIST b c CDATA 'x &e; &amp;' d ID #IMPLIED e CDATA #FIXED \"'q'\">"
        "<!ATTLIST b c CDATA 'later' d CDATA 'later'><!ATTLIST n:m p CDATA 'v'>]>"
        "<a><b/><b c='own' d='i'/><n:m xmlns:n='u'/><m/></a>");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(mismatches(xml) == 0U);
    const auto first = xml.document->root().first_child();
    BOOST_TEST(decode(first.attribute("c"), *xml.document) == "x et &");
    BOOST_TEST(decode(first.attribute("e"), *xml.document) == "'q'");
    BOOST_TEST(!first.attribute("d"));
    BOOST_TEST(!xml.document->span(first.attribute("c")).editable);
    const auto second = first.next_sibling();
    BOOST_TEST(second.attribute("c").value() == "own"s);
    BOOST_TEST(xml.document->span(second.attribute("c")).editable);
    BOOST_TEST(second.attribute("e").value() != ""s);
    BOOST_TEST(second.next_sibling().attribute("p").value() == "v"s);
    BOOST_TEST(!xml.document->root().last_child().first_attribute());
}

BOOST_AUTO_TEST_CASE(defaults_that_grow_beyond_reason_are_a_finding) {
    std::string many;
    for (int n = 0; n < 20'000; ++n) many += "<b/>";
    const Xml xml("<!DOCTYPE a [<!ATTLIST b c CDATA '" + std::string(1000, 'x') + "'>]><a>" + many + "</a>");
    BOOST_REQUIRE(xml.document);
    BOOST_TEST(xml.finding().find("by default") != std::string::npos, xml.finding());
}

BOOST_AUTO_TEST_CASE(what_expat_accepts_pugixml_accepts) {
    const std::vector<std::string> accepted = {
        "<a:b xmlns:a='u'/>",
        "<_.-9\xC2\xB7é/>",
        "<a b='>' c=\"'\" d='\"'\n\te\r\n=\r\n'f'/>",
        "<a>]] > ]]&gt; ></a>",
        "<a><![CDATA[]]]]><![CDATA[>]]></a>",
        "<a><!-- - > -> --><!-- <a> & ]]> --></a>",
        "<a><?p <a> & ?><?p ? > ?></a>",
        "<?xml-stylesheet href='x'?><a/>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a SYSTEM \"x>y\"><a/>",
        "<!DOCTYPE a PUBLIC 'p' \"x'y\" [ ]><a/>",
        "<!DOCTYPE a [<!ELEMENT a (#PCDATA|b)*><!ATTLIST a b CDATA '>' c (d|e) 'd'><!NOTATION n SYSTEM "
        "']>'>]><a/>",
        "<!DOCTYPE a [<!-- ' \" ]> --><?p ' ]> ?><!ENTITY e '<!-- -->'>]><a>&e;</a>",
        "<!DOCTYPE a [<!ENTITY e ']]>'><!ENTITY f \"<a b='>'>\">]><a/>",
        "<!DOCTYPE a [<!ENTITY % p '<!ENTITY q \"r\">'> %p; ]><a/>",
        "<!DOCTYPE a [<!ENTITY e '<![CDATA[ ]]&#62;'>]><a/>",
        "\n<!-- c -->\n<a></a  >\n<?p?>\n<!-- d -->",
        "<a\n/>",
        "<a xml:lang='nl' xml:space='preserve'> </a>",
    };
    for (const auto& text : accepted) {
        const Xml xml(text);
        BOOST_TEST_CONTEXT(text) {
            BOOST_TEST_REQUIRE(xml.document != nullptr, xml.finding());
            BOOST_TEST(mismatches(xml) == 0U);
        }
    }
}

BOOST_AUTO_TEST_CASE(real_files_pair_the_tags_of_both_parsers) {
    std::size_t files = 0;
    std::size_t elements = 0;
    for (const auto& path : data_files()) {
        if (format_of(path.string()) != Format::xml) continue;
        const auto source = text::Source::from_file(path, text::Declares::xml);
        const Xml xml{std::string(source.bytes())};
        BOOST_TEST_CONTEXT(path) {
            BOOST_TEST(xml.document != nullptr, xml.finding());
            if (!xml.document) continue;
            BOOST_TEST(mismatches(xml) == 0U);
        }
        ++files;
        elements += xml.document->tree().select_nodes("//*").size();
    }
    std::cout << "XML (KOPIJ_DATA): " << files << " files, " << elements << " elements\n";
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
