#include "lint/date.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

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

}  // namespace

std::optional<sys_days> date_in(std::string_view text) {
    const auto part = [&](std::size_t at, std::size_t size) {
        return number(text.size() < at ? "" : text.substr(at, size));
    };
    const auto year = part(0, 4);
    if (!year) return std::nullopt;
    const auto month = text.size() > 4 ? part(5, 2) : 1;
    const auto day = text.size() > 7 ? part(8, 2) : 1;
    if (!month || !day) return std::nullopt;
    return date(*year, *month, *day);
}

std::optional<sys_days> date_of(pugi::xml_node node) {
    for (const auto* name : {"iso-8601-date", "datetime", "date", "content"}) {
        if (const auto attribute = node.attribute(name)) return date_in(attribute.value());
    }
    if (node.child("year")) {
        const auto part = [&](const char* name) { return number(node.child(name).text().get()).value_or(1); };
        return date(part("year"), part("month"), part("day"));
    }
    std::string_view text = node.text().get();
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\"'"), text.size()));
    return date_in(text);
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
