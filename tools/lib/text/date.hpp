// Dates as programs write them.
#pragma once

#include <chrono>
#include <string>

namespace kopij::text {

/// YYYY-MM-DD (ISO 8601).
std::string iso_date(std::chrono::sys_days day);

}  // namespace kopij::text
