// Plain lists of records as JSON: what kopij-inspect shows to scripts.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace kopij::report {

/// Named values in the order given.
using Field = std::variant<std::string, std::size_t, bool, double>;
using Record = std::vector<std::pair<std::string, Field>>;

/// A JSON list with one object a line. Text that is not UTF-8 is written as it is.
void write_records(std::ostream& out, const std::vector<Record>& records);

}  // namespace kopij::report
