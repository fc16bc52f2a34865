// What stands in the wrong place: elements in a row whose order a translation turned round (keys to press,
// menus to open, steps to take), and translations of neighbours that were exchanged.
#include <algorithm>
#include <array>

#include "lint/kinds/catalogue.hpp"
#include "lint/kinds/format_directives.hpp"
#include "lint/quantity.hpp"
#include "segment/pairing.hpp"
#include "text/letter.hpp"

namespace kopij::lint::kinds {
namespace {

using segment::Fragment;
using segment::Piece;

/// An element without others in it, or a placeholder.
struct Item {
    const Piece* piece = nullptr;
    std::string text;
    text::Range range{};    // in the message
    bool in_a_row = false;  // with the one before it
};

/// Whether a text between two elements does no more than to put them in a row.
bool joins(std::string_view between) {
    constexpr std::array<std::string_view, 14> k_joints = {
        "", ",", ";", "+", "/", ">", "-", "\u2192", "en", "and", "dan", "then", "en dan", "and then"};
    const auto text = text::ascii_lower(between);
    const auto first = text.find_first_not_of(" ,;\n\t");
    if (first == std::string::npos) return true;
    const auto inner = std::string_view(text).substr(first, text.find_last_not_of(" ,;\n\t") + 1 - first);
    return std::find(k_joints.begin(), k_joints.end(), inner) != k_joints.end();
}

std::vector<Item> items_of(const Fragment& fragment) {
    std::vector<Item> out;
    std::string between;
    for (std::size_t n = 0; n < fragment.pieces.size(); ++n) {
        const auto& piece = fragment.pieces[n];
        Item item{&piece, {}, piece.range};
        auto last = n;
        if (piece.kind == Piece::Kind::start) {
            for (last = n + 1; last < piece.partner && !fragment.pieces[last].opens(); ++last)
                item.text += fragment.pieces[last].text;
            item.range.end = fragment.pieces[piece.partner].range.end;
        }
        const bool leaf = piece.kind == Piece::Kind::start && last == piece.partner && !item.text.empty();
        if (!leaf && piece.kind != Piece::Kind::placeholder) {
            // An element that holds others, or ends: what stands on its two sides is in no row.
            between += piece.kind == Piece::Kind::text ? piece.text : "\n.";
            continue;
        }
        item.in_a_row = !out.empty() && joins(between);
        between.clear();
        out.push_back(std::move(item));
        n = last;
    }
    return out;
}

/// Whether one translates the other, as far as that can be told: the same text or placeholder, or what the
/// catalogue has as its translation.
bool answers(const Translation& translation, const Item& source, const Item& given) {
    if (source.piece->name != given.piece->name) return false;
    if (source.text == given.text) return true;
    const auto* known = translation.catalogue().find_or_plain(std::nullopt, source.text);
    return known != nullptr && !known->strings.empty() && known->strings.front() == given.text;
}

void order(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        if (!string.has_markup || !string.sound()) continue;
        const auto source = items_of(string.source_markup);
        if (source.size() < 2) continue;
        const auto given = items_of(string.markup);
        if (source.size() != given.size()) continue;
        for (std::size_t n = 1; n < source.size(); ++n) {
            if (!source[n].in_a_row || !given[n].in_a_row) continue;
            const bool turned = answers(translation, source[n - 1], given[n]) &&
                                answers(translation, source[n], given[n - 1]);
            if (!turned || answers(translation, source[n], given[n])) continue;
            add(translation, string, {given[n - 1].range.begin, given[n].range.end}, findings, {});
        }
    }
}

/// How many numbers and how much markup of a source a translation lacks, or has besides.
std::size_t differences(const Translation& translation, const TranslatedString& source,
                        const TranslatedString& given) {
    const auto quantities = compare_quantities(
        without_directives(*source.message, source.source_plain), translation.source_language(),
        without_directives(*given.message, given.plain), translation.language());
    return quantities.size() + segment::pair_up(source.source_markup, given.markup).differences.size();
}

/// Two translations that fit neither their own text nor anything but the other's.
void exchanged(const Translation& translation, Findings& findings) {
    const auto& strings = translation.strings();
    std::vector<bool> fits;
    fits.reserve(strings.size());
    for (const auto& one : strings) fits.push_back(!one.sound() || differences(translation, one, one) == 0);
    for (std::size_t n = 0; n + 1 < strings.size(); ++n) {
        const auto& one = strings[n];
        const auto& next = strings[n + 1];
        if (fits[n] || fits[n + 1] || one.message == next.message) continue;
        if (differences(translation, one, next) + differences(translation, next, one) > 0) continue;
        add(translation, one, {0, one.text.size()}, findings, {});
        ++n;
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_order_checks = {{"order", order}, {"exchanged", exchanged}};

}  // namespace kopij::lint::kinds
