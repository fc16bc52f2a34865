// The lexicons of one language, compiled: which cues the words of a sentence carry.
#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "evidence/blob.hpp"
#include "evidence/cue.hpp"
#include "evidence/reading.hpp"

namespace kopij::evidence {

/// One word of a pattern: "word", "word*" (begins so), "*word" (ends so), "#" (any number).
struct CueWord {
    std::uint32_t tag = 0;  ///< upper half of the hash of word and kind; with the slot it tells words apart
    std::uint32_t first_phrase = 0;
    std::uint32_t phrases = 0;
    std::uint32_t used = 0;
    CueSet alone = 0;  ///< the cues of the word by itself
};

struct CuePhrase {
    std::uint32_t first_step = 0;
    std::uint16_t steps = 0;  ///< after the first word
    std::uint16_t cue = 0;
    std::uint32_t opens = 0;  ///< 1: only as the sentence's first words
};

/// The next word of a phrase: at once, or within the next six words.
struct CueStep {
    std::uint32_t word = 0;  ///< slot of its CueWord
    std::uint32_t gap = 0;
};

struct CueTables {
    std::vector<std::uint64_t> bloom;
    std::vector<CueWord> words;
    std::vector<CuePhrase> phrases;
    std::vector<CueStep> steps;
    std::vector<std::uint64_t> functions;  ///< hashes of the function words, in order
};

/// Finds cues. Each token is looked up by its whole, its beginnings and its ends; a filter of 8 KB in front
/// of the table answers nearly all of them. O(length of the sentence).
class CueFinder {
  public:
    static constexpr std::size_t k_bloom_words = 1024;
    static constexpr std::size_t k_sections = 4;

    CueFinder() = default;
    /// The sections `first` to first + 3 of a blob.
    CueFinder(const BlobView& blob, std::size_t first);

    bool ok() const;
    /// One set a token: its own cues, and at its first token those of a phrase.
    void find(const Reading& reading, std::vector<CueSet>& out);

  private:
    static constexpr std::size_t k_most = 6;  // elements kept of a token
    struct Matched {
        std::array<std::uint32_t, k_most> words;
        std::uint32_t count = 0;
        std::uint64_t some = 0;  ///< a bit for each, several words to a bit: nearly always enough to say no
        bool has(std::uint32_t word) const;
        void add(std::uint32_t word);
    };
    void match(const Reading& reading, const Token& token, Matched& out) const;
    void look_up(std::uint64_t hash, Matched& out) const;
    bool may_follow(const CuePhrase& phrase, std::size_t at) const;
    bool follows(const CuePhrase& phrase, std::size_t at) const;

    std::span<const std::uint64_t> m_bloom;
    std::span<const CueWord> m_words;
    std::span<const CuePhrase> m_phrases;
    std::span<const CueStep> m_steps;
    std::vector<Matched> m_matched;
    std::vector<std::uint64_t> m_ahead;  ///< of each token: Matched::some of those that a gap reaches
    /// What was found of words, which come again: a table by the word's hash, where a later word takes the
    /// place of an earlier one.
    struct Known {
        std::uint64_t word = 0;
        Matched matched;
    };
    static constexpr std::size_t k_known = 2048;
    std::vector<Known> m_known;
};

/// Compiles patterns. The order in which they are added does not matter for what is found.
class CueCompiler {
  public:
    /// "verminder*", "*klachten", "houdt in dat", "neemt ... af"; "^ neem" for a sentence that begins so.
    /// False if it is no pattern (empty, a lone
    /// "*", more than eight words).
    bool add(Cue cue, std::string_view pattern);
    /// "the", "van": words that hold a sentence together and are never given as a reason.
    void add_function_word(std::string_view word);
    CueTables compile() const;

  private:
    struct Step {
        std::uint64_t hash;
        bool gap;
        friend auto operator<=>(const Step&, const Step&) = default;
    };
    struct Pattern {
        std::vector<Step> steps;
        Cue cue;
        bool opens;
        friend auto operator<=>(const Pattern&, const Pattern&) = default;
    };
    std::vector<Pattern> m_patterns;
    std::set<std::uint64_t> m_functions;
};

}  // namespace kopij::evidence
