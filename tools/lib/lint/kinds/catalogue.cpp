// catalogue: a translation held against its source. `check` says what is compared.
#include "lint/kinds/catalogue.hpp"

#include <cctype>

#include "config/nearest.hpp"
#include "lint/kinds/table.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

class Catalogue : public TranslationCheck {
  public:
    explicit Catalogue(const CatalogueCheck& check) : m_check(check) {}
    void judge(const Translation& translation, Findings& findings) const override {
        m_check.run(translation, findings);
    }

  private:
    const CatalogueCheck& m_check;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment&, RuleProblems& problems) {
    const auto wanted = rule.text("check");
    std::vector<std::string> names;
    if (wanted == "terms") return make_terms(rule);
    names.emplace_back("terms");
    for (const auto* group : {&k_markup_checks, &k_safety_checks, &k_text_checks, &k_language_checks,
                              &k_order_checks, &k_character_checks, &k_file_checks, &k_its_checks,
                              &k_meaning_checks, &k_format_checks, &k_substance_checks}) {
        for (const auto& check : *group) {
            if (wanted == check.name) return std::make_unique<Catalogue>(check);
            names.emplace_back(check.name);
        }
    }
    const auto near = config::nearest(wanted, names);
    problems.add(rule.range("check"),
                 near.empty()
                     ? text::tr_format("there is no check '{0}'", wanted)
                     : text::tr_format("there is no check '{0}'; did you mean '{1}'?", wanted, near));
    return nullptr;
}

}  // namespace

std::size_t count_words(std::string_view text) {
    std::size_t out = 0;
    bool inside = false;
    for (const char c : text) {
        const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
        if (!space && !inside) ++out;
        inside = !space;
    }
    return out;
}

const Kind k_catalogue = {"catalogue",
                          {{"check", KeyType::text, Key::Need::required},
                           {"percent", KeyType::number},
                           {"files", KeyType::list},
                           {"from", KeyType::text},
                           {"to", KeyType::text},
                           {"terms", KeyType::map}},
                          make};

}  // namespace kopij::lint::kinds
