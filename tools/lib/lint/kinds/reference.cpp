// reference: what the references of an article are. `check` is one of
//   secondary  none of the patterns of `tokens` may occur in a reference
//   stale      the newest reference is at most `max-age` old
//   strength   a sentence with one of the `tokens` cites no reference with one of the `weak` patterns, unless
//              one that it cites has one of the `strong` ones
#include <algorithm>
#include <chrono>

#include "evidence/citation.hpp"
#include "lint/article.hpp"
#include "lint/cited.hpp"
#include "lint/date.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/reference_text.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// The patterns of a key; the first that is wrong is reported. Case makes no difference.
std::vector<Pattern> patterns(const Rule& rule, std::string_view key, RuleProblems& problems) {
    std::vector<Pattern> out;
    for (const auto& text : rule.list(key)) {
        out.emplace_back("(?i)\\b(?:" + text + ")\\b");
        if (const auto problem = out.back().problem()) problems.add(rule.range(key), problem->message);
    }
    return out;
}

/// The first match of any of them.
std::optional<text::Range> first_match(const std::vector<Pattern>& patterns, std::string_view text) {
    Match match;
    for (const auto& pattern : patterns) {
        if (pattern.search(text, 0, match) == Searched::found) return match.whole();
    }
    return std::nullopt;
}

class Secondary : public Check {
  public:
    explicit Secondary(std::vector<Pattern> tokens) : m_tokens(std::move(tokens)) {}

    void run(const Article& article, Findings& findings) const override {
        for (const auto& reference : article.citations().references()) {
            const auto words = words_of(article, reference);
            const auto found = first_match(m_tokens, words);
            if (found) findings.add({reference.range, {reference.label, std::string(found->in(words))}});
        }
    }

  private:
    std::vector<Pattern> m_tokens;
};

class Stale : public Check {
  public:
    explicit Stale(std::chrono::days max_age) : m_max_age(max_age) {}

    void run(const Article& article, Findings& findings) const override {
        std::optional<int> newest;
        const evidence::Reference* of = nullptr;
        for (const auto& reference : article.citations().references()) {
            const auto year = year_of(article, reference);
            if (!year || (newest && *year <= *newest)) continue;
            newest = year;
            of = &reference;
        }
        if (!newest) return;
        using namespace std::chrono;
        const sys_days end_of_year = year{*newest} / December / 31;
        if (today() - end_of_year > m_max_age) findings.add({of->range, {std::to_string(*newest)}});
    }

  private:
    std::chrono::days m_max_age;
};

class Strength : public Check {
  public:
    Strength(std::vector<Pattern> tokens, std::vector<Pattern> weak, std::vector<Pattern> strong)
        : m_tokens(std::move(tokens)), m_weak(std::move(weak)), m_strong(std::move(strong)) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& blocks = article.blocks();
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto& ranges = article.sentences(b);
            // Behind the full stop a citation still cites for the sentence that ended there.
            for (std::size_t s = 0; s < ranges.size(); ++s) {
                const auto cited = references_of(article, b, s);
                if (cited.empty()) continue;
                const auto sentence = ranges[s].in(blocks[b].prose.text());
                const auto said = first_match(m_tokens, sentence);
                if (!said) continue;
                const auto weakness = weakness_of(article, cited);
                if (weakness.empty()) continue;
                const text::Range at{ranges[s].begin + said->begin, ranges[s].begin + said->end};
                findings.add({blocks[b].prose.source_range(at), {std::string(said->in(sentence)), weakness}});
            }
        }
    }

  private:
    static std::vector<std::size_t> references_of(const Article& article, std::size_t block,
                                                  std::size_t sentence) {
        std::vector<std::size_t> out;
        const auto& ranges = article.sentences(block);
        for (const auto& mark : article.blocks()[block].marks) {
            if (mark.kind != segment::Mark::Kind::citation) continue;
            auto s = ranges.size() - 1;
            while (s > 0 && mark.in_text.begin <= ranges[s].begin) --s;
            if (s != sentence) continue;
            const auto* citation = article.citations().citation(mark.node);
            if (!citation) continue;
            for (const auto n : article.citations().cited(*citation)) out.push_back(n);
        }
        return out;
    }

    /// The word that makes the weakest reference weak; empty if one of them is strong or none is weak.
    std::string weakness_of(const Article& article, const std::vector<std::size_t>& cited) const {
        std::string out;
        for (const auto n : cited) {
            const auto words = words_of(article, article.citations().references()[n]);
            if (first_match(m_strong, words)) return {};
            if (const auto weak = first_match(m_weak, words); weak && out.empty()) out = weak->in(words);
        }
        return out;
    }

    std::vector<Pattern> m_tokens, m_weak, m_strong;
};

std::unique_ptr<Check> make_stale(const Rule& rule, RuleProblems& problems) {
    const auto age = duration(rule.text("max-age"));
    if (age) return std::make_unique<Stale>(*age);
    problems.add(rule.range("max-age"), text::tr("max-age is written '3 years', '18 months' or '90 days'"));
    return nullptr;
}

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto name = rule.text("check");
    if (name == "stale") return make_stale(rule, problems);
    if (name != "secondary" && name != "strength") {
        problems.add(rule.range("check"),
                     text::tr_format("'{0}' is none of {1}", name, "secondary, stale, strength"));
        return nullptr;
    }
    const auto before = problems.count();
    auto tokens = patterns(rule, "tokens", problems);
    auto weak = patterns(rule, "weak", problems);
    auto strong = patterns(rule, "strong", problems);
    if (problems.count() != before) return nullptr;
    if (name == "secondary") return std::make_unique<Secondary>(std::move(tokens));
    return std::make_unique<Strength>(std::move(tokens), std::move(weak), std::move(strong));
}

}  // namespace

const Kind k_reference = {"reference",
                          {{"check", KeyType::text, Key::Need::required},
                           {"tokens", KeyType::list},
                           {"weak", KeyType::list},
                           {"strong", KeyType::list},
                           {"max-age"}},
                          make};

}  // namespace kopij::lint::kinds
