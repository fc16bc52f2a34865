// readability: the mean of some grade levels of the whole article; or, with a formula, how hard a text is to
// read in its own language.
#include <algorithm>
#include <array>

#include "lint/article.hpp"
#include "lint/counts.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "text/boundary.hpp"
#include "text/message.hpp"
#include "text/syllables.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

/// Vale's.
class Grades : public Check {
  public:
    Grades(std::vector<std::string> metrics, double most) : m_metrics(std::move(metrics)), m_most(most) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& counts = article.counts();
        if (counts.empty()) return;
        double sum = 0;
        for (const auto& metric : m_metrics) sum += grade(metric, counts);
        const auto mean = sum / static_cast<double>(m_metrics.size());
        if (mean <= m_most) return;
        const auto start = article.source().begin();
        findings.add({{start, start}, {fmt::format("{:.2f}", mean)}});
    }

  private:
    std::vector<std::string> m_metrics;
    double m_most;
};

/// Prose of sentences: headings, cells and captions are left out.
bool is_running_text(const segment::Block& block) {
    return block.role == "paragraph" || block.role == "list-item" || block.role == "quote" ||
           block.role.empty();
}

struct Ease {
    std::string_view language;
    double base;
    double per_sentence_word;
    double per_syllable;
};
// Flesch (1948) for English, Douma (1960) for Dutch: from 0, very hard, to 100, very easy.
constexpr std::array<Ease, 2> k_ease = {{{"en", 206.835, 1.015, 84.6}, {"nl", 206.835, 0.93, 77.0}}};

class Formulas : public Check {
  public:
    enum class Kind { ease, sentence_length, long_words };

    Formulas(Kind kind, double limit, std::size_t long_word)
        : m_kind(kind), m_limit(limit), m_long(long_word) {}

    void run(const Article& article, Findings& findings) const override {
        for (const auto& ease : k_ease) {
            if (findings.rule().judges(ease.language)) judge(article, ease, findings);
        }
    }

  private:
    struct Sums {
        double words = 0;
        double sentences = 0;
        double syllables = 0;
        double long_words = 0;
    };

    void judge(const Article& article, const Ease& ease, Findings& findings) const {
        Sums sums;
        for (std::size_t i = 0; i < article.blocks().size(); ++i) {
            const auto& block = article.blocks()[i];
            if (!is_running_text(block) || article.language_of(block) != ease.language) continue;
            for (const auto sentence : article.sentences(i))
                add(block, sentence, ease.language, sums, findings);
        }
        constexpr double k_fewest_words = 100;  // fewer say nothing of a text
        if (m_kind == Kind::sentence_length || sums.words < k_fewest_words) return;
        const auto value = m_kind == Kind::ease
                               ? ease.base - ease.per_sentence_word * sums.words / sums.sentences -
                                     ease.per_syllable * sums.syllables / sums.words
                               : 100 * sums.long_words / sums.words;
        if (m_kind == Kind::ease ? value >= m_limit : value <= m_limit) return;
        const auto start = article.source().begin();
        findings.add({{start, start}, {fmt::format("{:.0f}", value), fmt::format("{:g}", m_limit)}});
    }

    void add(const segment::Block& block, text::Range sentence, std::string_view language, Sums& sums,
             Findings& findings) const {
        const auto text = sentence.in(block.prose.text());
        const auto words = text::words(text, language);
        ++sums.sentences;
        sums.words += static_cast<double>(words.size());
        for (const auto range : words) {
            const auto word = range.in(text);
            if (m_kind == Kind::ease) sums.syllables += text::syllables(word, language);
            if (text::count_code_points(word) > m_long) ++sums.long_words;
        }
        if (m_kind != Kind::sentence_length || static_cast<double>(words.size()) <= m_limit) return;
        findings.add({block.prose.source_range(sentence),
                      {std::to_string(words.size()), fmt::format("{:g}", m_limit)}});
    }

    Kind m_kind;
    double m_limit;
    std::size_t m_long;
};

std::unique_ptr<Check> make_formula(const Rule& rule, RuleProblems& problems) {
    const std::array<std::pair<std::string_view, Formulas::Kind>, 3> known = {
        {{"ease", Formulas::Kind::ease},
         {"sentence-length", Formulas::Kind::sentence_length},
         {"long-words", Formulas::Kind::long_words}}};
    const auto name = rule.text("formula");
    const auto found =
        std::find_if(known.begin(), known.end(), [&](const auto& one) { return one.first == name; });
    if (found == known.end()) {
        problems.add(rule.range("formula"),
                     text::tr_format("'{0}' is no formula; allowed are {1}", name,
                                     std::string("ease, sentence-length, long-words")));
        return nullptr;
    }
    if (rule.find("limit") == nullptr) {
        problems.add(rule.range("formula"), text::tr_format("the key '{0}' is missing", "limit"));
        return nullptr;
    }
    constexpr long long k_long_word = 6;  // letters, as Björnsson's LIX has it
    return std::make_unique<Formulas>(
        found->second, rule.number("limit"),
        static_cast<std::size_t>(std::max(1LL, rule.integer("letters", k_long_word))));
}

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto* given = rule.find("metrics");
    if (rule.find("formula") != nullptr) {
        if (given != nullptr) {
            problems.add(given->range(), text::tr("a rule has either 'formula' or 'metrics'"));
            return nullptr;
        }
        return make_formula(rule, problems);
    }
    if (rule.find("grade") == nullptr) {
        problems.add(rule.range(given != nullptr ? "metrics" : "extends"),
                     text::tr("this rule has no bound: 'grade' goes with 'metrics', 'limit' with 'formula'"));
        return nullptr;
    }
    auto metrics = rule.list("metrics");
    const auto& known = grade_names();
    if (metrics.empty())
        problems.doubtful(rule.range("grade"),
                          text::tr("without 'metrics' this is the mean of all grade levels"),
                          text::tr_format("Allowed here: {0}.", fmt::format("{}", fmt::join(known, ", "))));
    for (const auto& metric : metrics) {
        if (std::find(known.begin(), known.end(), metric) != known.end()) continue;
        problems.add(rule.range("metrics"),
                     text::tr_format("'{0}' is no grade level; allowed are {1}", metric,
                                     fmt::format("{}", fmt::join(known, ", "))));
        return nullptr;
    }
    if (metrics.empty()) metrics = known;
    return std::make_unique<Grades>(std::move(metrics), rule.number("grade"));
}

}  // namespace

const Kind k_readability = {"readability",
                            {{"metrics", KeyType::list},
                             {"grade", KeyType::number},
                             {"formula"},
                             {"limit", KeyType::number},
                             {"letters", KeyType::integer}},
                            make};

}  // namespace kopij::lint::kinds
