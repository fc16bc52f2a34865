// The features of a sentence, the same for training and for judging: words and character n-grams, cues and
// their sequence, and what stands around the sentence. Each is a hash; a visitor does what it wants with it.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "evidence/claim.hpp"
#include "evidence/cue.hpp"
#include "evidence/reading.hpp"

namespace kopij::evidence {

/// Each group is scaled by itself: a long sentence has many n-grams and no more cues than a short one.
enum class FeatureGroup : std::uint8_t { words, characters, cues, context };
inline constexpr std::size_t k_feature_groups = 4;

/// A sentence, read.
struct SentenceFacts {
    Reading reading;
    std::vector<CueSet> cues;  ///< one a token
    CueSet all = 0;
};

/// What stands around it.
struct Surroundings {
    Role role = Role::paragraph;
    bool opens_block = true;
    CueSet before = 0;  ///< cues of the sentence before it in its block
    bool after_question = false;
    CueSet heading = 0;  ///< cues of the nearest heading above
    CueSet lead = 0;     ///< of a list item: cues of the sentence that leads the list in
    bool led = false;    ///< whether there is such a sentence
};

namespace feature {

enum Kind : std::uint64_t {
    word = 1,
    two_words,
    three_words,
    opening,
    gram,
    cue,
    cue_again,
    cue_pair,
    cue_first,
    cue_order,
    bones_two,
    bones_three,
    bones_four,
    cue_opening,
    shape,
    length,
    cue_and_question,
    role,
    before,
    before_leaning,
    heading,
    after_question,
    lead,
    item,
    balance,
    reasoned,
    verbs,
    names,
};

// The products do not wait for one another; the shift brings their high bits down to where tables look.
constexpr std::uint64_t of(Kind kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) {
    const auto mixed = (a + kind) * 0xFF51AFD7ED558CCDULL ^ (b + 0x51ULL * kind) * 0xC4CEB9FE1A85EC53ULL ^
                       std::rotl((c + kind) * 0x9E3779B97F4A7C15ULL, 23);
    return hash_step(mixed, kind);
}

/// For each cue of the set.
template <typename Visit>
void each_cue(CueSet set, Visit visit) {
    for (; set != 0; set &= set - 1) visit(static_cast<std::uint64_t>(std::countr_zero(set)));
}

// Cues that say how a sentence is built, not what it is about.
inline constexpr CueSet k_bones =
    set_of(Cue::question_word, Cue::reason, Cue::contrast, Cue::condition_word, Cue::anaphor, Cue::you,
           Cue::we, Cue::copula, Cue::negation, Cue::hedge);

inline constexpr CueSet k_things =
    set_of(Cue::treatment, Cue::drug, Cue::lifestyle, Cue::substance, Cue::condition, Cue::symptom,
           Cue::anatomy, Cue::process, Cue::outcome);
inline constexpr CueSet k_happenings =
    set_of(Cue::prevent, Cue::cause, Cue::improve, Cue::worsen, Cue::raise, Cue::lower, Cue::influence,
           Cue::no_effect, Cue::work, Cue::associate, Cue::occur, Cue::course, Cue::body_act, Cue::compare,
           Cue::risk);
inline constexpr CueSet k_house =
    set_of(Cue::practice, Cue::contact, Cue::cost, Cue::advise, Cue::feel, Cue::opinion, Cue::plan, Cue::aim,
           Cue::narrate, Cue::say, Cue::metatext, Cue::you, Cue::we);

/// Three to five characters within a word, its bounds counted as one each; nothing for other tokens.
template <typename Visit>
void each_gram(const Reading& reading, const Token& token, Visit visit) {
    if (token.kind != TokenKind::word) return;
    const std::string_view text = reading.text;
    const std::size_t begin = token.begin - 1, end = token.end + 1;
    for (std::size_t i = begin; i + 3 <= end; ++i) {
        std::uint64_t hash = k_hash_seed + gram;
        for (std::size_t n = 0; n < 5 && i + n < end; ++n) {
            const bool bound = i + n < token.begin || i + n >= token.end;
            hash = hash_step(hash, bound ? ' ' : static_cast<unsigned char>(text[i + n]));
            if (n >= 2) visit(hash);
        }
    }
}

template <typename Visitor>
class Extractor {
  public:
    Extractor(const SentenceFacts& facts, const Surroundings& around, Visitor& visit)
        : m_facts(facts), m_around(around), m_visit(visit) {}

    void run() {
        words();
        characters();
        rest();
    }
    void run_but_characters() {
        words();
        rest();
    }

  private:
    using Group = FeatureGroup;
    const std::vector<Token>& tokens() const { return m_facts.reading.tokens; }

    void rest() {
        cues();
        skeleton();
        shape_of_it();
        context();
    }

