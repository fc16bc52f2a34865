// Turns trained weights into the file that the detector reads.
#include <algorithm>
#include <bit>
#include <cmath>

#include "evidence/train/kept.hpp"

namespace kopij::evidence::train {
namespace {

constexpr std::size_t k_most_letters = 65'536;

float largest(const std::vector<float>& values) {
    float out = 1e-9F;
    for (const auto v : values) out = std::max(out, std::abs(v));
    return out;
}

// Slots for the hashes: a table at most half full. Most of a sentence's features are in none, and the fuller
// the table, the longer the search for those.
template <typename Slot>
std::vector<Slot> empty_slots(std::size_t entries) {
    return std::vector<Slot>(std::max<std::size_t>(64, std::bit_ceil(entries * 2)));
}

void freeze_letters(const Corpus& corpus, const std::vector<float>& weights, BlobWriter& out, float step) {
    std::vector<float> size(weights.size());
    std::transform(weights.begin(), weights.end(), size.begin(),
                   [&](float w) { return std::abs(w) < step / 2 ? 0.0F : std::abs(w); });
    const auto kept = heaviest(size, k_most_letters);
    auto slots = empty_slots<Weight>(kept.size());
    for (const auto i : kept) {
        auto& slot = slots[find_slot<Weight>(slots, corpus.hashes()[i])];
        // Another hash may answer for this one already; the heavier stays.
        if (slot.tag != 0) continue;
        slot = {weight_tag(corpus.hashes()[i]), static_cast<std::int16_t>(std::lround(weights[i] / step))};
    }
    out.add(slots);
}

void freeze_kinds(const Corpus& corpus, const Trained& trained, const std::vector<std::size_t>& kept,
                  BlobWriter& out, float step) {
    auto slots = empty_slots<KindRow>(kept.size());
    std::vector<KindWeights> rows(1);
    for (const auto i : kept) {
        auto& slot = slots[find_slot<KindRow>(slots, corpus.hashes()[i])];
        if (slot.tag != 0) continue;
        slot = {weight_tag(corpus.hashes()[i]), static_cast<std::uint16_t>(rows.size())};
        auto& row = rows.emplace_back();
        for (std::size_t k = 0; k < k_kinds; ++k) {
            row.of[k] = static_cast<std::int8_t>(std::lround(trained.kinds[i][k] / step));
        }
    }
    out.add(slots);
    out.add(rows);
}

}  // namespace

std::string freeze(const Corpus& corpus, const Trained& trained, const std::string& language,
                   const CueTables& lexicon, const Settings& settings) {
    BlobWriter out;
    out.add(lexicon.bloom);
    out.add(lexicon.words);
    out.add(lexicon.phrases);
    out.add(lexicon.steps);
    ModelNumbers numbers;
    for (std::size_t g = 0; g < k_feature_groups; ++g)
        numbers.group_scale[g] = std::max(settings.letters.group[g], settings.kinds.group[g]);
    numbers.bias = trained.bias.at(language);
    numbers.step = largest(trained.letters) / 32767.0F;
    const auto kept = kept_kinds(trained, language);
    float most = 1e-9F;
    for (const auto i : kept) most = std::max(most, largest(trained.kinds[i]));
    numbers.kind_step = most / 127.0F;
    numbers.sure = trained.sure.at(language);
    numbers.second = trained.second.at(language);
    numbers.kind_bias = trained.kind_bias.at(language);
    out.add(std::vector<ModelNumbers>{numbers});
    freeze_letters(corpus, trained.letters, out, numbers.step);
    freeze_kinds(corpus, trained, kept, out, numbers.kind_step);
    out.add(lexicon.functions);
    return out.finish();
}

}  // namespace kopij::evidence::train
