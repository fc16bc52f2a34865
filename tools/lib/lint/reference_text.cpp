#include "lint/reference_text.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <functional>

#include "lint/date.hpp"
#include "markup/entity.hpp"
#include "markup/pattern.hpp"

namespace kopij::lint {
namespace {

using Visit = std::function<bool(pugi::xml_node)>;

/// Depth first, until one says no more.
bool each_node(pugi::xml_node node, const Visit& visit) {
    if (!visit(node)) return false;
    for (const auto& child : node.children()) {
        if (!each_node(child, visit)) return false;
    }
    return true;
}

bool is_text(pugi::xml_node node) {
    return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

std::string text_in(const Article& article, pugi::xml_node node) {
    std::string out;
    each_node(node, [&](pugi::xml_node at) {
        if (is_text(at)) out += markup::decode(at.value(), article.document()) + ' ';
        return true;
    });
    return out;
}

int year_now() { return static_cast<int>(std::chrono::year_month_day{today()}.year()); }

std::optional<int> as_year(std::string_view digits) {
    if (digits.size() != 4 || (!digits.starts_with("19") && !digits.starts_with("20"))) return std::nullopt;
    const int year =
        (digits[0] - '0') * 1000 + (digits[1] - '0') * 100 + (digits[2] - '0') * 10 + digits[3] - '0';
    return year <= year_now() + 1 ? std::optional(year) : std::nullopt;
}

/// The last year that stands by itself.
std::optional<int> last_year(std::string_view text) {
    std::optional<int> out;
    const auto part_of_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '.';
    };
    for (std::size_t at = 0; at < text.size();) {
        if (!std::isdigit(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        auto end = at;
        while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end]))) ++end;
        const bool inside = at > 0 && (part_of_word(text[at - 1]) || text[at - 1] == '-');
        const bool goes_on =
            end < text.size() && (text[end] == '/' || std::isalpha(static_cast<unsigned char>(text[end])));
        if (!inside && !goes_on) {
            if (const auto year = as_year(text.substr(at, end - at))) out = year;
        }
        at = end;
    }
    return out;
}

}  // namespace

std::string words_of(const Article& article, const evidence::Reference& reference) {
    std::string out;
    const auto add = [&](std::string_view text) {
        for (const char c : text) {
            const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
            if (space && (out.empty() || out.back() == ' ')) continue;
            out += space ? ' ' : c;
        }
        if (!out.empty() && out.back() != ' ') out += ' ';
    };
    each_node(reference.node, [&](pugi::xml_node node) {
        if (is_text(node)) add(markup::decode(node.value(), article.document()));
        for (const auto& attribute : node.attributes()) {
            if (std::string_view(attribute.value()).find("://") != std::string_view::npos)
                add(attribute.value());
        }
        return true;
    });
    return out;
}

std::optional<int> year_of(const Article& article, const evidence::Reference& reference) {
    std::optional<int> out;
    each_node(reference.node, [&](pugi::xml_node node) {
        const auto name = markup::local_name(node.name());
        if (name == "year" || name == "pubdate") out = last_year(text_in(article, node));
        return !out;
    });
    return out ? out : last_year(text_in(article, reference.node));
}

std::string identifier_of(const Article& article, const evidence::Reference& reference,
                          evidence::IdentifierType type) {
    std::string out;
    each_node(reference.node, [&](pugi::xml_node node) {
        for (const auto* name : {"pub-id-type", "type"}) {
            const auto attribute = node.attribute(name);
            if (!attribute || evidence::identifier_type_from(attribute.value()) != type) continue;
            const auto found = evidence::check_identifier(type, text_in(article, node));
            if (found.validity == evidence::Validity::valid || found.validity == evidence::Validity::unusual)
                out = found.normal;
        }
        return out.empty();
    });
    if (!out.empty()) return out;
    for (const auto& found : evidence::find_identifiers(words_of(article, reference))) {
        if (found.identifier.type == type && !found.identifier.normal.empty()) return found.identifier.normal;
    }
    return {};
}

}  // namespace kopij::lint