    void words() {
        std::uint64_t before = 1, before_that = 2;
        const auto count = static_cast<std::uint32_t>(tokens().size());
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto hash = tokens()[i].hash;
            m_visit(Group::words, of(word, hash), i, i + 1);
            if (i > 0) m_visit(Group::words, of(two_words, before, hash), i - 1, i + 1);
            if (i > 1) m_visit(Group::words, of(three_words, before_that, before, hash), i - 2, i + 1);
            before_that = before;
            before = hash;
        }
        if (count > 0) m_visit(Group::words, of(opening, tokens()[0].hash), 0, 1);
        if (count > 1) m_visit(Group::words, of(opening, tokens()[0].hash, tokens()[1].hash), 0, 2);
    }

    void characters() {
        for (std::uint32_t t = 0; t < tokens().size(); ++t) {
            each_gram(m_facts.reading, tokens()[t],
                      [&](std::uint64_t hash) { m_visit(Group::characters, hash, t, t + 1); });
        }
    }

    void cues() {
        CueSet seen = 0, again = 0;
        std::array<std::uint32_t, k_cues> where{};
        for (std::uint32_t i = 0; i < tokens().size(); ++i) {
            const auto set = m_facts.cues[i];
            each_cue(set & ~seen, [&](std::uint64_t c) { where[c] = i; });
            again |= seen & set;
            seen |= set;
        }
        each_cue(seen, [&](std::uint64_t a) {
            m_visit(Group::cues, of(cue, a), where[a], where[a] + 1);
            if ((again >> a & 1U) != 0) m_visit(Group::cues, of(cue_again, a), where[a], where[a] + 1);
            each_cue(seen & ~((CueSet{2} << a) - 1), [&](std::uint64_t b) {
                m_visit(Group::cues, of(cue_pair, a, b), where[a], where[a] + 1);
            });
            if (m_facts.reading.is_question)
                m_visit(Group::cues, of(cue_and_question, a), where[a], where[a] + 1);
        });
        if (tokens().empty()) return;
        each_cue(m_facts.cues[0], [&](std::uint64_t c) { m_visit(Group::cues, of(cue_first, c), 0, 1); });
        const auto first =
            m_facts.cues[0] == 0 ? k_cues : static_cast<std::uint64_t>(std::countr_zero(m_facts.cues[0]));
        each_cue(seen, [&](std::uint64_t c) {
            m_visit(Group::cues, of(cue_opening, first, c), where[c], where[c] + 1);
        });
    }

    // The sentence with each word replaced by its cue: the order of what is said, in any language.
    void skeleton() {
        std::uint64_t a = 101, b = 102, c = 103;
        std::uint32_t at_a = 0, at_b = 0, at_c = 0;
        std::uint64_t last_content = 200;
        for (std::uint32_t i = 0; i < tokens().size(); ++i) {
            const auto set = m_facts.cues[i];
            std::uint64_t now = 0;
            if (set != 0) {
                now = static_cast<std::uint64_t>(std::countr_zero(set)) + 1;
            } else if (tokens()[i].kind == TokenKind::punctuation) {
                now = 90 + tokens()[i].hash % 7;
            } else if (tokens()[i].capitals != Capitals::none) {
                now = 97 + static_cast<std::uint64_t>(tokens()[i].capitals);
            } else {
                continue;
            }
            m_visit(Group::cues, of(bones_two, c, now), at_c, i + 1);
            m_visit(Group::cues, of(bones_three, b, c, now), at_b, i + 1);
            m_visit(Group::cues, of(bones_four, hash_step(a, b), c, now), at_a, i + 1);
            if (set != 0 && (set & k_bones) == 0) {
                m_visit(Group::cues, of(cue_order, last_content, now), i, i + 1);
                last_content = now;
            }
            a = b, b = c, c = now;
            at_a = at_b, at_b = at_c, at_c = i;
        }
        if (!tokens().empty()) m_visit(Group::cues, of(bones_two, c, 100), at_c, at_c + 1);
    }

