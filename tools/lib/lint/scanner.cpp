#include "lint/scanner.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "lint/literal_set.hpp"
#include "lint/literal_table.hpp"
#include "lint/literals.hpp"
#include "text/ascii_runs.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

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

/// Where a pattern without literals can begin.
struct Start {
    std::uint32_t pattern;
    std::uint16_t second;  // sets[second - 1] follows; 0: anything, or nothing
    bool at_boundary;      // of words
};

/// The text in small letters, with room behind it to read a key anywhere.
struct Reading {
    std::string_view text;
    const char* small;

    bool holds(std::size_t at, const Bytes& set) const {
        return at < text.size() && set[static_cast<unsigned char>(text[at])];
    }
    /// Of the word that begins there, whose first bytes are `key`.
    std::size_t size_of_word(std::size_t at, LiteralKey key) const {
        const auto others = text::ascii::word_characters(key) ^ text::ascii::k_highs;
        auto end = at + (others != 0 ? text::ascii::first_byte_of(others) : k_literal_key);
        if (others == 0) {
            while (end < text.size() && class_of(text[end]) == Class::word) ++end;
        }
        return std::min(end, text.size()) - at;
    }
    Class before(std::size_t at) const { return at == 0 ? Class::other : class_of(text[at - 1]); }
    Class behind(std::size_t at) const { return at >= text.size() ? Class::other : class_of(text[at]); }
};

}  // namespace

struct Scanner::Tables {
    static constexpr std::uint32_t k_no_number = std::numeric_limits<std::uint32_t>::max();

    explicit Tables(const std::vector<Pattern>& patterns) {
        std::array<std::vector<Start>, 256> by_byte;
        for (const auto& pattern : patterns) {
            const auto& literals = pattern.literals();
            const bool has_literals = literals.kind != Literals::Kind::none;
            if (!has_literals && !literals.selective) continue;
            const auto number = static_cast<std::uint32_t>(size);
            if (!note_number(pattern.identity(), number)) continue;
            ++size;
            if (has_literals) {
                add_literals(literals, number);
                continue;
            }
            const Start start{number, number_of(literals.second), literals.at_boundary};
            for (std::size_t byte = 0; byte < by_byte.size(); ++byte) {
                if (!literals.first[byte]) continue;
                by_byte[byte].push_back(start);
                if (literals.second.all()) pairs.add(static_cast<unsigned char>(byte), BytePairs::starts);
                for (std::size_t second = 0; second < by_byte.size(); ++second) {
                    if (literals.second[second])
                        pairs.add(static_cast<unsigned char>(byte), static_cast<unsigned char>(second),
                                  BytePairs::starts);
                }
            }
        }
        whole_words.build(bytes, pairs, BytePairs::whole_words, by_three);
        at_words.build(bytes, sets, pairs, BytePairs::words, BytePairs::short_words, by_three,
                       &Starts::Sizes::words);
        anywhere.build(bytes, sets, pairs, BytePairs::anything, BytePairs::short_anything, by_three,
                       &Starts::Sizes::anything);
        for (std::size_t byte = 0; byte < by_byte.size(); ++byte) {
            starts.insert(starts.end(), by_byte[byte].begin(), by_byte[byte].end());
            start_ends[byte] = static_cast<std::uint32_t>(starts.size());
        }
    }

    /// False where the pattern has a number.
    bool note_number(std::size_t identity, std::uint32_t number) {
        if (identity >= numbers.size()) numbers.resize(identity + 1, k_no_number);
        if (numbers[identity] != k_no_number) return false;
        numbers[identity] = number;
        return true;
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
        const auto lead = number_of_lead(literals.lead);
        // Where letters may stand before, a look at that would not spare much.
        const bool is_led =
            lead != 0 && !sets[lead - std::size_t{1}]['a'] && !sets[lead - std::size_t{1}]['A'];
        for (std::uint32_t number = 0; number < literals.all.size(); ++number) {
            const auto& literal = literals.all[number];
            const auto text = literal.text();
            const bool begins_word = literal.after_boundary && class_of(text.front()) == Class::word;
            const auto own_lead = begins_word ? std::uint16_t{0} : lead;
            const LiteralEntry entry{pattern,
                                     number,
                                     static_cast<std::uint32_t>(bytes.size()),
                                     literal.size,
                                     literal.any_case,
                                     literal.after_boundary,
                                     literal.before_boundary,
                                     thens[literal.then],
                                     own_lead,
                                     own_lead != 0 && is_led};
            if (!begins_word) {
                anywhere.add(entry);
            } else if (is_whole_word(literal)) {
                whole_words.add(entry);
            } else {
                at_words.add(entry);
            }
            if (own_lead != 0 && is_led) note_lead(literal, sets[own_lead - std::size_t{1}]);
            for (const char c : text) bytes.push_back(text::ascii_lower(c));
            bytes.insert(bytes.end(), text.begin(), text.end());
        }
    }

