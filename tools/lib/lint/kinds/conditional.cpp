// conditional: what may stand only behind something else, as an abbreviation behind its definition.
#include <array>
#include <set>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

class Conditional : public Check {
  public:
    Conditional(const Rule& rule, const Environment& environment)
        : m_use(rule.text("first")), m_definition(rule.text("second")), m_exceptions(rule, environment) {}

    void run(const Article& article, Findings& findings) const override {
        std::set<std::string, std::less<>> defined;
        for_each_text(article, findings.rule(), std::array{&m_use, &m_definition}, [&](const Text& text) {
            const auto content = text.text();
            const bool definitions = for_each_match(article, m_definition, text, [&](const Match& match) {
                for (std::size_t i = 1; i < match.groups.size(); ++i) {
                    if (match.groups[i] && !match.groups[i]->empty())
                        defined.emplace(match.groups[i]->in(content));
                }
            });
            const bool uses = for_each_match(article, m_use, text, [&](const Match& match) {
                const auto use = match.whole().in(content);
                const auto where = [&] { return text.source_range(match.whole()); };
                if (defined.contains(use) || m_exceptions.cover(use, findings, where)) return;
                findings.add(where(), {use});
            });
            if (!definitions || !uses) findings.gave_up(text.source_range({0, content.size()}));
        });
    }

    std::vector<Pattern> patterns() const override { return {m_use, m_definition}; }
    const Pattern& use() const { return m_use; }
    const Pattern& definition() const { return m_definition; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    Pattern m_use;
    Pattern m_definition;
    Exceptions m_exceptions;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    bool empty = false;
    for (const auto* key : {"first", "second"}) {
        if (!rule.text(key).empty()) continue;
        problems.add(rule.range(key), text::tr_format("the pattern '{0}' is empty", key));
        empty = true;
    }
    if (empty) return nullptr;
    auto check = std::make_unique<Conditional>(rule, environment);
    const bool good = check_patterns(*rule.find("first"), check->use(), rule, problems) &&
                      check_patterns(*rule.find("second"), check->definition(), rule, problems) &&
                      check_exceptions(rule, check->exceptions(), problems);
    if (!good) return nullptr;
    if (count_groups(check->definition().text()) == 0) {
        problems.doubtful(rule.range("second"),
                          text::tr("'second' has no group, so it defines nothing and every use is reported"),
                          text::tr("Put parentheses around what is defined: '\\(([A-Z]+)\\)'."));
    }
    return check;
}

}  // namespace

const Kind k_conditional = {"conditional",
                            {{"first", KeyType::text, Key::Need::required},
                             {"second", KeyType::text, Key::Need::required},
                             {"ignorecase", KeyType::flag},
                             {"vocab", KeyType::flag},
                             {"exceptions", KeyType::list}},
                            make,
                            Kind::UnknownKeys::refused,
                            nullptr,
                            1};

}  // namespace kopij::lint::kinds
