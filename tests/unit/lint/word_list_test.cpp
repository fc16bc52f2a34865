// What literals tell without a search is what the search finds.
#include <fmt/format.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "lint/literals.hpp"
#include "lint_fixture.hpp"

namespace kopij::test {
namespace {

using lint::Pattern;

// Lists of words, whose order matters, and what is nearly one.
const std::vector<std::string> k_lists = {
    R"(\b(?:is|isn't|are|aren't|a|an|and)\b)",
    R"((?i)(?m)\b(?:kan|sap|allows?|Kas|so|as|s|k)\b)",
    R"((?m)\b(?:(is)|(a(?:n|re))|(so|k)|(an|kan))\b)",
    R"((?i)(?:an|a|kan't|is)\b)",
    R"(\b(?:kan|kan een|een)(?: is)?\b)",
    R"((?:a|ab|abc)c?)",
    R"((?:a|ab|abc)??c)",
    R"((?:a|ab)?+b)",
    R"((?>a|ab)c)",
    R"((?:(a)|b)(c)?)",
    R"((a)(b)?|(c))",
    R"((?i)\b(?:één|een|e|É|‘s|’s|a’s)\b)",
    R"(\b(?:één|een|—|ü|aü)\b)",
    R"((?:a\b.|a\b|\ba c|ab))",
    R"((?-i)a|(?i)b|an(?-i)k)",
    R"((?i:a(?-i:b)c))",
    R"([ab]c|[^a]c|[a-c]s)",
    R"((?:is){2}|is{1,2}|(?:is)+)",
    R"((?:^|\n)is|is$|is(?!\w))",
    R"((?:a|b){0}c|x)",
    R"(\ba\b|\Ban|\.)",
    R"((?:is|\w+d|an|so)\b)",
    R"((?:is|een) (?:een|kan|so)|is een kan)",
    R"((?<!a)is|(?<=n )een|an)",
    R"([^,]+,\s\w+\s(?:and|or))",
    R"([a-z]+ ?(?:een|kan) \w+[.!])",
    R"((?:[^\s,]+,){1,} \w+ (?:and|or) \w+[.?!])",
    R"(\w*\s?een\d?[.,]+and)",
    R"(\b(?:\w+our|centre|allow|\w+and)\b)",
    R"((?:a\w)?\s*,and|\d{2} ?or)",
    R"(\b(is|are|an|kan)\b\s*(?m)\b(?:[\w]+ed|kan|allows|s|k)\b)",
    R"((?i)\b(am|is|are|an|k)\b\s*\b(?:\w+ed|\w+s|kan|allow|an|k|s)\b)",
    R"((?i)\b(?:is|een)\b\s\b(so|kan|een)\b)",
    R"(\b(is|a)\b\s+(?i)(kan|as|\w+s)\b)",
    R"((?i)\b(?:so|is an|a b|kan)\b\s*\b(?:een|as|k is|allows)\b)",
    R"(\b(?:is|is an|a)\b\s*\b(?:an|een kan|een)\b)",
    R"((?i)\b(?:so|is an|a b|kan)\b\s*\b(?:een|as|k is|allows)\b)",
    R"(\b(?:is|is an|a)\b\s*\b(?:an|een kan|een)\b)",
    R"(\d+(?:or|an|b))",
    R"([a-z]+\s(?m)\b(?:(?:e|é)?en|an|is|kan|so|as|k|s|b|c|d)\b)",
    R"((?i)\d{1,2}[.,]|\d{1,2} (?:an|b|c)|[a-z]+ een)",
    R"((?m)(?:^|\s)an(?=\s)|^[.]b|^(?:|a)k|^\b,)",
    R"((?:[^,]+,)+\s\w+\s(?:an|and|or|is)\b)",
    R"(\w+(?:an|is|kan)(?!\w)|\w+(?:and|so)\b)",
    R"([a-z]+[!.,]{2,}|x{2}|(?i)(?:is|an|k){2,3}a)",
    R"(\b[a-z]+\s(?:een|an)|\b(?:\b|a)s)",
    R"((?:\b\w)?s|(?:\b|x)an!)",
    R"(\b([A-Z]{3,5})\b)",
};

const std::vector<std::string> k_pieces = {
    "a",  "an",  "and", "is",     "isn't", "are", "kan", "Kan",    "KAN",    "k",     "s",      "so",  "So",
    "as", "een", "e",   "één",    "É",     "ü",   "—",   "’s",     "'t",     "allow", "allows", " ",   " ",
    " ",  "  ",  "\n",  ".",      ",",     ", ",  "!",   "\u212A", "\u017F", "ab",    "b",      "abc", "c",
    "d",  "or",  "x",   "\u00A0", "_",     "12",  "-",   "中",     "n",      "ed",    "walked"};

std::string random_text(std::mt19937& random) {
    std::string out;
    for (auto left = random() % 14; left > 0; --left) out += k_pieces[random() % k_pieces.size()];
    return out;
}

/// The same pattern, as one that literals tell nothing of.
std::string searched(const std::string& pattern) { return "(?:" + pattern + ")(*ACCEPT)"; }

std::string shown(const lint::Match& match) {
    std::string out;
    for (const auto& group : match.groups)
        out += group ? fmt::format("{}-{} ", group->begin, group->end) : std::string("- ");
    while (out.ends_with("- ") && out != "- " && out[out.size() - 3] == ' ') out.resize(out.size() - 2);
    return out;
}

std::string all_matches(const Pattern& pattern, std::string_view text) {
    std::string out;
    lint::for_each_match(pattern, text, [&](const lint::Match& match) { out += shown(match) + "; "; });
    return out;
}

std::string places(const Pattern& pattern, std::string_view text) {
    std::string out;
    lint::Match match;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) continue;
        if (pattern.match_at(text, at, match) == lint::Searched::found) out += shown(match) + "; ";
    }
    return out;
}

