#include "lint/examples.hpp"

#include "lint/language.hpp"
#include "lint/runner.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

/// An example as a file, and where the text that it marks stands in it.
struct Staged {
    std::string path;
    std::string content;
    std::vector<text::Range> marked;
};

/// Takes "[[" and "]]" out, and says what stood between them. A piece of text goes through `escape` on its
/// own, so that the ranges are those of the result.
void unmark(std::string_view text, Staged& out, std::string (*escape)(std::string_view)) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto next = std::min({text.find("[[", at), text.find("]]", at), text.size()});
        out.content += escape(text.substr(at, next - at));
        if (next == text.size()) break;
        if (text[next] == '[') {
            begin = out.content.size();
        } else {
            out.marked.push_back({begin, out.content.size()});
        }
        at = next + 2;
    }
}

/// The header of a catalogue in the language, from the other one that Kopij knows.
std::string po_header(const std::string& language) {
    return "msgid \"\"\nmsgstr \"\"\n\"PO-Revision-Date: 2026-01-31 12:00+0100\\n\"\n\"Last-Translator: N "
           "<n@example.org>\\n\"\n"
           "\"Language: " +
           language +
           "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
           "\"X-Source-Language: " +
           (language == "nl" ? "en" : "nl") + "\\n\"\n\n";
}

Staged stage(const Example& example, std::string_view text, const std::string& language) {
    const auto keep = [](std::string_view piece) { return std::string(piece); };
    Staged out;
    if (example.format == "po") {
        out.path = "example.po";
        if (!text.starts_with("msgid \"\"\n")) out.content = po_header(language);
        unmark(text, out, keep);
    } else if (example.format == "markdown") {
        out.path = "example.md";
        unmark(text, out, keep);
    } else if (example.format == "html") {
        out.path = "example.html";
        unmark(text, out, keep);
    } else if (example.format == "jats" && text.find("<article") != std::string_view::npos) {
        out.path = "example.xml";
        unmark(text, out, keep);
    } else {
        out.path = "example.xml";
        const bool bare = example.format == "text";
        out.content = "<article xml:lang=\"" + language + "\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><body>" + (bare ? "<p>" : "");
        if (bare) {
            unmark(text, out, markup::escape_text);
        } else {
            unmark(text, out, keep);
        }
        out.content += bare ? "</p></body></article>" : "</body></article>";
    }
    return out;
}

std::string shown(const std::vector<text::Range>& ranges, std::string_view content) {
    std::string out;
    for (const auto range : ranges)
        out += (out.empty() ? "'" : ", '") + std::string(range.in(content)) + '\'';
    return out.empty() ? text::tr("nothing") : out;
}

class Runner {
  public:
    Runner(const RuleSet::Entry& entry, const markup::Vocabularies& vocabularies,
           const Environment& environment)
        : m_entry(entry), m_vocabularies(vocabularies), m_environment(environment) {}

    std::vector<ExampleFailure> run() {
        for (const auto& example : m_entry.rule->examples) {
            for (const auto& text : example.bad) bad(example, text, language_of(example, text));
            for (const auto& text : example.good) good(example, text, language_of(example, text));
        }
        return std::move(m_failures);
    }

  private:
    std::string language_of(const Example& example, const std::string& text) const {
        if (!example.language.empty()) return example.language;
        if (!m_entry.rule->languages.empty()) return m_entry.rule->languages.front();
        if (example.format == "po") return "en";
        const auto guess = guess_language(text);
        return guess.empty() ? "en" : guess;
    }

    std::vector<text::Range> found_in(const Staged& staged, const std::string& language) {
        ProjectFacts project;
        project.settings.root = m_environment.root;
        project.settings.languages = {language};
        const FilePlan plan{{{&m_entry, m_entry.rule->level}}};
        const Linter linter(m_vocabularies, m_environment, project,
                            [&](const std::filesystem::path&) -> const FilePlan& { return plan; });
        std::vector<text::Range> out;
        for (const auto& one : linter.lint(text::Source::from_bytes(staged.path, staged.content))) {
            out.push_back(one.range);
            if (one.rule != m_entry.rule->id) m_other = one.message;
        }
        return out;
    }

    void bad(const Example& example, const std::string& text, const std::string& language) {
        const auto staged = stage(example, text, language);
        const auto found = found_in(staged, language);
        if (found.empty() || (!staged.marked.empty() && found != staged.marked)) {
            fail(example, text,
                 text::tr_format(
                     "wanted was {0}, found was {1}",
                     staged.marked.empty() ? text::tr("a finding") : shown(staged.marked, staged.content),
                     shown(found, staged.content)));
        }
    }

    void good(const Example& example, const std::string& text, const std::string& language) {
        const auto staged = stage(example, text, language);
        const auto found = found_in(staged, language);
        if (!found.empty()) {
            fail(example, text,
                 text::tr_format("wanted was nothing, found was {0}", shown(found, staged.content)));
        }
    }

    void fail(const Example& example, const std::string& text, std::string message) {
        if (!m_other.empty()) message += ": " + m_other;
        m_other.clear();
        m_failures.push_back({text, example.range, std::move(message)});
    }

    const RuleSet::Entry& m_entry;
    const markup::Vocabularies& m_vocabularies;
    const Environment& m_environment;
    std::string m_other;
    std::vector<ExampleFailure> m_failures;
};

}  // namespace

std::vector<ExampleFailure> check_examples(const RuleSet::Entry& entry,
                                           const markup::Vocabularies& vocabularies,
                                           const Environment& environment) {
    return Runner(entry, vocabularies, environment).run();
}

}  // namespace kopij::lint
