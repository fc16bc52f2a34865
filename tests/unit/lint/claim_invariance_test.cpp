// Every article of the corpora, written in every format and in a dress that a reader does not see: the
// verdicts stay. With citations: they clear what they cover and nothing else.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include "lint_fixture.hpp"
#include "text/boundary.hpp"

using namespace kopij;
namespace fs = std::filesystem;
using test::Lines;

namespace {

enum class Kind { heading, paragraph, item };

struct Block {
    Kind kind;
    std::vector<std::string> sentences;
};
using Article = std::vector<Block>;

// The blocks of an article of the corpora, divided into sentences as the linter does: a line of the corpora
// is now and then two of them, or half of one.
Article read(const fs::path& path, const std::string& language, const text::Abbreviations& abbreviations) {
    std::vector<std::pair<Kind, std::string>> blocks;
    std::ifstream in(path);
    bool fresh = true;
    for (std::string line; std::getline(in, line);) {
        const auto text = line.find_first_not_of("#-*>0123456789. ");
        if (text == line.npos) {
            fresh = true;
            continue;
        }
        const auto digits = line.find_first_not_of("0123456789");
        const bool numbered = digits > 0 && digits < 3 && line.compare(digits, 2, ". ") == 0;
        const bool heading = line[0] == '#',
                   item = numbered || line.starts_with("- ") || line.starts_with("* ");
        const auto words = heading || item ? line.substr(line.find(' ') + 1) : line;
        if (heading || item || fresh)
            blocks.emplace_back(heading ? Kind::heading : item ? Kind::item : Kind::paragraph, words);
        else
            blocks.back().second += ' ' + words;
        fresh = heading;
    }
    Article out;
    for (const auto& [kind, whole] : blocks) {
        out.push_back({kind, {}});
        for (const auto range : text::sentences(whole, language, abbreviations))
            out.back().sentences.emplace_back(range.in(whole));
    }
    return out;
}

// Where the sentences of a written article stand, the headings' too.
struct Written {
    std::string text;
    std::vector<text::Range> sentences;
};

struct Format {
    const char *name, *path;
    const char *before, *after;  // of the whole; {} is the language
    const char *paragraph, *paragraph_end, *heading, *heading_end, *list, *list_end, *item, *item_end;
    const char *bold, *bold_end, *link, *link_end;
    const char *cited, *dangling;
    bool xml;
};

const std::vector<Format>& formats() {
    static const std::vector<Format> k_all{
        {"jats", "a.xml", "<article xml:lang=\"{}\"><body>\n",
         "</body><back><ref-list><ref id=\"r1\"/></ref-list></back></article>\n", "<p>", "</p>\n",
         "<sec><title>", "</title></sec>\n", "<list>\n", "</list>\n", "<list-item><p>", "</p></list-item>\n",
         "<bold>", "</bold>", "<ext-link href=\"https://example.org/\">", "</ext-link>",
         " <xref ref-type=\"bibr\" rid=\"r1\">1</xref>", " <xref ref-type=\"bibr\" rid=\"r9\">9</xref>",
         true},
        {"html", "a.html", "<html lang=\"{}\"><body>\n", "<ol><li id=\"r1\"></li></ol></body></html>\n",
         "<p>", "</p>\n", "<h2>", "</h2>\n", "<ul>\n", "</ul>\n", "<li>", "</li>\n", "<strong>", "</strong>",
         "<a href=\"https://example.org/\">", "</a>", " <a role=\"doc-biblioref\" href=\"#r1\">1</a>",
         " <a role=\"doc-biblioref\" href=\"#r9\">9</a>", true},
        {"docbook", "a.dbk",
         "<article xmlns=\"http://docbook.org/ns/docbook\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
         "version=\"5.0\" xml:lang=\"{}\">\n",
         "<bibliography><biblioentry xml:id=\"r1\"/></bibliography></article>\n", "<para>", "</para>\n",
         "<section><title>", "</title></section>\n", "<itemizedlist>\n", "</itemizedlist>\n",
         "<listitem><para>", "</para></listitem>\n", "<emphasis role=\"strong\">", "</emphasis>",
         "<link xlink:href=\"https://example.org/\">", "</link>", " <biblioref linkend=\"r1\"/>",
         " <biblioref linkend=\"r9\"/>", true},
        {"markdown", "{}/a.md", "---\nreferences:\n- id: r1\n  title: Walking\n---\n\n", "", "", "\n\n",
         "## ", "\n\n", "", "\n", "- ", "\n", "**", "**", "[", "](https://example.org/)", " [@r1]", " [@r9]",
         false},
    };
    return k_all;
}

std::string in_language(std::string text, const std::string& language) {
    if (const auto at = text.find("{}"); at != text.npos) text.replace(at, 2, language);
    return text;
}

std::string plain(const std::string& sentence, const Format& format) {
    if (!format.xml) return sentence;
    std::string out;
    for (const char c : sentence) {
        if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else
            out += c;
    }
    return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Spaces of all kinds, the second word bold, the fourth a link, a letter as a character reference, quotes and
// apostrophes as printers set them.
std::string dressed(const std::string& sentence, const Format& format, bool in_a_line) {
    const auto text = plain(sentence, format);
    std::string out;
    std::size_t word = 0;
    bool open = false;
    const auto ends = [&] { return word == 1 ? format.bold_end : word == 3 ? format.link_end : ""; };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') {
            open = !open;
            out += open ? "“" : "”";
        } else if (text[i] == '\'') {
            out += "’";
        } else if (text[i] != ' ') {
            out += text[i];
        } else {
            out += ends();
            ++word;
            const bool may_break = !in_a_line && i + 1 < text.size() && is_letter(text[i + 1]);
            out += word % 4 == 0                ? "&#160;"
                   : word % 4 == 2 && may_break ? "\n  "
                   : word % 4 == 3              ? "  "
                                                : " ";
            out += word == 1 ? format.bold : word == 3 ? format.link : "";
        }
    }
    out += ends();
    const auto e = out.find(" e");
    if (e != out.npos && e + 2 < out.size() && is_letter(out[e + 2])) out.replace(e + 1, 1, "&#101;");
    return out;
}

