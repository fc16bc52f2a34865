// capitalization: how headings and other texts use capitals.
#include <algorithm>
#include <array>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/title_case.hpp"
#include "lint/tokens.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// Any other `match` is a pattern.
constexpr std::array<std::string_view, 4> k_named_cases = {"$title", "$sentence", "$lower", "$upper"};

class Capitalization : public Check {
  public:
    Capitalization(const Rule& rule, const Environment& environment)
        : m_match(rule.text("match")),
          m_style(rule.text("style") == "Chicago" ? TitleStyle::chicago : TitleStyle::ap),
          m_threshold(rule.number("threshold")),
          m_kept(kept(rule, environment)),
          m_indicators(rule.list("indicators")),
          m_exceptions(rule, environment),
          // A phrase of the exceptions is one word.
          m_words(m_exceptions.patterns()) {
        if (m_threshold == 0) m_threshold = k_threshold;
        if (m_match.empty() || m_match.front() != '$') m_pattern = Pattern(m_match);
        if (const auto prefix = rule.text("prefix"); !prefix.empty())
            m_prefix = Pattern("^(?:" + prefix + ")");
    }

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), [&](const Text& text) {
            const auto content = text.text();
            const auto where = [&] { return text.source_range({0, content.size()}); };
            std::string expected;
            if (content.empty() || is_right(content, expected, {findings, where})) return;
            findings.add({where(), {std::string(content), expected}});
        });
    }

    const Pattern& pattern() const { return m_pattern; }
    const Pattern& prefix() const { return m_prefix; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    static constexpr double k_threshold = 0.8;

    /// Whom to tell of a search that gives up, and where it was.
    struct Report {
        Findings& findings;
        Callback<text::Range()> where;
    };

    bool is_right(std::string_view content, std::string& expected, const Report& report) const {
        if (m_match == "$lower")
            return expected = text::to_lower(content), expected == content || covered(content, report);
        if (m_match == "$upper")
            return expected = text::to_upper(content), expected == content || covered(content, report);
        if (m_match != "$title" && m_match != "$sentence") {
            expected = m_match;
            // Of what it gave up on nothing is known.
            return report.findings.holds(content, m_pattern, report.where) || covered(content, report) ||
                   report.findings.has_given_up();
        }
        auto judged = content;
        if (Match match; !m_prefix.empty() && m_prefix.search(content, 0, match) == Searched::found) {
            judged.remove_prefix(match.whole().end);
        }
        expected = std::string(content.substr(0, content.size() - judged.size()));
        expected += m_match == "$title" ? title_case(judged, m_style, m_kept)
                                        : sentence_case(judged, m_kept, m_indicators);
        return enough(m_words.in(content), m_words.in(expected), report);
    }

    static KeptWords kept(const Rule& rule, const Environment& environment) {
        auto words = rule.list("exceptions");
        if (rule.flag("vocab", true))
            words.insert(words.end(), environment.accept.begin(), environment.accept.end());
        return KeptWords(std::move(words));
    }

    bool covered(std::string_view text, const Report& report) const {
        return m_exceptions.cover(text, report.findings, report.where);
    }

    /// Whether enough words are written as wanted.
    bool enough(const std::vector<std::string_view>& words, const std::vector<std::string_view>& wanted,
                const Report& report) const {
        if (words.empty()) return true;
        double right = 0;
        for (std::size_t i = 0; i < words.size(); ++i) {
            const auto word = words[i];
            const bool capitals = m_match == "$title" && word == text::to_upper(word);
            if (i >= wanted.size() || word == wanted[i] || covered(word, report) || capitals) {
                ++right;
            } else if (i == 0 && m_match == "$sentence" && word != text::with_capital(text::to_lower(word))) {
                return false;
            }
        }
        return right / static_cast<double>(words.size()) >= m_threshold;
    }

    std::string m_match;
    TitleStyle m_style;
    double m_threshold;
    KeptWords m_kept;
    std::vector<std::string> m_indicators;
    Exceptions m_exceptions;
    HeadingWords m_words;
    Pattern m_pattern;
    Pattern m_prefix;
};

/// Keys that say how capitals are judged, and cannot mean what they say.
void check_ways(const Rule& rule, RuleProblems& problems) {
    const auto* style = rule.find("style");
    if (style != nullptr && !style->is_null() && style->scalar() != "AP" && style->scalar() != "Chicago") {
        problems.doubtful_name(*style, {"AP", "Chicago"},
                               text::tr_format("'{0}' is no style of titles, so AP counts", style->scalar()));
    }
    const auto threshold = rule.number("threshold");
    if (threshold < 0 || threshold > 1)
        problems.doubtful(rule.range("threshold"),
                          text::tr("'threshold' is a part of the words: from 0 to 1, as 0.8"));
}

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto match = rule.text("match");
    if (match.size() > 1 && match.front() == '$' && text::is_letter(static_cast<unsigned char>(match[1])) &&
        std::find(k_named_cases.begin(), k_named_cases.end(), match) == k_named_cases.end()) {
        problems.add(rule.range("match"), text::tr_format("'{0}' is no way to write capitals", match),
                     text::tr_format("Allowed here: {0}.", "$title, $sentence, $lower, $upper"));
        return nullptr;
    }
    if (match.empty()) {
        problems.add(rule.range("match"), text::tr_format("the pattern '{0}' is empty", "match"),
                     text::tr_format("Allowed here: {0}.", "$title, $sentence, $lower, $upper"));
        return nullptr;
    }
    check_ways(rule, problems);
    auto check = std::make_unique<Capitalization>(rule, environment);
    static const config::Value k_none;
    const auto* prefix = rule.find("prefix");
    const bool good = check_patterns(*rule.find("match"), check->pattern(), rule, problems) &&
                      check_patterns(prefix == nullptr ? k_none : *prefix, check->prefix(), rule, problems) &&
                      check_exceptions(rule, check->exceptions(), problems);
    if (!good) return nullptr;
    return check;
}

}  // namespace

const Kind k_capitalization = {"capitalization",
                               {{"match", KeyType::text, Key::Need::required},
                                {"style"},
                                {"exceptions", KeyType::list},
                                {"indicators", KeyType::list},
                                {"threshold", KeyType::number},
                                {"vocab", KeyType::flag},
                                {"prefix"}},
                               make,
                               Kind::UnknownKeys::refused,
                               nullptr,
                               2};

}  // namespace kopij::lint::kinds
