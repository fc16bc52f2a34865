// Dates in articles.
#pragma once

#include <chrono>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

namespace kopij::lint {

/// An ISO 8601 date (YYYY-MM-DD, YYYY-MM, YYYY) at the start of the text; what is left out is the first.
std::optional<std::chrono::sys_days> date_in(std::string_view text);

/// The date that an element says: an ISO attribute, JATS' year, month and day, or its own text.
std::optional<std::chrono::sys_days> date_of(pugi::xml_node element);

/// "3 years", "18 months", "90 days" as days; a month counts as 30.44 of them.
std::optional<std::chrono::days> duration(std::string_view text);

/// The day of the run, UTC; $SOURCE_DATE_EPOCH where that is set, as for anything that has to come out the
/// same again.
std::chrono::sys_days today();

}  // namespace kopij::lint
