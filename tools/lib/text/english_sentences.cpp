// The Punkt algorithm: which full stops end sentences. Tokens are what stands between spaces; each with a
// full stop, question or exclamation mark is judged by its type, then by the token that follows.
#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <cctype>
#include <string>

#include "text/eight_bytes.hpp"
#include "text/english.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::text::english {
namespace {

using std::string_view_literals::operator""sv;

// Abbreviations of the published model (without their last full stop), sorted.
constexpr std::array k_abbreviations = {
    "a.a"sv,   "a.c"sv,     "a.d"sv,   "a.g"sv,   "a.h"sv,    "a.m"sv,  "a.m.e"sv, "a.s"sv,  "a.t"sv,
    "adm"sv,   "ala"sv,     "ariz"sv,  "aug"sv,   "ave"sv,    "b.f"sv,  "b.v"sv,   "bros"sv, "c"sv,
    "c.i.t"sv, "c.o.m.b"sv, "c.v"sv,   "calif"sv, "chg"sv,    "cie"sv,  "co"sv,    "col"sv,  "colo"sv,
    "conn"sv,  "corp"sv,    "cos"sv,   "ct"sv,    "d"sv,      "d.c"sv,  "d.h"sv,   "d.w"sv,  "dec"sv,
    "dr"sv,    "e"sv,       "e.f"sv,   "e.h"sv,   "e.l"sv,    "e.m"sv,  "f"sv,     "f.g"sv,  "f.j"sv,
    "feb"sv,   "fla"sv,     "fri"sv,   "ft"sv,    "g"sv,      "g.d"sv,  "g.f"sv,   "g.k"sv,  "ga"sv,
    "gen"sv,   "gov"sv,     "h"sv,     "h.c"sv,   "h.f"sv,    "h.m"sv,  "i.m.s"sv, "ill"sv,  "inc"sv,
    "j.b"sv,   "j.c"sv,     "j.j"sv,   "j.k"sv,   "j.p"sv,    "j.r"sv,  "jan"sv,   "jr"sv,   "k"sv,
    "kan"sv,   "ky"sv,      "l"sv,     "l.a"sv,   "l.f"sv,    "l.p"sv,  "lt"sv,    "ltd"sv,  "m"sv,
    "m.b.a"sv, "m.d.c"sv,   "m.j"sv,   "maj"sv,   "messrs"sv, "mg"sv,   "mich"sv,  "minn"sv, "mr"sv,
    "mrs"sv,   "ms"sv,      "mt"sv,    "n"sv,     "n.c"sv,    "n.d"sv,  "n.h"sv,   "n.j"sv,  "n.m"sv,
    "n.v"sv,   "n.y"sv,     "nev"sv,   "no"sv,    "nov"sv,    "oct"sv,  "ok"sv,    "okla"sv, "ore"sv,
    "p"sv,     "p.a.m"sv,   "p.m"sv,   "pa"sv,    "ph.d"sv,   "prof"sv, "r"sv,     "r.a"sv,  "r.h"sv,
    "r.i"sv,   "r.j"sv,     "r.k"sv,   "r.t"sv,   "rep"sv,    "reps"sv, "s"sv,     "s.a"sv,  "s.a.y"sv,
    "s.c"sv,   "s.g"sv,     "s.p.a"sv, "s.s"sv,   "sen"sv,    "sep"sv,  "sept"sv,  "sgt"sv,  "sr"sv,
    "st"sv,    "sw"sv,      "t"sv,     "t.j"sv,   "tenn"sv,   "tues"sv, "u.k"sv,   "u.n"sv,  "u.s"sv,
    "u.s.a"sv, "u.s.s.r"sv, "v"sv,     "va"sv,    "vs"sv,     "vt"sv,   "w"sv,     "w.c"sv,  "w.r"sv,
    "w.va"sv,  "w.w"sv,     "wash"sv,  "wed"sv,   "wis"sv,    "yr"sv,
};

// Words that begin sentences often, by the published model, sorted.
constexpr std::array k_starters = {
    "according"sv, "although"sv, "among"sv,      "both"sv,      "but"sv,   "despite"sv,      "even"sv,
    "he"sv,        "however"sv,  "i"sv,          "if"sv,        "in"sv,    "indeed"sv,       "instead"sv,
    "it"sv,        "many"sv,     "meanwhile"sv,  "moreover"sv,  "most"sv,  "nevertheless"sv, "nonetheless"sv,
    "nor"sv,       "sales"sv,    "separately"sv, "similarly"sv, "since"sv, "so"sv,           "some"sv,
    "the"sv,       "there"sv,    "these"sv,      "they"sv,      "this"sv,  "though"sv,       "thus"sv,
    "under"sv,     "when"sv,     "while"sv,      "yet"sv,
};

// Other words that are written with a small letter unless they begin a sentence, sorted.
constexpr std::array k_common = {
    "a"sv,         "after"sv, "all"sv,      "also"sv, "always"sv,  "an"sv,      "and"sv,    "another"sv,
    "any"sv,       "are"sv,   "as"sv,       "at"sv,   "avoid"sv,   "because"sv, "before"sv, "by"sv,
    "can"sv,       "check"sv, "consider"sv, "do"sv,   "does"sv,    "each"sv,    "every"sv,  "first"sv,
    "following"sv, "for"sv,   "from"sv,     "have"sv, "here"sv,    "how"sv,     "is"sv,     "its"sv,
    "let"sv,       "like"sv,  "make"sv,     "more"sv, "never"sv,   "not"sv,     "note"sv,   "now"sv,
    "of"sv,        "on"sv,    "once"sv,     "one"sv,  "only"sv,    "other"sv,   "our"sv,    "please"sv,
    "remember"sv,  "run"sv,   "see"sv,      "she"sv,  "such"sv,    "that"sv,    "their"sv,  "then"sv,
    "to"sv,        "two"sv,   "unlike"sv,   "use"sv,  "using"sv,   "we"sv,      "what"sv,   "where"sv,
    "which"sv,     "who"sv,   "why"sv,      "with"sv, "without"sv, "you"sv,     "your"sv,
};

/// A sorted list of words that begin with a small letter, and where those of each letter begin.
template <std::size_t Size>
class Words {
  public:
    explicit constexpr Words(const std::array<std::string_view, Size>& sorted) : m_all(sorted) {
        for (const auto word : sorted) ++m_begins[number_of(word) + 1];
        for (std::size_t letter = 1; letter < m_begins.size(); ++letter)
            m_begins[letter] += m_begins[letter - 1];
    }
    bool has(std::string_view word) const {
        if (word.empty() || word.front() < 'a' || word.front() > 'z') return false;
        const auto letter = number_of(word);
        return std::any_of(m_all.begin() + m_begins[letter], m_all.begin() + m_begins[letter + 1],
                           [&](std::string_view one) { return one == word; });
    }

