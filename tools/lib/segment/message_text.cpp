#include "segment/message_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "markup/entity.hpp"

namespace kopij::segment {
namespace {

using markup::Notation;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

using Block = unsigned char __attribute__((vector_size(16)));
using HalfBlock = unsigned char __attribute__((vector_size(8)));

template <typename Block>
Block block_at(const char* bytes) {
    Block out;
    std::memcpy(&out, bytes, sizeof out);
    return out;
}

/// Which bytes may be more than themselves: " # & ' < > \ and controls, and a space after a space. The others
/// in it are rare, and make it fewer comparisons.
template <typename Byte>
constexpr auto may_be_special(Byte c, Byte before) {
    return ((c | 5) == 0x27) | ((c | 2) == 0x3E) | (c == 0x5C) | (c < 0x20) |
           ((c == 0x20) & (before == 0x20));
}

/// The number of the lowest byte that is set in bytes as memory has them.
std::size_t lowest_byte(std::uint64_t word) {
    const auto bit =
        std::endian::native == std::endian::little ? std::countr_zero(word) : std::countl_zero(word);
    return static_cast<std::size_t>(bit) / 8;
}

/// The first byte of the mask that is set; its size if none is.
template <typename Mask>
std::size_t first_set(const Mask& mask) {
    std::array<std::uint64_t, sizeof(Mask) / sizeof(std::uint64_t)> words{};
    std::memcpy(&words, &mask, sizeof mask);
    std::size_t at = 0;
    for (const auto word : words) {
        if (word != 0) return at + lowest_byte(word);
        at += sizeof word;
    }
    return at;
}

/// The same from the byte `from` on.
template <typename Mask>
std::size_t first_set(const Mask& mask, std::size_t from) {
    static_assert(sizeof(Mask) == sizeof(std::uint64_t));
    if (from == sizeof mask) return from;
    std::uint64_t word = 0;
    std::memcpy(&word, &mask, sizeof mask);
    const auto all = ~std::uint64_t{0};
    word &= std::endian::native == std::endian::little ? all << (8 * from) : all >> (8 * from);
    return word == 0 ? sizeof mask : lowest_byte(word);
}

/// Those that may be special whatever is before them.
constexpr auto k_special = [] {
    std::array<bool, 256> out{};
    for (unsigned c = 0; c < out.size(); ++c) out[c] = may_be_special<unsigned>(c, 0);
    return out;
}();

/// How many bytes of the block at `bytes` come before one that may be special.
template <typename Block>
std::size_t plain_in_block(const char* bytes) {
    return first_set(may_be_special(block_at<Block>(bytes), block_at<Block>(bytes - 1)));
}

/// Where, from `at` on, the next byte stands that may be special. `at` is not 0.
std::size_t skip_plain(std::string_view text, std::size_t at) {
    for (; at + sizeof(Block) <= text.size(); at += sizeof(Block)) {
        const auto found = plain_in_block<Block>(text.data() + at);
        if (found < sizeof(Block)) return at + found;
    }
    if (at + sizeof(HalfBlock) <= text.size()) {
        const auto found = plain_in_block<HalfBlock>(text.data() + at);
        at += found;
        if (found < sizeof(HalfBlock)) return at;
    }
    if (text.size() > sizeof(HalfBlock)) {
        // The last eight bytes; those before `at` have been seen.
        const auto begin = text.size() - sizeof(HalfBlock);
        const auto* bytes = text.data() + begin;
        const auto mask = may_be_special(block_at<HalfBlock>(bytes), block_at<HalfBlock>(bytes - 1));
        return begin + first_set(mask, at - begin);
    }
    auto before = static_cast<unsigned char>(text[at - 1]);
    for (; at < text.size(); ++at) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (k_special[c] | ((c == ' ') & (before == ' '))) break;
        before = c;
    }
    return at;
}

class Appender {
  public:
    Appender(std::string& out, const markup::Document& document, Spaces spaces, Quotes quotes)
        : m_out(out), m_document(document), m_spaces(spaces), m_quotes(quotes) {}