    static bool is_whole_word(const Literal& literal) {
        const auto text = literal.text();
        return literal.before_boundary && std::all_of(text.begin(), text.end(), is_word_byte);
    }

    /// Of what stands right before a literal; 0 where that may be nothing, or is not known.
    std::uint16_t number_of_lead(const std::vector<Step>& lead) {
        Bytes set = bytes_beyond_ascii();
        for (const auto& step : lead) {
            set |= step.set;
            if (!step.optional) return number_of(set);
        }
        return 0;
    }

    void note_lead(const Literal& literal, const Bytes& lead) {
        const auto first = static_cast<unsigned char>(literal.bytes.front());
        leads[first] |= lead;
        if (literal.any_case)
            leads[static_cast<unsigned char>(text::ascii_lower(literal.bytes.front()))] |= lead;
        if (literal.any_case && text::is_ascii_letter(first)) leads[first ^ 0x20U] |= lead;
    }

    /// Whether the entry, of whose bytes so many are known to stand there, stands there.
    bool stands(const LiteralEntry& entry, const Reading& reading, std::size_t at, std::size_t told) const {
        if (at + entry.size > reading.text.size()) return false;
        if (entry.lead != 0 && (at == 0 || !reading.holds(at - 1, sets[entry.lead - 1]))) return false;
        const auto* small = &bytes[entry.text];
        // Most literals that share their first bytes differ in the next.
        if (entry.size > told &&
            (reading.small[at + told] != small[told] ||
             std::memcmp(reading.small + at + told, small + told, entry.size - told) != 0))
            return false;
        const auto* written = small + entry.size;
        if (!entry.any_case &&
            (reading.text[at] != *written ||
             (entry.size > 1 && std::memcmp(reading.text.data() + at, written, entry.size) != 0)))
            return false;
        if (entry.after_boundary && !may_part(reading.before(at), reading.behind(at))) return false;
        const auto end = at + entry.size;
        if (entry.then != 0 && !reading.holds(end, sets[entry.then - 1])) return false;
        return !entry.before_boundary || may_part(reading.before(end), reading.behind(end));
    }

    /// `padded` is the text with room behind it.
    void scan(const Reading& reading, const char* padded, std::vector<Scanner::Hit>& hits) const {
        // The places are found first, without a branch that a processor could guess wrong.
        thread_local std::vector<std::uint32_t> t_places;
        t_places.resize(reading.text.size() + 1);
        const auto* all = pairs.data();
        std::size_t count = 0;
        unsigned before = 0;
        for (std::size_t at = 0; at < reading.text.size(); ++at) {
            const unsigned bits = all[BytePairs::at(padded + at)];
            t_places[count] = static_cast<std::uint32_t>(at);
            count += beginning(bits, before) != 0 ? 1 : 0;
            before = bits;
        }
        for (std::size_t i = 0; i < count; ++i) look(reading, padded, t_places[i], hits);
    }

    /// What may begin at a place with these bits, behind one with those before.
    static unsigned beginning(unsigned bits, unsigned before) {
        constexpr unsigned k_at_words = BytePairs::words | BytePairs::whole_words;
        constexpr unsigned k_inside = BytePairs::anything | BytePairs::led | BytePairs::starts;
        return bits & ((before & BytePairs::in_word) != 0 ? k_inside : k_inside | k_at_words);
    }