    void shape_of_it() {
        const auto count = static_cast<std::uint32_t>(tokens().size());
        const auto all = count == 0 ? 0U : 1U;
        const bool asks = count > 0 && (m_facts.cues[0] & bit(Cue::question_word)) != 0;
        const std::uint64_t flags = (m_facts.reading.is_question ? 1U : 0U) |
                                    (m_facts.reading.has_quote ? 2U : 0U) | (asks ? 4U : 0U);
        m_visit(Group::cues, of(shape, flags), 0, all);
        const auto size = std::min<std::uint64_t>(count / 4, 8);
        // A caption or a method in a few nouns has none of the words that make a statement.
        const auto has = [&](CueSet set) { return (m_facts.all & set) != 0 ? 1U : 0U; };
        const std::uint64_t finite = has(k_happenings) | has(set_of(Cue::copula, Cue::identity)) << 1U |
                                     has(set_of(Cue::hedge, Cue::finding)) << 2U;
        m_visit(Group::cues, of(verbs, finite, std::min<std::uint64_t>(size, 3)), 0, all);
        m_visit(Group::cues, of(length, size), 0, all);
        // Names of people and places belong to narration, those of bodies to what they advise.
        const auto called = std::min<std::uint64_t>(m_facts.reading.names, 3);
        const auto acronyms = std::min<std::uint64_t>(m_facts.reading.acronyms, 2);
        const std::uint64_t speaks = has(set_of(Cue::say, Cue::finding)) | has(bit(Cue::narrate)) << 1U;
        m_visit(Group::cues, of(names, called, acronyms), 0, all);
        m_visit(Group::cues, of(names, called, 9, speaks), 0, all);
        m_visit(Group::cues, of(names, 9, acronyms, speaks), 0, all);
        // "..., because it lowers ...": a reason that states what happens, behind whatever comes before it.
        CueSet behind = 0;
        for (std::uint32_t i = count; i-- > 2;) {
            if ((m_facts.cues[i] & bit(Cue::reason)) != 0 && (behind & k_happenings) != 0) {
                const bool commands = (m_facts.cues[0] & bit(Cue::advise)) != 0;
                m_visit(Group::cues, of(reasoned, commands ? 1 : 0, 0), i, i + 1);
                m_visit(Group::cues, of(reasoned, commands ? 1 : 0, (behind & k_things) != 0 ? 1 : 2), i,
                        i + 1);
                break;
            }
            behind |= m_facts.cues[i];
        }
        // Whether talk of health outweighs talk of the practice, the reader and the text.
        std::uint64_t things = 0, happenings = 0, house = 0;
        for (const auto set : m_facts.cues) {
            things += (set & k_things) != 0 ? 1U : 0U;
            happenings += (set & k_happenings) != 0 ? 1U : 0U;
            house += (set & k_house) != 0 ? 1U : 0U;
        }
        const auto few = [](std::uint64_t n) { return std::min<std::uint64_t>(n, 4); };
        m_visit(Group::cues, of(balance, few(things), few(happenings), few(house)), 0, all);
        m_visit(Group::cues, of(balance, few(things), few(happenings), 9), 0, all);
        m_visit(Group::cues, of(balance, 9, few(happenings), few(house)), 0, all);
    }

    void context() {
        const auto all = tokens().empty() ? 0U : 1U;
        m_visit(Group::context, of(role, static_cast<std::uint64_t>(m_around.role)), 0, all);
        const bool leans = all != 0 && (m_facts.cues[0] & bit(Cue::anaphor)) != 0;
        const bool opens = m_around.opens_block;
        m_visit(Group::context, of(before, opens ? 1 : 0, leans ? 1 : 0, 99), 0, all);
        if (m_around.after_question) m_visit(Group::context, of(after_question, 0), 0, all);
        each_cue(m_around.before, [&](std::uint64_t c) {
            m_visit(Group::context, of(before, c, 7), 0, all);
            if (leans) m_visit(Group::context, of(before_leaning, c), 0, all);
        });
        each_cue(m_around.heading, [&](std::uint64_t c) { m_visit(Group::context, of(heading, c), 0, all); });
        if (m_around.role != Role::list_item) return;
        const std::uint64_t brief = tokens().size() < 6 ? 1 : 0;
        const std::uint64_t acts = (m_facts.all & k_happenings) != 0 ? 1 : 0;
        m_visit(Group::context, of(item, brief, acts, m_around.led ? 1 : 0), 0, all);
        each_cue(m_around.lead, [&](std::uint64_t c) {
            m_visit(Group::context, of(lead, c), 0, all);
            if (brief != 0) m_visit(Group::context, of(lead, c, 1 + acts), 0, all);
        });
    }

    const SentenceFacts& m_facts;
    const Surroundings& m_around;
    Visitor& m_visit;
};

}  // namespace feature

/// Calls visit(group, hash, first token, last token + 1) for every feature of the sentence.
template <typename Visitor>
void each_feature(const SentenceFacts& facts, const Surroundings& around, Visitor&& visit) {
    feature::Extractor<std::remove_reference_t<Visitor>>(facts, around, visit).run();
}

/// The same without the group of characters: what those say depends on each word alone (feature::each_gram).
template <typename Visitor>
void each_feature_but_characters(const SentenceFacts& facts, const Surroundings& around, Visitor&& visit) {
    feature::Extractor<std::remove_reference_t<Visitor>>(facts, around, visit).run_but_characters();
}

}  // namespace kopij::evidence