    void text(std::string_view raw, Notation notation) {
        for (std::size_t at = 0; at < raw.size();) {
            at = skip_spaces(raw, at);
            if (at == raw.size()) return;
            const auto from = at;
            if (at > 0 || !k_special[static_cast<unsigned char>(raw[at])])
                at = skip_plain(raw, std::max<std::size_t>(at, 1));
            m_out.append(raw, from, at - from);
            if (at == raw.size()) return;
            if (markup::reference_starts(notation).find(raw[at]) != std::string_view::npos)
                at += reference(raw, at, notation);
            else
                character(raw[at++]);
        }
    }

  private:
    bool ends_in_space() const { return m_out.empty() || m_out.back() == ' '; }

    std::size_t skip_spaces(std::string_view raw, std::size_t at) const {
        if (m_spaces == Spaces::kept || !is_space(raw[at]) || !ends_in_space()) return at;
        while (at < raw.size() && is_space(raw[at])) ++at;
        return at;
    }

    /// Returns its length.
    std::size_t reference(std::string_view raw, std::size_t at, Notation notation) {
        const auto found = markup::read_reference(raw, at, notation, m_document);
        if (found.length == 0) {
            character(raw[at]);
            return 1;
        }
        const auto spelling = raw.substr(at, found.length);
        const bool keeps_entities = notation == Notation::xml || notation == Notation::xml_attribute;
        if (keeps_entities && (found.text == spelling || is_declared(spelling)))
            m_out += spelling;
        else
            text(found.text, Notation::literal);
        return found.length;
    }

    bool is_declared(std::string_view spelling) const {
        return m_document.entity(spelling.substr(1, spelling.size() - 2)).has_value();
    }

    void character(char c) {
        switch (c) {
            case '&':
                m_out += "&amp;";
                return;
            case '<':
                m_out += "&lt;";
                return;
            case '>':
                m_out += "&gt;";
                return;
            case '"':
                m_out += m_quotes == Quotes::escaped ? "&quot;" : "\"";
                return;
            default:
                break;
        }
        if (m_spaces == Spaces::kept || !is_space(c))
            m_out.push_back(c);
        else if (!ends_in_space())
            m_out.push_back(' ');
    }

    std::string& m_out;
    const markup::Document& m_document;
    Spaces m_spaces;
    Quotes m_quotes;
};

}  // namespace

void append_text(std::string& message, std::string_view raw, Notation notation,
                 const markup::Document& document, Spaces spaces, Quotes quotes) {
    Appender(message, document, spaces, quotes).text(raw, notation);
}

std::size_t verbatim_size(std::string_view raw, Notation notation, Spaces spaces) {
    const auto starts = markup::reference_starts(notation);
    for (std::size_t at = 0; at < raw.size(); ++at) {
        if (at > 0) at = skip_plain(raw, at);
        if (at == raw.size()) break;
        const char c = raw[at];
        if (c == '&' || c == '<' || c == '>' || starts.find(c) != std::string_view::npos) return at;
        const bool twice = c == ' ' && at > 0 && raw[at - 1] == ' ';
        if (spaces == Spaces::normalised && is_space(c) && (c != ' ' || twice)) return at;
    }
    return raw.size();
}

void normalise(std::string& text) {
    std::size_t end = 0;
    for (const char c : text) {
        if (!is_space(c))
            text[end++] = c;
        else if (end > 0 && text[end - 1] != ' ')
            text[end++] = ' ';
    }
    if (end > 0 && text[end - 1] == ' ') --end;
    text.resize(end);
}

std::string normalised(std::string_view text) {
    std::string out(text);
    normalise(out);
    return out;
}

bool begins_as_text(std::string_view text) {
    constexpr std::string_view k_no_break_space = "\u00A0";
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_space(text[at])) continue;
        if (text[at] != k_no_break_space[0] || text.substr(at + 1, 1) != k_no_break_space.substr(1))
            return true;
        ++at;
    }
    return false;
}

}  // namespace kopij::segment