using Write = std::function<std::string(const Block&, std::size_t)>;

Written write(const Article& article, const Format& format, const std::string& language,
              const Write& sentence) {
    Written out{in_language(format.before, language), {}};
    for (std::size_t b = 0; b < article.size(); ++b) {
        const auto& block = article[b];
        const bool item = block.kind == Kind::item, heading = block.kind == Kind::heading;
        if (item && (b == 0 || article[b - 1].kind != Kind::item)) out.text += format.list;
        out.text += item ? format.item : heading ? format.heading : format.paragraph;
        for (std::size_t s = 0; s < block.sentences.size(); ++s) {
            if (s > 0) out.text += ' ';
            const auto begin = out.text.size();
            out.text += sentence(block, s);
            out.sentences.push_back({begin, out.text.size()});
        }
        out.text += item ? format.item_end : heading ? format.heading_end : format.paragraph_end;
        if (item && (b + 1 == article.size() || article[b + 1].kind != Kind::item))
            out.text += format.list_end;
    }
    out.text += format.after;
    return out;
}

std::string with_mark(const std::string& sentence, const std::string& mark) {
    auto end = sentence.find_last_not_of(".!?\"”)…") + 1;
    return sentence.substr(0, end) + mark + sentence.substr(end);
}

struct InvarianceFixture : test::LintFixture {
    InvarianceFixture() {
        rule("Claim", "extends: claim\nmessage: '%s (%s)'\nlevel: error\n");
        std::vector<fs::path> corpora{test::root() / "tests/corpora/claims",
                                      test::root() / "tests/corpora/claims-more"};
        if (const char* data = std::getenv("KOPIJ_DATA")) corpora.push_back(fs::path(data) / "real-prose");
        for (const auto& corpus : corpora) {
            for (const std::string language : {"nl", "en"}) {
                std::error_code ec;
                for (const auto& file : fs::directory_iterator(corpus / language, ec)) {
                    if (file.path().extension() == ".md") files.emplace_back(language, file.path());
                }
            }
        }
        std::sort(files.begin(), files.end());
    }

