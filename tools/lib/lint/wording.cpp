#include "lint/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/container/small_vector.hpp>
#include <charconv>
#include <functional>
#include <numeric>
#include <utility>

#include "text/eight_bytes.hpp"

namespace kopij::lint {
namespace {

/// A directive after its "%": which argument, and where the format goes on. Flags, width and precision say
/// nothing about a text and are passed over.
struct Directive {
    std::size_t argument = 0;
    char verb = 0;
    std::size_t end = 0;
    bool indexed = false;
};

Directive read_directive(std::string_view format, std::size_t at, std::size_t next_argument) {
    Directive out{next_argument, 0, at, false};
    while (at < format.size() &&
           std::string_view("+-# 0123456789.").find(format[at]) != std::string_view::npos) {
        ++at;
    }
    if (at < format.size() && format[at] == '[') {
        const auto close = format.find(']', at);
        if (close == std::string_view::npos) return out;
        std::size_t number = 0;
        std::from_chars(format.data() + at + 1, format.data() + close, number);
        out.argument = number == 0 ? static_cast<std::size_t>(-1) : number - 1;
        out.indexed = true;
        at = close + 1;
    }
    if (at == format.size()) return out;
    out.verb = format[at];
    out.end = at + 1;
    return out;
}

/// Whether there may be a line end in it, or two spaces beside each other.
bool is_loose(std::string_view text) {
    constexpr auto k_step = text::EightBytes::k_size;
    std::size_t at = 1;
    std::uint64_t found = text.starts_with('\n') ? 1 : 0;
    for (; at + k_step <= text.size(); at += k_step) {
        const text::EightBytes here(text.data() + at);
        found |= here.equal('\n') | here.both_equal(text::EightBytes(text.data() + at - 1), ' ');
    }
    for (; at < text.size(); ++at)
        found |= text[at] == '\n' || (text[at] == ' ' && text[at - 1] == ' ') ? 1U : 0U;
    return found != 0;
}

/// Line ends are spaces, and of several spaces one stays.
void squeeze(std::string& text) {
    if (!is_loose(text)) return;
    std::replace(text.begin(), text.end(), '\n', ' ');
    const auto both = [](char a, char b) { return a == ' ' && b == ' '; };
    text.erase(std::unique(text.begin(), text.end(), both), text.end());
}

}  // namespace

const std::string& Wording::in(std::string_view language) const {
    static const std::string k_nothing;
    for (const auto& wanted : {language, std::string_view{}, std::string_view("en")}) {
        for (const auto& [tag, text] : m_texts) {
            if (tag == wanted) return text;
        }
    }
    return m_texts.empty() ? k_nothing : m_texts.front().second;
}

std::string format_message(std::string_view format, const std::vector<std::string>& arguments) {
    const boost::container::small_vector<std::string_view, 4> views(arguments.begin(), arguments.end());
    return format_message(format, views);
}

std::string format_message(std::string_view format, std::span<const std::string_view> arguments) {
    std::string out;
    out.reserve(std::transform_reduce(arguments.begin(), arguments.end(), format.size(), std::plus{},
                                      [](std::string_view argument) { return argument.size(); }));
    std::size_t next = 0;
    for (std::size_t at = 0; at < format.size();) {
        const auto percent = std::min(format.find('%', at), format.size());
        out.append(format, at, percent - at);
        if (percent == format.size()) break;
        const auto directive = read_directive(format, percent + 1, next);
        if (directive.verb == '%') {
            out += '%';
        } else if (directive.verb == 0) {
            out += '%';  // no directive: the percent sign itself
        } else {
            // Go prints nothing for the first that is missing here, and says so for others.
            if (directive.argument < arguments.size()) {
                out += arguments[directive.argument];
            } else if (directive.argument > arguments.size()) {
                out += fmt::format("%!{}({})", directive.verb, directive.indexed ? "BADINDEX" : "MISSING");
            }
            next = directive.argument + 1;
        }
        at = directive.verb == 0 ? percent + 1 : directive.end;
    }
    squeeze(out);
    return out;
}

MessageNeeds needs_of_message(std::string_view format) {
    MessageNeeds out;
    std::size_t next = 0;
    for (auto percent = format.find('%'); percent != std::string_view::npos;) {
        const auto directive = read_directive(format, percent + 1, next);
        const auto end = directive.verb == 0 ? percent + 1 : directive.end;
        if (directive.verb != '%' && directive.verb != 0) {
            next = directive.argument + 1;
            out.arguments = std::max(out.arguments, next);
        }
        const auto written = format.substr(percent, end - percent);
        // "100% sure" is a directive with a space in it.
        const bool odd = std::string_view("%sqv").find(directive.verb) == std::string_view::npos ||
                         written.find(' ') != std::string_view::npos;
        if (odd && out.odd.empty()) out.odd = written;
        percent = format.find('%', end);
    }
    return out;
}

std::string quoted_alternatives(const std::vector<std::string>& values) {
    std::string out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0) out += values.size() == 2 ? " or " : i + 1 == values.size() ? ", or " : ", ";
        out += '\'' + values[i] + '\'';
    }
    return out;
}

}  // namespace kopij::lint
