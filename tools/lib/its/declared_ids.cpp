#include "its/declared_ids.hpp"

#include <algorithm>
#include <string_view>

namespace kopij::its {
namespace {

constexpr std::string_view k_space = " \t\r\n";

/// Where a declaration or what stands beside it ends: behind its ">", those in quotation marks apart.
std::size_t end_of(std::string_view subset, std::size_t at) {
    const auto behind = [&](std::string_view token) {
        const auto found = subset.find(token, at);
        return found == std::string_view::npos ? subset.size() : found + token.size();
    };
    if (subset.substr(at).starts_with("<!--")) return behind("-->");
    if (subset.substr(at).starts_with("<?")) return behind("?>");
    char quote = 0;
    for (; at < subset.size(); ++at) {
        const char c = subset[at];
        if (quote != 0)
            quote = c == quote ? '\0' : quote;
        else if (c == '"' || c == '\'')
            quote = c;
        else if (c == '>')
            return at + 1;
    }
    return at;
}

/// The words of a declaration; a value in quotation marks is one.
std::vector<std::string_view> words_in(std::string_view text) {
    std::vector<std::string_view> out;
    for (auto at = text.find_first_not_of(k_space); at < text.size();
         at = std::min(text.find_first_not_of(k_space, at), text.size())) {
        const bool quoted = text[at] == '"' || text[at] == '\'';
        const auto found = quoted ? text.find(text[at], at + 1) : text.find_first_of(k_space, at);
        const auto end = std::min(found, text.size());
        out.push_back(text.substr(at, end - at + (quoted ? 1 : 0)));
        at = end + (quoted ? 1 : 0);
        if (at >= text.size()) break;
    }
    return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> declared_ids(const markup::Document& document) {
    std::vector<std::pair<std::string, std::string>> out;
    if (document.format() != markup::Format::xml) return out;
    for (const auto& node : document.tree().children()) {
        if (node.type() != pugi::node_doctype) continue;
        const std::string_view subset = node.value();
        for (auto at = subset.find('<'); at != std::string_view::npos; at = subset.find('<', at)) {
            const auto end = end_of(subset, at);
            auto one = subset.substr(at, end - at);
            at = end;
            constexpr std::string_view k_list = "<!ATTLIST";
            if (!one.starts_with(k_list) || !one.ends_with('>')) continue;
            one.remove_prefix(k_list.size());
            one.remove_suffix(1);
            const auto words = words_in(one);
            for (std::size_t n = 2; n < words.size(); ++n) {
                // Behind a default "ID" is a name.
                const char before = words[n - 1].front();
                if (words[n] != "ID" || before == '#' || before == '"' || before == '\'') continue;
                out.emplace_back(words.front(), words[n - 1]);
            }
        }
    }
    return out;
}

}  // namespace kopij::its