    // "2e" for each sentence with two findings, the first of which is an error.
    Lines verdicts(const Written& written, const Format& format, const std::string& language) const {
        const auto source = text::Source::from_bytes(in_language(format.path, language), written.text);
        const auto found = diagnostics(source);
        Lines out;
        std::size_t lost = found.size();
        for (const auto& sentence : written.sentences) {
            std::size_t count = 0;
            std::string level;
            for (const auto& one : found) {
                if (one.range.begin < sentence.begin || one.range.begin >= sentence.end) continue;
                ++count;
                level += diagnostic::to_string(one.severity).substr(0, 1);
            }
            lost -= count;
            out.push_back(level);
        }
        BOOST_TEST(lost == 0U);
        return out;
    }

    std::vector<std::pair<std::string, fs::path>> files;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(claim_invariance, InvarianceFixture)

BOOST_AUTO_TEST_CASE(no_dress_and_no_format_changes_a_verdict) {
    for (const auto& [language, path] : files) {
        const auto article = read(path, language, environment.abbreviations);
        Lines first;
        for (const auto& format : formats()) {
            BOOST_TEST_CONTEXT(path.filename().string() << " as " << format.name) {
                const auto as_is = write(article, format, language, [&](const Block& block, std::size_t s) {
                    return plain(block.sentences[s], format);
                });
                const auto verdict = verdicts(as_is, format, language);
                if (first.empty()) first = verdict;
                test::check_lines(verdict, first);
                const auto in_dress =
                    write(article, format, language, [&](const Block& block, std::size_t s) {
                        return dressed(block.sentences[s], format,
                                       !format.xml && block.kind != Kind::paragraph);
                    });
                test::check_lines(verdicts(in_dress, format, language), first);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_citation_clears_what_it_covers_and_nothing_else) {
    for (const auto& [language, path] : files) {
        const auto article = read(path, language, environment.abbreviations);
        for (const auto& format : formats()) {
            const auto cited = [&](const char* mark,
                                   const std::function<bool(const Block&, std::size_t)>& where) {
                return verdicts(write(article, format, language,
                                      [&](const Block& block, std::size_t s) {
                                          const auto sentence = plain(block.sentences[s], format);
                                          return where(block, s) ? with_mark(sentence, mark) : sentence;
                                      }),
                                format, language);
            };
            const auto nowhere = [](const Block&, std::size_t) { return false; };
            const auto everywhere = [](const Block& block, std::size_t) {
                return block.kind != Kind::heading;
            };
            const auto inside = [](const Block& block, std::size_t s) {
                return s % 2 == 0 && s + 1 < block.sentences.size();
            };
            const auto at_the_end = [](const Block& block, std::size_t s) {
                return block.kind != Kind::heading && s + 1 == block.sentences.size();
            };
            BOOST_TEST_CONTEXT(path.filename().string() << " as " << format.name) {
                const auto without = cited("", nowhere);
                test::check_lines(cited(format.dangling, everywhere), without);
                const Lines none(without.size());
                test::check_lines(cited(format.cited, at_the_end), none);
                auto expected = without;
                std::size_t at = 0;
                for (const auto& block : article) {
                    for (std::size_t s = 0; s < block.sentences.size(); ++s, ++at) {
                        if (inside(block, s)) expected[at].clear();
                    }
                }
                test::check_lines(cited(format.cited, inside), expected);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
