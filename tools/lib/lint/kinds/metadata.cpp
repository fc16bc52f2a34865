// metadata: what an article must say about itself: author, reviewer, dates. `field` is a role of the
// vocabulary; `max-age` ("3 years") and `not-before: today` are about its date.
#include <algorithm>
#include <chrono>

#include "config/nearest.hpp"
#include "lint/article.hpp"
#include "lint/date.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

class Metadata : public Check {
  public:
    Metadata(const Rule& rule, std::optional<days> max_age, bool not_past)
        : m_field(rule.text("field")), m_max_age(max_age), m_not_past(not_past) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& vocabulary = article.vocabulary();
        std::optional<pugi::xml_node> found;
        pugi::xml_node title;
        visit(article.document().root(), [&](pugi::xml_node node) {
            if (!found && (vocabulary.is(node, m_field) || is_own_key(node)) && !is_empty_key(node))
                found = node;
            if (!title && (vocabulary.is(node, "title") || vocabulary.is(node, "heading"))) title = node;
            return !found;
        });
        if (!found) {
            missing(article, title, findings);
            return;
        }
        if (!m_max_age && !m_not_past) return;
        Finding out;
        out.range = article.document().range(*found);
        const auto when = date_of(*found);
        if (!when) {
            out.arguments = {text::tr("no date is written here: use YYYY-MM-DD")};
        } else if ((m_max_age && today() - *when > *m_max_age) || (m_not_past && *when < today())) {
            const year_month_day written{*when};
            out.arguments = {fmt::format("{:04}-{:02}-{:02}", static_cast<int>(written.year()),
                                         static_cast<unsigned>(written.month()),
                                         static_cast<unsigned>(written.day()))};
        } else {
            return;
        }
        findings.add(std::move(out));
    }

  private:
    /// A key of the front matter, or of HTML's head, that the house has for itself.
    bool is_own_key(pugi::xml_node node) const {
        return node.name() == m_field
                   ? std::string_view(node.parent().name()) == "front-matter"
                   : std::string_view(node.name()) == "meta" && node.attribute("name").value() == m_field;
    }

    /// "author:" with nothing behind it.
    static bool is_empty_key(pugi::xml_node node) {
        return std::string_view(node.parent().name()) == "front-matter" && !node.first_child();
    }

    template <typename Visit>
    static bool visit(pugi::xml_node node, const Visit& each) {
        for (const auto& child : node.children()) {
            if (child.type() == pugi::node_element && (!each(child) || !visit(child, each))) return false;
        }
        return true;
    }

    /// An absence has no place of its own: the title stands for the article, or its first line does.
    static void missing(const Article& article, pugi::xml_node title, Findings& findings) {
        const auto& document = article.document();
        Finding out;
        const auto first_line = article.source().line_range(1);
        out.range = title ? document.range(title) : first_line;
        out.arguments = {text::tr("it is missing")};
        findings.add(std::move(out));
    }

    std::string m_field;
    std::optional<days> m_max_age;
    bool m_not_past;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    const auto& roles = environment.roles;
    const auto field = rule.text("field");
    if (std::find(roles.begin(), roles.end(), field) == roles.end()) {
        // A house may have a key of its own, but hardly one that reads like a role.
        if (const auto near = config::nearest(field, roles); !near.empty())
            problems.doubtful(
                rule.range("field"),
                text::tr_format("no vocabulary has the role '{0}'; did you mean '{1}'?", field, near));
    }
    std::optional<days> max_age;
    if (rule.find("max-age")) {
        max_age = duration(rule.text("max-age"));
        if (!max_age) {
            problems.add(rule.range("max-age"),
                         text::tr("max-age is written '3 years', '18 months' or '90 days'"));
            return nullptr;
        }
    }
    if (rule.find("not-before") && rule.text("not-before") != "today") {
        problems.add(rule.range("not-before"), text::tr("not-before can be 'today' alone"));
        return nullptr;
    }
    return std::make_unique<Metadata>(rule, max_age, rule.find("not-before") != nullptr);
}

}  // namespace

const Kind k_metadata = {
    "metadata", {{"field", KeyType::text, Key::Need::required}, {"max-age"}, {"not-before"}}, make};

}  // namespace kopij::lint::kinds
