// presence: a block that must be there when a topic is. One of the patterns of `require` must occur in the
// article, if one of those of `when` does; without `when`, always.
#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/pattern_list.hpp"
#include "lint/kinds/table.hpp"

namespace kopij::lint::kinds {
namespace {

class Presence : public Check {
  public:
    Presence(std::vector<Pattern> when, std::vector<Pattern> require)
        : m_when(std::move(when)), m_require(std::move(require)) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& blocks = article.blocks();
        if (blocks.empty()) return;
        Finding out;
        out.range = blocks.front().prose.source_range({0, blocks.front().prose.text().size()});
        bool on = m_when.empty();
        for (const auto& block : blocks) {
            const auto& text = block.prose.text();
            for (const auto& pattern : m_require) {
                if (pattern.found_in(text)) return;
            }
            for (std::size_t n = 0; n < m_when.size() && !on; ++n) {
                Match match;
                if (m_when[n].search(text, 0, match) != Searched::found) continue;
                on = true;
                out.range = block.prose.source_range(match.whole());
                out.arguments = {std::string(match.whole().in(text))};
            }
        }
        if (on) findings.add(std::move(out));
    }

  private:
    std::vector<Pattern> m_when, m_require;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto before = problems.count();
    auto when = pattern_list(rule, "when", problems);
    auto require = pattern_list(rule, "require", problems);
    if (problems.count() != before) return nullptr;
    return std::make_unique<Presence>(std::move(when), std::move(require));
}

}  // namespace

const Kind k_presence = {
    "presence", {{"require", KeyType::list, Key::Need::required}, {"when", KeyType::list}}, make};

}  // namespace kopij::lint::kinds
