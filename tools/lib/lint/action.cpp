#include "lint/action.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "lint/pattern.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

using config::Value;
using std::string_view_literals::operator""sv;

struct Edit {
    std::string_view name;
    std::size_t parameters;  ///< behind the name
};
constexpr std::array<Edit, 7> k_edits = {{{"regex", 2},
                                          {"trim", 1},
                                          {"trim_left", 1},
                                          {"trim_right", 1},
                                          {"truncate", 1},
                                          {"split", 2},
                                          {"remove", 1}}};
constexpr std::array k_actions = {"suggest"sv, "replace"sv, "remove"sv, "convert"sv, "edit"sv};

std::string joined_names(const auto& names) {
    std::string out;
    for (const auto name : names) out += (out.empty() ? "" : ", ") + std::string(name);
    return text::tr_format("Allowed here: {0}.", out);
}

std::string names_of_edits() {
    std::vector<std::string_view> names;
    for (const auto& one : k_edits) names.push_back(one.name);
    return joined_names(names);
}

void check_edit(const Value& place, const std::vector<const Value*>& parameters, RuleProblems& problems) {
    if (parameters.empty()) {
        problems.doubtful(place.range(), text::tr("the action 'edit' says not how"), names_of_edits());
        return;
    }
    const auto& how = *parameters.front();
    const auto found = std::find_if(k_edits.begin(), k_edits.end(),
                                    [&](const Edit& one) { return one.name == how.scalar(); });
    if (found == k_edits.end()) {
        problems.doubtful(how.range(), text::tr_format("'{0}' is no way to edit", how.scalar()),
                          names_of_edits());
    } else if (parameters.size() != found->parameters + 1) {
        problems.doubtful(how.range(),
                          text::tr_format("'{0}' wants {1} parameters behind it, not {2}", found->name,
                                          found->parameters, parameters.size() - 1));
    } else if (found->name == "regex") {
        if (const auto problem = Pattern(parameters[1]->scalar()).problem())
            problems.doubtful(
                parameters[1]->range(),
                text::tr_format("'{0}' is no valid pattern: {1}", parameters[1]->scalar(), problem->message));
    } else if (found->name == "split" && !parameters[2]->as_integer()) {
        problems.doubtful(parameters[2]->range(),
                          text::tr("'split' wants the number of a part, from 0, behind the separator"));
    }
}

void check_parameters(const Value& name, const std::vector<const Value*>& parameters,
                      RuleProblems& problems) {
    if (name.scalar() == "edit") check_edit(name, parameters, problems);
    if (name.scalar() == "convert" && (parameters.empty() || parameters.front()->scalar() != "simple")) {
        const auto& place = parameters.empty() ? name : *parameters.front();
        problems.doubtful(place.range(), text::tr("the action 'convert' knows one way"),
                          text::tr_format("Allowed here: {0}.", "simple"));
    }
    if (name.scalar() != "suggest") return;
    if (parameters.empty())
        problems.doubtful(name.range(), text::tr("the action 'suggest' says not from what"),
                          text::tr_format("Allowed here: {0}.", "spellings"));
    for (const auto* one : parameters) {
        if (one->scalar() == "spellings" || one->scalar().ends_with(".tengo")) continue;
        problems.doubtful(one->range(), text::tr_format("nothing is suggested from '{0}'", one->scalar()),
                          text::tr_format("Allowed here: {0}.", "spellings"));
    }
}

}  // namespace

std::optional<Action> read_action(const Value& value, RuleProblems& problems) {
    Action out;
    const Value* name = nullptr;
    std::vector<const Value*> parameters;
    for (const auto& [key, item] : value.entries()) {
        const auto written = text::to_lower(key.scalar());
        if (written == "name") {
            name = &item;
        } else if (written == "params") {
            parameters = item.as_list();
        } else {
            problems.unknown(key, {"name", "params"},
                             text::tr_format("an action has no key '{0}'", key.scalar()));
            return std::nullopt;
        }
    }
    if (name == nullptr || name->scalar().empty()) {
        problems.doubtful(value.range(), text::tr("this action has no name, so it offers nothing"),
                          joined_names(k_actions));
        return std::nullopt;
    }
    if (std::find(k_actions.begin(), k_actions.end(), name->scalar()) == k_actions.end()) {
        problems.unknown(*name, {k_actions.begin(), k_actions.end()},
                         text::tr_format("'{0}' is no action", name->scalar()));
        return std::nullopt;
    }
    check_parameters(*name, parameters, problems);
    out.name = name->scalar();
    for (const auto* one : parameters) out.parameters.push_back(one->scalar());
    return out;
}

}  // namespace kopij::lint
