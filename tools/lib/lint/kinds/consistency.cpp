// consistency: of two ways to write something, one in an article.
#include <array>
#include <optional>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// Two ways, as one pattern with a group for each.
Pattern pair_pattern(const std::string& one, const std::string& other, const Rule& rule,
                     const Environment& environment) {
    const auto boundaries = rule.flag("nonword") ? Boundaries::none : Boundaries::words;
    return Pattern((rule.flag("ignorecase") ? "(?i)" : "") +
                   in_template("(" + without_groups(one) + ")|(" + without_groups(other) + ")", boundaries,
                               environment));
}

class Consistency : public Check {
  public:
    Consistency(const Rule& rule, const Environment& environment) {
        for (const auto& [one, other] : rule.map("either")) {
            m_pairs.push_back(pair_pattern(one, other, rule, environment));
        }
    }

    void run(const Article& article, Findings& findings) const override {
        for (const auto& pair : m_pairs) {
            bool seen[2] = {false, false};
            for_each_text(article, findings.rule(), std::array{&pair},
                          [&](const Text& text) { judge(article, pair, text, seen, findings); });
        }
    }

    std::vector<Pattern> patterns() const override { return m_pairs; }
    const std::vector<Pattern>& pairs() const { return m_pairs; }

  private:
    /// Once both ways were seen, every text that has one of them is reported at its last.
    static void judge(const Article& article, const Pattern& pair, const Text& text, bool (&seen)[2],
                      Findings& findings) {
        const auto content = text.text();
        std::optional<text::Range> last;
        const bool whole = for_each_match(article, pair, text, [&](const Match& match) {
            for (std::size_t way = 0; way < 2; ++way) {
                if (match.groups.size() <= way + 1 || !match.groups[way + 1]) continue;
                seen[way] = true;
                last = match.groups[way + 1];
            }
        });
        if (!whole) findings.gave_up(text.source_range({0, content.size()}));
        if (last && seen[0] && seen[1]) findings.add(text.source_range(*last), {last->in(content)});
    }

    std::vector<Pattern> m_pairs;
};

/// Whether each has two ways to write something.
bool are_pairs(const config::Value& either, RuleProblems& problems) {
    const auto before = problems.count();
    if (either.entries().empty())
        problems.add(either.range(), text::tr("this rule has no two ways to choose between"));
    for (const auto& [one, other] : either.entries()) {
        if (one.scalar().empty() || other.scalar().empty())
            problems.add(one.range(), text::tr_format("'{0}' has no other way beside it; write '{0}: other'",
                                                      one.scalar()));
    }
    return problems.count() == before;
}

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    if (!are_pairs(*rule.find("either"), problems)) return nullptr;
    auto check = std::make_unique<Consistency>(rule, environment);
    for (const auto& pair : check->pairs()) {
        if (!check_patterns(*rule.find("either"), pair, rule, problems)) return nullptr;
    }
    return check;
}

}  // namespace

const Kind k_consistency = {"consistency",
                            {{"either", KeyType::texts, Key::Need::required},
                             {"nonword", KeyType::flag},
                             {"ignorecase", KeyType::flag}},
                            make,
                            Kind::UnknownKeys::ignored,
                            nullptr,
                            1};

}  // namespace kopij::lint::kinds
