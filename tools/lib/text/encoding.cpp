#include "text/encoding.hpp"

#include <algorithm>
#include <boost/locale/encoding.hpp>
#include <cctype>

namespace kopij::text {

std::optional<std::size_t> encoded_size(std::string_view utf8, const std::string& encoding) {
    std::string name = encoding;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::toupper(c); });
    if (name == "UTF-8" || name == "UTF8") return utf8.size();
    if (name == "UTF-16" || name == "UTF-32") name += "BE";  // which order it is does not change the size
    namespace conv = boost::locale::conv;
    try {
        return conv::from_utf(utf8.data(), utf8.data() + utf8.size(), name, conv::stop).size();
    } catch (const conv::conversion_error&) {
        return std::nullopt;
    } catch (const conv::invalid_charset_error&) {
        return std::nullopt;
    }
}

}  // namespace kopij::text
