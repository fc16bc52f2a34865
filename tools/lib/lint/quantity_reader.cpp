// Finds the quantities of a text.
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "lint/quantity.hpp"
#include "lint/quantity_words.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
/// Letters, roughly: no punctuation, no mathematical signs. U+00B5 begins units.
bool is_letter(char32_t c) {
    if (c < 0x80) return std::isalpha(static_cast<int>(c)) != 0;
    if (c == 0xB5) return true;
    return c >= 0xC0 && c != 0xD7 && c != 0xF7 && (c < 0x2000 || c > 0x2BFF) && c != 0xFFFC;
}

// A text of more numbers is a table, and comparing is quadratic.
constexpr std::size_t k_most = 2000;

struct Fraction {
    char32_t sign;
    double value;
};
constexpr Fraction k_fractions[] = {
    {0xBC, 0.25}, {0xBD, 0.5}, {0xBE, 0.75}, {0x2153, 1.0 / 3}, {0x2154, 2.0 / 3}};

bool is_decade(double value) {
    constexpr double k_first = 1500;
    constexpr double k_last = 2100;
    constexpr double k_years = 10;
    return value >= k_first && value <= k_last && std::fmod(value, k_years) == 0;
}

class Reader {
  public:
    Reader(std::string_view text, std::string_view language) : m_text(text), m_language(language) {}

    std::vector<Quantity> read() {
        while (m_at < m_text.size() && m_out.size() < k_most) {
            if (is_digit(m_text[m_at]))
                number();
            else if (!word())
                skip();
        }
        return std::move(m_out);
    }

  private:
    void skip() {
        const auto begin = m_at;
        const auto code_point = text::next_code_point(m_text, m_at);
        for (const auto& fraction : k_fractions) {
            if (fraction.sign != code_point) continue;
            // "1½" is one number.
            if (!m_out.empty() && m_out.back().number.end == begin && m_out.back().digits.empty()) {
                m_out.back().value += fraction.value;
                m_out.back().number.end = m_out.back().range.end = m_at;
            } else {
                add(fraction.value, {begin, m_at});
            }
            unit();
        }
    }

    Quantity& add(double value, text::Range range) {
        Quantity out;
        out.value = value;
        out.range = out.number = range;
        m_out.push_back(std::move(out));
        return m_out.back();
    }

    char at(std::size_t offset) const { return offset < m_text.size() ? m_text[offset] : '\0'; }

    std::size_t digits_end(std::size_t from) const {
        while (is_digit(at(from))) ++from;
        return from;
    }

    /// The length of a separator of thousands at the offset: the language's sign, or a space that does not
    /// break.
    std::size_t group_separator(std::size_t offset) const {
        if (at(offset) == (m_language == "en" ? ',' : '.')) return 1;
        for (const std::string_view space : {"\u00A0", "\u202F", "\u2009"}) {
            if (m_text.substr(offset).starts_with(space)) return space.size();
        }
        return 0;
    }

    /// Where "1 234 567" ends that begins at `begin` and whose first digits end at `end`, in a language that
    /// groups so; `end` where it is none. Telephone numbers have such groups too, but begin with "+", "0" or
    /// three digits, or go on.
    std::size_t spaced_end(std::size_t begin, std::size_t end) const {
        constexpr std::array<std::string_view, 18> k_languages = {"fr", "sv", "nb", "nn", "no", "fi",
                                                                  "pl", "cs", "sk", "ru", "uk", "bg",
                                                                  "hu", "et", "lv", "lt", "es", "ca"};
        const bool alone =
            begin == 0 || (m_text[begin - 1] != '+' &&
                           !(m_text[begin - 1] == ' ' && begin > 1 && is_digit(m_text[begin - 2])));
        if (!alone || end - begin > 3 || at(begin) == '0' ||
            std::find(k_languages.begin(), k_languages.end(), m_language) == k_languages.end())
            return end;
        auto out = end;
        std::size_t groups = 0;
        for (; at(out) == ' ' && digits_end(out + 1) - out - 1 == 3; ++groups) out += 4;
        const bool goes_on = at(out) == ' ' && is_digit(at(out + 1));
        return goes_on || (groups > 1 && end - begin == 3) ? end : out;
    }

