// The makers that the table of formats lists; each is in the file of its name.
#pragma once

#include "report/report.hpp"

namespace kopij::report {

std::unique_ptr<Reporter> make_text(std::ostream& out, const Style& style);
std::unique_ptr<Reporter> make_line(std::ostream& out, const Style& style);
std::unique_ptr<Reporter> make_json(std::ostream& out, const Style& style);

}  // namespace kopij::report
