#include "lint/scanner.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "lint/literals.hpp"
#include "lint_fixture.hpp"
#include "text/utf8.hpp"

namespace kopij::test {
namespace {

using lint::Literals;
using lint::Pattern;

// Every construct that the reader of literals knows, and some that it does not.
const std::vector<std::string> k_patterns = {
    R"(\b(?:is|isn't|are|aren't)\b)",
    R"((?i)(?m)\b(?:kan|sap|allows?)\b)",
    R"((?i)k+)",
    R"(\bSo[\s,])",
    R"((?:^|\s)I\s)",
    R"(\([^)]+\))",
    R"("[^"]+"[.,?])",
    R"([a-z][.?!] {2,}[A-Z]|[a-z][.?!][A-Z])",
    R"(\d{1,2} ?[ap]m\b)",
    R"(\b([A-Z]{3,5})\b)",
    R"((?<!a)b)",
    R"((?<=is )an?)",
    R"(a(?=b)b*)",
    R"(\w+nt)",
    R"(\b\w+\b)",
    R"([^\s]+)",
    R"((a|b)\1)",
    R"((?i:ab)C)",
    R"(a(?i)b|c)",
    R"((?>aa?)b)",
    R"(é+)",
    R"((?i)é|ü)",
    R"([—–]\s)",
    R"((?i)[éa]b)",
    R"(x*)",
    R"(a{2,3}b{0}c)",
    R"(\x41b|\x{e9})",
    R"([[:upper:]]{2})",
    R"([^\W\d]b)",
    R"(\p{Lu}\p{Ll}*s)",
    R"(\s+a\s*b)",
    R"(\Ba\B)",
    R"(etc\.\b)",
    R"((?i)(?:^|\s)I(?=\s)|\bK\b)",
    R"([a-c]+\sis\b)",
    R"(\w+!|x{2}"[^"]+)",
    R"([^,]+,\s?(?:and|is))",
    R"((?:\b[A-Z][a-z]+ )+\()",
    R"(\d+(?:am|pm))",
    R"((?:a|é)?[.!](?:is)?(?=[A-Z]))",
    R"(\b(?:is|are)\b\s*\b(?:\w+ed|kan|allow|ab|aa|am|an|so|is|So|x|c)\b)",
};

const std::vector<std::string> k_pieces = {
    "a",  "b",      "ab", "aa", "is",  "isn't", "are", "kan", "K",    "k",      "\u212A",
    "s",  "\u017F", "So", "I",  " ",   " ",     "\n",  ".",   ",",    "(",      ")",
    "\"", "12",     "am", "pm", "ABC", "é",     "É",   "ü",   "—",    "\u00A0", "allow",
    "x",  "c",      "C",  "nt", "an",  "_",     "!",   "  ",  "etc.", "Zs"};

std::string random_text(std::mt19937& random) {
    std::string out;
    for (auto left = random() % 12; left > 0; --left) out += k_pieces[random() % k_pieces.size()];
    return out;
}

std::vector<text::Range> matches(const Pattern& pattern, std::string_view text) {
    std::vector<text::Range> out;
    lint::for_each_match(pattern, text, [&](const lint::Match& match) { out.push_back(match.whole()); });
    return out;
}

/// Whether what stands before the literal in the match is what the pattern is said to have there.
bool is_near(const Literals& literals, std::string_view text, text::Range match, std::size_t literal) {
    if (literal < match.begin || literal >= match.end) return false;
    const auto before = text.substr(match.begin, literal - match.begin);
    return text::count_code_points(before) <= literals.most_before &&
           std::all_of(before.begin(), before.end(),
                       [&](char c) { return literals.before[static_cast<unsigned char>(c)]; });
}

/// Every group of every match.
std::vector<std::string> groups(const Pattern& pattern, std::string_view text, std::size_t most) {
    std::vector<std::string> out;
    lint::for_each_match(pattern, text, [&](const lint::Match& match) {
        for (std::size_t i = 0; i < most; ++i) {
            const bool there = i < match.groups.size() && match.groups[i];
            out.push_back(there ? std::string(match.groups[i]->in(text)) : "-");
        }
    });
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scanner)

BOOST_AUTO_TEST_CASE(no_match_is_without_its_literals) {
    std::mt19937 random(1);
    std::vector<Pattern> patterns(k_patterns.begin(), k_patterns.end());
    const lint::Scanner scanner(patterns);
    for (int round = 0; round < 3000; ++round) {
        const auto text = random_text(random);
        std::vector<lint::Scanner::Hit> hits;
        if (!scanner.scan(text, hits)) continue;
        for (const auto& pattern : patterns) {
            const auto number = scanner.number_of(pattern);
            const auto& literals = pattern.literals();
            for (const auto match : matches(pattern, text)) {
                const auto told = std::any_of(hits.begin(), hits.end(), [&](const auto& hit) {
                    return hit.pattern == number && (literals.kind == Literals::Kind::inside
                                                         ? is_near(literals, text, match, hit.offset)
                                                         : hit.offset == match.begin);
                });
                BOOST_CHECK_MESSAGE(number == scanner.size() || told,
                                    pattern.text() + " in '" + text + "' at " + std::to_string(match.begin));
                BOOST_CHECK_MESSAGE(
                    match.empty() || literals.first[static_cast<unsigned char>(text[match.begin])],
                    pattern.text() + " begins otherwise in '" + text + "'");
            }
        }
    }
}

// A named group keeps a pattern from being rearranged.
BOOST_AUTO_TEST_CASE(alternatives_that_are_rearranged_match_the_same) {
    const std::vector<std::string> lists = {
        R"((is)|(an)|(I)|(am|so)|(a)|(ab)|(allow)|(k)|(So))",
        R"(\b(?:(is)|aa|a|(?:x|c)|(ab?)|am|\w(n)|allow|S(o)|é|(an)|k)\b)",
        R"((?:a|b|c|(x)|(s)|k|K|(?:I|a)s|aa|ab|so|am|1|12)+)",
        R"((?:a(?=b)|(b)|c|x|s|(?<=a)n|nt|an|k|is|i|\.|,|\(|\)))",
        R"((?:(?-i)a|b|c|x|k|(?i)s|i|is|n|an|nt))",
        R"((?:|a|b|c|x|k|s|i|is|n|an|nt)!)",
    };
    std::mt19937 random(3);
    for (const auto& list : lists) {
        for (const std::string flags : {"", "(?i)"}) {
            const auto pattern = flags + list + "(?:)(?:)(?:)(?:)(?:)(?:)(?:)";
            const Pattern arranged(pattern);
            const Pattern plain("(?:" + pattern + ")(?P<none>)");
            BOOST_TEST(lint::literals_of(pattern).valid, pattern);
            std::size_t most = 1;
            for (std::size_t at = 0; at + 1 < list.size(); ++at)
                most += list[at] == '(' && list[at + 1] != '?' && (at == 0 || list[at - 1] != '\\') ? 1 : 0;
            for (int round = 0; round < 500; ++round) {
                const auto text = random_text(random);
                const auto expected = groups(plain, text, most);
                const auto found = groups(arranged, text, most);
                BOOST_CHECK_MESSAGE(found == expected, pattern + " in '" + text +
                                                           "': " + fmt::format("{}", fmt::join(found, ",")) +
                                                           " and not " +
                                                           fmt::format("{}", fmt::join(expected, ",")));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_other_case_of_an_ascii_letter_is_said_to_be_unknown) {
    const lint::Scanner scanner({Pattern("(?i)kan")});
    std::vector<lint::Scanner::Hit> hits;
    BOOST_TEST(!scanner.scan("\u212Aan", hits));
    BOOST_TEST(scanner.scan("een kan", hits));
    BOOST_TEST(hits.size() == 1U);
}

BOOST_AUTO_TEST_CASE(valid_is_said_of_no_pattern_that_the_engine_refuses) {
    const std::vector<std::string> broken = {"(a",     "a)",       "[a",    "a**",     "*a",
                                             "a{3,2}", "(?<=a+)b", "[z-a]", "(?P<n>",  "\\p{Xyz}",
                                             "(a)\\2", "a\\",      "(?z)a", "x{70000}"};
    for (const auto& pattern : broken) {
        BOOST_TEST(!lint::literals_of(pattern).valid, pattern);
    }
}

// What is found with the scanner is what is found without it.
BOOST_FIXTURE_TEST_CASE(an_article_gives_the_same_with_and_without, LintFixture) {
    std::mt19937 random(2);
    for (std::size_t i = 0; i < k_patterns.size(); ++i) {
        std::string quoted;
        for (const char c : k_patterns[i]) quoted.append(c == '\'' ? 2 : 1, c);
        rule("P" + std::to_string(i),
             "extends: existence\nmessage: \"%s\"\nscope: [text, sentence, raw]\nraw: ['" + quoted + "']\n");
    }
    check_lines(problems(), {});
    for (int round = 0; round < 200; ++round) {
        std::string content = "a ";
        for (int sentence = 0; sentence < 6; ++sentence) content += random_text(random) + ". ";
        const auto source = text::Source::from_bytes("a.txt", content);
        std::size_t expected = 0;
        for (const auto& pattern : k_patterns) {
            std::vector<text::Range> all;
            for (const auto match : matches(Pattern(pattern), content)) {
                if (!match.empty()) all.push_back(match);
            }
            expected += all.size();
        }
        std::size_t whole = 0;
        for (const auto& one : diagnostics(source)) whole += one.range.empty() ? 0 : 1;
        // Sentences may find what the whole does not, and give up nothing that it finds.
        BOOST_TEST(whole >= expected);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
