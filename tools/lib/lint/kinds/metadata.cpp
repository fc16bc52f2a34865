// metadata: what an article must say about itself: author, reviewer, dates. `field` is a role of the
// vocabulary; where no element has it, a text that one of the patterns of `says` matches counts ("Medically
// reviewed by ..."). `max-age` ("3 years") and `not-before: today` are about its date.
#include <algorithm>
#include <chrono>

#include "config/nearest.hpp"
#include "lint/article.hpp"
#include "lint/date.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/pattern_list.hpp"
#include "lint/kinds/table.hpp"
#include "text/date.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using std::chrono::days;

class Metadata : public Check {
  public:
    Metadata(const Rule& rule, std::vector<Pattern> says, std::optional<days> max_age, bool not_past)
        : m_field(rule.text("field")), m_says(std::move(says)), m_max_age(max_age), m_not_past(not_past) {}

    void run(const Article& article, Findings& findings) const override {
        const auto& vocabulary = article.vocabulary();
        const auto& document = article.document();
        std::optional<pugi::xml_node> found;
        pugi::xml_node title;
        visit(document.root(), [&](pugi::xml_node node) {
            if (!found && (vocabulary.is(node, m_field) || is_own_key(node)) && !is_empty_key(node))
                found = node;
            if (!title && (vocabulary.is(node, "title") || vocabulary.is(node, "heading"))) title = node;
            return !found;
        });
        if (found) {
            if (!is_dated()) return;
            judge(date_of(*found), document.range(*found), findings);
            if (const auto text = own_text(document, *found)) normalise(document.source(), *text, findings);
            return;
        }
        if (!said(article, findings)) missing(article, title, findings);
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

    bool is_dated() const { return m_max_age || m_not_past; }

    /// Whether a text says it, and with its date where one is asked for; judges that.
    bool said(const Article& article, Findings& findings) const {
        std::optional<text::Range> without_date;
        for (const auto& block : article.blocks()) {
            const std::string_view text = block.prose.text();
            for (const auto& pattern : m_says) {
                Match match;
                if (pattern.search(text, 0, match) != Searched::found) continue;
                if (!is_dated()) return true;
                const auto begin = match.whole().begin;
                if (const auto date = find_date(text.substr(begin))) {
                    judge(date->day,
                          block.prose.source_range({begin + date->range.begin, begin + date->range.end}),
                          findings);
                    return true;
                }
                if (!without_date) without_date = block.prose.source_range(match.whole());
            }
        }
        if (without_date) judge(std::nullopt, *without_date, findings);
        return without_date.has_value();
    }

    void judge(std::optional<std::chrono::sys_days> when, text::Range range, Findings& findings) const {
        Finding out;
        out.range = range;
        if (!when) {
            out.arguments = {text::tr("no date is written here: use YYYY-MM-DD")};
        } else if ((m_max_age && today() - *when > *m_max_age) || (m_not_past && *when < today())) {
            out.arguments = {text::iso_date(*when)};
        } else {
            return;
        }
        findings.add(std::move(out));
    }

    /// Where the element's only text stands, or the attribute that has HTML's.
    static std::optional<text::Range> own_text(const markup::Document& document, pugi::xml_node node) {
        if (const auto content = node.attribute("content")) {
            const auto span = document.span(content);
            return span.editable ? std::optional(span.value) : std::nullopt;
        }
        const auto text = node.first_child();
        if (text.type() != pugi::node_pcdata || text.next_sibling() || !document.span(text).editable)
            return std::nullopt;
        return document.content(text);
    }

    /// A date that a program cannot read is changed into one that it can, where it has one reading alone.
    static void normalise(const text::Source& source, text::Range range, Findings& findings) {
        const auto written = range.in(source.text());
        const auto found = find_date(written);
        if (!found || found->form == WrittenDate::Form::iso) return;
        Finding out;
        out.range = {range.begin + found->range.begin, range.begin + found->range.end};
        out.level = diagnostic::Severity::suggestion;
        const auto date = std::string(found->range.in(written));
        out.message = text::tr_format("'{0}' is written '{1}'", date, text::iso_date(found->day));
        if (found->form == WrittenDate::Form::written) out.fix = {{out.range, text::iso_date(found->day)}};
        findings.add(std::move(out));
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
    std::vector<Pattern> m_says;
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
    const auto before = problems.count();
    auto says = pattern_list(rule, "says", problems);
    if (problems.count() != before) return nullptr;
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
    return std::make_unique<Metadata>(rule, std::move(says), max_age, rule.find("not-before") != nullptr);
}

}  // namespace

const Kind k_metadata = {
    "metadata",
    {{"field", KeyType::text, Key::Need::required}, {"says", KeyType::list}, {"max-age"}, {"not-before"}},
    make};

}  // namespace kopij::lint::kinds
