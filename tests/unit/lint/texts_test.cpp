#include "lint/texts.hpp"

#include <boost/test/unit_test.hpp>

#include "lint_fixture.hpp"

namespace kopij::test {
namespace {

struct TextsFixture : LintFixture {
    /// "scope: text" of every text but the raw one.
    Lines texts(const std::string& path, const std::string& content,
                const lint::Reading& reading = {}) const {
        const auto source = text::Source::from_bytes(path, content);
        diagnostic::Collector none;
        const auto document = markup::parse(source, *markup::format_of(path), none);
        BOOST_REQUIRE(document);
        const lint::Article article(*document, vocabularies.for_document(*document), environment, project,
                                    reading);
        Lines out;
        for (const auto& one : article.texts().all()) {
            std::string name;
            for (const auto& section : article.texts().scopes()[one.scope()]) {
                name += (name.empty() ? "" : ".") + section;
            }
            if (name.starts_with("raw")) continue;
            std::string shown(one.text());
            for (auto at = shown.find('\n'); at != std::string::npos; at = shown.find('\n')) shown[at] = '/';
            out.push_back(name + ": " + shown);
        }
        return out;
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(texts, TextsFixture)

BOOST_AUTO_TEST_CASE(a_paragraph_is_read_as_paragraph_sentences_and_text) {
    check_lines(texts("a.md", "One `x` two.\nThree **four**, (five).\n"),
                {"paragraph.md: One * two./Three four, (five).", "sentence.md: One * two.",
                 "sentence.md: Three four, (five).", "text.md: One * two./Three four, (five).",
                 "summary.md: One * two./Three four, (five)."});
}

BOOST_AUTO_TEST_CASE(blocks_are_named_by_what_opened_since_the_last_one_closed) {
    check_lines(
        texts("a.md", "# Head\n\n> Quote\n\n- item\n\n  more\n\n```\ncode\n```\n\n![alt](x.png)\n"),
        {"text.heading.h1.md: Head", "text.blockquote.md: Quote", "text.list.md: item", "paragraph.md: more",
         "sentence.md: more", "text.md: more", "text.attr.alt: alt", "summary.md: Quote//item//more"});
}

BOOST_AUTO_TEST_CASE(what_is_not_prose_is_masked_or_left_out) {
    lint::Reading reading;
    reading.token_ignores.emplace_back(R"((\$[^$]+\$))");
    reading.block_ignores.emplace_back(R"(({{<[^>]*>}}[^{]*{{<[^>]*>}}))");
    check_lines(texts("a.html",
                      "<p>Press <kbd>x</kbd> <a href='http://a.nl'>http://a.nl</a> $y$ now</p>"
                      "<pre>no</pre><div class='code'>no</div>",
                      reading),
                {"paragraph.html: Press * *********** $y$ now", "sentence.html: Press * *********** $y$ now",
                 "text.html: Press * *********** $y$ now", "summary.html: Press * *********** $y$ now"});
    check_lines(
        texts("a.md", "Press $y$, then {{<x>}} all {{</x>}} go.\n\n{{<x>}}\n\nno\n\n{{</x>}}\n", reading),
        {"paragraph.md: Press ***, then", "sentence.md: Press ***, then", "text.md: Press ***, then",
         "paragraph.md: go.", "sentence.md: go.", "text.md: go.", "summary.md: Press ***, then//go."});
}

BOOST_AUTO_TEST_CASE(jats_has_the_same_names_for_its_roles) {
    check_lines(texts("a.xml",
                      "<article><body><sec><title>T</title><p>P.</p><list><list-item><p>L</p>"
                      "</list-item></list></sec></body></article>"),
                {"text.heading.h1.xml: T", "paragraph.xml: P.", "sentence.xml: P.", "text.xml: P.",
                 "text.list.xml: L", "summary.xml: P.//L"});
}

BOOST_AUTO_TEST_CASE(a_finding_across_markup_has_its_exact_place) {
    rule("A", "extends: existence\nmessage: \"%s\"\ntokens: ['b c d']\n");
    const auto source = text::Source::from_bytes("a.md", "a b **c** d e &amp; f\n");
    const auto found = diagnostics(source);
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST(found[0].range.in(source.text()) == "b **c** d");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_FIXTURE_TEST_SUITE(vale_kinds, LintFixture)

BOOST_AUTO_TEST_CASE(occurrence_counts_in_one_text) {
    rule("A", "extends: occurrence\nmessage: \"%s\"\ntoken: ','\nmax: 2\n");
    check_lines(paragraph("a, b, c, d"), {"2:5:Test.A:3"});
    rules = {};
    rule("A", "extends: occurrence\nmessage: \"%s\"\ntoken: rTMS\nmin: 1\nscope: summary\n");
    check_lines(paragraph("geen"), {"1:1:Test.A:0"});
}

BOOST_AUTO_TEST_CASE(repetition_of_words) {
    rule("A", "extends: repetition\nmessage: \"%s\"\ntokens: ['[^\\s]+']\nalpha: true\nignorecase: true\n");
    check_lines(paragraph("De de 1 1 het"), {"2:4:Test.A:de"});
}

BOOST_AUTO_TEST_CASE(consistency_reports_once_both_were_seen) {
    rule("A", "extends: consistency\nmessage: \"%s\"\nother: ignored\neither: {advisor: adviser}\n");
    BOOST_REQUIRE(problems().size() == 1U);
    BOOST_TEST(problems()[0].starts_with("3:1:a rule that extends 'consistency' has no key 'other'"));
    BOOST_TEST(rules.whole());
    check_lines(lint("<article><p>advisor</p><p>adviser x adviser</p><p>x</p><p>advisor</p></article>"),
                {"1:37:Test.A:adviser", "1:59:Test.A:advisor"});
}

BOOST_AUTO_TEST_CASE(conditional_wants_the_definition_first) {
    rule("A",
         "extends: conditional\nmessage: \"%s\"\nfirst: '\\b([A-Z]{3,5})\\b'\nsecond: '\\(([A-Z]{3,5})\\)'\n"
         "exceptions: [NHS]\n");
    check_lines(lint("<article><p>WHO</p><p>World Health Organization (WHO)</p><p>WHO NHS</p></article>"),
                {"1:13:Test.A:WHO"});
}

BOOST_AUTO_TEST_CASE(capitalization_of_headings) {
    rule("A", "extends: capitalization\nmessage: \"%s|%s\"\nmatch: $title\nscope: heading\n");
    rule("B",
         "extends: capitalization\nmessage: \"%s\"\nmatch: $sentence\nscope: heading\nindicators: [':']\n"
         "exceptions: [Visual Studio, rTMS]\n");
    const auto titles = [&](const std::string& title) {
        return lint("<article><body><sec><title>" + title + "</title></sec></body></article>");
    };
    check_lines(titles("The way of the world is long"),
                {"1:28:Test.A:The way of the world is long|The Way of the World Is Long"});
    check_lines(titles("The Way of the World"), {"1:28:Test.B:The Way of the World"});
    check_lines(titles("Visual Studio in the NHS: What is it"),
                {"1:28:Test.A:Visual Studio in the NHS: What is it|Visual Studio in the NHS: What Is It"});
}

BOOST_AUTO_TEST_CASE(metric_and_readability_count_the_article) {
    rule("A",
         "extends: metric\nmessage: \"%s\"\nformula: (words / sentences) + heading.h1 * 100\ncondition: '> "
         "3'\n");
    rule("B", "extends: readability\nmessage: \"%s\"\nmetrics: [Flesch-Kincaid]\ngrade: -50\n");
    check_lines(lint("<article><body><sec><title>T</title><p>One two three four. Five "
                     "six.</p></sec></body></article>"),
                {"1:1:Test.A:103.00", "1:1:Test.B:-2.62"});
    check_lines(lint("<article><body><p/></body></article>"), {});
}

BOOST_AUTO_TEST_CASE(a_formula_in_error_says_where) {
    rule("A", "extends: metric\nmessage: x\nformula: (words / sentences\ncondition: '> 3'\n");
    rule("B", "extends: metric\nmessage: x\nformula: words / sentence\ncondition: '> 3'\n");
    check_lines(problems(), {"3:10:this is no formula: a closing parenthesis is missing at its end",
                             "3:10:a formula has no variable 'sentence'; did you mean 'sentences'?"});
}

BOOST_AUTO_TEST_CASE(what_cannot_be_run_is_told_by_name) {
    rule("A", "extends: script\nmessage: x\nscript: 'text := import(\"text\")'\n");
    rule("B", "extends: sequence\nmessage: x\ntokens:\n  - tag: NN\n");
    BOOST_REQUIRE(rules.problems().size() == 2U);
    BOOST_TEST(problems()[0].find("1:10:Test.A is a script") == 0U);
    BOOST_TEST(problems()[1].find("4:5:Test.B needs to know what part of speech") == 0U);
}

BOOST_AUTO_TEST_CASE(sequence_without_parts_of_speech) {
    rule("A",
         "extends: sequence\nmessage: \"%[1]s..%[3]s\"\ntokens:\n  - pattern: de\n  - pattern: man\n    "
         "skip: 1\n");
    check_lines(paragraph("Hij zag de oude man."), {"2:12:Test.A:de..man"});
}

BOOST_AUTO_TEST_CASE(spelling_says_what_it_does_not_support_and_knows_exceptions) {
    rule("A", "extends: spelling\nmessage: \"%s\"\ndic: mine.dic\n");
    BOOST_REQUIRE(problems().size() == 1U);
    BOOST_TEST(problems().front().find("'dic'") != std::string::npos);
    rule("B", "extends: spelling\nmessage: \"%s\"\nlanguage: [en]\nexceptions: [pattient]\n");
    check_lines(paragraph("The pattient waits."), {});
}

BOOST_AUTO_TEST_CASE(spelling_by_the_language_of_the_text) {
    environment.accept = {"rTMS"};
    rule("A", "extends: spelling\nmessage: \"%s\"\n");
    if (!problems().empty()) {
        BOOST_TEST_MESSAGE("skipped: " << problems().front());
        return;
    }
    check_lines(paragraph("De patiënnt krijgt een depressiebehandeling met rTMS.", "nl"),
                {"2:7:Test.A:patiënnt"});
    check_lines(paragraph("The pattient doesn’t recieve it."),
                {"2:8:Test.A:pattient", "2:25:Test.A:recieve"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
