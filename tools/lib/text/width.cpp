#include "text/width.hpp"

#include <uniwidth.h>

#include <algorithm>

#include "text/utf8.hpp"

namespace kopij::text {

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) >= 0x20 && static_cast<unsigned char>(text[at]) < 0x7F) {
            ++width;
            ++at;
            continue;
        }
        width += static_cast<std::size_t>(std::max(0, uc_width(next_code_point(text, at), "UTF-8")));
    }
    return width;
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    std::vector<std::string> lines(1);
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        const auto columns = display_width(word);
        if (column > 0 && width > 0 && column + 1 + columns > width) {
            lines.emplace_back();
            column = 0;
        }
        if (column > 0) lines.back() += ' ';
        column += columns + (column > 0 ? 1 : 0);
        lines.back() += word;
        at = end + 1;
    }
    return lines;
}

}  // namespace kopij::text