    /// "17 h 30", as French writes times; false where it is none.
    bool french_time(std::size_t begin, std::size_t end) {
        if (m_language != "fr" || end - begin > 2) return false;
        const auto hour = past_space(end);
        if (at(hour) != 'h') return false;
        const auto minutes = past_space(hour + 1);
        if (digits_end(minutes) - minutes != 2) return false;
        constexpr double k_minutes = 60;
        const auto value = [&](std::size_t from, std::size_t to) {
            return std::atoi(std::string(m_text.substr(from, to - from)).c_str());
        };
        m_at = minutes + 2;
        add(value(begin, end) + value(minutes, m_at) / k_minutes, {begin, m_at}).kind =
            NumberWord::Kind::clock;
        return true;
    }

    void number() {
        const auto begin = m_at;
        auto end = digits_end(begin);
        if (french_time(begin, end)) return;
        // "%2$s" of a program: which of its values stands there.
        if (begin > 0 && m_text[begin - 1] == '%' && at(end) == '$') {
            m_at = end + 1;
            return;
        }
        std::string digits(m_text.substr(begin, end - begin));
        bool grouped = false;
        if (const auto spaced = spaced_end(begin, end); spaced > end) {
            digits = m_text.substr(begin, spaced - begin);
            std::erase(digits, ' ');
            end = spaced;
            grouped = true;
        } else if (digits.size() <= 3 && digits[0] != '0') {
            for (auto separator = group_separator(end); separator != 0; separator = group_separator(end)) {
                const auto next = digits_end(end + separator);
                if (next - end - separator != 3) break;
                digits += m_text.substr(end + separator, 3);
                end = next;
                grouped = true;
            }
        }
        const char decimal = m_language == "en" ? '.' : ',';
        const char other = m_language == "en" ? ',' : '.';
        const bool of_language = at(end) == decimal;
        // A sign of the other language that groups no thousands can only be a decimal one ("3.2" in Dutch).
        // Nor does one behind a zero.
        const bool of_other =
            !grouped && at(end) == other && (digits == "0" || digits_end(end + 1) - end - 1 != 3);
        bool fraction = false;
        if ((of_language || of_other) && is_digit(at(end + 1))) {
            const auto next = digits_end(end + 1);
            // "2.0.1" and "3.5.2024" are no amounts.
            if (!((at(next) == '.' || at(next) == ',') && is_digit(at(next + 1)) && at(next) == at(end))) {
                digits += "." + std::string(m_text.substr(end + 1, next - end - 1));
                end = next;
                fraction = true;
            }
        }
        m_at = end;
        auto& out = add(std::strtod(digits.c_str(), nullptr), {begin, end});
        out.foreign = fraction && !of_language;
        if (!fraction && digits.size() > 1 && digits[0] == '0') out.digits = digits;
        if (begin > 0 && negative(begin)) out.value = -out.value;
        out.in_name = is_joined(begin);
        multiplied();
        unit();
        if (m_out.back().unit.empty()) currency(begin);
    }

    /// The sign of a currency before the number that begins there.
    void currency(std::size_t begin) {
        auto before = m_text.substr(0, begin);
        for (const std::string_view space : {" ", "\u00A0", "\u202F"}) {
            if (!before.ends_with(space)) continue;
            before.remove_suffix(space.size());
            break;
        }
        for (const std::string_view sign : {"€", "$", "£", "EUR", "USD", "GBP", "CHF"}) {
            if (!before.ends_with(sign)) continue;
            m_out.back().unit = unit_of(sign, m_language);
            m_out.back().range.begin = before.size() - sign.size();
            return;
        }
    }

    bool negative(std::size_t begin) const {
        const auto before = m_text.substr(0, begin);
        if (before.ends_with("\u2212")) return true;
        if (before.back() != '-') return false;
        const auto rest = before.substr(0, before.size() - 1);
        // After a space it is a sign; in "2-3" or "COVID-19" it joins. A dash with a space behind it is none
        // here.
        return rest.empty() || rest.back() == ' ' || rest.back() == '(' || rest.ends_with("..");
    }

