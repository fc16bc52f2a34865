#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "golden.hpp"
#include "its/selector.hpp"
#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::its {

using test::run_program;

BOOST_AUTO_TEST_SUITE(categories)

// name.category.xml or .html: what kopij-inspect its --category shows of it.
const test::GoldenCases k_categories("its", {".xml", ".html"}, [](const test::GoldenFile& file) {
    if (file.name().find(".rules.") != std::string::npos) return;
    const auto stem = file.path().stem().string();
    const auto category = stem.substr(stem.find('.') + 1);
    const auto shown = run_program("inspect", {"its", "--category", category, file.path().string()});
    BOOST_TEST(shown.code == 0, shown);
    file.check(".expected", shown.out);
});

// The W3C's own cases, where they are at hand. Two of its inputs link rules that are not among them.
BOOST_AUTO_TEST_CASE(test_suite) {
    const auto folder = test::data_folder("its");
    if (!folder) return;
    std::ifstream table(*folder / "cases.tsv");
    std::string line;
    std::getline(table, line);
    std::size_t cases = 0;
    std::size_t exact = 0;
    while (std::getline(table, line)) {
        std::vector<std::string> fields;
        for (std::size_t at = 0; at <= line.size();) {
            const auto end = std::min(line.find('\t', at), line.size());
            fields.push_back(line.substr(at, end - at));
            at = end + 1;
        }
        if (fields.size() < 4) continue;
        const auto expected = text::read_file(*folder / fields[3]);
        const auto shown =
            run_program("inspect", {"its", "--category", fields[0], (*folder / fields[2]).string()});
        std::string plain;
        for (const char c : expected) {
            if (c != '\r') plain.push_back(c);
        }
        while (plain.ends_with('\n')) plain.pop_back();
        auto out = shown.out;
        while (out.ends_with('\n')) out.pop_back();
        ++cases;
        if (out == plain)
            ++exact;
        else
            BOOST_TEST_MESSAGE("differs: " << fields[2]);
    }
    BOOST_TEST(cases > 0U);
    BOOST_TEST(exact + 2 >= cases);
}

BOOST_AUTO_TEST_CASE(rules_that_are_not_there_or_turn_in_a_circle_are_findings) {
    const test::Scratch scratch;
    const std::string rules =
        "<its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\" "
        "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xlink:href=\"";
    const auto missing = scratch.write("a.xml", "<doc>" + rules + "none.xml\"/></doc>");
    const auto told = run_program("inspect", {"its", "--category", "translate", missing.string()});
    BOOST_TEST(told.code == 0, told);
    BOOST_TEST(told.err.find("there is no such file") != std::string::npos, told);
    scratch.write("b.xml", rules + "c.xml\"/>");
    scratch.write("c.xml",
                  rules + "b.xml\"><its:translateRule selector=\"//p\" translate=\"no\"/></its:rules>");
    const auto circle = scratch.write("d.xml", "<doc>" + rules + "b.xml\"/><p/></doc>");
    const auto read = run_program("inspect", {"its", "--category", "translate", circle.string()});
    BOOST_TEST(read.out.find("/doc/p[1]\ttranslate=\"no\"") != std::string::npos, read);
}

BOOST_AUTO_TEST_CASE(a_selector_that_would_never_end_is_a_finding) {
    const test::Scratch scratch;
    std::string body;
    for (int n = 0; n < 2000; ++n) body += "<p/>";
    const auto path = scratch.write(
        "a.xml",
        "<doc><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\">"
        "<its:translateRule translate=\"no\" selector=\"" +
            std::string("//*[count(//*[count(//*) > 1]) > 1]") + "\"/></its:rules>" + body + "</doc>");
    const auto told = run_program("inspect", {"its", "--category", "translate", path.string()});
    BOOST_TEST(told.err.find("would take too long") != std::string::npos, told);
}

