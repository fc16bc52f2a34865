#include "markup/entity.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "text/utf8.hpp"

namespace kopij::markup {
namespace {

constexpr std::size_t k_longest_name = 64;
// An entity that stands for more is opaque (its own spelling is its text): a few bytes must not become
// gigabytes.
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

/// An entity may use others, declared before or after it. Each is expanded once, so the work is linear
/// however they nest.
class Expander {
  public:
    explicit Expander(const std::vector<std::pair<std::string, std::string>>& declarations) {
        // The first declaration of a name is the binding one (XML 1.0, 4.2).
        for (const auto& [name, value] : declarations) m_values.emplace(name, value);
    }

    EntityTable expand_all() {
        for (const auto& [name, value] : m_values) expand(name, 0);
        EntityTable out;
        for (auto& [name, text] : m_done) {
            if (text) out.emplace(name, std::move(*text));
        }
        return out;
    }

  private:
    std::optional<std::string> expand(std::string_view name, int depth) {
        constexpr int k_deepest = 20;
        if (const auto done = m_done.find(name); done != m_done.end()) return done->second;
        const auto declared = m_values.find(name);
        if (declared == m_values.end() || depth > k_deepest) return std::nullopt;
        m_done.emplace(name, std::nullopt);  // an entity that uses itself is opaque
        auto text = resolve_all(without_markup(declared->second),
                                [&](std::string_view used) { return expand(used, depth + 1); });
        auto& result = m_done.find(name)->second;
        if (text.size() <= k_longest_replacement) result = std::move(text);
        return result;
    }

    EntityTable m_values;
    boost::unordered_flat_map<std::string, std::optional<std::string>, NameHash, std::equal_to<>> m_done;
};

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
    return Expander(declarations).expand_all();
}

std::size_t expanded_size(std::string_view raw, const EntityTable& entities) {
    std::size_t size = raw.size();
    for (auto at = raw.find('&'); at != std::string_view::npos; at = raw.find('&', at + 1)) {
        const auto end = raw.substr(0, at + k_longest_name + 2).find(';', at);
        if (end == std::string_view::npos) continue;
        const auto found = entities.find(raw.substr(at + 1, end - at - 1));
        if (found != entities.end()) size += found->second.size();
    }
    return size;
}

std::string escape_text(std::string_view plain) { return escape(plain, "&<>"); }

std::string escape_attribute(std::string_view plain) { return escape(plain, "&<>\"'"); }

std::string escape_character(char32_t code_point) {
    return "&#" + std::to_string(static_cast<std::uint32_t>(code_point)) + ";";
}

}  // namespace kopij::markup
