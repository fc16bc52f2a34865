// One entry as text, laid out as GNU msgcat 0.21 does it.
#pragma once

#include <string>
#include <string_view>

#include "catalogue/message.hpp"

namespace kopij::catalogue {

enum class Wrap { yes, no };

struct Layout {
    Wrap wrap = Wrap::yes;  ///< no: lines are broken after "\n" only (and references as ever)
    int width = 79;         ///< columns of a line, quotes included; wide characters count twice
};

/// The entry's lines, each ended by "\n"; no blank line before or after. Flags: fuzzy (where there is a
/// translation), the *-format flags in gettext's order, the range, no-wrap, then those gettext does not know.
std::string layout(const Message& message, const Layout& how = {});
void append_layout(std::string& out, const Message& message, const Layout& how = {});

}  // namespace kopij::catalogue
