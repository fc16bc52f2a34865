// sequence: words that follow each other in a sentence, each matching a pattern.
#include <algorithm>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

struct Step {
    Pattern pattern;
    std::size_t skip = 0;  ///< how many words may stand before this one
    bool negate = false;
};

/// Words with the marks inside them, and each other mark by itself.
const Pattern k_words(R"([\p{L}\p{N}*_](?:[\p{L}\p{N}*_'’\-]*[\p{L}\p{N}*_])?|[^\s\p{L}\p{N}])");

class Sequence : public Check {
  public:
    Sequence(std::vector<Step> steps, std::size_t anchor) : m_steps(std::move(steps)), m_anchor(anchor) {}

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), [&](const Text& text) {
            const auto content = text.text();
            std::vector<text::Range> words;
            for_each_match(k_words, content, [&](const Match& match) { words.push_back(match.whole()); });
            for (std::size_t i = 0; i < words.size(); ++i) {
                if (fits(m_steps[m_anchor], words[i], text, findings)) around(i, words, text, findings);
            }
        });
    }

  private:
    static bool fits(const Step& step, text::Range word, const Text& text, Findings& findings) {
        const auto where = [&] { return text.source_range(word); };
        return step.pattern.empty() ||
               findings.holds(word.in(text.text()), step.pattern, where) != step.negate;
    }

    /// From the anchor to the left, then to the right.
    void around(std::size_t at, const std::vector<text::Range>& words, const Text& text,
                Findings& findings) const {
        const auto content = text.text();
        auto first = at;
        for (std::size_t step = m_anchor; step-- > 0;) {
            // What may be skipped before a step lies between it and the one to its left.
            const auto furthest = m_steps[step + 1].skip + 1;
            std::size_t distance = 1;
            while (distance <= furthest && first >= distance &&
                   !fits(m_steps[step], words[first - distance], text, findings))
                ++distance;
            if (distance > furthest || first < distance) return;
            first -= distance;
        }
        auto last = at;
        for (std::size_t step = m_anchor + 1; step < m_steps.size(); ++step) {
            const auto furthest = m_steps[step].skip + 1;
            std::size_t distance = 1;
            while (distance <= furthest && last + distance < words.size() &&
                   !fits(m_steps[step], words[last + distance], text, findings))
                ++distance;
            if (distance > furthest || last + distance >= words.size()) return;
            last += distance;
        }
        Finding finding{text.source_range({words[first].begin, words[last].end})};
        for (auto i = first; i <= last; ++i) finding.arguments.emplace_back(words[i].in(content));
        findings.add(std::move(finding));
    }

    std::vector<Step> m_steps;
    std::size_t m_anchor;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    std::vector<Step> steps;
    for (const auto* token : rule.find("tokens")->as_list()) {
        Step step;
        for (const auto& [key, value] : token->entries()) {
            if (key.scalar() == "pattern" && !value.scalar().empty()) {
                step.pattern = Pattern((rule.flag("ignorecase") ? "(?i)" : "") +
                                       in_template(value.scalar(), Boundaries::words, environment));
                if (!check_patterns(value, step.pattern, rule, problems)) return nullptr;
            } else if (key.scalar() == "skip") {
                step.skip = static_cast<std::size_t>(std::max(0LL, value.as_integer().value_or(0)));
            } else if (key.scalar() == "negate") {
                step.negate = value.as_bool().value_or(false);
            } else if (key.scalar() == "tag" && !value.scalar().empty()) {
                problems.unsupported(
                    key.range(), text::tr_format("{0} needs to know what part of speech a word is, which is "
                                                 "not supported; the other rules are run",
                                                 rule.id));
                return nullptr;
            } else if (key.scalar() != "pattern" && key.scalar() != "tag") {
                problems.add(key.range(),
                             text::tr_format("a token of a sequence has no key '{0}'", key.scalar()),
                             text::tr_format("Allowed here: {0}.", "pattern, tag, skip, negate"));
                return nullptr;
            }
        }
        steps.push_back(std::move(step));
    }
    const auto anchor = std::find_if(steps.begin(), steps.end(),
                                     [](const Step& step) { return !step.pattern.empty() && !step.negate; });
    if (anchor == steps.end()) {
        problems.add(rule.range("tokens"),
                     text::tr("one of the tokens must have a pattern that is not negated"));
        return nullptr;
    }
    const auto at = static_cast<std::size_t>(anchor - steps.begin());
    return std::make_unique<Sequence>(std::move(steps), at);
}

}  // namespace

const Kind k_sequence = {"sequence",
                         {{"tokens", KeyType::any, Key::Need::required}, {"ignorecase", KeyType::flag}},
                         make,
                         Kind::UnknownKeys::refused,
                         "sentence"};

}  // namespace kopij::lint::kinds
