#include "cli/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <string_view>

namespace kopij::cli {
namespace {

std::string_view variable(const char* name) {
    const auto* value = std::getenv(name);
    return value ? value : "";
}

std::size_t number(std::string_view text) {
    std::size_t out = 0;
    const auto result = std::from_chars(text.data(), text.data() + text.size(), out);
    return result.ec == std::errc{} ? out : 0;
}

}  // namespace

std::size_t terminal_width() {
    constexpr std::size_t k_most = 10000;
    if (const auto columns = number(variable("COLUMNS")); columns > 0) return std::min(columns, k_most);
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

bool terminal_has_hyperlinks() {
    if (const auto forced = variable("FORCE_HYPERLINK"); !forced.empty()) return forced != "0";
    constexpr std::size_t k_first_vte = 5000;
    if (number(variable("VTE_VERSION")) >= k_first_vte) return true;
    for (const char* name : {"WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "DOMTERM"}) {
        if (!variable(name).empty()) return true;
    }
    constexpr std::array<std::string_view, 4> k_programs = {"iTerm.app", "WezTerm", "vscode", "ghostty"};
    if (std::find(k_programs.begin(), k_programs.end(), variable("TERM_PROGRAM")) != k_programs.end())
        return true;
    const auto term = variable("TERM");
    return term.starts_with("foot") || term.starts_with("alacritty") || term == "xterm-kitty";
}

}  // namespace kopij::cli