    /// What begins at the place.
    void look(const Reading& reading, const char* padded, std::size_t at,
              std::vector<Scanner::Hit>& hits) const {
        const unsigned bits = pairs.data()[BytePairs::at(padded + at)];
        const unsigned before = at == 0 ? 0U : pairs.data()[BytePairs::at(padded + at - 1)];
        const auto begins = beginning(bits, before);
        const auto byte = static_cast<unsigned char>(reading.text[at]);
        const bool led = (begins & BytePairs::led) != 0 && at > 0 &&
                         leads[byte][static_cast<unsigned char>(reading.text[at - 1])];
        const auto keep = [&](const LiteralEntry& entry, std::size_t told) {
            if (stands(entry, reading, at, told))
                hits.push_back({entry.pattern, static_cast<std::uint32_t>(at), entry.literal});
        };
        const auto key = read_key(reading.small + at);
        const auto known = by_three.at(key);
        if ((begins & BytePairs::whole_words) != 0) {
            const auto length = reading.size_of_word(at, key);
            if (((known.whole_words | whole_words.short_sizes()) & Starts::bit_of_word(length)) != 0)
                whole_words.look_up(key, length, keep);
        }
        constexpr unsigned k_short = 3;  // one and two bytes
        if ((begins & BytePairs::words) != 0) {
            const auto sizes = known.words | ((bits & BytePairs::short_words) != 0 ? k_short : 0U);
            if (sizes != 0) at_words.look_up(key, sizes, keep);
        }
        if ((begins & BytePairs::anything) != 0 || led) {
            const auto sizes = known.anything | ((bits & BytePairs::short_anything) != 0 ? k_short : 0U);
            if (sizes != 0) anywhere.look_up(key, sizes, keep);
        }
        if ((begins & BytePairs::starts) == 0 || text::is_continuation(reading.text[at])) return;
        const bool in_word = (before & bits & BytePairs::in_word) != 0;
        for (auto i = byte == 0 ? 0 : start_ends[byte - std::size_t{1}]; i < start_ends[byte]; ++i) {
            const auto& one = starts[i];
            if (one.at_boundary && in_word) continue;
            if (one.second == 0 || reading.holds(at + 1, sets[one.second - 1]))
                hits.push_back({one.pattern, static_cast<std::uint32_t>(at), k_no_literal});
        }
    }

    std::size_t size = 0;
    std::vector<std::uint32_t> numbers;  // by identity; k_no_number for patterns that it does not look for
    std::vector<char> bytes;
    std::vector<Bytes> sets;
    std::vector<Start> starts;  // by the first byte
    std::array<std::uint32_t, 256> start_ends{};
    BytePairs pairs;
    Starts by_three;
    std::array<Bytes, 256> leads;  // by a first byte of literals that are led, what leads them
    WholeWordTable whole_words;    // literals that are words, which need one look at each
    LiteralTable at_words;         // other ones that begin a word
    LiteralTable anywhere;
};

Scanner::Scanner(const std::vector<Pattern>& patterns)
    : m_tables(patterns.empty() ? nullptr : std::make_shared<const Tables>(patterns)) {}

std::size_t Scanner::size() const { return m_tables ? m_tables->size : 0; }

std::size_t Scanner::number_of(const Pattern& pattern) const {
    if (!m_tables) return 0;
    const auto identity = pattern.identity();
    if (identity >= m_tables->numbers.size()) return m_tables->size;
    const auto number = m_tables->numbers[identity];
    return number == Tables::k_no_number ? m_tables->size : number;
}

bool Scanner::scan(std::string_view text, std::vector<Hit>& hits) const {
    if (size() == 0 || text.empty()) return true;
    thread_local std::vector<char> t_text;
    thread_local std::vector<char> t_small;
    t_text.assign(text.begin(), text.end());
    t_text.resize(text.size() + k_literal_key);
    t_small.resize(t_text.size());
    char bits = 0;  // that any byte has
    std::transform(t_text.begin(), t_text.end(), t_small.begin(), [&bits](char c) {
        bits = static_cast<char>(bits | c);
        return text::ascii_lower(c);
    });
    const auto holds = [&](std::string_view character) { return text.find(character) != text.npos; };
    const bool is_ascii = static_cast<unsigned char>(bits) < 0x80;
    if (!is_ascii && (holds("\u017F") || holds("\u212A"))) return false;
    m_tables->scan({text, t_small.data()}, t_text.data(), hits);
    return true;
}

}  // namespace kopij::lint
