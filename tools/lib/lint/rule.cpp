#include "lint/rule.hpp"

#include <algorithm>
#include <cctype>

#include "config/nearest.hpp"
#include "lint/action.hpp"
#include "lint/article.hpp"
#include "lint/kind.hpp"
#include "lint/rule_keys.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

using config::Value;

class Reader {
  public:
    Reader(Rule& rule, RuleProblems& problems) : m_rule(rule), m_problems(problems) {}

    bool read() {
        const auto before = m_problems.count();
        const auto& keys = m_rule.keys;
        if (!keys.is_map()) {
            m_problems.add(keys.range(), text::tr("a rule is a map of keys; this file has none"));
            return false;
        }
        if (const auto* kind = m_rule.find("extends")) {
            m_rule.kind = find_kind(kind->scalar());
            if (m_rule.kind == nullptr) unknown_kind(*kind);
        }
        check_keys(m_rule, m_problems);
        if (m_problems.count() == before) common();
        return m_problems.count() == before;
    }

  private:
    void unknown_kind(const Value& value) {
        std::vector<std::string> names;
        for (const auto* kind : all_kinds()) names.emplace_back(kind->name);
        m_problems.unknown(value, names, text::tr_format("'{0}' is no kind of rule", value.scalar()));
    }

    void common() {
        wording("message", m_rule.message);
        wording("why", m_rule.why);
        wording("description", m_rule.description);
        if (const auto* value = m_rule.find("level"); value != nullptr && !value->is_null()) {
            if (const auto level = diagnostic::severity_from(value->scalar())) {
                m_rule.level = *level;
            } else {
                m_problems.unknown(*value, {"suggestion", "warning", "error"},
                                   text::tr_format("'{0}' is no level", value->scalar()));
            }
        }
        languages();
        m_rule.link = m_rule.text("link");
        limit();
        scope();
        fix();
        if (const auto* value = m_rule.find("action"); value != nullptr && value->is_map())
            m_rule.action = read_action(*value, m_problems);
        message();
        if (const auto* value = m_rule.find("code"); value != nullptr && value->as_bool().value_or(false)) {
            m_problems.add(value->range(), text::tr("'code' is no longer a key of rules; use 'scope: raw'"));
        }
        if (const auto* value = m_rule.find("examples")) {
            for (const auto* item : value->as_list()) example(*item);
        }
    }

    void limit() {
        if (is_own("limit")) return;
        const auto most = m_rule.integer("limit");
        if (most < 0) m_problems.add(m_rule.range("limit"), text::tr("'limit' is 0, for none, or more"));
        m_rule.limit = static_cast<std::size_t>(std::max(0LL, most));
    }

    /// Texts are known by the first part of their language, so that of a rule's counts. A name that no text
    /// has ("dutch") would keep the rule from ever running.
    void languages() {
        const auto* value = m_rule.find("language");
        if (value == nullptr || value->is_null()) return;
        for (const auto* item : value->as_list()) {
            if (is_language(*item)) m_rule.languages.push_back(primary_tag(item->scalar()));
        }
    }

