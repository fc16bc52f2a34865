// The links of a run, each with its verdict, for scripts.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "text/source.hpp"

namespace kopij::report {

struct LinkRow {
    std::string path;
    text::Location at;
    std::string target;
    std::string verdict;
    std::string detail;
};

/// JSON: [{"path", "line", "column", "target", "verdict", "detail"}, ...], one link a line, in the rows'
/// order.
void write_link_list(std::ostream& out, const std::vector<LinkRow>& rows);

}  // namespace kopij::report