BOOST_AUTO_TEST_CASE(hostile_rules_end_in_time) {
    const test::Scratch scratch;
    std::string body;
    for (int n = 0; n < 30'000; ++n) body += "<p a=\"1\">x</p>";
    const auto told = [&](const std::string& name, const std::string& rule) {
        const auto path = scratch.write(name,
                                        "<doc><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" "
                                        "version=\"2.0\">" +
                                            rule + "</its:rules>" + body + "</doc>");
        const auto shown = run_program("inspect", {"its", "--category", "idvalue", path.string()});
        BOOST_TEST(shown.code == 0);
        return shown.err.find("would take too long") != std::string::npos;
    };
    BOOST_TEST(told("a.xml", "<its:idValueRule selector=\"//p\" idValue=\"count(//p)\"/>"));
    BOOST_TEST(told("b.xml", "<its:idValueRule selector=\"//p/following-sibling::p\" idValue=\"@a\"/>"));
    BOOST_TEST(told("c.xml", "<its:idValueRule selector=\"//p[@a = //p/@a]\" idValue=\"@a\"/>"));
    BOOST_TEST(!told("d.xml", "<its:idValueRule selector=\"//p[ancestor::doc]\" idValue=\"../p[1]/@a\"/>"));
    BOOST_TEST(told("f.xml", "<its:idValueRule selector=\"//p[contains(string(/), 'q')]\" idValue=\"@a\"/>"));
    BOOST_TEST(told("g.xml", "<its:idValueRule selector=\"//p[ /doc = 'q' ]\" idValue=\"@a\"/>"));
    BOOST_TEST(!told("h.xml", "<its:idValueRule selector=\"//p[/doc/p and @a]\" idValue=\"@a\"/>"));
    BOOST_TEST(!told(
        "i.xml", "<its:idValueRule selector=\"//p[/doc/@b = 'q' or /doc/q/r/s = 'q']\" idValue=\"@a\"/>"));
    BOOST_TEST(!told("j.xml", "<its:idValueRule selector=\"//p[count(../p) > 1]\" idValue=\"@a\"/>"));
    BOOST_TEST(!told("k.xml", "<its:idValueRule selector=\"//p[.. = 'x']\" idValue=\"@a\"/>"));
    BOOST_TEST(told("l.xml", "<its:idValueRule selector=\"//p[../../doc/p[5]]\" idValue=\"@a\"/>"));
    BOOST_TEST(told("m.xml", "<its:idValueRule selector=\"//p[/doc/p[/doc/p]]\" idValue=\"@a\"/>"));
    BOOST_TEST(told("n.xml", "<its:idValueRule selector=\"//p\" idValue=\"..\"/>"));
    BOOST_TEST(
        !told("o.xml", "<its:idValueRule selector=\"//p[parent::doc and ../@b]\" idValue=\"../@b\"/>"));
    BOOST_TEST(!told("p.xml", "<its:idValueRule selector=\"//p[../..]/@a\" idValue=\"../@a\"/>"));
    std::string many;
    for (int n = 0; n < 30'000; ++n) many += "<its:idValueRule selector=\"//q\" idValue=\"@a\"/>";
    BOOST_TEST(told("e.xml", many));
}

BOOST_AUTO_TEST_CASE(domains_are_mapped_whatever_their_case) {
    const test::Scratch scratch;
    const auto path = scratch.write(
        "a.xml",
        "<doc><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\"><its:domainRule "
        "selector=\"/doc\" domainPointer=\"m/@d\" domainMapping=\"'criminal law' 'law, general', CARS "
        "auto\"/></its:rules><m d=\"Criminal Law, cars, 'x'\"/></doc>");
    const auto shown = run_program("inspect", {"its", "--category", "domain", path.string()});
    BOOST_TEST(shown.out.starts_with("/doc\tdomains=\"law, general, auto, x\""), shown);
}

BOOST_AUTO_TEST_CASE(rules_in_another_query_language_are_a_finding) {
    const test::Scratch scratch;
    const auto path =
        scratch.write("a.xml",
                      "<doc><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\" "
                      "queryLanguage=\"xquery\">"
                      "<its:translateRule selector=\"p\" translate=\"no\"/></its:rules><p/></doc>");
    const auto shown = run_program("inspect", {"its", "--category", "translate", path.string()});
    BOOST_TEST(shown.out.find("/doc/p[1]\ttranslate=\"yes\"") != std::string::npos, shown);
    BOOST_TEST(shown.err.find("queryLanguage") != std::string::npos, shown);
}

BOOST_AUTO_TEST_CASE(selectors_of_css_are_those_of_xpath) {
    const test::Scratch scratch;
    const auto selected = [&](const std::string& selector) {
        const auto path = scratch.write(
            "a.xml",
            "<doc xmlns:h=\"urn:h\"><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\" "
            "queryLanguage=\"css\"><its:translateRule selector=\"" +
                selector +
                "\" translate=\"no\"/></its:rules><p class=\"a note\" xml:id=\"x\"><q/></p><p "
                "lang=\"nl-BE\"/><h:p><q/><r/></h:p></doc>");
        const auto shown = run_program("inspect", {"its", "--category", "translate", path.string()});
        std::string out = shown.err;
        std::istringstream lines(shown.out);
        for (std::string line; std::getline(lines, line);) {
            const bool is_element = line.find('@') == std::string::npos;
            if (is_element && line.ends_with("translate=\"no\""))
                out += line.substr(4, line.find('\t') - 4) + " ";
        }
        return out;
    };
    BOOST_TEST(selected("p[lang]") == "/p[2] ");
    BOOST_TEST(selected("doc > p:not(.note)") == "/p[2] /h:p[1] /h:p[1]/q[1] /h:p[1]/r[1] ");
    BOOST_TEST(selected("h|p > q, #x") == "/p[1] /p[1]/q[1] /h:p[1]/q[1] ");
    BOOST_TEST(selected(".note q") == "/p[1]/q[1] ");
    BOOST_TEST(selected("q + r") == "/h:p[1]/r[1] ");
    BOOST_TEST(selected("*|p[lang|='nl']") == "/p[2] ");
    BOOST_TEST(selected("p:nth-child(3)") == "/p[2] ");
    BOOST_TEST(selected("p q:empty") == "/p[1]/q[1] /h:p[1]/q[1] ");
    BOOST_TEST(selected("p:first-of-type") == "/p[1] /p[1]/q[1] ");
    BOOST_TEST(selected("p:nth-last-child(2)") == "/p[2] ");
    BOOST_TEST(selected("q:only-of-type") == "/p[1]/q[1] /h:p[1]/q[1] ");
    BOOST_TEST(selected("r:nth-child(2n), r:nth-child(2n+1)") == "/h:p[1]/r[1] ");
    BOOST_TEST(selected("doc > p:nth-child( -n + 2 )") == "/p[1] /p[1]/q[1] ");
    BOOST_TEST(selected("q:NTH-LAST-OF-TYPE(1):not(:only-child)") == "/h:p[1]/q[1] ");
    BOOST_TEST(selected("[*|id]") == "/p[1] /p[1]/q[1] ");
    BOOST_TEST(selected("[id]") == "");
    BOOST_TEST(selected("h|\\70 , .no\\74 e") == "/p[1] /p[1]/q[1] /h:p[1] /h:p[1]/q[1] /h:p[1]/r[1] ");
    for (const auto* wrong : {"p >", "p..x", "p[", "", "p:hover", "x|p", "p,", "p:nth-child(n+)",
                              "p:nth-child()", "*:first-of-type", "p::before"})
        BOOST_TEST(
            (std::string(wrong).empty() || selected(wrong).find("no selector of CSS") != std::string::npos),
            wrong);
}

BOOST_AUTO_TEST_CASE(rules_of_gettext_and_itstool_are_understood) {
    const test::Scratch scratch;
    const auto path = scratch.write(
        "a.xml",
        "<doc><its:rules xmlns:its=\"http://www.w3.org/2005/11/its\" version=\"2.0\" "
        "xmlns:gt=\"https://www.gnu.org/s/gettext/ns/its/extensions/1.0\" "
        "xmlns:itst=\"http://itstool.org/extensions/\"><gt:contextRule selector=\"//m\" contextPointer=\"c\" "
        "textPointer=\"t\"/><itst:externalRefRule selector=\"//i/@src\" refPointer=\".\"/>"
        "</its:rules><m><c>menu</c><t>Open</t></m><i src=\"a.png\"/></doc>");
    const auto context = run_program("inspect", {"its", "--category", "context", path.string()});
    BOOST_TEST(context.out.find("/doc/m[1]/t[1]\tcontext=\"menu\"\n") != std::string::npos, context);
    BOOST_TEST(context.out.find("/doc/m[1]\n") != std::string::npos, context);
    const auto resource = run_program("inspect", {"its", "--category", "externalresource", path.string()});
    BOOST_TEST(resource.out.find("@src\texternalResourceRef=\"a.png\"") != std::string::npos, resource);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(selectors)

BOOST_AUTO_TEST_CASE(names_become_the_documents_own) {
    diagnostic::Collector found;
    const auto source = text::Source::from_bytes(
        "a.xml", "<d xmlns='urn:d' xmlns:x='urn:x'><x:p x:a='1' b='2'/></d>", text::Declares::xml);
    const auto document = markup::parse(source, markup::Format::xml, found);
    const Names names(*document);
    const Prefixes prefixes{{"d", "urn:d"}, {"y", "urn:x"}, {"z", "urn:z"}};
    const auto rewritten = [&](std::string_view expression) {
        return rewrite(expression, prefixes, {{"n", "it's"}}, names);
    };
    BOOST_TEST(rewritten("//d:d/y:p") == "//d/x:p");
    BOOST_TEST(rewritten("//y:p[@b='2' and position() mod 2 = 1]") ==
               "//x:p[@b='2' and position() mod 2 = 1]");
    BOOST_TEST(rewritten("//y:p/@y:a") == "//x:p/@*[name()='x:a']");
    BOOST_TEST(rewritten("//z:q") == "//*[false()]");
    BOOST_TEST(rewritten("//p") == "//*[false()]");
    BOOST_TEST(rewritten("descendant::y:p | //d:and[@mod * 2]") == "descendant::x:p | //and[@mod * 2]");
    BOOST_TEST(rewritten("//y:p[. = $n]") == "//x:p[. = \"it's\"]");
    BOOST_TEST(fill_in("../d:t[@id=$n]", {{"n", "a"}}) == "../d:t[@id='a']");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::its
