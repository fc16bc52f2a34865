#include "markup/slug.hpp"

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::markup {

std::string Slugger::id_of(std::string_view heading) {
    const auto low = text::to_lower(heading);
    std::string out;
    for (std::size_t at = 0; at < low.size();) {
        const auto c = text::next_code_point(low, at);
        if (c == ' ' || c == '-') {
            out.push_back('-');
        } else if (text::is_word_character(c)) {
            text::append_utf8(out, c);
        }
    }
    const auto base = out;
    auto uses = m_uses[base]++;
    while (uses > 0) {
        out = base + "-" + std::to_string(uses);
        if (m_uses.emplace(out, 1).second) break;
        uses = m_uses[base]++;
    }
    return out;
}

}  // namespace kopij::markup