    bool is_language(const config::Value& value) const {
        const auto tag = primary_tag(value.scalar());
        const bool known = (tag.size() == 2 || tag.size() == 3) &&
                           std::all_of(tag.begin(), tag.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        if (!known) {
            m_problems.add(value.range(),
                           text::tr_format("'{0}' is no language's code; write nl, en, nl-BE or the like",
                                           value.scalar()));
        }
        return known;
    }

    /// Whether the kind means something of its own by a common key.
    bool is_own(std::string_view name) const {
        const auto& own = m_rule.kind->keys;
        return std::any_of(own.begin(), own.end(), [&](const Key& key) { return key.name == name; });
    }

    void wording(std::string_view key, Wording& out) {
        const auto* value = m_rule.find(key);
        if (value == nullptr || value->is_null()) return;
        if (value->is_scalar()) {
            out = Wording(value->scalar());
            return;
        }
        if (!value->is_map() || value->entries().empty()) {
            m_problems.add(value->range(),
                           text::tr_format("the key '{0}' wants a text, or one for each language", key));
            return;
        }
        for (const auto& [language, text] : value->entries()) {
            if (!is_language(language)) continue;
            if (!text.is_scalar()) {
                m_problems.add(text.range(),
                               text::tr_format("'{0}.{1}' wants a text", key, language.scalar()));
                continue;
            }
            out.add(language.scalar(), text.scalar());
        }
    }

    /// Whether the message asks for what the kind can give.
    void message() {
        const auto& value = *m_rule.find("message");
        std::vector<const Value*> texts{&value};
        if (value.is_map()) {
            texts.clear();
            for (const auto& [language, text] : value.entries()) texts.push_back(&text);
        }
        const auto has = m_rule.kind->arguments + (m_rule.action ? 1 : 0);
        for (const auto* text : texts) {
            const auto needs = needs_of_message(text->scalar());
            if (text->scalar().find_first_not_of(" \t\n") == std::string::npos) {
                m_problems.doubtful(text->range(), text::tr("this message is empty"));
            } else if (!needs.odd.empty()) {
                m_problems.doubtful(text->range(),
                                    text::tr_format("'{0}' in a message is neither '%s' nor '%%'", needs.odd),
                                    text::tr("A percent sign itself is written '%%'."));
            } else if (m_rule.kind->arguments > 0 && needs.arguments > has) {
                m_problems.doubtful(
                    text->range(),
                    text::tr_format(
                        "this message names {0} texts, and a rule that extends '{1}' fills in {2}",
                        needs.arguments, m_rule.kind->name, has));
            }
        }
    }

    void scope() {
        if (is_own("scope")) return;
        auto alternatives = m_rule.list("scope");
        if (alternatives.empty()) alternatives = {"text"};
        if (m_rule.kind->scope != nullptr) alternatives = {m_rule.kind->scope};
        if (const auto scope = Scope::parse(alternatives)) m_rule.scope = *scope;
        const auto* value = m_rule.find("scope");
        if (value == nullptr || m_rule.kind->scope != nullptr) return;
        for (const auto* one : value->as_list()) {
            if (!Scope::parse({one->scalar()})) {
                m_problems.add(
                    one->range(), text::tr("this selects no part of a text"),
                    text::tr_format(
                        "A selector begins with one of: {0}. Code, links and the like are found with 'raw'.",
                        fmt::format("{}", fmt::join(Scope::sections(), ", "))));
                return;
            }
            for (const auto& section : Scope::unknown_sections(one->scalar())) {
                auto message = text::tr_format("no part of a text is called '{0}'", section);
                const auto near = config::nearest(section, Scope::names());
                if (!near.empty()) message += text::tr_format("; did you mean '{0}'?", near);
                m_problems.doubtful(one->range(), std::move(message),
                                    text::tr_format("Allowed here: {0}.",
                                                    fmt::format("{}", fmt::join(Scope::names(), ", "))));
            }
        }
    }

    void fix() {
        const auto name = m_rule.text("fix", "unsafe");
        if (name == "safe") {
            m_rule.fix = FixPolicy::safe;
        } else if (name == "none") {
            m_rule.fix = FixPolicy::none;
        } else if (name != "unsafe") {
            m_problems.unknown(*m_rule.find("fix"), {"safe", "unsafe", "none"},
                               text::tr_format("'{0}' is no kind of fix", name));
        }
    }

    void example(const Value& value) {
        Example out;
        out.range = value.range();
        if (!value.is_map()) {
            m_problems.add(value.range(), text::tr("an example is a map with 'bad' and 'good'"));
            return;
        }
        const std::vector<std::string> formats = {"text", "markdown", "html", "jats", "po"};
        for (const auto& [key, item] : value.entries()) {
            // clang 14 cannot capture a structured binding by itself.
            const auto texts = [this, &value = item](std::vector<std::string>& to) {
                if (!is_list_of_texts(value)) m_problems.add(value.range(), text::tr("an example is a text"));
                for (const auto* text : value.as_list()) to.push_back(text->scalar());
            };
            if (key.scalar() == "bad") {
                texts(out.bad);
            } else if (key.scalar() == "good") {
                texts(out.good);
            } else if (key.scalar() == "language") {
                out.language = item.scalar();
            } else if (key.scalar() == "format") {
                out.format = item.scalar();
                if (std::find(formats.begin(), formats.end(), out.format) == formats.end()) {
                    m_problems.unknown(item, formats,
                                       text::tr_format("'{0}' is no format of examples", out.format));
                }
            } else {
                m_problems.unknown(key, {"bad", "good", "format", "language"},
                                   text::tr_format("an example has no key '{0}'", key.scalar()));
            }
        }
        m_rule.examples.push_back(std::move(out));
    }

    Rule& m_rule;
    RuleProblems& m_problems;
};

}  // namespace

