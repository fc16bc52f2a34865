#include "report/records.hpp"

#include <boost/json.hpp>
#include <ostream>

namespace kopij::report {

void write_records(std::ostream& out, const std::vector<Record>& records) {
    out << '[';
    for (const auto& record : records) {
        boost::json::object object;
        for (const auto& [name, field] : record) {
            std::visit([&, key = name](const auto& value) { object[key] = value; }, field);
        }
        out << (&record == &records.front() ? "\n" : ",\n") << boost::json::serialize(object);
    }
    out << (records.empty() ? "]\n" : "\n]\n");
}

}  // namespace kopij::report
