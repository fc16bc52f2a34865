// Dates in articles.
#pragma once

#include <chrono>
#include <optional>
#include <pugixml.hpp>
#include <string_view>

#include "text/range.hpp"

namespace kopij::lint {

/// A date as somebody wrote it.
struct WrittenDate {
    std::chrono::sys_days day;  ///< what is left out is the first
    text::Range range;          ///< in the text
    /// iso: YYYY-MM-DD, YYYY-MM, YYYY. written: only one reading is possible ("3 mei 2025", "May 3, 2025",
    /// "mei 2025", "31-5-2025"). day_first: "3/5/2025", read as the Netherlands and Great Britain do.
    enum class Form { iso, written, day_first } form = Form::iso;
};

/// The first date in the text, in Dutch or English, German or French; nothing for a date that no calendar
/// has. O(n).
std::optional<WrittenDate> find_date(std::string_view text);

/// The date that an element says: an ISO attribute, JATS' year, month and day, or its own text.
std::optional<std::chrono::sys_days> date_of(pugi::xml_node element);

/// "3 years", "18 months", "90 days" as days; a month counts as 30.44 of them.
std::optional<std::chrono::days> duration(std::string_view text);

/// The day of the run, UTC; $SOURCE_DATE_EPOCH where that is set, as for anything that has to come out the
/// same again.
std::chrono::sys_days today();

}  // namespace kopij::lint
