#include "lint/scanner.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_key = 4;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

enum class Class : std::uint8_t { other, word, unknown };  // unknown: part of a character beyond ASCII

Class class_of(char c) {
    if (static_cast<unsigned char>(c) >= 0x80) return Class::unknown;
    const bool word = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    return word ? Class::word : Class::other;
}

/// Whether there may be a word boundary between the two.
bool may_part(Class a, Class b) { return a == Class::unknown || b == Class::unknown || a != b; }

std::uint32_t read_key(const char* at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i)
        out |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    return out;
}

std::uint32_t read_four(const char* at) {
    std::uint32_t out = 0;
    std::memcpy(&out, at, sizeof out);
    return out;
}

std::size_t hash(std::uint32_t key) { return (key * 2654435761U) >> 8; }

std::uint16_t pair(char a, char b) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(a) | static_cast<unsigned char>(b) << 8);
}

}  // namespace

/// The text in small letters, with room behind it to read four bytes anywhere.
struct Scanner::Reading {
    std::string_view text;
    const char* small;

    bool holds(std::size_t at, const Bytes& set) const {
        return at < text.size() && set[static_cast<unsigned char>(text[at])];
    }
    Class before(std::size_t at) const { return at == 0 ? Class::other : class_of(text[at - 1]); }
    Class behind(std::size_t at) const { return at >= text.size() ? Class::other : class_of(text[at]); }
};

Scanner::Scanner(const std::vector<Pattern>& patterns) {
    for (const auto& pattern : patterns) {
        const auto& literals = pattern.literals();
        const bool has_literals = literals.kind != Literals::Kind::none;
        if (!has_literals && !literals.selective) continue;
        const auto number = static_cast<std::uint32_t>(m_size);
        if (!m_numbers.emplace(pattern.identity(), number).second) continue;
        ++m_size;
        if (has_literals) {
            add_literals(literals, number);
            continue;
        }
        const Start start{number, number_of(literals.second)};
        for (std::size_t byte = 0; byte < m_starts.size(); ++byte) {
            if (literals.first[byte]) m_starts[byte].push_back(start);
        }
    }
    build(m_at_words);
    build(m_anywhere);
    build_begins();
}

void Scanner::build_begins() {
    m_begins.resize(65536);
    for (std::size_t both = 0; both < m_begins.size(); ++both) {
        m_begins[both] = static_cast<std::uint8_t>((m_at_words.sizes[both] != 0 ? k_at_word : 0) |
                                                   (m_anywhere.sizes[both] != 0 ? k_anywhere : 0));
    }
    for (std::size_t byte = 0; byte < m_starts.size(); ++byte) {
        if (m_starts[byte].empty()) continue;
        // Literals are looked for in small letters, starts in the text as it is.
        const auto small = lower(static_cast<char>(byte));
        for (int second = 0; second < 256; ++second)
            m_begins[pair(small, static_cast<char>(second))] |= k_start;
    }
}

std::uint16_t Scanner::number_of(const Bytes& set) {
    if (set.all()) return 0;
    const auto found = std::find(m_sets.begin(), m_sets.end(), set);
    const auto number = found - m_sets.begin() + 1;
    if (number > std::numeric_limits<std::uint16_t>::max()) return 0;
    if (found == m_sets.end()) m_sets.push_back(set);
    return static_cast<std::uint16_t>(number);
}

void Scanner::add_literals(const Literals& literals, std::uint32_t pattern) {
    std::vector<std::uint16_t> thens{0};
    for (const auto& set : literals.then) thens.push_back(number_of(set));
    for (const auto& literal : literals.all) {
        const auto text = literal.text();
        auto& table =
            literal.after_boundary && class_of(text.front()) == Class::word ? m_at_words : m_anywhere;
        table.entries.push_back({pattern, static_cast<std::uint32_t>(m_bytes.size()), literal.size,
                                 literal.any_case, literal.after_boundary, literal.before_boundary,
                                 thens[literal.then]});
        for (const char c : text) m_bytes.push_back(lower(c));
        m_bytes.insert(m_bytes.end(), text.begin(), text.end());
    }
}

