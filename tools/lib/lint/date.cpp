#include "lint/date.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

#include "lint/pattern.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

std::optional<int> number(std::string_view text) {
    int out = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, out);
    return text.empty() || error != std::errc{} || stop != end ? std::nullopt : std::optional(out);
}

std::optional<sys_days> date(int year, int month, int day) {
    const year_month_day out{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                             std::chrono::day{static_cast<unsigned>(day)}};
    if (!out.ok()) return std::nullopt;
    return sys_days{out};
}

// The groups are named by their places in find_date.
constexpr std::string_view k_month =
    "jan(?:uar[iy]|uar|vier)?|feb(?:ruar[iy]|ruar)?|f[ée]v(?:rier)?|maart|mrt|mar(?:ch|s)?|märz|apr(?:il)?|"
    "avr(?:il)?|"
    "mei|may|mai|jun[ei]?|juin|jul[iy]?|juillet|aug(?:ust(?:us)?)?|août|sept?(?:emb(?:er|re))?|"
    "o[ck]t(?:ob(?:er|re))?|nov(?:emb(?:er|re))?|d[eé][cz](?:emb(?:er|re))?";

const Pattern& pattern() {
    static const Pattern out(fmt::format(
        R"((?i)(?<![\w.,/-])(?:(\d{{4}})(?:([-/.])(\d\d?)(?:\2(\d\d?)(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?)?)?)"
        R"(|(\d\d?)(?:st|nd|rd|th|er?|\.)? (?:of )?({0})\.?,? (\d{{4}}))"
        R"(|({0})\.? (?:(\d\d?)(?:st|nd|rd|th)?,? )?(\d{{4}})|(\d\d?)([-/.])(\d\d?)\12(\d{{4}}))(?![\w/-]))",
        k_month));
    return out;
}

int month_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, int>, 18> k_begins = {{{"ja", 1},
                                                                                   {"f", 2},
                                                                                   {"maa", 3},
                                                                                   {"mar", 3},
                                                                                   {"mä", 3},
                                                                                   {"mrt", 3},
                                                                                   {"ap", 4},
                                                                                   {"av", 4},
                                                                                   {"m", 5},
                                                                                   {"jun", 6},
                                                                                   {"juin", 6},
                                                                                   {"ju", 7},
                                                                                   {"au", 8},
                                                                                   {"ao", 8},
                                                                                   {"s", 9},
                                                                                   {"o", 10},
                                                                                   {"n", 11},
                                                                                   {"d", 12}}};
    const auto word = text::to_lower(name);
    return std::find_if(k_begins.begin(), k_begins.end(),
                        [&](const auto& one) { return word.starts_with(one.first); })
        ->second;
}

}  // namespace

std::optional<WrittenDate> find_date(std::string_view text) {
    Match match;
    for (std::size_t from = 0; pattern().search(text, from, match) == Searched::found;
         from = match.whole().end) {
        // Groups behind the last that took part may be missing.
        const auto part = [&](std::size_t group) {
            return group < match.groups.size() && match.groups[group] ? match.groups[group]->in(text)
                                                                      : std::string_view();
        };
        const auto value = [&](std::size_t group) { return number(part(group)).value_or(1); };
        std::optional<sys_days> day;
        auto form = WrittenDate::Form::written;
        if (!part(1).empty()) {
            day = date(value(1), value(3), value(4));
            if (match.whole().size() == 4 || part(2) == "-") form = WrittenDate::Form::iso;
        } else if (!part(5).empty()) {
            day = date(value(7), month_named(part(6)), value(5));
        } else if (!part(8).empty()) {
            day = date(value(10), month_named(part(8)), value(9));
        } else {
            day = date(value(14), value(13), value(11));
            if (value(11) <= 12) form = WrittenDate::Form::day_first;
        }
        if (day) return WrittenDate{*day, match.whole(), form};
    }
    return std::nullopt;
}

std::optional<sys_days> date_of(pugi::xml_node node) {
    std::string_view text = node.text().get();
    for (const auto* name : {"iso-8601-date", "datetime", "date", "content"}) {
        if (const auto attribute = node.attribute(name)) {
            text = attribute.value();
            break;
        }
    }
    if (node.child("year")) {
        const auto part = [&](const char* name) { return number(node.child(name).text().get()).value_or(1); };
        return date(part("year"), part("month"), part("day"));
    }
    const auto found = find_date(text);
    return found ? std::optional(found->day) : std::nullopt;
}

std::optional<days> duration(std::string_view text) {
    const auto space = text.find(' ');
    if (space == std::string_view::npos) return std::nullopt;
    const auto count = number(text.substr(0, space));
    const auto unit = text.substr(space + 1);
    if (!count || *count < 0) return std::nullopt;
    if (unit.starts_with("year")) return days{static_cast<int>(*count * 365.2425)};
    if (unit.starts_with("month")) return days{static_cast<int>(*count * 30.436875)};
    if (unit.starts_with("day")) return days{*count};
    return std::nullopt;
}

sys_days today() {
    if (const auto* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
        if (const auto seconds = number(epoch)) {
            return std::chrono::floor<days>(std::chrono::sys_seconds(std::chrono::seconds(*seconds)));
        }
    }
    return std::chrono::floor<days>(std::chrono::system_clock::now());
}

}  // namespace kopij::lint