std::string quoted(const std::string& pattern) {
    std::string out = "'";
    for (const char c : pattern) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(word_list)

BOOST_AUTO_TEST_CASE(a_list_is_searched_as_the_engine_does) {
    std::mt19937 random(4);
    for (const auto& list : k_lists) {
        BOOST_REQUIRE_MESSAGE(!Pattern(searched(list)).problem(), list);
        const Pattern told(list);
        const Pattern plain(searched(list));
        for (int round = 0; round < 400; ++round) {
            const auto text = random_text(random);
            BOOST_CHECK_MESSAGE(all_matches(told, text) == all_matches(plain, text),
                                list << " in '" << text << "': " << all_matches(told, text) << " and not "
                                     << all_matches(plain, text));
            BOOST_CHECK_MESSAGE(places(told, text) == places(plain, text), list << " at places of '" << text);
        }
    }
}

BOOST_AUTO_TEST_CASE(plain_lists_are_known_and_others_are_not) {
    const auto exact = [](const std::string& pattern) {
        const auto literals = lint::literals_of(pattern);
        return static_cast<std::size_t>(std::count_if(literals.all.begin(), literals.all.end(),
                                                      [](const auto& literal) { return literal.exact; }));
    };
    BOOST_TEST(exact(R"((?i)(?m)\b(?:kan|sap|e-?mail)\b)") == 4U);
    BOOST_TEST(exact(R"((?m)\b(?:(is)|(a(?:n|re)))\b)") == 3U);
    BOOST_TEST(exact(R"(\b(?:is|\w+d|an)\b)") == 0U);
    BOOST_TEST(exact(R"(\b(?:is|and\w|an)\b)") == 2U);
    BOOST_TEST(exact(R"(^is)") == 0U);
    BOOST_TEST(exact(R"(is(?=a)|is(?!a)|(?<=a)is)") == 0U);
    BOOST_TEST(exact(R"((is)(an)|a\bb)") == 0U);
}

// Each list as a rule, and as a rule that is searched for everywhere.
BOOST_FIXTURE_TEST_CASE(an_article_gives_what_the_engine_finds, LintFixture) {
    for (std::size_t i = 0; i < k_lists.size(); ++i) {
        const std::string head = "extends: existence\nmessage: \"%s\"\nscope: [text, sentence, raw]\nraw: [";
        rule("A" + std::to_string(i), head + quoted(k_lists[i]) + "]\n");
        rule("B" + std::to_string(i), head + quoted(searched(k_lists[i])) + "]\n");
    }
    check_lines(problems(), {});
    std::mt19937 random(5);
    for (int round = 0; round < 300; ++round) {
        std::string content = "a ";
        for (int sentence = 0; sentence < 6; ++sentence) content += random_text(random) + ". ";
        const auto source = text::Source::from_bytes("a.md", content);
        Lines told;
        Lines found;
        for (const auto& one : diagnostics(source)) {
            const auto name = one.rule.substr(6);
            (one.rule[5] == 'A' ? told : found)
                .push_back(fmt::format("{} {}-{} {}", name, one.range.begin, one.range.end, one.message));
        }
        std::sort(told.begin(), told.end());
        std::sort(found.begin(), found.end());
        BOOST_TEST_CONTEXT(content) { check_lines(told, found); }
    }
}

// The lists that are in use, on texts of their own words.
BOOST_FIXTURE_TEST_CASE(published_lists_are_searched_as_the_engine_does, LintFixture) {
    const auto folder = data_folder("vale/published");
    if (!folder) return;
    std::vector<std::string> missing;
    const auto styles = lint::find_styles({*folder}, {}, missing);
    rules = lint::RuleSet::load(styles, environment);
    std::mt19937 random(6);
    std::size_t patterns = 0;
    for (const auto& entry : rules.rules()) {
        for (const auto& pattern : entry.check->patterns()) {
            const auto& literals = pattern.literals().all;
            if (literals.empty() || Pattern(searched(pattern.text())).problem()) continue;
            ++patterns;
            const Pattern plain(searched(pattern.text()));
            for (int round = 0; round < 60; ++round) {
                std::string text;
                for (int word = 0; word < 12; ++word) {
                    auto piece = std::string(literals[random() % literals.size()].text());
                    if (random() % 3 == 0 && piece[0] >= 'a') piece[0] = static_cast<char>(piece[0] ^ 0x20);
                    if (static_cast<unsigned char>(piece.back()) >= 0x80) piece = "é";
                    text += piece + k_pieces[random() % k_pieces.size()] + (random() % 3 == 0 ? "" : " ");
                }
                if (text::Source::from_bytes("", text).encoding_problem()) continue;
                BOOST_CHECK_MESSAGE(all_matches(pattern, text) == all_matches(plain, text),
                                    entry.rule->id << " in '" << text << "': " << all_matches(pattern, text)
                                                   << " and not " << all_matches(plain, text));
            }
        }
    }
    BOOST_TEST(patterns > 50U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