bool Rule::judges(std::string_view language) const {
    return languages.empty() || std::find(languages.begin(), languages.end(), language) != languages.end();
}

const Value* Rule::find(std::string_view key) const {
    const auto same = [](char small, char written) {
        return small == (written >= 'A' && written <= 'Z' ? written + 32 : written);
    };
    for (const auto& [name, value] : keys.entries()) {
        const auto& written = name.scalar();
        if (std::equal(key.begin(), key.end(), written.begin(), written.end(), same)) return &value;
    }
    return nullptr;
}

std::string Rule::text(std::string_view key, std::string_view otherwise) const {
    const auto* value = find(key);
    return value == nullptr || value->is_null() ? std::string(otherwise) : value->scalar();
}

bool Rule::flag(std::string_view key, bool otherwise) const {
    const auto* value = find(key);
    if (value == nullptr) return otherwise;
    if (const auto number = value->as_integer()) return *number != 0;
    return value->as_bool().value_or(otherwise);
}

long long Rule::integer(std::string_view key, long long otherwise) const {
    const auto* value = find(key);
    return value == nullptr ? otherwise : value->as_integer().value_or(otherwise);
}

double Rule::number(std::string_view key, double otherwise) const {
    const auto* value = find(key);
    return value == nullptr ? otherwise : value->as_number().value_or(otherwise);
}

std::vector<std::string> Rule::list(std::string_view key) const {
    std::vector<std::string> out;
    if (const auto* value = find(key)) {
        for (const auto* item : value->as_list()) out.push_back(item->scalar());
    }
    return out;
}

std::vector<std::pair<std::string, std::string>> Rule::map(std::string_view key) const {
    std::vector<std::pair<std::string, std::string>> out;
    if (const auto* value = find(key)) {
        for (const auto& [name, item] : value->entries()) out.emplace_back(name.scalar(), item.scalar());
    }
    return out;
}

text::Range Rule::range(std::string_view key) const {
    if (const auto* value = find(key)) return value->range();
    return {source->begin(), source->begin()};
}

std::string rule_id(std::string_view path) {
    const auto slash = path.find_last_of('/');
    const auto file = path.substr(slash == std::string_view::npos ? 0 : slash + 1);
    const auto folder = slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
    const auto above = folder.find_last_of('/');
    const auto style = folder.substr(above == std::string_view::npos ? 0 : above + 1);
    return std::string(style) + '.' + std::string(file.substr(0, file.find('.')));
}

std::optional<Rule> read_rule(std::shared_ptr<const text::Source> source, Value keys,
                              RuleProblems& problems) {
    Rule rule;
    rule.id = rule_id(source->path());
    rule.source = std::move(source);
    rule.keys = std::move(keys);
    if (!Reader(rule, problems).read()) return std::nullopt;
    return rule;
}

}  // namespace kopij::lint
