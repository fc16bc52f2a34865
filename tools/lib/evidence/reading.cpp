#include "evidence/reading.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/range.hpp"

namespace kopij::evidence {
namespace {

using namespace std::string_view_literals;

enum class Class : std::uint8_t {
    space,
    letter,
    digit,
    apostrophe,
    quote,
    hyphen,
    dash,
    stop,
    mark,
    money,
    percent,
    bracket
};

constexpr std::array<Class, 128> ascii_classes() {
    std::array<Class, 128> out{};
    for (int c = 0; c < 128; ++c) out[static_cast<std::size_t>(c)] = Class::space;
    for (int c = 'a'; c <= 'z'; ++c) out[static_cast<std::size_t>(c)] = Class::letter;
    for (int c = 'A'; c <= 'Z'; ++c) out[static_cast<std::size_t>(c)] = Class::letter;
    for (int c = '0'; c <= '9'; ++c) out[static_cast<std::size_t>(c)] = Class::digit;
    out['\''] = out['`'] = Class::apostrophe;
    out['"'] = Class::quote;
    out['-'] = Class::hyphen;
    out['.'] = Class::stop;
    for (const char c : {',', ';', ':', '?', '!', '(', ')'}) out[static_cast<std::size_t>(c)] = Class::mark;
    out['$'] = Class::money;
    out['%'] = Class::percent;
    out['['] = Class::bracket;
    return out;
}
constexpr auto k_ascii = ascii_classes();

// What a letter or digit of ASCII is in lower case; 0 for every other byte.
constexpr std::array<char, 256> ascii_words() {
    std::array<char, 256> out{};
    for (int c = 0; c < 128; ++c) {
        const auto kind = k_ascii[static_cast<std::size_t>(c)];
        if (kind != Class::letter && kind != Class::digit) continue;
        out[static_cast<std::size_t>(c)] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return out;
}
constexpr auto k_in_words = ascii_words();

struct Character {
    Class kind;
    std::uint32_t length;
};

// Class and length of the character at `at`. Beyond ASCII only typography needs telling apart from letters.
Character character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto lead = byte(0);
    if (lead < 0x80) return {k_ascii[lead], 1};
    if (lead == 0xC2) {
        switch (byte(1)) {
            case 0xAB:
            case 0xBB:
                return {Class::quote, 2};
            case 0xA3:
                return {Class::money, 2};
            case 0xB4:
                return {Class::apostrophe, 2};
            case 0xBC:
            case 0xBD:
            case 0xBE:
                return {Class::digit, 2};
            case 0xB5:
            case 0xAA:
            case 0xBA:
                return {Class::letter, 2};
            default:
                return {Class::space, 2};
        }
    }
    if (lead == 0xE2 && byte(1) == 0x80) {
        const auto last = byte(2);
        if (last == 0x90 || last == 0x91) return {Class::hyphen, 3};
        if (last >= 0x92 && last <= 0x95) return {Class::dash, 3};
        if (last >= 0x98 && last <= 0x9B) return {Class::apostrophe, 3};
        if ((last >= 0x9C && last <= 0x9F) || last == 0xB9 || last == 0xBA) return {Class::quote, 3};
        return {Class::space, 3};
    }
    if (lead == 0xE2 && byte(1) == 0x82 && byte(2) == 0xAC) return {Class::money, 3};
    if (lead == 0xE2 && byte(1) == 0x88 && byte(2) == 0x92) return {Class::hyphen, 3};
    if (lead == 0xE2) return {Class::space, 3};  // arrows, bullets, signs
    return {Class::letter, lead >= 0xF0 ? 4U : lead >= 0xE0 ? 3U : 2U};
}

// Soft hyphens, joiners, direction marks (U+200B to U+200F, U+2060) and byte order marks.
bool invisible(std::string_view text, std::size_t at) {
    if (static_cast<unsigned char>(text[at]) < 0xC2) return false;
    const auto rest = text.substr(at, 3);
    if (rest.size() == 3 && rest.starts_with("\xE2\x80"))
        return static_cast<unsigned char>(rest[2]) >= 0x8B && static_cast<unsigned char>(rest[2]) <= 0x8F;
    return rest.starts_with("\xC2\xAD") || rest == "\xE2\x81\xA0" || rest == "\xEF\xBB\xBF";
}

// A space of any width: the ASCII ones, U+00A0, U+2000 to U+200A and U+202F.
bool white_at(std::string_view text, std::size_t at) {
    const auto rest = text.substr(std::min(at, text.size()), 3);
    if (rest.starts_with("\xE2\x80") && rest.size() == 3)
        return static_cast<unsigned char>(rest[2]) <= 0x8A || rest[2] == '\xAF';
    return rest.starts_with("\xC2\xA0") || (!rest.empty() && " \t\n\r"sv.find(rest[0]) != rest.npos);
}

bool white_before(std::string_view text, std::size_t at) {
    return (at >= 1 && static_cast<unsigned char>(text[at - 1]) < 0x80 && white_at(text, at - 1)) ||
           (at >= 2 && text[at - 2] == '\xC2' && white_at(text, at - 2)) ||
           (at >= 3 && text[at - 3] == '\xE2' && white_at(text, at - 3));
}

constexpr std::uint64_t k_number_hash = hash_of("#");
constexpr std::uint64_t k_year_hash = hash_of("#y");

class SentenceReader {
  public:
    SentenceReader(std::string_view in, Reading& out) : m_in(in), m_out(out) {}

