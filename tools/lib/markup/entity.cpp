#include "markup/entity.hpp"

#include <array>
#include <charconv>
#include <optional>

#include "markup/html_reference.hpp"
#include "markup/markdown_escape.hpp"
#include "text/eight_bytes.hpp"
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

Notation notation_of_text(Format format) {
    switch (format) {
        case Format::html:
            return Notation::html;
        case Format::markdown:
            return Notation::markdown;
        case Format::mdx:
            return Notation::mdx;
        case Format::plain:
            return Notation::literal;
        case Format::xml:
            break;
    }
    return Notation::xml;
}

struct Escaped {
    char letter;
    std::string_view text;
};

// YAML 1.2, 5.7; TOML's are among them.
constexpr std::array<Escaped, 18> k_backslash = {{{'"', "\""},
                                                  {'\\', "\\"},
                                                  {'n', "\n"},
                                                  {'t', "\t"},
                                                  {'r', "\r"},
                                                  {'/', "/"},
                                                  {' ', " "},
                                                  {'\t', "\t"},
                                                  {'b', "\b"},
                                                  {'f', "\f"},
                                                  {'v', "\v"},
                                                  {'a', "\a"},
                                                  {'e', "\x1B"},
                                                  {'0', std::string_view("\0", 1)},
                                                  {'_', "\xC2\xA0"},
                                                  {'N', "\xC2\x85"},
                                                  {'L', "\xE2\x80\xA8"},
                                                  {'P', "\xE2\x80\xA9"}}};

Reference backslash(std::string_view raw, std::size_t at) {
    if (raw[at] != '\\' || at + 1 >= raw.size()) return {};
    const char letter = raw[at + 1];
    for (const auto& known : k_backslash) {
        if (known.letter == letter) return {std::string(known.text), 2};
    }
    if (letter == '\r' || letter == '\n') {  // the line goes on, its indentation is not part of the text
        const auto next = std::min(raw.find_first_not_of(" \t\r\n", at + 1), raw.size());
        return {"", next - at};
    }
    const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
    if (digits == 0 || at + 2 + digits > raw.size()) return {};
    std::uint32_t number = 0;
    const auto* begin = raw.data() + at + 2;
    const auto [stop, error] = std::from_chars(begin, begin + digits, number, 16);
    if (error != std::errc{} || stop != begin + digits) return {};
    Reference out{{}, digits + 2};
    text::append_utf8(out.text, number);
    return out;
}

}  // namespace

Reference read_reference(std::string_view raw, std::size_t at, Notation notation, const Document& document) {
    switch (notation) {
        case Notation::xml:
        case Notation::xml_attribute:
            return reference(raw, at, [&](std::string_view name) { return document.entity(name); });
        case Notation::html:
            return read_html_reference(raw, at, ReferencePlace::text);
        case Notation::html_attribute:
        case Notation::html_unquoted:
            return read_html_reference(raw, at, ReferencePlace::attribute);
        case Notation::markdown:
        case Notation::mdx:
        case Notation::markdown_title:
        case Notation::markdown_target:
            return read_markdown_reference(raw, at);
        case Notation::yaml_single:
            if (raw.substr(at, 2) == "''") return {"'", 2};
            return {};
        case Notation::yaml_double:
        case Notation::toml_basic:
            return backslash(raw, at);
        case Notation::literal:
        case Notation::yaml_plain:
        case Notation::toml_literal:
            break;
    }
    return {};
}

Reference read_reference(std::string_view raw, std::size_t at, const Document& document) {
    return read_reference(raw, at, notation_of_text(document.format()), document);
}

std::string_view reference_starts(Notation notation) {
    switch (notation) {
        case Notation::xml:
        case Notation::xml_attribute:
        case Notation::html:
        case Notation::html_attribute:
        case Notation::html_unquoted:
            return "&";
        case Notation::markdown:
        case Notation::mdx:
        case Notation::markdown_title:
        case Notation::markdown_target:
            return "&\\";
        case Notation::yaml_single:
            return "'";
        case Notation::yaml_double:
        case Notation::toml_basic:
            return "\\";
        case Notation::literal:
        case Notation::yaml_plain:
        case Notation::toml_literal:
            break;
    }
    return {};
}

std::size_t find_reference(std::string_view raw, std::size_t from, Notation notation) {
    const auto starts = reference_starts(notation);
    if (starts.size() == 1) return std::min(raw.find(starts.front(), from), raw.size());
    if (starts.empty()) return raw.size();
    const auto one = starts.front();
    const auto other = starts.back();
    return text::find_byte(
        raw, from, [&](const text::EightBytes& eight) { return eight.equal(one) | eight.equal(other); },
        [&](char c) { return c == one || c == other; });
}

std::string decode(std::string_view raw, Notation notation, const Document& document) {
    std::string out;
    for (std::size_t at = 0; at < raw.size();) {
        const auto next = find_reference(raw, at, notation);
        out.append(raw, at, next - at);
        at = next;
        if (at == raw.size()) break;
        const auto found = read_reference(raw, at, notation, document);
        if (found.length == 0) {
            out.push_back(raw[at++]);
        } else {
            out += found.text;
            at += found.length;
        }
    }
    return out;
}

bool reads_as(std::string_view raw, Notation notation, const Document& document, std::string_view text) {
    if (find_reference(raw, 0, notation) == raw.size()) return raw == text;
    return decode(raw, notation, document) == text;
}

std::string decode(std::string_view raw, const Document& document) {
    return decode(raw, notation_of_text(document.format()), document);
}

std::string decode(pugi::xml_node node, const Document& document) {
    return decode(node.value(), document.span(node).notation, document);
}

std::string decode(pugi::xml_attribute attribute, const Document& document) {
    const auto notation = document.span(attribute).notation;
    const std::string_view raw = attribute.value();
    if (notation != Notation::xml_attribute || raw.find_first_of("\t\r\n") == std::string_view::npos)
        return decode(raw, notation, document);
    std::string spaced;
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (raw[at] == '\r' && raw.substr(at).starts_with("\r\n")) continue;
        spaced.push_back(raw[at] == '\t' || raw[at] == '\r' || raw[at] == '\n' ? ' ' : raw[at]);
    }
    return decode(spaced, notation, document);
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

}  // namespace kopij::markup