void Scanner::build(Table& table) {
    const auto size_of = [](const Entry& entry) { return std::min<std::size_t>(entry.size, k_key); };
    const auto key_of = [&](const Entry& entry) { return read_key(&m_bytes[entry.text], size_of(entry)); };
    // By size, key and pattern.
    struct Place {
        std::uint64_t rank;
        std::uint32_t pattern;
        std::uint32_t index;
        bool operator<(const Place& other) const {
            return rank != other.rank ? rank < other.rank : pattern < other.pattern;
        }
    };
    std::vector<Place> order;
    order.reserve(table.entries.size());
    for (const auto& entry : table.entries) {
        order.push_back({static_cast<std::uint64_t>(size_of(entry)) << 32 | key_of(entry), entry.pattern,
                         static_cast<std::uint32_t>(order.size())});
    }
    std::sort(order.begin(), order.end());
    std::vector<Entry> all;
    all.reserve(order.size());
    for (const auto& place : order) all.push_back(table.entries[place.index]);
    table.entries = std::move(all);
    const auto& entries = table.entries;
    std::array<std::size_t, k_key> count{};
    for (const auto& entry : entries) ++count[size_of(entry) - 1];
    for (std::size_t i = 0; i < k_key; ++i) {
        if (count[i] == 0) continue;
        std::size_t room = 16;
        while (room < 2 * count[i]) room *= 2;
        table.slots[i].resize(room);
    }
    table.sizes.resize(65536);
    for (const auto& entry : entries) {
        const auto* text = &m_bytes[entry.text];
        const auto bit = static_cast<std::uint8_t>(1U << (size_of(entry) - 1));
        if (entry.size > 1) {
            table.sizes[pair(text[0], text[1])] |= bit;
        } else {
            for (int second = 0; second < 256; ++second)
                table.sizes[pair(text[0], static_cast<char>(second))] |= bit;
        }
    }
    for (std::size_t begin = 0; begin < entries.size();) {
        const auto key = key_of(entries[begin]);
        const auto size = size_of(entries[begin]);
        auto end = begin;
        while (end < entries.size() && size_of(entries[end]) == size && key_of(entries[end]) == key) ++end;
        auto& slots = table.slots[size - 1];
        auto slot = hash(key) & (slots.size() - 1);
        while (slots[slot].end != 0) slot = (slot + 1) & (slots.size() - 1);
        slots[slot] = {key, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        begin = end;
    }
}

std::size_t Scanner::number_of(const Pattern& pattern) const {
    const auto found = m_numbers.find(pattern.identity());
    return found == m_numbers.end() ? m_size : found->second;
}

bool Scanner::stands(const Entry& entry, const Reading& reading, std::size_t at) const {
    if (at + entry.size > reading.text.size()) return false;
    const auto* small = &m_bytes[entry.text];
    // Most literals that share their first bytes differ in the next.
    if (entry.size > k_key &&
        (reading.small[at + k_key] != small[k_key] ||
         std::memcmp(reading.small + at + k_key, small + k_key, entry.size - k_key) != 0))
        return false;
    const auto* written = small + entry.size;
    if (!entry.any_case &&
        (reading.text[at] != *written || std::memcmp(reading.text.data() + at, written, entry.size) != 0))
        return false;
    if (entry.after_boundary && !may_part(reading.before(at), reading.behind(at))) return false;
    const auto end = at + entry.size;
    if (entry.then != 0 && !reading.holds(end, m_sets[entry.then - 1])) return false;
    return !entry.before_boundary || may_part(reading.before(end), reading.behind(end));
}

void Scanner::look_up(const Table& table, const Reading& reading, std::size_t at,
                      std::vector<Hit>& hits) const {
    const auto sizes = table.sizes[pair(reading.small[at], reading.small[at + 1])];
    if (sizes == 0) return;
    const auto four = read_four(reading.small + at);
    for (std::size_t size = 1; size <= k_key; ++size) {
        if ((sizes & (1U << (size - 1))) == 0) continue;
        const auto& slots = table.slots[size - 1];
        const auto key = size == k_key ? four : four & ((1U << (8 * size)) - 1);
        for (auto slot = hash(key) & (slots.size() - 1); slots[slot].end != 0;
             slot = (slot + 1) & (slots.size() - 1)) {
            if (slots[slot].key != key) continue;
            for (auto i = slots[slot].begin; i < slots[slot].end; ++i) {
                if (stands(table.entries[i], reading, at))
                    hits.push_back({table.entries[i].pattern, static_cast<std::uint32_t>(at)});
            }
            break;
        }
    }
}

bool Scanner::scan(std::string_view text, std::vector<Hit>& hits) const {
    if (m_size == 0 || text.empty()) return true;
    if (text.find("\u017F") != std::string_view::npos || text.find("\u212A") != std::string_view::npos)
        return false;
    thread_local std::vector<char> t_small;
    t_small.assign(text.size() + k_key, '\0');
    std::transform(text.begin(), text.end(), t_small.begin(), lower);
    const Reading reading{text, t_small.data()};
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto begins = m_begins[pair(reading.small[at], reading.small[at + 1])];
        if (begins == 0) continue;
        if ((begins & k_at_word) != 0 && class_of(text[at]) == Class::word &&
            reading.before(at) != Class::word)
            look_up(m_at_words, reading, at, hits);
        if ((begins & k_anywhere) != 0) look_up(m_anywhere, reading, at, hits);
        if ((begins & k_start) == 0 || text::is_continuation(text[at])) continue;
        for (const auto& start : m_starts[static_cast<unsigned char>(text[at])]) {
            if (start.second == 0 || reading.holds(at + 1, m_sets[start.second - 1]))
                hits.push_back({start.pattern, static_cast<std::uint32_t>(at)});
        }
    }
    return true;
}

}  // namespace kopij::lint
