#include "lint/rule_keys.hpp"

#include <fmt/ranges.h>

#include <algorithm>

#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

using config::Value;

const std::vector<Key> k_common = {
    {"extends", KeyType::text, Key::Need::required},
    {"message", KeyType::any, Key::Need::required},
    {"level"},
    {"scope", KeyType::list},
    {"link"},
    {"description", KeyType::any},
    {"limit", KeyType::integer},
    {"action", KeyType::map},
    {"name"},
    {"language", KeyType::list},
    {"why", KeyType::any},
    {"fix"},
    {"examples", KeyType::any},
    {"code", KeyType::flag},
};

const char* name_of(KeyType type) {
    switch (type) {
        case KeyType::text:
            return text::tr_later("a text");
        case KeyType::flag:
            return text::tr_later("true or false");
        case KeyType::integer:
            return text::tr_later("a whole number");
        case KeyType::number:
            return text::tr_later("a number");
        case KeyType::list:
            return text::tr_later("a list");
        case KeyType::map:
            return text::tr_later("a map of keys and values");
        case KeyType::texts:
            return text::tr_later("a map of keys and texts");
        case KeyType::any:
            break;
    }
    return text::tr_later("a value");
}

bool has_type(const Value& value, KeyType type) {
    switch (type) {
        case KeyType::text:
            return value.is_scalar() || value.is_null();
        case KeyType::flag:
            return value.as_bool().has_value() || value.as_integer().has_value();
        case KeyType::integer:
            return value.as_integer().has_value();
        case KeyType::number:
            return value.as_number().has_value();
        case KeyType::list:
            return is_list_of_texts(value);
        case KeyType::map:
        case KeyType::texts:
            return value.is_map() || value.is_null();
        case KeyType::any:
            break;
    }
    return true;
}

/// The first item of a list, or value of a map, that is no text.
const Value* first_odd_item(const Value& value, KeyType type) {
    if (type == KeyType::list) {
        for (const auto& item : value.items()) {
            if (!item.is_scalar()) return &item;
        }
    } else if (type == KeyType::texts) {
        for (const auto& [key, item] : value.entries()) {
            if (item.is_list() || item.is_map()) return &item;
        }
    }
    return nullptr;
}

class KeyCheck {
  public:
    KeyCheck(const Rule& rule, RuleProblems& problems) : m_rule(rule), m_problems(problems) {}

    void run() {
        // A kind may mean something else by a common word, so the last key of a name counts.
        std::vector<Key> known = k_common;
        if (m_rule.kind != nullptr)
            known.insert(known.end(), m_rule.kind->keys.begin(), m_rule.kind->keys.end());
        for (const auto& [key, value] : m_rule.keys.entries()) {
            const auto name = text::to_lower(key.scalar());
            const auto found =
                std::find_if(known.rbegin(), known.rend(), [&](const Key& k) { return k.name == name; });
            if (found == known.rend()) {
                unknown_key(key, known);
            } else if (const auto* odd = first_odd_item(value, found->type)) {
                odd_item(*odd, *found);
            } else if (!has_type(value, found->type)) {
                m_problems.add(value.range(), text::tr_format("the key '{0}' wants {1}", found->name,
                                                              text::tr(name_of(found->type))));
            }
        }
        std::vector<std::string> missing;
        for (const auto& key : known) {
            const auto* value = m_rule.find(key.name);
            if (key.need == Key::Need::required && (value == nullptr || value->is_null()))
                missing.emplace_back(key.name);
        }
        if (missing.empty()) return;
        m_problems.add(m_rule.range(""),
                       missing.size() == 1 ? text::tr_format("the key '{0}' is missing", missing.front())
                                           : text::tr_format("the keys '{0}' are missing",
                                                             fmt::format("{}", fmt::join(missing, "', '"))));
    }

  private:
    void odd_item(const Value& item, const Key& key) {
        if (key.type == KeyType::texts) {
            m_problems.add(item.range(), text::tr_format("each value of '{0}' is a text", key.name));
        } else {
            m_problems.add(item.range(),
                           text::tr_format("'{0}' is a list of texts, and this item is none", key.name),
                           text::tr("put it in quotes: ': ' in a bare text makes it a map"));
        }
    }

    void unknown_key(const Value& key, const std::vector<Key>& known) {
        // Without a kind nobody knows what belongs; the unknown kind has been reported.
        if (m_rule.kind == nullptr) return;
        std::vector<std::string> names;
        for (const auto& k : known) names.emplace_back(k.name);
        auto message =
            text::tr_format("a rule that extends '{0}' has no key '{1}'", m_rule.kind->name, key.scalar());
        if (m_rule.kind->unknown_keys == Kind::UnknownKeys::ignored) {
            m_problems.doubtful_name(key, names, std::move(message));
        } else {
            m_problems.unknown(key, names, std::move(message));
        }
    }

    const Rule& m_rule;
    RuleProblems& m_problems;
};

}  // namespace

void check_keys(const Rule& rule, RuleProblems& problems) { KeyCheck(rule, problems).run(); }

bool is_list_of_texts(const Value& value) {
    const auto& items = value.items();
    return value.is_scalar() || value.is_null() ||
           (value.is_list() && std::none_of(items.begin(), items.end(), [](const Value& item) {
                return item.is_map() || item.is_list();
            }));
}

}  // namespace kopij::lint
