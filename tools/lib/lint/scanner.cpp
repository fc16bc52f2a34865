#include "lint/scanner.hpp"

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstring>
#include <limits>

#include "lint/literals.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_key = 4;
constexpr std::size_t k_pairs = 65536;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

enum class Class : std::uint8_t { other, word, unknown };  // unknown: part of a character beyond ASCII

constexpr auto k_classes = [] {
    std::array<Class, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const auto small = byte | 0x20U;
        const bool word = (small >= 'a' && small <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
        out[byte] = byte >= 0x80 ? Class::unknown : word ? Class::word : Class::other;
    }
    return out;
}();

Class class_of(char c) { return k_classes[static_cast<unsigned char>(c)]; }

/// Whether there may be a word boundary between the two.
bool may_part(Class a, Class b) { return a == Class::unknown || b == Class::unknown || a != b; }

std::uint32_t read_key(const char* at, std::size_t size) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < size; ++i)
        out |= static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    return out;
}

std::uint32_t read_four(const char* at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(at[i])) << (8 * i);
    };
    return byte(0) | byte(1) | byte(2) | byte(3);
}

std::uint32_t hash(std::uint32_t key, std::size_t size) {
    return (key * 2654435761U ^ static_cast<std::uint32_t>(size) * 0x9E3779B1U) >> 8U;
}

constexpr std::uint32_t k_three = 0xFFFFFF;  // bytes of a key, the first of which is the lowest

std::uint16_t hash_three(std::uint32_t key) {
    return static_cast<std::uint16_t>(((key & k_three) * 2654435761U) >> 16U);
}

std::uint16_t pair(char a, char b) {
    return static_cast<std::uint16_t>(static_cast<unsigned char>(a) | static_cast<unsigned char>(b) << 8);
}

struct Entry {
    std::uint32_t pattern;
    std::uint32_t literal;
    std::uint32_t text;  // offset in Tables::bytes of the lower-case text, which the text as written follows
    std::uint8_t size;
    bool any_case;
    bool after_boundary;
    bool before_boundary;
    std::uint16_t then;  // what may follow: sets[then - 1]; 0: anything
};

/// Where a pattern without literals can begin.
struct Start {
    std::uint32_t pattern;
    std::uint16_t second;  // sets[second - 1] follows; 0: anything, or nothing
};

/// The text in small letters, with room behind it to read four bytes anywhere.
struct Reading {
    std::string_view text;
    const char* small;

    bool holds(std::size_t at, const Bytes& set) const {
        return at < text.size() && set[static_cast<unsigned char>(text[at])];
    }
    Class before(std::size_t at) const { return at == 0 ? Class::other : class_of(text[at - 1]); }
    Class behind(std::size_t at) const { return at >= text.size() ? Class::other : class_of(text[at]); }
};

/// Entries by their first bytes, at most four of them.
class Table {
  public:
    std::vector<Entry> entries;

    /// `bytes` are those that entries refer to.
    void build(const std::vector<char>& bytes) {
        sort(bytes);
        std::size_t room = 16;
        while (room < 2 * entries.size()) room *= 2;
        m_slots.resize(room);
        m_filter.resize(room / 8);  // as many bits again for each slot
        for (std::uint32_t begin = 0; begin < entries.size();) {
            const auto key = key_of(entries[begin], bytes);
            const auto size = key_size(entries[begin]);
            auto end = begin;
            while (end < entries.size() && key_size(entries[end]) == size &&
                   key_of(entries[end], bytes) == key)
                ++end;
            const auto hashed = hash(key, size);
            auto slot = hashed & (room - 1);
            while (m_slots[slot].end != 0) slot = (slot + 1) & (room - 1);
            m_slots[slot] = {key, static_cast<std::uint32_t>(size), begin, end};
            m_filter[filter_word(hashed)] |= filter_bit(hashed);
            begin = end;
        }
    }

    /// For each size of a key a bit, `shift` to the left: of one or two bytes by these, of more by the hash
    /// of three.
    void note_sizes(const std::vector<char>& bytes, std::size_t shift, std::vector<std::uint8_t>& by_pair,
                    std::vector<std::uint8_t>& by_three) const {
        for (const auto& entry : entries) {
            const auto* text = &bytes[entry.text];
            const auto bit = static_cast<std::uint8_t>(1U << (key_size(entry) - 1 + shift));
            if (entry.size > 2) {
                by_three[hash_three(key_of(entry, bytes))] |= bit;
            } else if (entry.size == 2) {
                by_pair[pair(text[0], text[1])] |= bit;
            } else {
                for (int second = 0; second < 256; ++second)
                    by_pair[pair(text[0], static_cast<char>(second))] |= bit;
            }
        }
    }

