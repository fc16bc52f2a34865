#include "text/boundary.hpp"

#include <algorithm>

#include "text/letter.hpp"
#include "text/locale_module.hpp"
#include "text/sentence_candidates.hpp"
#include "text/sentence_marks.hpp"
#include "text/utf8.hpp"

namespace kopij::text {
namespace {

bool is_opener(char32_t c) {
    return c == '"' || c == '\'' || c == '(' || c == '[' || c == '{' || c == 0x2018 || c == 0x201C ||
           c == 0x201E || c == 0x201A || c == 0x00AB || c == 0x2039 || c == 0x00BF || c == 0x00A1 ||
           c == 0x201D || c == 0x2019;
}

/// What stands before a number: "€ 5", "< 3", "± 2".
bool is_sign_of_number(char32_t c) {
    return c == 0x20AC || c == '$' || c == 0x00A3 || c == '<' || c == '>' || c == 0x2264 || c == 0x2265 ||
           c == 0x00B1 || c == '~' || c == 0x2248 || c == '+' || c == 0x2212;
}

class Splitter {
  public:
    Splitter(std::string_view text, const Abbreviations::List& list) : m_text(text), m_list(list) {}

    /// Whether a sentence begins at `start`, where white space stands before it.
    bool begins_at(std::size_t start) {
        auto at = start;
        std::size_t lines = 0;
        while (at > 0) {
            auto before = at;
            const auto c = previous_code_point(m_text, before);
            if (!is_space(c)) break;
            if (c == '\n') ++lines;
            at = before;
        }
        if (at == 0) return false;
        if (lines >= 2 || (lines == 1 && item_begins(start))) return true;
        if (at == start) return false;
        return judge(at, start);
    }

  private:
    char32_t peek(std::size_t at) const { return at < m_text.size() ? next_code_point(m_text, at) : U'\0'; }

    /// "- item", "* item", "1. item", "1) item", "a) item" at the start of a line.
    bool item_begins(std::size_t at) const {
        const auto rest = m_text.substr(at);
        for (const std::string_view bullet : {"- ", "* ", "+ ", "\u2022 ", "\u2013 "}) {
            if (rest.substr(0, bullet.size()) == bullet) return true;
        }
        std::size_t digits = 0;
        while (digits < rest.size() && digits < 3 && is_digit(static_cast<unsigned char>(rest[digits])))
            ++digits;
        const bool lettered = digits == 0 && !rest.empty() && is_letter(static_cast<unsigned char>(rest[0]));
        const auto mark = rest.substr(lettered ? 1 : digits, 2);
        return (digits > 0 && mark == ". ") || ((digits > 0 || lettered) && mark == ") ");
    }

    struct Ending {
        char32_t mark = 0;        ///< the last terminator
        std::size_t mark_at = 0;  ///< where the run of terminators begins
        bool run = false;         ///< more than one of them
        bool closed = false;      ///< a quotation mark or bracket stands behind it
        bool bracket = false;     ///< among them a bracket
    };

    /// How the text before `end` ends; mark 0 where no terminator is there.
    Ending ending(std::size_t end) const {
        Ending out;
        auto at = end;
        while (at > 0) {
            auto before = at;
            const auto c = previous_code_point(m_text, before);
            if (is_terminator(c)) break;
            // A note's numbers stand behind the full stop, in superscript or in brackets.
            const bool note = is_superscript(c) || (out.bracket && (is_digit(c) || joins_numbers(c)));
            if ((c == '[' || c == '(') && out.bracket) {
                out.bracket = out.closed = false;
                at = before;
                continue;
            }
            if (!is_closer(c) && !note) return out;
            out.closed = out.closed || !note;
            out.bracket = out.bracket || c == ')' || c == ']';
            at = before;
        }
        if (at == 0) return out;
        auto before = at;
        out.mark = previous_code_point(m_text, before);
        out.mark_at = before;
        while (before > 0) {
            auto next = before;
            if (!is_terminator(previous_code_point(m_text, next))) break;
            out.run = true;
            before = next;
            out.mark_at = next;
        }
        return out;
    }

    /// The first word at or after `at`, openers and dashes passed over.
    struct Opening {
        std::string_view word;
        char32_t first = 0;
        bool capital = false;
        bool mixed = false;  ///< a small letter first, a capital or digit later: "rTMS", "pH", "mRNA"
        bool digit = false;
    };
    Opening opening(std::size_t at) const {
        Opening out;
        while (at < m_text.size() && is_opener(peek(at))) next_code_point(m_text, at);
        out.first = peek(at);
        const auto begin = at;
        bool later_capital = false;
        while (at < m_text.size()) {
            auto next = at;
            const auto c = next_code_point(m_text, next);
            if (!is_letter(c) && !is_digit(c) && c != '-' && c != '\'' && c != 0x2019) break;
            if (at > begin && is_upper(c)) later_capital = true;
            at = next;
        }
        out.word = m_text.substr(begin, at - begin);
        out.capital = is_upper(out.first);
        out.digit = is_digit(out.first) || is_sign_of_number(out.first);
        out.mixed = is_lower(out.first) && later_capital;
        return out;
    }

