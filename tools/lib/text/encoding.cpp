#include "text/encoding.hpp"

#include <algorithm>
#include <cctype>

#include "text/locale_module.hpp"

namespace kopij::text {

std::optional<std::size_t> encoded_size(std::string_view utf8, const std::string& encoding) {
    std::string name = encoding;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    if (name == "UTF-8" || name == "UTF8") return utf8.size();
    if (name == "UTF-16" || name == "UTF-32") name += "BE";  // which order it is does not change the size
    const auto converted = locale_module().from_utf8(utf8, name);
    if (!converted.text) return std::nullopt;
    return converted.text->size();
}

}  // namespace kopij::text
