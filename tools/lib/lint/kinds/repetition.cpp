// repetition: the same word twice.
#include <array>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/tokens.hpp"
#include "lint/word_runs.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class Repetition : public Check {
  public:
    Repetition(const Rule& rule, const Environment& environment)
        : m_ignore_case(rule.flag("ignorecase")),
          m_letters_only(rule.flag("alpha")),
          m_most(rule.integer("max")),
          m_pattern((m_ignore_case ? "(?i)(" : "(") + joined(rule.list("tokens")) + ")"),
          m_exceptions(rule, environment) {}

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), std::array{&m_pattern},
                      [&](const Text& text) { judge(article, text, findings); });
    }

    std::vector<Pattern> patterns() const override { return {m_pattern}; }
    const Pattern& pattern() const { return m_pattern; }
    const Exceptions& exceptions() const { return m_exceptions; }

  private:
    void judge(const Article& article, const Text& text, Findings& findings) const {
        const auto content = text.text();
        long long count = 0;
        const auto judge_words = [&](std::string_view before, std::string_view word, text::Range both) {
            const bool again = same(word, before) && (!m_letters_only || text::all_letters(word));
            if (!again || ++count <= m_most) return;
            const bool in_one_line = both.in(content).find('\n') == std::string_view::npos;
            const auto where = [&] { return text.source_range(both); };
            if (!in_one_line || m_exceptions.cover(both.in(content), findings, where)) return;
            findings.add(where(), {word});
            count = 0;
        };
        if (const auto runs = m_pattern.runs(); runs != Pattern::Runs::none && all_ascii(content)) {
            for_each_alike(content, runs, [&](std::size_t first, std::size_t second) {
                const text::Range before{first, end_of_run(content, first, runs)};
                const text::Range word{second, end_of_run(content, second, runs)};
                judge_words(before.in(content), word.in(content), {first, word.end});
            });
            return;
        }
        std::string_view before;
        text::Range place_before;
        const auto judge_word = [&](text::Range place, std::string_view word) {
            judge_words(before, word, {place_before.begin, place.end});
            before = word;
            place_before = place;
        };
        if (for_each_run(m_pattern, content,
                         [&](text::Range place) { judge_word(place, place.in(content)); }))
            return;
        const bool whole = for_each_match(article, m_pattern, text, [&](const Match& match) {
            judge_word(match.whole(), trim(match.whole().in(content)));
        });
        if (!whole) findings.gave_up(text.source_range({0, content.size()}));
    }

    /// Of two that are empty nothing is the same.
    bool same(std::string_view a, std::string_view b) const {
        if (a.empty() || b.empty() || !may_be_same(a.front(), b.front())) return false;
        return a == b || (m_ignore_case && text::to_lower(a) == text::to_lower(b));
    }

    /// Whether words can be the same that begin with these, whatever the case.
    static bool may_be_same(char a, char b) {
        const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
        return !is_ascii(a) || !is_ascii(b) || (a | 0x20) == (b | 0x20);
    }

    bool m_ignore_case;
    bool m_letters_only;
    long long m_most;
    Pattern m_pattern;
    Exceptions m_exceptions;
};

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    if (joined(rule.list("tokens")).empty()) {
        problems.add(rule.range("tokens"), text::tr("this rule has no tokens to look for"));
        return nullptr;
    }
    auto check = std::make_unique<Repetition>(rule, environment);
    if (!check_patterns(*rule.find("tokens"), check->pattern(), rule, problems)) return nullptr;
    if (!check_exceptions(rule, check->exceptions(), problems)) return nullptr;
    return check;
}

}  // namespace

const Kind k_repetition = {"repetition",
                           {{"tokens", KeyType::list, Key::Need::required},
                            {"max", KeyType::integer},
                            {"ignorecase", KeyType::flag},
                            {"alpha", KeyType::flag},
                            {"vocab", KeyType::flag},
                            {"exceptions", KeyType::list}},
                           make,
                           Kind::UnknownKeys::refused,
                           nullptr,
                           1};

}  // namespace kopij::lint::kinds