    bool judge(std::size_t end, std::size_t start) const {
        const auto closing = ending(end);
        if (closing.mark == 0) return false;
        const auto next = opening(start);
        if (next.word.empty() && !next.digit)
            return goes_on_with_sign(next.first) ? false : at_sign(closing, next, end);
        // Letters of scripts without case begin what comes next.
        const bool may_begin = next.capital || next.mixed || next.digit || elided(start) ||
                               (is_letter(next.first) && !is_lower(next.first));
        if (!may_begin) return false;
        if (closing.mark != '.') return closing.mark != 0x2026 || next.capital;
        if (closing.run) return next.capital || next.mixed;  // "..."
        return full_stop(closing, next, end);
    }

    static bool goes_on_with_sign(char32_t c) {
        return c == U'\0' || is_closer(c) || c == ',' || c == 0x2013 || c == 0x2014 || c == '-' || c == ';' ||
               c == ':' || c == '=' || c == '/';
    }

    /// Something that is neither word nor number follows, a picture for example.
    bool at_sign(const Ending& closing, const Opening& next, std::size_t end) const {
        return closing.mark != '.' || closing.run || full_stop(closing, next, end);
    }

    /// "'s Avonds", "'t Is": Dutch begins a sentence with a clipped word.
    bool elided(std::size_t start) const {
        const auto rest = m_text.substr(start);
        for (const std::string_view mark : {"'", "\u2019", "\u2018"}) {
            if (rest.substr(0, mark.size()) != mark) continue;
            const auto tail = rest.substr(mark.size());
            if (tail.empty() || std::string_view("stkn").find(tail[0]) == std::string_view::npos) continue;
            const auto letter = start + mark.size() + 1;
            const auto next = after_spaces(m_text, letter);
            if (next > letter) return is_upper(peek(next));
        }
        return false;
    }

    /// The word that ends at `end` (exclusive), inner full stops included: "e.g", "dr", "J".
    std::string_view word_before(std::size_t end) const {
        auto at = end;
        while (at > 0) {
            auto before = at;
            const auto c = previous_code_point(m_text, before);
            if (!is_letter(c) && !is_digit(c) && c != '.' && c != '-' && c != '\'' && c != 0x2019 && c != '/')
                break;
            at = before;
        }
        return m_text.substr(at, end - at);
    }

    std::string_view word_before_that(std::string_view word) const {
        auto at = static_cast<std::size_t>(word.data() - m_text.data());
        while (at > 0) {
            auto before = at;
            if (!is_space(previous_code_point(m_text, before))) break;
            at = before;
        }
        return word_before(at);
    }

    bool at_start(std::string_view word) const {
        auto at = static_cast<std::size_t>(word.data() - m_text.data());
        while (at > 0) {
            auto before = at;
            const auto c = previous_code_point(m_text, before);
            if (c == '\n') return true;
            if (!is_space(c) && !is_opener(c)) return false;
            at = before;
        }
        return true;
    }

    bool starter(const Opening& next) const { return m_list.starters.contains(to_lower(next.word)); }

    bool full_stop(const Ending& closing, const Opening& next, std::size_t end) const {
        const auto word = word_before(closing.mark_at);
        if (word.empty()) return true;
        const auto low = to_lower(word);
        // A bracket closed behind the stop: "(zie p. 3.) Daarna", "(bijv.) Dit".
        const bool certain_end = closing.closed && !closing.bracket && end > closing.mark_at + 1;
        if (next.digit && m_list.before_number.contains(low)) return false;
        // "200 ms." is a unit and "Ms. Lee" a title.
        const bool unit = m_list.perhaps_last.contains(low) && all_digits_or_marks(word_before_that(word));
        if (never_last(low) && !unit) return certain_end;
        if (holds_number(word)) return number(word);
        if (count_code_points(word) == 1 && is_letter(peek(offset(word)))) return single_letter(word, next);
        if (m_list.perhaps_last.contains(low) && !are_initials(word)) return next.capital || next.mixed;
        if (!in_address(word) && word.find('.') != std::string_view::npos && dotted(word))
            return certain_end || starter(next);
        return true;
    }

    /// "A.M. Brown", but not "44 B.C." and "p.m.".
    bool are_initials(std::string_view word) const {
        for (std::size_t n = 0; n < word.size(); ++n) {
            const bool ok = n % 2 == 1 ? word[n] == '.' : word[n] >= 'A' && word[n] <= 'Z';
            if (!ok) return false;
        }
        return word.size() > 1 && !all_digits_or_marks(word_before_that(word));
    }

