// Small samples of each format with random bytes changed: whatever comes of it has its places within the
// text.
#include <boost/test/unit_test.hpp>
#include <ctime>
#include <random>

#include "unit/markup/positions.hpp"

namespace kopij::markup {
namespace {

const std::string k_xml =
    "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e \"x\">]>\n<a b=\"c&amp;d\" xmlns:x='u'><!-- n "
    "--><x:p>Text &e; "
    "<i>in</i>&#233;</x:p><![CDATA[<q>]]><?pi data?><e/></a>\n";
const std::string k_html =
    "<!DOCTYPE html><html lang=en><head><title>T</title><script>a<b</script></head><body><p>One "
    "<b>two<i>three</b>"
    "four</i>&eacute; &copy x<table><tr><td>c</td></tr>moved</table><svg><a "
    "xlink:href=q><![CDATA[z]]></a></svg>"
    "<!-- c --><img alt='x y' src=z><ul><li>1<li>2</ul><template><p>t</template><pre>\n "
    "p</pre></body></html>\n";
const std::string k_markdown =
    "---\ntitle: \"A \\\"b\\\"\"\nx: [1, 2]\n---\n\n# H *e* {#id}\n\nText **b _c_** `d` [l](u \"t\") ![i](j) "
    "[@k; @m][^1]\n<b>raw</b> &amp; \\* x@y.nl\n\n> q\n> - i\n>   1. n\n\n| a | b |\n|---|--:|\n| c | `d|e` "
    "|\n\n"
    "```sh\ncode\n```\n\n<div>\nhtml\n</div>\n\n- [x] t\n\n[^1]: note\n[r]: /u 'v'\n\tindented\n";

/// Changes a few bytes: flips one, doubles a piece, drops a piece, or puts in what means something.
std::string mutated(std::string text, std::mt19937& random) {
    const std::vector<std::string> tokens = {
        "<",    ">",        "&",  "\"",   "'",       "[",         "]",   "(",
        ")",    "*",        "_",  "`",    "~~",      "|",         "\n",  "\n\n",
        "\r",   "\\",       "</", "<!--", "-->",     "<![CDATA[", "]]>", "&#0;",
        "\t",   "{",        "}",  "---",  "<table>", "</p>",      "<p>", std::string(1, '\0'),
        "\xFF", "\xE2\x80", "> ", "1. ",  "[^1]:",   "&amp",      "<b>"};
    const auto below = [&](std::size_t bound) { return random() % std::max<std::size_t>(bound, 1); };
    for (auto changes = 1 + below(4); changes > 0; --changes) {
        const auto at = below(text.size() + 1);
        switch (below(4)) {
            case 0:
                if (at < text.size()) text[at] = static_cast<char>(random());
                break;
            case 1:
                text.insert(at, tokens[below(tokens.size())]);
                break;
            case 2:
                text.erase(at, below(12));
                break;
            default:
                text.insert(below(text.size() + 1), text.substr(at, below(40)));
        }
    }
    return text;
}

void check(const std::string& bytes, Format format) {
    const Parsed parsed(bytes, format);
    for (const auto& one : parsed.found.diagnostics)
        BOOST_TEST(one.range.end <= parsed.source.text().size(), bytes);
    if (!parsed.document) {
        BOOST_TEST(!parsed.found.diagnostics.empty(), bytes);
        return;
    }
    const auto wrong = misplaced(parsed, format == Format::html ? Order::any : Order::of_source);
    BOOST_TEST(wrong.empty(), wrong << "\nin: " << bytes);
}

void check_mutations(const std::string& sample, Format format) {
    std::mt19937 random(20240501);
    check(sample, format);
    for (int n = 0; n < 3000; ++n) check(mutated(sample, random), format);
}

/// CPU seconds to parse the text once.
double seconds(const std::string& bytes, Format format) {
    const auto begin = std::clock();
    const Parsed parsed(bytes, format);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

std::string times(const std::string& unit, std::size_t count) {
    std::string out;
    for (std::size_t n = 0; n < count; ++n) out += unit;
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mutation)

BOOST_AUTO_TEST_CASE(xml) { check_mutations(k_xml, Format::xml); }
BOOST_AUTO_TEST_CASE(html) { check_mutations(k_html, Format::html); }
BOOST_AUTO_TEST_CASE(markdown) { check_mutations(k_markdown, Format::markdown); }

BOOST_AUTO_TEST_CASE(a_file_eight_times_as_long_takes_no_more_than_some_times_as_long) {
    struct Case {
        const char* unit;
        Format format;
    };
    const std::vector<Case> cases = {{"<a>x</a>", Format::html},
                                     {"<p>a<b>c</b>", Format::html},
                                     {"&amp;", Format::html},
                                     {"<!-- a -->", Format::html},
                                     {"<table><tr><td>x</table>", Format::html},
                                     {"[a](b) ", Format::markdown},
                                     {"*a* ", Format::markdown},
                                     {"`a` ", Format::markdown},
                                     {"# a\n\n", Format::markdown},
                                     {"- a\n", Format::markdown},
                                     {"[a]: b\n", Format::markdown},
                                     {"[^a]: b\n\n", Format::markdown},
                                     {"<b>x</b> ", Format::markdown},
                                     {"[@a] ", Format::markdown},
                                     {"a | b\n", Format::markdown},
                                     {"{", Format::markdown}};
    constexpr std::size_t k_short = 2000;
    constexpr double k_noise = 0.05;
    for (const auto& one : cases) {
        const auto once = seconds(times(one.unit, k_short), one.format);
        const auto more = seconds(times(one.unit, 8 * k_short), one.format);
        BOOST_TEST(more < 24 * once + k_noise, one.unit << ": " << once << " s, then " << more << " s");
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::markup
