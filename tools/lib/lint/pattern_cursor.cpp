#include "lint/pattern_cursor.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace kopij::lint {

bool has_room(std::string_view pattern) {
    constexpr std::ptrdiff_t k_counted = 8'000;  // bytes; a count repeats what it makes
    constexpr std::ptrdiff_t k_most = 50'000;
    const auto size = std::ssize(pattern);
    if (pattern.find('{') != std::string_view::npos) return size <= k_counted;
    const auto groups = std::count(pattern.begin(), pattern.end(), '(');
    const auto classes = std::count(pattern.begin(), pattern.end(), '[');
    return 2 * size + 6 * groups + 36 * classes <= k_most;
}

bool PatternCursor::take_count(std::size_t& least, std::size_t& most, bool& sure) {
    if (!at("{")) return false;
    const auto close = m_in.find('}', m_at);
    if (close == std::string_view::npos) return false;
    const auto inside = m_in.substr(m_at + 1, close - m_at - 1);
    if (inside.empty() || inside.find_first_not_of("0123456789,") != std::string_view::npos) return false;
    const auto number = [](std::string_view digits, std::size_t& out) {
        const auto end = digits.data() + digits.size();
        return !digits.empty() && std::from_chars(digits.data(), end, out).ptr == end;
    };
    const auto comma = inside.find(',');
    if (!number(inside.substr(0, comma), least)) return false;
    most = least;
    if (comma != std::string_view::npos) {
        most = k_unbounded;
        if (comma + 1 < inside.size() && !number(inside.substr(comma + 1), most)) return false;
    }
    constexpr std::size_t k_most_counted = 1000;  // PCRE2 counts to 65,535 and makes room for each
    if (least > most || least > k_most_counted || (most != k_unbounded && most > k_most_counted))
        sure = false;
    m_at = close + 1;
    return true;
}

bool PatternCursor::take_flags(bool& any_case) {
    bool on = true;
    for (; !ended() && !at(")") && !at(":"); ++m_at) {
        switch (m_in[m_at]) {
            case '-':
                on = false;
                break;
            case 'i':
                any_case = on;
                break;
            case 'm':
            case 's':
                break;
            default:
                return false;
        }
    }
    return true;
}

}  // namespace kopij::lint