    void run() {
        while (m_at < m_in.size()) {
            if (invisible(m_in, m_at)) {
                m_at += m_in[m_at] == '\xC2' ? 2 : 3;
                continue;
            }
            step(character_at(m_in, m_at));
        }
    }

  private:
    void step(Character c) {
        switch (c.kind) {
            case Class::letter:
            case Class::digit:
                read_word();
                return;
            case Class::quote:
                m_out.has_quote = true;
                break;
            case Class::apostrophe:
                // A quotation opens before a word of more than one letter; "'s avonds" does not.
                if (opens_quotation(m_at + c.length)) m_out.has_quote = true;
                break;
            case Class::dash:
                single("-", TokenKind::punctuation, c.length);
                return;
            case Class::mark:
                if (m_in[m_at] == '?') m_out.is_question = true;
                single(m_in.substr(m_at, 1), TokenKind::punctuation, c.length);
                return;
            case Class::money:
                single("$", TokenKind::money, c.length);
                return;
            case Class::percent:
                single("%", TokenKind::percent, c.length);
                return;
            case Class::bracket:
                if (const auto end = citation_end(); end > m_at) {
                    m_at = end;
                    return;
                }
                break;
            case Class::hyphen:
                if (white_before(m_in, m_at) && white_at(m_in, m_at + c.length)) {
                    single("-", TokenKind::punctuation, c.length);
                    return;
                }
                break;
            case Class::stop:
            case Class::space:
                break;
        }
        m_at = std::min(m_in.size(), m_at + c.length);
    }

    bool opens_quotation(std::size_t next) const {
        const bool at_start =
            m_at == 0 || white_before(m_in, m_at) || character_at(m_in, m_at - 1).kind == Class::space;
        if (!at_start || next + 1 >= m_in.size()) return false;
        return character_at(m_in, next + 1).kind == Class::letter;
    }

    // "[3]", "[2, 5-7]", "[@key]", "[^1]": marks of citations that a caller left in.
    std::size_t citation_end() const {
        const auto close = m_in.find(']', m_at);
        if (close == m_in.npos || close - m_at > 80 || close == m_at + 1) return m_at;
        const auto inside = m_in.substr(m_at + 1, close - m_at - 1);
        if (inside[0] == '@' || inside[0] == '^') return close + 1;
        return inside.find_first_not_of("0123456789,;- ") == inside.npos ? close + 1 : m_at;
    }

    void single(std::string_view as, TokenKind kind, std::uint32_t length) {
        m_out.text += ' ';
        const auto begin = static_cast<std::uint32_t>(m_out.text.size());
        m_out.text += as;
        push(begin, m_at, m_at + length, hash_of(as), kind);
        m_at += length;
    }

    void push(std::uint32_t begin, std::size_t from, std::size_t to, std::uint64_t hash, TokenKind kind,
              Capitals capitals = Capitals::none) {
        m_out.tokens.push_back({begin, static_cast<std::uint32_t>(m_out.text.size()),
                                static_cast<std::uint32_t>(from),
                                static_cast<std::uint32_t>(std::min(to, m_in.size())), hash, kind, capitals});
    }

    static bool is_capital(std::string_view text) {
        const char lead = text[0];
        if (lead == '\xC3' && text.size() > 1)
            return static_cast<unsigned char>(text[1]) <= 0x9E && text[1] != '\x97';
        return lead >= 'A' && lead <= 'Z';
    }