    /// Whether a hyphen joins the number to a word before it.
    bool is_joined(std::size_t begin) const {
        return begin > 1 && m_text[begin - 1] == '-' &&
               std::isalpha(static_cast<unsigned char>(m_text[begin - 2])) != 0;
    }

    /// The word at the offset, and where it ends.
    std::string_view word_at(std::size_t offset) const {
        auto end = offset;
        while (end < m_text.size()) {
            auto next = end;
            if (!is_letter(text::next_code_point(m_text, next))) break;
            end = next;
        }
        return m_text.substr(offset, end - offset);
    }

    /// Past one space, of whatever kind, or a hyphen ("30-minute").
    std::size_t past_space(std::size_t offset) const {
        for (const std::string_view space : {" ", "-", "\u00A0", "\u202F", "\u2009"}) {
            if (m_text.substr(offset).starts_with(space)) return offset + space.size();
        }
        return offset;
    }

    void multiplied() {
        const auto begin = past_space(m_at);
        const auto word = word_at(begin);
        const auto times = multiplier(text::ascii_lower(word), m_language);
        if (!times || word.empty()) return;
        m_out.back().value *= *times;
        m_out.back().range.end = m_at = begin + word.size();
    }

    void unit() {
        auto& out = m_out.back();
        const auto begin = past_space(m_at);
        for (const std::string_view sign : {"%", "‰", "°C", "°F", "€", "$", "£"}) {
            if (m_text.substr(begin).starts_with(sign)) return unit(out, begin, sign, sign);
        }
        auto word = word_at(begin);
        // "per cent", "mg/kg"
        if (word == "per" && m_text.substr(begin).starts_with("per cent"))
            return unit(out, begin, "per cent", "%");
        if (at(begin + word.size()) == '/') {
            const auto below = word_at(begin + word.size() + 1);
            const auto both = m_text.substr(begin, word.size() + 1 + below.size());
            const auto known = unit_of(both, m_language);
            if (!known.empty()) return unit(out, begin, both, known);
        }
        const bool glued = begin == m_at;
        if (glued && word == "s" && is_decade(out.value)) return unit(out, begin, word, k_decade);
        const auto known = unit_of(word, m_language);
        if (!word.empty() && !known.empty()) unit(out, begin, word, known);
    }

    void unit(Quantity& out, std::size_t begin, std::string_view written, std::string_view known) {
        out.unit = known;
        out.range.end = m_at = begin + written.size();
    }

    /// "two thirds", "drie kwart": a number that counts things, and what they are parts of.
    void fraction() {
        auto& out = m_out.back();
        if (!out.demands || out.kind != NumberWord::Kind::other || out.value < 2) return;
        const auto begin = past_space(m_at);
        const auto word = word_at(begin);
        const auto whole = denominator(text::ascii_lower(word), m_language);
        if (!whole) return;
        out.value /= *whole;
        out.kind = NumberWord::Kind::part;
        out.range.end = out.number.end = m_at = begin + word.size();
    }

    /// Whether the text goes on with it there.
    bool goes_on(std::size_t offset, std::string_view with) const {
        return m_text.substr(std::min(offset, m_text.size())).starts_with(with) &&
               word_at(offset + with.size()).empty();
    }

    /// The number, in digits or a word, that stands alone at the offset; 0 where there is none. Moves it on.
    double hour_at(std::size_t& offset) const {
        const auto digits = digits_end(offset);
        if (digits > offset && digits - offset <= 2) {
            const auto value = std::atoi(std::string(m_text.substr(offset, digits - offset)).c_str());
            offset = digits;
            return value;
        }
        const auto word = word_at(offset);
        const auto known = number_word(text::ascii_lower(word), m_language);
        if (!known || known->kind != NumberWord::Kind::other) return 0;
        offset += word.size();
        return known->value;
    }

