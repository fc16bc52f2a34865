#include "diagnostic/diagnostic.hpp"

#include <array>
#include <tuple>

namespace kopij::diagnostic {
namespace {

constexpr std::array<std::string_view, 3> k_names = {"suggestion", "warning", "error"};

}  // namespace

std::string_view to_string(Severity severity) { return k_names[static_cast<std::size_t>(severity)]; }

std::optional<Severity> severity_from(std::string_view name) {
    for (std::size_t n = 0; n < k_names.size(); ++n) {
        if (k_names[n] == name) return static_cast<Severity>(n);
    }
    return std::nullopt;
}

bool in_reading_order(const Diagnostic& a, const Diagnostic& b) {
    return std::tie(a.range.begin, a.range.end, a.rule, a.message) <
           std::tie(b.range.begin, b.range.end, b.rule, b.message);
}

}  // namespace kopij::diagnostic
