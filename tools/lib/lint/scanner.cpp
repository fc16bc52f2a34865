#include "lint/scanner.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstring>
#include <limits>

#include "lint/literals.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

constexpr std::size_t k_key = 8;  // most bytes of a key

enum class Class : std::uint8_t { other, word, unknown };  // unknown: part of a character beyond ASCII

constexpr auto k_classes = [] {
    std::array<Class, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const bool word =
            text::is_ascii_letter(static_cast<char32_t>(byte)) || (byte >= '0' && byte <= '9') || byte == '_';
        out[byte] = byte >= 0x80 ? Class::unknown : word ? Class::word : Class::other;
    }
    return out;
}();

Class class_of(char c) { return k_classes[static_cast<unsigned char>(c)]; }

/// Whether there may be a word boundary between the two.
bool may_part(Class a, Class b) { return a == Class::unknown || b == Class::unknown || a != b; }

/// Keys are the first bytes of what they are read from, the first of them the lowest.
using Key = std::uint64_t;

Key first_bytes(Key key, std::size_t size) {
    return size == k_key ? key : key & ((Key{1} << (8 * size)) - 1);
}

Key read_key(const char* at, std::size_t size) {
    Key out = 0;
    for (std::size_t i = 0; i < size; ++i) out |= Key{static_cast<unsigned char>(at[i])} << (8 * i);
    return out;
}

Key read_key(const char* at) {
    Key out = 0;
    if constexpr (std::endian::native == std::endian::little) {
        std::memcpy(&out, at, k_key);
    } else {
        out = read_key(at, k_key);
    }
    return out;
}

std::uint32_t hash(Key key, std::size_t size) {
    return static_cast<std::uint32_t>((key * 0x9E3779B97F4A7C15U ^ size * 0xC2B2AE3D27D4EB4FU) >> 40U);
}

/// For a few of the first bytes, the sizes of keys that may begin with them: bit n is size n + 1.
class Sizes {
  public:
    explicit Sizes(std::size_t of) : m_of(of), m_all(k_room) {}
    void add(Key key, std::size_t size) { m_all[place(key)] |= bit(size); }
    unsigned at(Key key) const { return m_all[place(key)]; }

  private:
    static constexpr std::size_t k_room = 1U << 14U;
    static std::uint8_t bit(std::size_t size) { return static_cast<std::uint8_t>(1U << (size - 1)); }
    std::size_t place(Key key) const { return (first_bytes(key, m_of) * 0x9E3779B97F4A7C15U) >> 50U; }

    std::size_t m_of;
    std::vector<std::uint8_t> m_all;
};

/// What may begin with two bytes as they are written.
class Pairs {
  public:
    enum Bit : std::uint8_t {
        words = 1,
        anything = 2,
        starts = 4,
        in_word = 8,         // the first byte is
        short_words = 16,    // of one or two bytes
        short_anything = 32  // the same
    };

    Pairs() : m_all(65536) {
        for (std::size_t first = 0; first < k_classes.size(); ++first) {
            if (k_classes[first] == Class::word) add(static_cast<unsigned char>(first), in_word);
        }
    }
    void add(unsigned char first, unsigned char second, Bit bit) { m_all[first | second << 8U] |= bit; }
    void add(unsigned char first, Bit bit) {
        for (unsigned second = 0; second < 256; ++second) add(first, static_cast<unsigned char>(second), bit);
    }
    const std::uint8_t* data() const { return m_all.data(); }

  private:
    std::vector<std::uint8_t> m_all;
};

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

/// The text in small letters, with room behind it to read a key anywhere.
struct Reading {
    std::string_view text;
    const char* small;

    bool holds(std::size_t at, const Bytes& set) const {
        return at < text.size() && set[static_cast<unsigned char>(text[at])];
    }
    Class before(std::size_t at) const { return at == 0 ? Class::other : class_of(text[at - 1]); }
    Class behind(std::size_t at) const { return at >= text.size() ? Class::other : class_of(text[at]); }
};

/// Entries by their first bytes, at most k_key of them.
class Table {
  public:
    std::vector<Entry> entries;

