#include "markup/entity.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "text/utf8.hpp"

namespace kopij::markup {
namespace {

constexpr std::size_t k_longest_name = 64;
// An entity that stands for more is opaque (its own spelling is its text): a few bytes must not become gigabytes.
constexpr std::size_t k_longest_replacement = 1000;

struct Named {
    std::string_view name;
    std::string_view text;
};

constexpr std::array<Named, 5> k_predefined = {
    {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}}};

std::string without_markup(std::string_view text) {
    std::string out;
    bool inside = false;
    for (const char c : text) {
        if (c == '<') inside = true;
        if (!inside) out.push_back(c);
        if (c == '>') inside = false;
    }
    return out;
}

/// Reads the reference at `at`; `resolve` gives the text of a name that is not predefined, if it has one.
template <typename Resolve>
Reference reference(std::string_view raw, std::size_t at, const Resolve& resolve) {
    const auto end = raw.substr(0, at + k_longest_name + 2).find(';', at);
    if (end == std::string_view::npos || end == at + 1) return {};
    const auto name = raw.substr(at + 1, end - at - 1);
    Reference out{{}, end - at + 1};
    if (name[0] == '#') {
        const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
        const auto digits = name.substr(hex ? 2 : 1);
        std::uint32_t number = 0;
        const auto [stop, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number, hex ? 16 : 10);
        if (error != std::errc{} || stop != digits.data() + digits.size() || digits.empty()) return {};
        text::append_utf8(out.text, number);
        return out;
    }
    if (name.find_first_of(" \t\r\n<&") != std::string_view::npos) return {};
    for (const auto& known : k_predefined) {
        if (known.name == name) {
            out.text = known.text;
            return out;
        }
    }
    const auto declared = resolve(name);
    out.text = declared ? *declared : raw.substr(at, out.length);
    return out;
}

template <typename Resolve>
std::string resolve_all(std::string_view raw, const Resolve& resolve) {
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const auto next = std::min(raw.find('&', at), raw.size());
        out.append(raw, at, next - at);
        at = next;
        if (at == raw.size()) break;
        auto found = reference(raw, at, resolve);
        if (found.length == 0) {
            out.push_back('&');
            ++at;
        } else {
            out += found.text;
            at += found.length;
        }
    }
    return out;
}

std::string escape(std::string_view plain, std::string_view special) {
    std::string out;
    out.reserve(plain.size());
    for (const char c : plain) {
        if (special.find(c) == std::string_view::npos) {
            out.push_back(c);
            continue;
        }
        for (const auto& known : k_predefined) {
            if (known.text[0] == c) out.append("&").append(known.name).append(";");
        }
    }
    return out;
}

}  // namespace

Reference read_reference(std::string_view raw, std::size_t at, const Document& document) {
    return reference(raw, at, [&](std::string_view name) { return document.entity(name); });
}

std::string decode(std::string_view raw, const Document& document) {
    if (raw.find('&') == std::string_view::npos) return std::string(raw);
    return resolve_all(raw, [&](std::string_view name) { return document.entity(name); });
}

EntityTable expand_entities(const std::vector<std::pair<std::string, std::string>>& declarations) {
    EntityTable out;
    // An entity may use one that is declared before it; each is expanded once, so the work is linear however they nest.
    for (const auto& [name, value] : declarations) {
        auto text = resolve_all(without_markup(value), [&](std::string_view used) -> std::optional<std::string_view> {
            const auto found = out.find(used);
            if (found == out.end()) return std::nullopt;
            return found->second;
        });
        // The first declaration of a name is the binding one (XML 1.0, 4.2).
        if (text.size() <= k_longest_replacement) out.emplace(name, std::move(text));
    }
    return out;
}

std::string escape_text(std::string_view plain) { return escape(plain, "&<>"); }

std::string escape_attribute(std::string_view plain) { return escape(plain, "&<>\"'"); }

std::string escape_character(char32_t code_point) {
    return "&#" + std::to_string(static_cast<std::uint32_t>(code_point)) + ";";
}

}  // namespace kopij::markup
