// A list of objects, one a finding: the format of interfaces.md that scripts read.
#include <boost/json.hpp>
#include <ostream>

#include "report/clean.hpp"
#include "report/formats.hpp"
#include "report/place.hpp"

namespace kopij::report {
namespace {

namespace json = boost::json;

json::object place(Places& places, std::size_t offset) {
    const auto at = places.at(offset);
    return {{"line", at.line}, {"column", at.column}, {"byte", offset}};
}

json::value fix_of(const diagnostic::Diagnostic& one) {
    if (!one.fix) return nullptr;
    json::array edits;
    for (const auto& edit : one.fix->edits) {
        edits.push_back({{"start", edit.range.begin},
                         {"end", edit.range.end},
                         {"replacement", as_utf8(edit.replacement)}});
    }
    return json::object{{"safe", one.fix->safety == diagnostic::Fix::Safety::safe},
                        {"edits", std::move(edits)}};
}

class Json : public Reporter {
  public:
    explicit Json(std::ostream& out) : m_out(out) {}

    void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) override {
        Places places(source);
        for (const auto& one : diagnostics) {
            json::object data;
            for (const auto& [key, value] : one.data) data[as_utf8(key)] = as_utf8(value);
            const json::object object = {{"path", as_utf8(source.path())},
                                         {"rule", as_utf8(one.rule)},
                                         {"severity", diagnostic::to_string(one.severity)},
                                         {"message", as_utf8(one.message)},
                                         {"why", as_utf8(one.why)},
                                         {"start", place(places, one.range.begin)},
                                         {"end", place(places, one.range.end)},
                                         {"text", as_utf8(one.range.in(source.text()))},
                                         {"fix", fix_of(one)},
                                         {"data", std::move(data)}};
            m_out << (m_first ? "[\n" : ",\n") << json::serialize(object);
            m_first = false;
        }
    }

    void finish(const Summary&) override { m_out << (m_first ? "[]\n" : "\n]\n"); }

  private:
    std::ostream& m_out;
    bool m_first = true;
};

}  // namespace

std::unique_ptr<Reporter> make_json(std::ostream& out, const Context&) { return std::make_unique<Json>(out); }

}  // namespace kopij::report
