#include "its/limits.hpp"

#include <algorithm>
#include <charconv>

#include "text/encoding.hpp"

namespace kopij::its {
namespace {

constexpr std::string_view k_at_most = "At most ";
constexpr std::string_view k_bytes_in = " bytes in ";
constexpr std::string_view k_line_ends = ", line ends as ";
constexpr std::string_view k_allowed = "Allowed characters: ";

std::optional<std::size_t> number(std::string_view text) {
    std::size_t out = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return out;
}

}  // namespace

std::optional<std::size_t> StorageLimit::needed(std::string_view text) const {
    std::string stored(text);
    if (line_break != "lf" && text.find('\n') != std::string_view::npos) {
        const std::string_view end = line_break == "cr" ? "\r" : line_break == "nel" ? "\u0085" : "\r\n";
        stored.clear();
        for (const char c : text) {
            if (c == '\n')
                stored += end;
            else
                stored.push_back(c);
        }
    }
    return text::encoded_size(stored, encoding);
}

std::optional<StorageLimit> storage_limit(const Data& data) {
    const auto* size = find(data, "storageSize");
    const auto bytes = size ? number(*size) : std::nullopt;
    if (!bytes) return std::nullopt;
    StorageLimit out{*bytes};
    if (const auto* encoding = find(data, "storageEncoding")) out.encoding = *encoding;
    if (const auto* line_break = find(data, "lineBreakType")) out.line_break = *line_break;
    return out;
}

std::string comment_of(const StorageLimit& limit) {
    auto out = std::string(k_at_most) + std::to_string(limit.size) + std::string(k_bytes_in) + limit.encoding;
    if (limit.line_break != "lf") out.append(k_line_ends).append(limit.line_break);
    return out;
}

std::optional<StorageLimit> storage_limit_from(std::string_view comment) {
    if (!comment.starts_with(k_at_most)) return std::nullopt;
    comment.remove_prefix(k_at_most.size());
    const auto in = comment.find(k_bytes_in);
    const auto bytes = in == std::string_view::npos ? std::nullopt : number(comment.substr(0, in));
    if (!bytes) return std::nullopt;
    comment.remove_prefix(in + k_bytes_in.size());
    StorageLimit out{*bytes};
    const auto ends = comment.find(k_line_ends);
    out.encoding = comment.substr(0, ends);
    if (ends != std::string_view::npos) out.line_break = comment.substr(ends + k_line_ends.size());
    return out;
}

std::string comment_of_allowed(std::string_view characters) {
    return std::string(k_allowed) + std::string(characters);
}

std::optional<std::string_view> allowed_characters_from(std::string_view comment) {
    if (!comment.starts_with(k_allowed)) return std::nullopt;
    return comment.substr(k_allowed.size());
}

}  // namespace kopij::its