  private:
    static constexpr std::size_t number_of(std::string_view word) {
        return static_cast<std::size_t>(word.front() - 'a');
    }
    std::array<std::string_view, Size> m_all;
    std::array<std::ptrdiff_t, 27> m_begins{};
};

static_assert(std::is_sorted(k_abbreviations.begin(), k_abbreviations.end()));
static_assert(std::is_sorted(k_starters.begin(), k_starters.end()));
static_assert(std::is_sorted(k_common.begin(), k_common.end()));
constexpr Words k_known_abbreviations(k_abbreviations);
constexpr Words k_known_starters(k_starters);
constexpr Words k_known_common(k_common);

bool is_stop(char c) { return c == '.' || c == '!' || c == '?'; }

/// The closing quotation mark or bracket at the end of a token, or nothing.
std::string_view closer_of(std::string_view token) {
    if (token.empty()) return {};
    const char last = token.back();
    if (last == '"' || last == ')' || last == '\'') return token.substr(token.size() - 1);
    if (token.ends_with("\u2019") || token.ends_with("\u201D")) return token.substr(token.size() - 3);
    return {};
}

/// Ends with a question or exclamation mark, or a mark that a closing one follows.
bool is_closed(std::string_view token) {
    const auto closer = closer_of(token);
    token.remove_suffix(closer.size());
    if (token.empty() || !is_stop(token.back())) return false;
    return token.back() != '.' || (!closer.empty() && closer != "'");
}

/// A mark stands before an opening bracket, or a full stop before a quotation mark.
bool has_inner_end(std::string_view token) {
    for (std::size_t at = 1; at < token.size(); ++at) {
        const char c = token[at];
        if ((c == '[' || c == '(') && is_stop(token[at - 1])) return true;
        if (c == '"' && token[at - 1] == '.') return true;
    }
    return false;
}

char32_t first_of(std::string_view token) {
    std::size_t at = 0;
    return token.empty() ? U'\0' : next_code_point(token, at);
}
bool first_upper(std::string_view token) { return is_upper(first_of(token)); }
bool first_lower(std::string_view token) { return is_lower(first_of(token)); }

struct Token {
    std::string_view text;
    std::size_t end = 0;
    bool sentence_end = false;
    bool abbreviation = false;
};

bool is_initial(std::string_view token) {
    return token.size() == 2 && token[1] == '.' && std::isalpha(static_cast<unsigned char>(token[0])) != 0;
}
bool is_ellipsis(std::string_view token) { return token.ends_with(".."); }

/// "-1,000.5" and the like, a full stop at the end included.
bool is_number(std::string_view token) {
    if (!token.empty() && token.front() == '-') token.remove_prefix(1);
    if (!token.empty() && (token.front() == '.' || token.front() == ',')) token.remove_prefix(1);
    if (token.empty() || token.front() < '0' || token.front() > '9') return false;
    return token.find_first_not_of("0123456789,.-") == std::string_view::npos;
}

/// "e.g.", "F.B.I.": single characters with full stops between.
bool has_inner_stops(std::string_view token) {
    const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = 0; at + 1 < token.size(); ++at) {
        auto end = at;
        std::size_t pairs = 0;
        while (end + 1 < token.size() && is_word(token[end]) && token[end + 1] == '.') {
            ++pairs;
            end += 2;
        }
        if (pairs == 0) continue;
        auto tail = end;
        while (tail < token.size() && is_word(token[tail])) ++tail;
        if ((tail < token.size() && token[tail] == '.') || pairs > 1) return true;
    }
    return false;
}