    /// "half past eight", "om half negen": the word "half" at `begin`, behind which the text stands.
    bool clock(std::size_t begin) {
        constexpr double k_half = 0.5;
        constexpr double k_hours = 12;
        auto end = m_at + 1;
        const bool english = m_language == "en";
        if (english) {
            constexpr std::string_view k_past = " past ";
            if (!m_text.substr(m_at).starts_with(k_past)) return false;
            end = m_at + k_past.size();
        } else {
            const auto before = m_text.substr(0, begin);
            const auto stands_behind = [&](std::string_view word) {
                return before.ends_with(word) &&
                       (before.size() == word.size() || before[before.size() - word.size() - 1] == ' ');
            };
            constexpr std::string_view k_words[] = {"om ",   "Om ",    "tot ", "van ",    "vanaf ", "rond ",
                                                    "voor ", "tegen ", "na ",  "tussen ", "en "};
            if (m_language != "nl" || !std::any_of(std::begin(k_words), std::end(k_words), stands_behind))
                return false;
        }
        const auto hour = hour_at(end);
        if (hour < 1 || hour > k_hours) return false;
        auto& out = add(hour + (english ? k_half : -k_half), {begin, end});
        out.word = true;
        out.demands = false;
        out.kind = NumberWord::Kind::clock;
        m_at = end;
        return true;
    }

    /// What the words behind a number's word make of it: "one and a half", "half a year", "one time", "a
    /// third of".
    void in_context(std::string_view written) {
        auto& out = m_out.back();
        const auto take = [&](std::string_view words) {
            if (!goes_on(m_at, words)) return false;
            m_at += words.size();
            out.range.end = out.number.end = m_at;
            return true;
        };
        const auto lower = text::ascii_lower(written);
        if (out.kind == NumberWord::Kind::other && m_language == "en" && take(" and a half")) {
            out.value += 0.5;
            out.kind = NumberWord::Kind::part;
        } else if (lower == "half" && ((m_language == "nl" && take(" jaar")) ||
                                       (m_language == "en" && (take(" a year") || take(" year"))))) {
            out.value = 6;
            out.unit = "mo";
            out.kind = NumberWord::Kind::other;
        } else if (out.value == 1 && (lower == "een" || lower == "één" || lower == "one") &&
                   (goes_on(m_at, " keer") || goes_on(m_at, " maal") || goes_on(m_at, " time"))) {
            out.kind = NumberWord::Kind::times;
        } else if ((lower == "third" && goes_on(m_at, " of")) ||
                   (lower == "derde" && goes_on(m_at, " van"))) {
            const auto before = text::ascii_lower(m_text.substr(0, out.range.begin));
            for (const std::string_view article : {"a ", "one ", "een ", "één "}) {
                if (before.ends_with(article)) out.kind = NumberWord::Kind::part;
            }
        }
    }

    /// Reads a word; false where there is none.
    bool word() {
        const auto written = word_at(m_at);
        if (written.empty()) return false;
        const auto begin = m_at;
        m_at += written.size();
        if (text::ascii_lower(written) == "half" && clock(begin)) return true;
        const auto known = number_word(text::ascii_lower(written), m_language);
        if (!known) {
            // What is glued to a word is part of a name ("B12", "COVID19").
            if (is_digit(at(m_at))) {
                const auto end = digits_end(m_at);
                auto& out = add(std::strtod(std::string(m_text.substr(m_at, end - m_at)).c_str(), nullptr),
                                {m_at, end});
                out.digits = m_text.substr(m_at, end - m_at);
                out.in_name = true;
                m_at = end;
            }
            return true;
        }
        auto& out = add(known->value, {begin, m_at});
        out.word = true;
        out.demands = known->demands;
        out.kind = known->kind;
        in_context(written);
        if (!m_out.back().unit.empty()) return true;
        fraction();
        multiplied();
        const auto unit_begin = past_space(m_at);
        const auto unit_word = word_at(unit_begin);
        const auto unit = unit_of(unit_word, m_language);
        if (!unit_word.empty() && unit_word.size() > 2 && !unit.empty()) m_out.back().unit = unit;
        return true;
    }

    std::string_view m_text;
    std::string_view m_language;
    std::size_t m_at = 0;
    std::vector<Quantity> m_out;
};

}  // namespace

std::vector<Quantity> read_quantities(std::string_view text, std::string_view language) {
    return Reader(text, language).read();
}

}  // namespace kopij::lint