    /// `bytes` are those that entries refer to. Notes in `pairs` what they begin with.
    void build(const std::vector<char>& bytes, Pairs& pairs, Pairs::Bit bit, Pairs::Bit short_bit) {
        sort(bytes);
        for (const auto& entry : entries) {
            note(entry, bytes, pairs, bit);
            if (entry.size <= 2) note(entry, bytes, pairs, short_bit);
        }
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
            note(key, size);
            begin = end;
        }
    }

    /// Calls `visit` with the entries that begin like the text here, as far as keys tell.
    template <typename Visit>
    void look_up(Key text, bool is_short, Visit&& visit) const {
        auto sizes = (is_short ? 3U : 0U) | m_by_three.at(text) | m_by_four.at(text) | m_by_five.at(text);
        for (; sizes != 0; sizes &= sizes - 1) {
            const auto size = static_cast<std::size_t>(std::countr_zero(sizes)) + 1;
            const auto key = first_bytes(text, size);
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
        Key key = 0;
        std::uint32_t size = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;  // 0: free
    };

    static std::size_t key_size(const Entry& entry) { return std::min<std::size_t>(entry.size, k_key); }
    static Key key_of(const Entry& entry, const std::vector<char>& bytes) {
        return read_key(&bytes[entry.text], key_size(entry));
    }
    // Eight bits for a slot, so that most keys that are none have a free one.
    std::size_t filter_word(std::uint32_t hashed) const { return hashed & (m_filter.size() - 1); }
    static std::uint64_t filter_bit(std::uint32_t hashed) { return std::uint64_t{1} << (hashed >> 18U); }

    /// By size, key, pattern and literal.
    void sort(const std::vector<char>& bytes) {
        struct Place {
            std::size_t size;
            Key key;
            std::uint32_t index;  // entries are made in the order of patterns
            auto operator<=>(const Place&) const = default;
        };
        std::vector<Place> order;
        order.reserve(entries.size());
        for (const auto& entry : entries) {
            order.push_back(
                {key_size(entry), key_of(entry, bytes), static_cast<std::uint32_t>(order.size())});
        }
        std::sort(order.begin(), order.end());
        std::vector<Entry> all;
        all.reserve(order.size());
        for (const auto& place : order) all.push_back(entries[place.index]);
        entries = std::move(all);
    }

    /// Where a key of the size begins at all.
    void note(Key key, std::size_t size) {
        if (size <= 2) return;  // pairs tell
        if (size == 3) {
            m_by_three.add(key, size);
        } else if (size == 4) {
            m_by_four.add(key, size);
        } else {
            m_by_five.add(key, size);
        }
    }

    /// The first two bytes of an entry as they may be written.
    static void note(const Entry& entry, const std::vector<char>& bytes, Pairs& pairs, Pairs::Bit bit) {
        const auto* written = &bytes[entry.text + entry.size];
        const auto ways = [&](char c) {
            const bool letter = entry.any_case && text::ascii_lower(c) >= 'a' && text::ascii_lower(c) <= 'z';
            const auto small = static_cast<unsigned char>(text::ascii_lower(c));
            return letter ? std::array<unsigned char, 2>{small, static_cast<unsigned char>(small - 32)}
                          : std::array<unsigned char, 2>{static_cast<unsigned char>(c),
                                                         static_cast<unsigned char>(c)};
        };
        for (const auto first : ways(written[0])) {
            if (entry.size == 1) {
                pairs.add(first, bit);
            } else {
                for (const auto second : ways(written[1])) pairs.add(first, second, bit);
            }
        }
    }

    std::vector<Slot> m_slots;
    std::vector<std::uint64_t> m_filter;
    // Most places need no look at the slots.
    Sizes m_by_three{3};
    Sizes m_by_four{4};
    Sizes m_by_five{5};
};

}  // namespace

struct Scanner::Tables {
    explicit Tables(const std::vector<Pattern>& patterns) {
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
                if (!literals.first[byte]) continue;
                by_byte[byte].push_back(start);
                if (literals.second.all()) pairs.add(static_cast<unsigned char>(byte), Pairs::starts);
                for (std::size_t second = 0; second < by_byte.size(); ++second) {
                    if (literals.second[second])
                        pairs.add(static_cast<unsigned char>(byte), static_cast<unsigned char>(second),
                                  Pairs::starts);
                }
            }
        }
        at_words.build(bytes, pairs, Pairs::words, Pairs::short_words);
        anywhere.build(bytes, pairs, Pairs::anything, Pairs::short_anything);
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
            for (const char c : text) bytes.push_back(text::ascii_lower(c));
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
    Pairs pairs;
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
    std::transform(text.begin(), text.end(), t_small.begin(), [](char c) { return text::ascii_lower(c); });
    std::fill_n(t_small.end() - k_key, k_key, '\0');
    const Reading reading{text, t_small.data()};
    const auto& tables = *m_tables;
    const auto* pairs = tables.pairs.data();
    unsigned before = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        const unsigned bits = pairs[byte | next << 8U];
        const unsigned begins =
            bits & ((before & Pairs::in_word) != 0 ? Pairs::anything | Pairs::starts
                                                   : Pairs::words | Pairs::anything | Pairs::starts);
        before = bits;
        if (begins == 0) continue;
        const auto keep = [&](const Entry& entry) {
            if (tables.stands(entry, reading, at))
                hits.push_back({entry.pattern, static_cast<std::uint32_t>(at), entry.literal});
        };
        const auto key = read_key(reading.small + at);
        if ((begins & Pairs::words) != 0)
            tables.at_words.look_up(key, (bits & Pairs::short_words) != 0, keep);
        if ((begins & Pairs::anything) != 0)
            tables.anywhere.look_up(key, (bits & Pairs::short_anything) != 0, keep);
        if ((begins & Pairs::starts) == 0 || text::is_continuation(text[at])) continue;
        for (auto i = byte == 0 ? 0 : tables.start_ends[byte - std::size_t{1}]; i < tables.start_ends[byte];
             ++i) {
            const auto& one = tables.starts[i];
            if (one.second == 0 || reading.holds(at + 1, tables.sets[one.second - 1]))
                hits.push_back({one.pattern, static_cast<std::uint32_t>(at), k_no_literal});
        }
    }
    return true;
}

}  // namespace kopij::lint
