#include "its/locale.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace kopij::its {
namespace {

std::vector<std::string> split(std::string_view text, std::string_view separators) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find_first_of(separators, at), text.size());
        std::string one;
        for (const char c : text.substr(at, end - at)) {
            if (std::isspace(static_cast<unsigned char>(c)) == 0)
                one.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        }
        if (!one.empty()) out.push_back(std::move(one));
        at = end + 1;
    }
    return out;
}

/// RFC 4647, 3.3.2: extended filtering.
bool matches(std::string_view range, std::string_view language) {
    const auto wanted = split(range, "-_");
    const auto tags = split(language, "-_");
    if (wanted.empty() || tags.empty() || (wanted[0] != "*" && wanted[0] != tags[0])) return false;
    std::size_t tag = 1;
    for (std::size_t n = 1; n < wanted.size();) {
        if (wanted[n] == "*") {
            ++n;
        } else if (tag == tags.size()) {
            return false;
        } else if (tags[tag] == wanted[n]) {
            ++tag;
            ++n;
        } else if (tags[tag].size() == 1) {
            return false;
        } else {
            ++tag;
        }
    }
    return true;
}

}  // namespace

bool LocaleFilter::admits(std::string_view language) const {
    const auto ranges = split(list, ",");
    const bool named = std::any_of(ranges.begin(), ranges.end(),
                                   [&](const std::string& range) { return matches(range, language); });
    return named == (type == Type::include);
}

bool LocaleFilter::admits_all() const {
    const auto ranges = split(list, ",");
    return type == Type::include ? std::find(ranges.begin(), ranges.end(), "*") != ranges.end()
                                 : ranges.empty();
}

bool LocaleFilter::admits_none() const {
    return LocaleFilter{list, type == Type::include ? Type::exclude : Type::include}.admits_all();
}

bool LocaleFilter::admits_only(std::string_view language) const {
    const auto ranges = split(list, ",");
    const auto own = split(language, "");
    return type == Type::include && !own.empty() &&
           std::all_of(ranges.begin(), ranges.end(),
                       [&](const std::string& one) { return one == own.front(); });
}

LocaleFilter locale_filter(const Data& data) {
    LocaleFilter out;
    if (const auto* list = find(data, "localeFilterList")) out.list = *list;
    if (const auto* type = find(data, "localeFilterType")) {
        if (*type == "exclude") out.type = LocaleFilter::Type::exclude;
    }
    return out;
}

}  // namespace kopij::its