/// The token as the lists have it: lower case, without commas, and without its full stop where that ends a
/// sentence.
std::string type_of(const Token& token) {
    auto type = to_lower(token.text);
    if (type.size() > 1) std::erase(type, ',');
    if (token.sentence_end && type.size() > 1 && type.back() == '.') type.pop_back();
    return type;
}

/// The end of the run of characters at `at` that are no white space.
std::size_t end_of_word(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) break;
        auto next = at + 1;
        if (byte >= 0x80) {
            next = at;
            if (is_space(next_code_point(text, next))) break;
        }
        at = next;
    }
    return at;
}

/// The beginning of the run of characters that `at` is in, not before `first`.
std::size_t begin_of_word(std::string_view text, std::size_t first, std::size_t at) {
    while (at > first) {
        const auto byte = static_cast<unsigned char>(text[at - 1]);
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) break;
        auto before = at - 1;
        if (byte >= 0x80) {
            before = at;
            if (is_space(previous_code_point(text, before))) break;
        }
        at = before;
    }
    return at;
}

std::size_t skip_space(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        auto next = at;
        if (!is_space(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

std::size_t find_stop(std::string_view text, std::size_t at) {
    return find_byte(
        text, at,
        [](const EightBytes& eight) { return eight.equal('.') | eight.equal('!') | eight.equal('?'); },
        is_stop);
}

using Tokens = boost::container::small_vector<Token, 16>;

/// The words with a mark that may end a sentence, and those behind them.
Tokens tokenize(std::string_view text) {
    Tokens out;
    std::size_t at = 0;  // behind the last word that was taken
    for (;;) {
        const auto stop = find_stop(text, at);
        if (stop == text.size()) return out;
        const auto begin = begin_of_word(text, at, stop);
        at = end_of_word(text, stop);
        out.push_back(Token{text.substr(begin, at - begin), at});
        // The word behind is taken in the next round where it has a mark itself.
        const auto next = skip_space(text, at);
        const auto end = end_of_word(text, next);
        if (end == next || find_stop(text.substr(0, end), next) < end) continue;
        out.push_back(Token{text.substr(next, end - next), end});
        at = end;
    }
}

/// Whether the word is an abbreviation without its last full stop, whatever its case.
bool is_abbreviation(std::string_view word) {
    constexpr std::size_t k_room = 16;
    static_assert(std::all_of(k_abbreviations.begin(), k_abbreviations.end(),
                              [](auto one) { return one.size() <= k_room; }));
    std::array<char, k_room> room{};
    if (std::any_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
        return k_known_abbreviations.has(to_lower(word));
    if (word.size() > room.size()) return false;
    std::transform(word.begin(), word.end(), room.begin(), [](char c) { return ascii_lower(c); });
    return k_known_abbreviations.has({room.data(), word.size()});
}

/// First pass: by the token alone.
void judge_type(Token& token) {
    const auto text = token.text;
    const bool closed = is_closed(text) && text.find("Yahoo!") == std::string_view::npos;
    if (closed || has_inner_end(text)) {
        token.sentence_end = true;
    } else if (text.ends_with('.') && !is_ellipsis(text)) {
        const auto word = text.substr(0, text.size() - 1);
        const auto hyphen = word.rfind('-');
        token.abbreviation = is_abbreviation(word) ||
                             (hyphen != std::string_view::npos && is_abbreviation(word.substr(hyphen + 1)));
        token.sentence_end = !token.abbreviation;
    }
}

enum class Begins { no, yes, unknown };

/// Whether the case of a token's first letter says that it begins a sentence.
Begins by_case(const Token& token) {
    if (token.text.size() == 1 && std::string_view(";:,.!?").find(token.text[0]) != std::string_view::npos)
        return Begins::no;
    if (first_upper(token.text) && k_known_common.has(type_of(token))) return Begins::yes;
    return first_lower(token.text) ? Begins::no : Begins::unknown;
}

bool is_starter(const Token& token) { return k_known_starters.has(type_of(token)); }
bool known_small(const Token& token) {
    const auto type = type_of(token);
    return k_known_common.has(type) || k_known_starters.has(type);
}

/// Second pass: by the token and the one that follows.
void judge_pair(Token& token, const Token& next) {
    if (!token.text.ends_with('.')) return;
    const bool initial = is_initial(token.text);
    if ((token.abbreviation || is_ellipsis(token.text)) && !initial) {
        if (by_case(next) == Begins::yes || (first_upper(next.text) && is_starter(next))) {
            token.sentence_end = true;
            return;
        }
    }
    if (!initial && !is_number(token.text)) return;
    const auto begins = by_case(next);
    const bool name = begins == Begins::unknown && initial && first_upper(next.text) && !known_small(next);
    if (begins == Begins::no || name) {
        token.sentence_end = false;
        token.abbreviation = true;
    }
}

/// Third pass: ellipses, closing marks and abbreviations with inner full stops.
void judge_marks(Token& token, Token& next) {
    const auto text = token.text;
    if (text.ends_with('.') && next.text == ".") {
        token.sentence_end = next.sentence_end = false;
        return;
    }
    const bool ellipsis = text.find("...") != std::string_view::npos;
    const bool internal = token.sentence_end && !closer_of(text).empty();
    if (ellipsis && (first_upper(next.text) || is_starter(next))) {
        token.sentence_end = true;
        return;
    }
    if (internal && first_lower(next.text) && !is_starter(next)) {
        token.sentence_end = false;
        return;
    }
    if (text.ends_with('.') && !token.sentence_end && first_upper(next.text) && known_small(next))
        token.sentence_end = true;
    if (!has_inner_stops(text) || is_initial(text)) return;
    token.abbreviation = true;
    token.sentence_end = by_case(next) == Begins::yes || (first_upper(next.text) && is_starter(next));
}

Range trimmed(std::string_view text, Range range) {
    const auto is_blank = [&](std::size_t at) {
        return text[at] == ' ' || text[at] == '\t' || text[at] == '\r' || text[at] == '\n';
    };
    while (range.begin < range.end && is_blank(range.begin)) ++range.begin;
    while (range.end > range.begin && is_blank(range.end - 1)) --range.end;
    return range;
}

/// Calls `visit` with each sentence.
template <typename Visit>
void each_sentence(std::string_view text, const Visit& visit) {
    auto tokens = tokenize(text);
    for (auto& token : tokens) judge_type(token);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) judge_pair(tokens[i], tokens[i + 1]);
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) judge_marks(tokens[i], tokens[i + 1]);
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        const auto range = trimmed(text, {begin, end});
        if (!range.empty()) visit(range);
        begin = end;
    };
    for (const auto& token : tokens) {
        if (token.sentence_end) close(token.end);
    }
    close(text.size());
}

}  // namespace

std::vector<Range> sentences(std::string_view text) {
    std::vector<Range> out;
    each_sentence(text, [&](Range sentence) { out.push_back(sentence); });
    return out;
}

std::size_t count_sentences(std::string_view text) {
    std::size_t out = 0;
    each_sentence(text, [&](Range) { ++out; });
    return out;
}

}  // namespace kopij::text::english
