#include "lint/quantity.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdlib>

#include "lint/quantity_words.hpp"
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

constexpr double k_hundred = 100;

/// The unit of "1990s", which another language may count from the century ("jaren negentig").
constexpr std::string_view k_decade = "decade";

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

    void number() {
        const auto begin = m_at;
        auto end = digits_end(begin);
        std::string digits(m_text.substr(begin, end - begin));
        bool grouped = false;
        if (digits.size() <= 3 && digits[0] != '0') {
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
        if (!fraction && digits.size() > 1 && digits[0] == '0') out.digits = digits;
        if (begin > 0 && negative(begin)) out.value = -out.value;
        multiplied();
        unit();
    }

    bool negative(std::size_t begin) const {
        const auto before = m_text.substr(0, begin);
        if (before.ends_with("\u2212")) return true;
        if (before.back() != '-') return false;
        const auto rest = before.substr(0, before.size() - 1);
        // After a space it is a sign; in "2-3" or "COVID-19" it joins. A dash with a space behind it is none
        // here.
        return rest.empty() || rest.back() == ' ' || rest.back() == '(';
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
        const auto times = multiplier(lower(word), m_language);
        if (!times || word.empty()) return;
        m_out.back().value *= *times;
        m_out.back().range.end = m_at = begin + word.size();
    }

    void unit() {
        auto& out = m_out.back();
        const auto begin = past_space(m_at);
        for (const std::string_view sign : {"%", "‰", "°C", "°F", "€"}) {
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

    static std::string lower(std::string_view word) {
        std::string out(word);
        std::transform(out.begin(), out.end(), out.begin(),
                       [](unsigned char c) { return static_cast<char>(c < 0x80 ? std::tolower(c) : c); });
        return out;
    }

    /// Reads a word; false where there is none.
    bool word() {
        const auto written = word_at(m_at);
        if (written.empty()) return false;
        const auto begin = m_at;
        m_at += written.size();
        const auto known = number_word(lower(written), m_language);
        if (!known) {
            // What is glued to a word is part of a name ("B12", "COVID19").
            if (is_digit(at(m_at))) {
                const auto end = digits_end(m_at);
                auto& out = add(std::strtod(std::string(m_text.substr(m_at, end - m_at)).c_str(), nullptr),
                                {m_at, end});
                out.digits = m_text.substr(m_at, end - m_at);
                m_at = end;
            }
            return true;
        }
        auto& out = add(known->value, {begin, m_at});
        out.word = true;
        out.demands = known->demands;
        out.kind = known->kind;
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

/// Minutes since midnight of "14.30 uur", "14:30" or "2.30 pm" at the quantity; nothing where it is no time.
std::optional<int> time_of(std::string_view text, const Quantity& quantity) {
    if (!quantity.unit.empty() && quantity.unit != "h") return std::nullopt;
    const auto written = quantity.number.in(text);
    const auto point = written.find_first_of(".:");
    auto hour = std::atoi(std::string(written).c_str());
    auto minute = 0;
    auto end = quantity.number.end;
    if (point != std::string_view::npos && written.size() - point == 3) {
        minute = std::atoi(std::string(written.substr(point + 1)).c_str());
    } else if (point == std::string_view::npos && end + 2 < text.size() &&
               (text[end] == ':' || text[end] == '.') && is_digit(text[end + 1]) && is_digit(text[end + 2])) {
        minute = std::atoi(std::string(text.substr(end + 1, 2)).c_str());
        end += 3;
    } else if (point != std::string_view::npos) {
        return std::nullopt;
    }
    auto rest = text.substr(end, 6);
    while (!rest.empty() && (rest.front() == ' ' || static_cast<unsigned char>(rest.front()) >= 0x80))
        rest.remove_prefix(1);
    const bool pm = rest.starts_with("pm") || rest.starts_with("p.m") || rest.starts_with("PM");
    const bool am = rest.starts_with("am") || rest.starts_with("a.m") || rest.starts_with("AM");
    if (pm && hour < 12) hour += 12;
    if (am && hour == 12) hour = 0;
    const bool says_so =
        point != std::string_view::npos || end != quantity.number.end || am || pm || quantity.unit == "h";
    if (!says_so || hour > 24 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

/// "1 op de 5", "1 in 5", "1 out of every 5": the words between two numbers that make them one ratio.
bool is_ratio(std::string_view between) {
    constexpr std::string_view k_words[] = {"op", "op de",    "op elke",      "van de",
                                            "in", "out of",   "out of every", "in every",
                                            "of", "of every", "per",          "of the"};
    while (between.starts_with(' ')) between.remove_prefix(1);
    while (between.ends_with(' ')) between.remove_suffix(1);
    return std::find(std::begin(k_words), std::end(k_words), between) != std::end(k_words);
}

class Comparison {
  public:
    Comparison(std::string_view source, std::string_view source_language, std::string_view translation,
               std::string_view language)
        : m_source_text(source),
          m_text(translation),
          m_source(read_quantities(source, source_language)),
          m_translation(read_quantities(translation, language)),
          m_source_used(m_source.size()),
          m_used(m_translation.size()) {}

    std::vector<QuantityDifference> run() {
        // Numbers that ask for an answer first: an article ("een") is no answer to "1" while there is
        // another.
        times();
        for (const bool demanding : {true, false}) {
            const auto asks = [&](const Quantity& a, const Quantity& b) {
                return a.same_value(b) && (!demanding || (a.demands && b.demands));
            };
            pair([&](const Quantity& a, const Quantity& b) { return asks(a, b) && a.unit == b.unit; });
            pair([&](const Quantity& a, const Quantity& b) {
                return asks(a, b) && (a.unit.empty() || b.unit.empty());
            });
            pair(asks);
        }
        ratios(m_source, m_source_used, m_source_text, m_translation, m_used);
        ratios(m_translation, m_used, m_text, m_source, m_source_used);
        changed_words();
        for (std::size_t n = 0; n < m_source.size(); ++n) {
            if (!m_source_used[n] && m_source[n].demands)
                m_out.push_back({QuantityDifference::Kind::missing, m_source[n], {}});
        }
        for (std::size_t n = 0; n < m_translation.size(); ++n) {
            if (!m_used[n] && m_translation[n].demands)
                m_out.push_back({QuantityDifference::Kind::added, {}, m_translation[n]});
        }
        return std::move(m_out);
    }

  private:
    template <typename Fits>
    void pair(const Fits& fits) {
        for (std::size_t s = 0; s < m_source.size(); ++s) {
            for (std::size_t t = 0; t < m_translation.size() && !m_source_used[s]; ++t) {
                if (m_used[t] || !fits(m_source[s], m_translation[t])) continue;
                m_source_used[s] = m_used[t] = true;
                compare_units(m_source[s], m_translation[t]);
            }
        }
    }

    /// Words such as "second" may well have no counterpart; but where one is left on both sides, it was
    /// changed.
    void changed_words() {
        for (std::size_t s = 0; s < m_source.size(); ++s) {
            const auto kind = m_source[s].kind;
            if (m_source_used[s] || kind == NumberWord::Kind::other) continue;
            for (std::size_t t = 0; t < m_translation.size() && !m_source_used[s]; ++t) {
                if (m_used[t] || m_translation[t].kind != kind) continue;
                m_source_used[s] = m_used[t] = true;
                m_out.push_back({QuantityDifference::Kind::missing, m_source[s], {}});
                m_out.push_back({QuantityDifference::Kind::added, {}, m_translation[t]});
            }
        }
    }

    void compare_units(const Quantity& a, const Quantity& b) {
        // Of written numbers those up to twelve count things; others are articles and parts of names.
        const bool both_words = a.word && b.word && a.demands && b.demands;
        if (a.unit == b.unit || ((a.word || b.word) && !both_words)) return;
        const bool lost = !both_words && b.unit.empty() && is_vital(a.unit);
        const bool other = !a.unit.empty() && !b.unit.empty();
        if (lost || other) m_out.push_back({QuantityDifference::Kind::unit, a, b});
    }

    void times() {
        for (std::size_t s = 0; s < m_source.size(); ++s) {
            if (m_source_used[s] || m_source[s].word) continue;
            const auto a = time_of(m_source_text, m_source[s]);
            for (std::size_t t = 0; a && t < m_translation.size() && !m_source_used[s]; ++t) {
                if (m_used[t] || m_translation[t].word || time_of(m_text, m_translation[t]) != a) continue;
                m_source_used[s] = m_used[t] = true;
                use_minutes(m_source, m_source_used, s, m_source_text);
                use_minutes(m_translation, m_used, t, m_text);
            }
        }
    }

    /// "14:30" are two numbers of one time.
    static void use_minutes(const std::vector<Quantity>& all, std::vector<bool>& used, std::size_t hour,
                            std::string_view text) {
        const auto next = hour + 1;
        if (next < all.size() && all[next].number.begin == all[hour].number.end + 1 &&
            text[all[hour].number.end] == ':')
            used[next] = true;
    }

    /// A ratio on one side that is a share on the other one.
    static void ratios(const std::vector<Quantity>& from, std::vector<bool>& from_used, std::string_view text,
                       const std::vector<Quantity>& to, std::vector<bool>& to_used) {
        for (std::size_t n = 0; n + 1 < from.size(); ++n) {
            const auto& part = from[n];
            const auto& whole = from[n + 1];
            if (whole.value == 0 || (from_used[n] && from_used[n + 1])) continue;
            if (!is_ratio(text.substr(part.range.end, whole.range.begin - part.range.end))) continue;
            for (std::size_t t = 0; t < to.size(); ++t) {
                if (to_used[t] || to[t].unit != "%") continue;
                if (std::abs(to[t].value - part.value / whole.value * k_hundred) > 0.5) continue;
                from_used[n] = from_used[n + 1] = to_used[t] = true;
            }
        }
    }

    std::string_view m_source_text;
    std::string_view m_text;
    std::vector<Quantity> m_source;
    std::vector<Quantity> m_translation;
    std::vector<bool> m_source_used;
    std::vector<bool> m_used;
    std::vector<QuantityDifference> m_out;
};

/// "half" beside a percentage, and "a quarter", which counts as 4.
bool is_share(const Quantity& one, const Quantity& other) {
    return one.kind == NumberWord::Kind::part && other.unit == "%";
}
double share_of(double part) { return part < 1 ? part * k_hundred : k_hundred / part; }

}  // namespace

bool Quantity::same_value(const Quantity& other) const {
    if (!digits.empty() && !other.digits.empty()) return digits == other.digits;
    constexpr auto k_weekday = NumberWord::Kind::weekday;  // counted from Monday, and no number for that
    if ((kind == k_weekday) != (other.kind == k_weekday)) return false;
    if (unit == k_decade && other.value < k_hundred) return std::fmod(value, k_hundred) == other.value;
    if (other.unit == k_decade && value < k_hundred) return other.same_value(*this);
    const double mine = is_share(*this, other) ? share_of(value) : value;
    const double yours = is_share(other, *this) ? share_of(other.value) : other.value;
    return std::abs(mine - yours) <= 1e-9 * std::max(std::abs(mine), std::abs(yours));
}

std::vector<Quantity> read_quantities(std::string_view text, std::string_view language) {
    return Reader(text, language).read();
}

std::vector<QuantityDifference> compare_quantities(std::string_view source, std::string_view source_language,
                                                   std::string_view translation, std::string_view language) {
    return Comparison(source, source_language, translation, language).run();
}

}  // namespace kopij::lint
