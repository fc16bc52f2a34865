#include "lint/pieces.hpp"

#include <algorithm>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {

bool begins_with_space(std::string_view text) {
    std::size_t at = 0;
    return !text.empty() && text::is_space(text::next_code_point(text, at));
}

bool ends_with_space(std::string_view text) {
    auto at = text.size();
    return !text.empty() && text::is_space(text::previous_code_point(text, at));
}

std::string_view trimmed(std::string_view text) {
    const auto is_black = [](char c) { return c > ' ' && c < '\x7F'; };
    if (!text.empty() && is_black(text.front()) && is_black(text.back())) return text;
    for (std::size_t at = 0; at < text.size(); text.remove_prefix(at), at = 0) {
        if (!text::is_space(text::next_code_point(text, at))) break;
    }
    for (auto at = text.size(); at > 0; text = text.substr(0, at)) {
        if (!text::is_space(text::previous_code_point(text, at))) break;
    }
    return text;
}

void trim(std::vector<Piece>& pieces) {
    const auto blank = [](const Piece& piece) { return trimmed(piece.text).empty(); };
    while (!pieces.empty() && blank(pieces.back())) pieces.pop_back();
    const auto first = std::find_if_not(pieces.begin(), pieces.end(), blank);
    pieces.erase(pieces.begin(), first);
    if (pieces.empty()) return;
    for (auto* piece : {&pieces.front(), &pieces.back()}) {
        const auto text = trimmed(piece->text);
        const auto before = static_cast<std::size_t>(text.data() - piece->text.data());
        const auto begin = piece == &pieces.front() ? before : 0;
        const auto end = piece == &pieces.back() ? before + text.size() : piece->text.size();
        if (piece->text.size() == piece->source.size()) {
            piece->source.end = piece->source.begin + end;
            piece->source.begin += begin;
        }
        piece->text = piece->text.substr(begin, end - begin);
    }
}

std::string joined(const std::vector<Piece>& pieces) {
    std::string out;
    for (const auto& piece : pieces) out += piece.text;
    return out;
}

std::string masked(std::string_view text) {
    std::string out(text);
    for (auto& c : out) {
        if (c != '\n' && static_cast<unsigned char>(c) < 0x80) c = '*';
    }
    return out;
}

}  // namespace kopij::lint
