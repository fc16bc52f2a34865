// Compares the quantities of two texts.
#include "lint/quantity.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "lint/quantity_words.hpp"

namespace kopij::lint {
namespace {

constexpr double k_hundred = 100;
constexpr int k_minutes = 60;
constexpr int k_half_day = 12 * k_minutes;
constexpr double k_rounded = 0.005;  // of a share, by which a percentage may differ from it

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Minutes since midnight of "14.30 uur", "14:30" or "2.30 pm" at the quantity; nothing where it is no time.
std::optional<int> time_of(std::string_view text, const Quantity& quantity) {
    if (quantity.kind == NumberWord::Kind::clock) return static_cast<int>(quantity.value * k_minutes);
    if (quantity.word) return std::nullopt;
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
    return hour * k_minutes + minute;
}

/// Whether the time there is one of a clock of twelve hours: the same clock shows it twice a day.
bool may_be_afternoon(std::string_view text, const Quantity& quantity) {
    if (quantity.kind == NumberWord::Kind::clock) return true;
    const auto written = quantity.number.in(text);
    if (written.find_first_of(".:") == std::string_view::npos) return true;
    constexpr std::size_t k_behind = 24;  // bytes: "9.00 uur 's avonds"
    const auto rest = text.substr(std::min(quantity.number.end, text.size()), k_behind);
    constexpr std::string_view k_parts[] = {"avond", "middag", "nacht", "evening", "afternoon", "night"};
    return std::any_of(std::begin(k_parts), std::end(k_parts),
                       [&](std::string_view part) { return rest.find(part) != std::string_view::npos; });
}

/// "1 op de 5", "1 in 5", "1 out of every 5": the words between two numbers that make them one ratio.
bool is_ratio(std::string_view between) {
    constexpr std::string_view k_words[] = {"op",     "op de",        "op elke",  "van de", "in",
                                            "out of", "out of every", "in every", "of",     "of every",
                                            "per",    "of the",       "/"};
    while (between.starts_with(' ')) between.remove_prefix(1);
    while (between.ends_with(' ')) between.remove_suffix(1);
    return std::find(std::begin(k_words), std::end(k_words), between) != std::end(k_words);
}

constexpr auto k_month = NumberWord::Kind::month;

/// Has the second number of a date in digits ("12-05-2024") count as a month. English writes the day first or
/// the month, so there it says nothing.
void mark_months(std::vector<Quantity>& all, std::string_view text, std::string_view language) {
    constexpr double k_most_days = 31;
    constexpr double k_most_months = 12;
    constexpr double k_first_year = 1000;
    const auto sign = [&](const Quantity& one) {
        return one.number.end < text.size() ? text[one.number.end] : ' ';
    };
    for (std::size_t n = 0; n + 2 < all.size() && language != "en"; ++n) {
        const bool joined = all[n + 1].number.begin == all[n].number.end + 1 &&
                            all[n + 2].number.begin == all[n + 1].number.end + 1 &&
                            sign(all[n]) == sign(all[n + 1]) && (sign(all[n]) == '-' || sign(all[n]) == '/');
        if (joined && all[n].value <= k_most_days && all[n + 1].value <= k_most_months &&
            all[n + 2].value >= k_first_year)
            all[n + 1].kind = k_month;
    }
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
          m_used(m_translation.size()) {
        mark_months(m_source, source, source_language);
        mark_months(m_translation, translation, language);
    }

    std::vector<QuantityDifference> run() {
        // Numbers that ask for an answer first: an article ("een") is no answer to "1" while there is
        // another.
        times();
        pair([](const Quantity& a, const Quantity& b) {
            return a.kind == k_month && b.kind == k_month && a.same_value(b);
        });
        m_months_differ = leaves_month(m_source, m_source_used) && leaves_month(m_translation, m_used);
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
                if (other_half_of_day(m_source[s], m_translation[t])) continue;
                // Where each side has a month of its own, none of them is answered by a day.
                if (m_months_differ && (m_source[s].kind == k_month) != (m_translation[t].kind == k_month))
                    continue;
                m_source_used[s] = m_used[t] = true;
                compare_units(m_source[s], m_translation[t]);
                compare_signs(m_source[s], m_translation[t]);
            }
        }
    }

    static bool leaves_month(const std::vector<Quantity>& all, const std::vector<bool>& used) {
        for (std::size_t n = 0; n < all.size(); ++n) {
            if (!used[n] && all[n].kind == k_month) return true;
        }
        return false;
    }

    /// Of the same hours, before noon on one side and after it on the other.
    bool other_half_of_day(const Quantity& a, const Quantity& b) const {
        const auto before = time_of(m_source_text, a);
        const auto after = time_of(m_text, b);
        return before && after && before != after && *before % k_half_day == *after % k_half_day &&
               !may_be_afternoon(*before < *after ? m_source_text : m_text, *before < *after ? a : b);
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
        const bool units_of_effect = is_unit(a) && is_unit(b);
        if (a.unit == b.unit || units_of_effect || ((a.word || b.word) && !both_words)) return;
        const bool lost = !both_words && b.unit.empty() && is_vital(a.unit);
        const bool other = !a.unit.empty() && !b.unit.empty();
        if (lost || other) m_out.push_back({QuantityDifference::Kind::unit, a, b});
    }

    /// "Units" are international ones, of a medicine.
    static bool is_unit(const Quantity& one) { return one.unit == "U" || one.unit == "IU"; }

    /// Of amounts: other numbers may be names, such as those of versions.
    void compare_signs(const Quantity& a, const Quantity& b) {
        if (b.foreign && !a.foreign && !a.unit.empty() && a.unit == b.unit)
            m_out.push_back({QuantityDifference::Kind::sign, a, b});
    }

    void times() {
        for (std::size_t s = 0; s < m_source.size(); ++s) {
            if (m_source_used[s]) continue;
            const auto a = time_of(m_source_text, m_source[s]);
            for (std::size_t t = 0; a && t < m_translation.size() && !m_source_used[s]; ++t) {
                if (m_used[t]) continue;
                const auto b = time_of(m_text, m_translation[t]);
                const bool clock = m_source[s].kind == NumberWord::Kind::clock ||
                                   m_translation[t].kind == NumberWord::Kind::clock;
                if (!b || !(a == b || (clock && *a % k_half_day == *b % k_half_day))) continue;
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
            const auto share = part.value / whole.value;
            for (std::size_t t = 0; t < to.size(); ++t) {
                const bool percent = to[t].unit == "%";
                const bool fraction = to[t].kind == NumberWord::Kind::part && to[t].value < 1;
                if (to_used[t] || (!percent && !fraction)) continue;
                const auto other = percent ? to[t].value / k_hundred : to[t].value;
                if (std::abs(other - share) > k_rounded) continue;
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
    bool m_months_differ = false;
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
    if (is_share(*this, other) || is_share(other, *this))
        return std::abs(mine - yours) <= k_rounded * k_hundred;
    return std::abs(mine - yours) <= 1e-9 * std::max(std::abs(mine), std::abs(yours));
}

std::vector<QuantityDifference> compare_quantities(std::string_view source, std::string_view source_language,
                                                   std::string_view translation, std::string_view language) {
    return Comparison(source, source_language, translation, language).run();
}

}  // namespace kopij::lint
