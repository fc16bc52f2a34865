#include "evidence/article.hpp"

#include <algorithm>
#include <cmath>

namespace kopij::evidence {
namespace {

float probability(float logit) { return 1.0F / (1.0F + std::exp(-logit)); }

// Sums of the first look's probabilities over a run of sentences.
struct Sum {
    float total = 0, count = 0;
    void add(float p) { total += p, count += 1; }
    // Without one of them, drawn towards a half as long as there are few.
    float mean_without(float p) const { return (total - p + 1.0F) / (count - 1.0F + 2.0F); }
};

// The list an item stands in: the looks at all its items, and at the sentence that leads it in.
struct ListLook {
    Sum items;
    float lead = 0;
};

// One a sentence; empty for those outside lists.
std::vector<ListLook> list_looks(std::span<const SentenceIn> sentences, std::span<const FirstLook> first) {
    std::vector<ListLook> out(sentences.size());
    for (std::size_t begin = 0; begin < sentences.size();) {
        ListLook look;
        auto end = begin;
        for (; end < sentences.size() && sentences[end].role == Role::list_item; ++end) {
            look.items.add(probability(first[end].logit));
        }
        if (begin > 0 && first[begin - 1].judged) look.lead = std::clamp(first[begin - 1].logit, -4.0F, 4.0F);
        std::fill(out.begin() + static_cast<std::ptrdiff_t>(begin),
                  out.begin() + static_cast<std::ptrdiff_t>(end), look);
        begin = std::max(end, begin + 1);
    }
    return out;
}

}  // namespace

void read_facts(std::string_view text, CueFinder& finder, SentenceFacts& out) {
    read_sentence(text, out.reading);
    finder.find(out.reading, out.cues);
    out.all = 0;
    for (const auto set : out.cues) out.all |= set;
}

std::vector<SecondInputs> second_inputs(std::span<const SentenceIn> sentences,
                                        std::span<const FirstLook> first) {
    std::vector<SecondInputs> out(sentences.size(), SecondInputs{});
    Sum article;
    for (const auto& look : first) {
        if (look.judged) article.add(probability(look.logit));
    }
    const auto lists = list_looks(sentences, first);
    for (std::size_t begin = 0; begin < sentences.size();) {
        auto end = begin;
        Sum block;
        for (; end < sentences.size() && sentences[end].block == sentences[begin].block; ++end) {
            if (first[end].judged) block.add(probability(first[end].logit));
        }
        for (auto i = begin; i < end; ++i) {
            if (!first[i].judged) continue;
            const auto clipped = [&](std::size_t at) { return std::clamp(first[at].logit, -4.0F, 4.0F); };
            const bool has_before = i > begin && first[i - 1].judged;
            const bool has_after = i + 1 < end && first[i + 1].judged;
            const auto p = probability(first[i].logit);
            const float before = has_before ? clipped(i - 1) : 0.0F;
            const float after = has_after ? clipped(i + 1) : 0.0F;
            out[i] = {first[i].logit,
                      first[i].letters,
                      before,
                      after,
                      first[i].leans ? before : 0.0F,
                      has_after && first[i + 1].leans ? after : 0.0F,
                      block.mean_without(p) - 0.5F,
                      article.mean_without(p) - 0.5F,
                      has_before ? 0.0F : 1.0F,
                      i > 0 && first[i - 1].question ? 1.0F : 0.0F,
                      sentences[i].role == Role::list_item ? 1.0F : 0.0F,
                      first[i].leans ? 1.0F : 0.0F,
                      lists[i].items.count > 0 ? lists[i].items.mean_without(p) - 0.5F : 0.0F,
                      lists[i].lead,
                      lists[i].items.count > 0 ? 0.0F : article.mean_without(p) - 0.5F,
                      1.0F};
        }
        begin = end;
    }
    return out;
}

}  // namespace kopij::evidence
