// The sentences of an article, read one after another with what stands around each.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "evidence/claim.hpp"
#include "evidence/cue_table.hpp"
#include "evidence/feature.hpp"

namespace kopij::evidence {

/// Reads a sentence and finds its cues.
void read_facts(std::string_view text, CueFinder& finder, SentenceFacts& out);

/// Calls visit(index, facts, surroundings) for every sentence that is not a heading, in order. The references
/// hold during the call only.
template <typename Visit>
void each_sentence(std::span<const SentenceIn> sentences, CueFinder& finder, Visit visit) {
    SentenceFacts facts;
    Surroundings around;
    bool question_before = false;
    CueSet before = 0, lead = 0;
    bool has_lead = false;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        const auto& sentence = sentences[i];
        read_facts(sentence.text, finder, facts);
        if (sentence.role == Role::heading) {
            around.heading = facts.all;
            question_before = false;
            before = 0;
            lead = facts.all;
            has_lead = true;
            continue;
        }
        around.role = sentence.role;
        around.opens_block = i == 0 || sentences[i - 1].block != sentence.block;
        around.before = around.opens_block ? 0 : before;
        around.after_question = question_before;
        around.lead = sentence.role == Role::list_item ? lead : 0;
        around.led = has_lead;
        visit(i, facts, around);
        question_before = facts.reading.is_question;
        before = facts.all;
        if (sentence.role != Role::list_item) {
            lead = facts.all;
            has_lead = true;
        }
    }
}

/// The second look: what the sentences around a sentence scored, beside its own score.
inline constexpr std::size_t k_second_inputs = 16;
using SecondInputs = std::array<float, k_second_inputs>;

/// What a first look makes of what the words, cues and surroundings say of the kinds, and of the letters.
constexpr float first_logit(float kinds, float letters) { return kinds + letters / 3; }

/// What the second look needs to know of each sentence from the first.
struct FirstLook {
    float logit = 0;
    float letters = 0;    ///< the part of it that the n-grams of characters say
    bool judged = false;  ///< false for headings
    bool leans = false;   ///< begins with an anaphor
    bool question = false;
};

/// One row a sentence; rows of headings are zero. O(n).
std::vector<SecondInputs> second_inputs(std::span<const SentenceIn> sentences,
                                        std::span<const FirstLook> first);

}  // namespace kopij::evidence