    /// In the list, or made of such: "prof.dr", "dhr./mevr".
    bool never_last(std::string_view low) const {
        if (m_list.never_last.contains(low)) return true;
        std::size_t parts = 0;
        for (std::size_t at = 0; at < low.size();) {
            const auto end = std::min(low.find_first_of("./", at), low.size());
            // "info@b.v" is none.
            if (end > at && (end < at + 2 || !m_list.never_last.contains(low.substr(at, end - at))))
                return false;
            if (end > at) ++parts;
            at = end + 1;
        }
        return parts > 1;
    }

    /// Part of a web or mail address: "info@ggz.nl".
    bool in_address(std::string_view word) const {
        const auto begin = offset(word);
        if (begin > 0 && (m_text[begin - 1] == '@' || m_text[begin - 1] == ':')) return true;
        return word.starts_with("www.");
    }

    std::size_t offset(std::string_view word) const {
        return static_cast<std::size_t>(word.data() - m_text.data());
    }

    /// "12", "2.0", ".05", but not "5-HT" or "B12".
    static bool holds_number(std::string_view word) {
        return word.find_first_not_of("0123456789.") == std::string_view::npos;
    }

    static bool all_digits_or_marks(std::string_view word) {
        return !word.empty() && word.find_first_not_of("0123456789.,-/") == std::string_view::npos;
    }

    /// "1. Neem" and "1.2. Neem" at the start of the text number an item; elsewhere a number may end a
    /// sentence.
    bool number(std::string_view word) const {
        constexpr std::size_t k_longest_ordinal = 3;
        constexpr std::size_t k_longest_dotted = 8;
        const bool is_dotted = word.find('.') != std::string_view::npos;
        return !(at_start(word) && word.size() <= (is_dotted ? k_longest_dotted : k_longest_ordinal));
    }

    /// Initials ("J. Jansen") do not end a sentence; "vitamine C." may.
    bool single_letter(std::string_view word, const Opening& next) const {
        if (at_start(word)) return false;
        const auto before = to_lower(word_before_that(word));
        if (!is_upper(peek(offset(word)))) return starter(next);
        if (m_list.before_letter.contains(before)) return true;
        // A name that goes on after its initial: "Jan P. de Vries", "J. P. Balkenende".
        const auto earlier = word_before_that(word);
        const bool after_name = !earlier.empty() && is_upper(peek(offset(earlier)));
        // "So did I. Nobody": the pronoun.
        const bool is_word = m_list.perhaps_last.contains(to_lower(word));
        return !after_name && (starter(next) || is_word) && !before.empty() && before.back() != '.';
    }

    /// Single letters with full stops between: "e.g", "z.o.z", "U.S".
    static bool dotted(std::string_view word) {
        std::size_t run = 0;
        for (std::size_t at = 0; at < word.size();) {
            const auto c = next_code_point(word, at);
            run = c == '.' ? 0 : run + 1;
            if (run > 2) return false;
        }
        return true;
    }

    std::string_view m_text;
    const Abbreviations::List& m_list;
};

Range trimmed(std::string_view text, Range range) {
    while (range.begin < range.end) {
        auto next = range.begin;
        if (!is_space(next_code_point(text, next))) break;
        range.begin = next;
    }
    while (range.end > range.begin) {
        auto before = range.end;
        if (!is_space(previous_code_point(text, before))) break;
        range.end = before;
    }
    return range;
}

}  // namespace

void Abbreviations::add(const std::string& language, List list) {
    auto& mine = m_lists[language];
    mine.never_last.merge(list.never_last);
    mine.perhaps_last.merge(list.perhaps_last);
    mine.before_letter.merge(list.before_letter);
    mine.before_number.merge(list.before_number);
    mine.starters.merge(list.starters);
}

const Abbreviations::List& Abbreviations::of(std::string_view language) const {
    static const List k_none;
    const auto found = m_lists.find(language);
    return found == m_lists.end() ? k_none : found->second;
}

std::vector<Range> sentences(std::string_view text, std::string_view language,
                             const Abbreviations& abbreviations) {
    std::vector<Range> out;
    Splitter splitter(text, abbreviations.of(language));
    std::size_t begin = 0;
    const auto close = [&](std::size_t end) {
        const auto range = trimmed(text, {begin, end});
        if (!range.empty()) out.push_back(range);
        begin = end;
    };
    for (const auto at : sentence_candidates(text, language)) {
        if (at > begin && at < text.size() && splitter.begins_at(at)) close(at);
    }
    close(text.size());
    return out;
}

std::vector<Range> words(std::string_view text, std::string_view language) {
    return locale_module().words(text, language);
}

}  // namespace kopij::text