    /// Calls `visit` with the entries that begin like the text here, as far as keys tell.
    template <typename Visit>
    void look_up(unsigned sizes, const char* small, Visit&& visit) const {
        const auto four = read_four(small);
        for (std::size_t size = 1; size <= k_key; ++size) {
            if ((sizes & (1U << (size - 1))) == 0) continue;
            const auto key = size == k_key ? four : four & ((1U << (8 * size)) - 1);
            const auto hashed = hash(key, size);
            if ((m_filter[filter_word(hashed)] & filter_bit(hashed)) == 0) continue;
            for (auto slot = hashed & (m_slots.size() - 1); m_slots[slot].end != 0;
                 slot = (slot + 1) & (m_slots.size() - 1)) {
                if (m_slots[slot].key != key || m_slots[slot].size != size) continue;
                for (auto i = m_slots[slot].begin; i < m_slots[slot].end; ++i) visit(entries[i]);
                break;
            }
        }
    }

  private:
    struct Slot {
        std::uint32_t key = 0;
        std::uint32_t size = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;  // 0: free
    };

    static std::size_t key_size(const Entry& entry) { return std::min<std::size_t>(entry.size, k_key); }
    static std::uint32_t key_of(const Entry& entry, const std::vector<char>& bytes) {
        return read_key(&bytes[entry.text], key_size(entry));
    }
    // Eight bits for a slot, so that most keys that are none have a free one.
    std::size_t filter_word(std::uint32_t hashed) const { return hashed & (m_filter.size() - 1); }
    static std::uint64_t filter_bit(std::uint32_t hashed) { return std::uint64_t{1} << (hashed >> 18U); }

    /// By size, key, pattern and literal.
    void sort(const std::vector<char>& bytes) {
        struct Place {
            std::uint64_t rank;
            std::uint32_t index;  // entries are made in the order of patterns
            bool operator<(const Place& other) const {
                return rank != other.rank ? rank < other.rank : index < other.index;
            }
        };
        std::vector<Place> order;
        order.reserve(entries.size());
        for (const auto& entry : entries) {
            order.push_back({static_cast<std::uint64_t>(key_size(entry)) << 32U | key_of(entry, bytes),
                             static_cast<std::uint32_t>(order.size())});
        }
        std::sort(order.begin(), order.end());
        std::vector<Entry> all;
        all.reserve(order.size());
        for (const auto& place : order) all.push_back(entries[place.index]);
        entries = std::move(all);
    }

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_filter;
};

}  // namespace

struct Scanner::Tables {
    explicit Tables(const std::vector<Pattern>& patterns) : by_pair(k_pairs), by_three(k_pairs) {
        std::array<std::vector<Start>, 256> by_byte;
        for (const auto& pattern : patterns) {
            const auto& literals = pattern.literals();
            const bool has_literals = literals.kind != Literals::Kind::none;
            if (!has_literals && !literals.selective) continue;
            const auto number = static_cast<std::uint32_t>(size);
            if (!numbers.emplace(pattern.identity(), number).second) continue;
            ++size;
            if (has_literals) {
                add_literals(literals, number);
                continue;
            }
            const Start start{number, number_of(literals.second)};
            for (std::size_t byte = 0; byte < by_byte.size(); ++byte) {
                if (literals.first[byte]) by_byte[byte].push_back(start);
            }
        }
        at_words.build(bytes);
        anywhere.build(bytes);
        at_words.note_sizes(bytes, 0, by_pair, by_three);
        anywhere.note_sizes(bytes, k_key, by_pair, by_three);
        for (std::size_t byte = 0; byte < by_byte.size(); ++byte) {
            starts.insert(starts.end(), by_byte[byte].begin(), by_byte[byte].end());
            start_ends[byte] = static_cast<std::uint32_t>(starts.size());
        }
    }

