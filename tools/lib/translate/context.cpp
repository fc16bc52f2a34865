#include "translate/context.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kopij::translate {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> k_contexts = {{{"title", "heading"},
                                                                                      {"heading", "heading"},
                                                                                      {"caption", "heading"},
                                                                                      {"cell", "cell"},
                                                                                      {"header-cell", "cell"},
                                                                                      {"keyword", "keyword"},
                                                                                      {"label", "label"},
                                                                                      {"term", "term"}}};

}  // namespace

std::string_view role_context(const segment::Segment& segment) {
    for (const auto& [role, context] : k_contexts) {
        if (role == segment.role) return context;
    }
    return "text";
}

bool is_short(std::string_view message) {
    // Most have their second space near their start.
    const auto first = message.find(' ');
    return first == std::string_view::npos || message.find(' ', first + 1) == std::string_view::npos;
}

const catalogue::Message* find_message(const catalogue::Catalogue& catalogue,
                                       const segment::Segment& segment) {
    if (segment.context) {
        const auto* own = catalogue.find(segment.context, segment.message);
        if (own != nullptr) return own;
    }
    if (!is_short(segment.message)) return catalogue.find(std::nullopt, segment.message);
    return catalogue.find_or_plain(role_context(segment), segment.message);
}

}  // namespace kopij::translate
