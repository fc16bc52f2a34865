#include "report/link_list.hpp"

#include <boost/json.hpp>
#include <ostream>

namespace kopij::report {

void write_link_list(std::ostream& out, const std::vector<LinkRow>& rows) {
    bool first = true;
    for (const auto& row : rows) {
        const boost::json::object object = {{"path", row.path},        {"line", row.at.line},
                                            {"column", row.at.column}, {"target", row.target},
                                            {"verdict", row.verdict},  {"detail", row.detail}};
        out << (first ? "[\n" : ",\n") << boost::json::serialize(object);
        first = false;
    }
    out << (first ? "[]\n" : "\n]\n");
}

}  // namespace kopij::report