    std::uint16_t number_of(const Bytes& set) {
        if (set.all()) return 0;
        const auto found = std::find(sets.begin(), sets.end(), set);
        const auto number = found - sets.begin() + 1;
        if (number > std::numeric_limits<std::uint16_t>::max()) return 0;
        if (found == sets.end()) sets.push_back(set);
        return static_cast<std::uint16_t>(number);
    }

    void add_literals(const Literals& literals, std::uint32_t pattern) {
        std::vector<std::uint16_t> thens{0};
        for (const auto& set : literals.then) thens.push_back(number_of(set));
        for (std::uint32_t number = 0; number < literals.all.size(); ++number) {
            const auto& literal = literals.all[number];
            const auto text = literal.text();
            auto& table =
                literal.after_boundary && class_of(text.front()) == Class::word ? at_words : anywhere;
            table.entries.push_back({pattern, number, static_cast<std::uint32_t>(bytes.size()), literal.size,
                                     literal.any_case, literal.after_boundary, literal.before_boundary,
                                     thens[literal.then]});
            for (const char c : text) bytes.push_back(lower(c));
            bytes.insert(bytes.end(), text.begin(), text.end());
        }
    }

    bool stands(const Entry& entry, const Reading& reading, std::size_t at) const {
        if (at + entry.size > reading.text.size()) return false;
        const auto* small = &bytes[entry.text];
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
        if (entry.then != 0 && !reading.holds(end, sets[entry.then - 1])) return false;
        return !entry.before_boundary || may_part(reading.before(end), reading.behind(end));
    }

    std::size_t size = 0;
    boost::unordered_flat_map<const void*, std::uint32_t> numbers;
    std::vector<char> bytes;
    std::vector<Bytes> sets;
    std::vector<Start> starts;  // by the first byte
    std::array<std::uint32_t, 256> start_ends{};
    // The sizes of keys that may begin with two bytes, and with three, for the two tables: most places need
    // no look at these.
    std::vector<std::uint8_t> by_pair;
    std::vector<std::uint8_t> by_three;
    Table at_words;  // literals that begin a word, which need a look only there
    Table anywhere;
};

Scanner::Scanner(const std::vector<Pattern>& patterns)
    : m_tables(patterns.empty() ? nullptr : std::make_shared<const Tables>(patterns)) {}

std::size_t Scanner::size() const { return m_tables ? m_tables->size : 0; }

std::size_t Scanner::number_of(const Pattern& pattern) const {
    if (!m_tables) return 0;
    const auto found = m_tables->numbers.find(pattern.identity());
    return found == m_tables->numbers.end() ? m_tables->size : found->second;
}

bool Scanner::scan(std::string_view text, std::vector<Hit>& hits) const {
    if (size() == 0 || text.empty()) return true;
    if (text.find("\u017F") != std::string_view::npos || text.find("\u212A") != std::string_view::npos)
        return false;
    thread_local std::vector<char> t_small;
    t_small.resize(text.size() + k_key);
    std::transform(text.begin(), text.end(), t_small.begin(), lower);
    std::fill_n(t_small.end() - k_key, k_key, '\0');
    const Reading reading{text, t_small.data()};
    const auto& tables = *m_tables;
    constexpr unsigned k_sizes = (1U << k_key) - 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto key = read_four(reading.small + at);
        const unsigned begins = tables.by_pair[key & 0xFFFFU] | tables.by_three[hash_three(key)];
        const auto first = byte == 0 ? 0 : tables.start_ends[byte - std::size_t{1}];
        const auto last = tables.start_ends[byte];
        if (begins == 0 && first == last) continue;
        const auto keep = [&](const Entry& entry) {
            if (tables.stands(entry, reading, at))
                hits.push_back({entry.pattern, static_cast<std::uint32_t>(at), entry.literal});
        };
        if ((begins & k_sizes) != 0 && class_of(text[at]) == Class::word && reading.before(at) != Class::word)
            tables.at_words.look_up(begins & k_sizes, reading.small + at, keep);
        if ((begins >> k_key) != 0) tables.anywhere.look_up(begins >> k_key, reading.small + at, keep);
        if (first == last || text::is_continuation(text[at])) continue;
        for (auto i = first; i < last; ++i) {
            const auto& start = tables.starts[i];
            if (start.second == 0 || reading.holds(at + 1, tables.sets[start.second - 1]))
                hits.push_back({start.pattern, static_cast<std::uint32_t>(at), k_no_literal});
        }
    }
    return true;
}

}  // namespace kopij::lint