    /// Of the word there: behind a space and another word its first capital makes a name.
    Capitals capitals_of(text::Range word) {
        if (m_in[word.begin] >= 'a' && m_in[word.begin] <= 'z') return Capitals::none;  // nearly all
        if (is_acronym(word)) {
            ++m_out.acronyms;
            return Capitals::acronym;
        }
        if (m_out.tokens.empty() || !white_before(m_in, word.begin)) return Capitals::none;
        constexpr auto k_comma = hash_of(",");
        const auto& before = m_out.tokens.back();
        const bool inside = before.kind != TokenKind::punctuation || before.hash == k_comma;
        if (!inside || !is_capital(m_in.substr(word.begin, 2))) return Capitals::none;
        ++m_out.names;
        return Capitals::name;
    }

    bool is_acronym(text::Range word) const {
        std::size_t letters = 0;
        for (auto at = word.begin; at < word.end;) {
            const auto c = character_at(m_in, at);
            if (c.kind == Class::letter && !invisible(m_in, at)) {
                if (!is_capital(m_in.substr(at, 2))) return false;
                ++letters;
            }
            at += c.length;
        }
        return letters > 1;
    }

    // Letters and digits, with apostrophes and hyphens inside and points and commas between digits.
    void read_word() {
        m_out.text += ' ';
        const auto begin = static_cast<std::uint32_t>(m_out.text.size());
        const auto from = m_at;
        bool letters = false;
        std::size_t end = m_at;
        while (m_at < m_in.size()) {
            if (const auto run = append_ascii(); run.any) {
                letters = letters || run.letters;
                end = m_at;
                continue;
            }
            if (invisible(m_in, m_at)) {
                m_at += m_in[m_at] == '\xC2' ? 2 : 3;
                end = m_at;
                continue;
            }
            const auto c = character_at(m_in, m_at);
            if (c.kind == Class::letter || c.kind == Class::digit) {
                letters = letters || c.kind == Class::letter;
                append(c.length);
                end = m_at;
            } else if (joins(c, letters)) {
                m_out.text += c.kind == Class::apostrophe ? '\'' : c.kind == Class::hyphen ? '-' : m_in[m_at];
                m_at += c.length;
            } else {
                break;
            }
        }
        const auto word = std::string_view(m_out.text).substr(begin);
        if (letters) {
            push(begin, from, end, hash_of(word), TokenKind::word, capitals_of({from, end}));
        } else if (word.size() == 4 && (word.starts_with("19") || word.starts_with("20"))) {
            push(begin, from, end, k_year_hash, TokenKind::year);
        } else {
            push(begin, from, end, k_number_hash, TokenKind::number);
        }
    }

    bool joins(Character c, bool letters) const {
        const auto next = m_at + c.length;
        if (next >= m_in.size()) return false;
        const auto after = character_at(m_in, next).kind;
        if (c.kind == Class::apostrophe) return letters && after == Class::letter;
        if (c.kind == Class::hyphen) return after == Class::letter || (after == Class::digit);
        const bool point =
            c.kind == Class::stop || (c.kind == Class::mark && (m_in[m_at] == ',' || m_in[m_at] == ':'));
        return point && !letters && after == Class::digit;
    }

    struct Run {
        bool any, letters;
    };
    // The letters and digits of ASCII here, which nearly all words are made of.
    Run append_ascii() {
        auto at = m_at;
        bool letters = false;
        for (; at < m_in.size(); ++at) {
            const char c = k_in_words[static_cast<unsigned char>(m_in[at])];
            if (c == 0) break;
            letters = letters || c > '9';
            m_out.text += c;
        }
        const bool any = at > m_at;
        m_at = at;
        return {any, letters};
    }

    // One character in lower case. Beyond ASCII: Latin-1's capitals (U+00C0 to U+00DE), which is all that
    // Dutch and English use.
    void append(std::uint32_t length) {
        length = static_cast<std::uint32_t>(std::min<std::size_t>(length, m_in.size() - m_at));
        const char lead = m_in[m_at];
        if (length == 1) {
            m_out.text += lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead + 32) : lead;
        } else if (is_capital(m_in.substr(m_at, 2))) {
            m_out.text += lead;
            m_out.text += static_cast<char>(m_in[m_at + 1] + 0x20);
        } else {
            m_out.text.append(m_in, m_at, length);
        }
        m_at += length;
    }

    std::string_view m_in;
    Reading& m_out;
    std::size_t m_at = 0;
};

}  // namespace

void read_sentence(std::string_view sentence, Reading& out) {
    out.text.clear();
    out.tokens.clear();
    out.names = out.acronyms = 0;
    out.has_quote = out.is_question = false;
    SentenceReader(sentence, out).run();
    out.text += ' ';
}

}  // namespace kopij::evidence
