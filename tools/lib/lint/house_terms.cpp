#include "lint/house_terms.hpp"

#include <algorithm>

#include "config/nearest.hpp"
#include "lint/article.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

const std::vector<std::string> k_keys = {"language",  "preferred", "allowed",
                                         "forbidden", "note",      "compounds"};

void add_texts(const config::Value& value, std::vector<std::string>& out) {
    for (const auto* item : value.as_list()) {
        if (!item->scalar().empty()) out.push_back(item->scalar());
    }
}

bool read_key(const config::Value& key, const config::Value& value, HouseTerm& out,
              std::optional<bool>& compounds, RuleProblems& problems) {
    const auto& name = key.scalar();
    if (name == "language") {
        out.language = primary_tag(value.scalar());
    } else if (name == "preferred") {
        out.preferred = value.scalar();
    } else if (name == "allowed") {
        add_texts(value, out.allowed);
    } else if (name == "forbidden") {
        add_texts(value, out.forbidden);
    } else if (name == "note") {
        out.note = value.scalar();
    } else if (name == "compounds") {
        compounds = value.as_bool();
        if (!compounds) {
            problems.add(value.range(),
                         text::tr_format("the key '{0}' wants {1}", name, text::tr("true or false")));
            return false;
        }
    } else {
        auto message = text::tr_format("an entry of a glossary has no key '{0}'", name);
        if (const auto near = config::nearest(name, k_keys); !near.empty())
            message += text::tr_format("; did you mean '{0}'?", near);
        problems.add(key.range(), std::move(message),
                     text::tr_format("Allowed here: {0}.", fmt::format("{}", fmt::join(k_keys, ", "))));
        return false;
    }
    return true;
}

}  // namespace

std::vector<HouseTerm> read_house_terms(const config::Value& list, RuleProblems& problems) {
    std::vector<HouseTerm> out;
    for (const auto* item : list.as_list()) {
        if (!item->is_map()) {
            problems.add(item->range(),
                         text::tr("an entry of a glossary is a map with 'preferred' and 'forbidden'"));
            continue;
        }
        HouseTerm entry;
        std::optional<bool> compounds;
        bool good = true;
        for (const auto& [key, value] : item->entries())
            good = read_key(key, value, entry, compounds, problems) && good;
        if (good && (entry.preferred.empty() || entry.forbidden.empty() || entry.language.empty())) {
            problems.add(item->range(),
                         text::tr("an entry of a glossary needs 'language', 'preferred' and 'forbidden'"));
            good = false;
        }
        entry.compounds = compounds.value_or(entry.language == "nl");
        if (good) out.push_back(std::move(entry));
    }
    return out;
}

}  // namespace kopij::lint
