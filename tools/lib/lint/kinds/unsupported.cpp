// unsupported: words that need support where they stand: a source cited for their sentence (`scope`, as in
// kind claim; "none": a source is no support), or one of the patterns of `unless` in the same block. Headings
// are not judged.
#include "lint/article.hpp"
#include "lint/cited.hpp"
#include "lint/claims.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/may_match.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

class Unsupported : public Check {
  public:
    Unsupported(const Rule& rule, const Environment& environment, std::optional<CitationScope> scope)
        : m_pattern(pattern(rule, "tokens", environment)),
          m_unless(pattern(rule, "unless", environment)),
          m_exceptions(rule, environment),
          m_scope(scope) {}

    void run(const Article& article, Findings& findings) const override {
        std::optional<Cited> cited;
        const auto& blocks = article.blocks();
        for (std::size_t b = 0; b < blocks.size(); ++b) {
            const auto& block = blocks[b];
            const auto role = claim_role(block, article.vocabulary());
            if (!role || *role == evidence::Role::heading) continue;
            if (!findings.rule().judges(article.language_of(block))) continue;
            const auto& text = block.prose.text();
            if (!may_match(article, m_pattern, text)) continue;
            const bool whole = for_each_match(m_pattern, text, [&](const Match& match) {
                const auto matched = match.whole().in(text);
                const auto where = [&] { return block.prose.source_range(match.whole()); };
                if (m_exceptions.cover(matched, findings, where)) return;
                if (!m_unless.empty() && findings.holds(text, m_unless, where)) return;
                if (m_scope) {
                    if (!cited) cited.emplace(article, *m_scope);
                    if (cited->covers({b, sentence_at(article, b, match.whole().begin)})) return;
                }
                findings.add({where(), {std::string(matched)}});
            });
            if (!whole) findings.gave_up(block.prose.source_range({0, text.size()}));
        }
    }

    std::vector<Pattern> patterns() const override { return {m_pattern}; }
    const Pattern& tokens() const { return m_pattern; }
    const Pattern& unless() const { return m_unless; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    static Pattern pattern(const Rule& rule, std::string_view key, const Environment& environment) {
        const auto tokens = joined(rule.list(key));
        if (tokens.empty()) return Pattern{};
        return Pattern((rule.flag("ignorecase") ? "(?i)" : "") +
                       in_template(tokens, Boundaries::words, environment));
    }

    Pattern m_pattern, m_unless;
    Exceptions m_exceptions;
    std::optional<CitationScope> m_scope;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto name = rule.text("scope", k_usual_citation_scope);
    const auto scope = citation_scope_from(name);
    if (!scope && name != "none") {
        problems.add(rule.range("scope"), text::tr_format("'{0}' is none of {1}", name,
                                                          std::string(k_citation_scopes) + ", none"));
        return nullptr;
    }
    auto check = std::make_unique<Unsupported>(rule, environment, scope);
    const auto* unless = rule.find("unless");
    const bool good = check_patterns(*rule.find("tokens"), check->tokens(), rule, problems) &&
                      (check->unless().empty() || check_patterns(*unless, check->unless(), rule, problems)) &&
                      check_exceptions(rule, check->exceptions(), problems);
    return good ? std::move(check) : nullptr;
}

}  // namespace

const Kind k_unsupported = {"unsupported",
                            {{"tokens", KeyType::list, Key::Need::required},
                             {"unless", KeyType::list},
                             {"exceptions", KeyType::list},
                             {"ignorecase", KeyType::flag},
                             {"vocab", KeyType::flag},
                             {"scope"}},
                            make};

}  // namespace kopij::lint::kinds
