// Turns trained weights into the file that the detector reads.
#include <algorithm>
#include <bit>
#include <cmath>

#include "evidence/train/trainer.hpp"

namespace kopij::evidence::train {
namespace {

constexpr std::size_t k_most_weights = 131'072;
constexpr std::size_t k_most_class_rows = 12'000;

float largest(const std::vector<float>& values) {
    float out = 1e-9F;
    for (const auto v : values) out = std::max(out, std::abs(v));
    return out;
}

// The features with the largest weights, in a fixed order.
std::vector<std::size_t> heaviest(const std::vector<float>& size, std::size_t most) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < size.size(); ++i) {
        if (size[i] > 0) out.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
    if (out.size() > most) out.resize(most);
    return out;
}

// Slots for the hashes: a table at most half full. Most of a sentence's features are in none, and the fuller
// the table, the longer the search for those.
template <typename Slot>
std::vector<Slot> empty_slots(std::size_t entries) {
    return std::vector<Slot>(std::max<std::size_t>(64, std::bit_ceil(entries * 2)));
}

void freeze_weights(const Corpus& corpus, const std::vector<float>& weights, BlobWriter& out, float step) {
    std::vector<float> size(weights.size());
    std::transform(weights.begin(), weights.end(), size.begin(),
                   [&](float w) { return std::abs(w) < step / 2 ? 0.0F : std::abs(w); });
    const auto kept = heaviest(size, k_most_weights);
    auto slots = empty_slots<Weight>(kept.size());
    for (const auto i : kept) {
        auto& slot = slots[find_slot<Weight>(slots, corpus.hashes()[i])];
        // Another hash may answer for this one already; the heavier stays.
        if (slot.tag != 0) continue;
        slot = {weight_tag(corpus.hashes()[i]), static_cast<std::int16_t>(std::lround(weights[i] / step))};
    }
    out.add(slots);
}

void freeze_classes(const Corpus& corpus, const std::array<std::vector<float>, k_claim_classes>& weights,
                    BlobWriter& out, float step) {
    std::vector<float> size(corpus.hashes().size(), 0.0F);
    for (const auto& of_class : weights) {
        for (std::size_t i = 0; i < size.size(); ++i) size[i] = std::max(size[i], std::abs(of_class[i]));
    }
    for (auto& s : size) s = s < step / 2 ? 0.0F : s;
    const auto kept = heaviest(size, k_most_class_rows);
    auto tags = empty_slots<std::uint16_t>(kept.size());
    std::vector<ClassWeights> values(tags.size());
    for (const auto i : kept) {
        const auto slot = find_slot<std::uint16_t>(tags, corpus.hashes()[i]);
        if (tags[slot] != 0) continue;
        tags[slot] = weight_tag(corpus.hashes()[i]);
        for (std::size_t c = 0; c < k_claim_classes; ++c) {
            values[slot].of[c] = static_cast<std::int8_t>(std::lround(weights[c][i] / step));
        }
    }
    out.add(tags);
    out.add(values);
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
    numbers.group_scale = settings.group;
    numbers.bias = trained.bias.at(language);
    numbers.step = largest(trained.weights.at(language)) / 32767.0F;
    float class_most = 0;
    for (const auto& of_class : trained.class_weights.at(language))
        class_most = std::max(class_most, largest(of_class));
    numbers.class_step = class_most / 127.0F;
    numbers.sure = trained.sure.at(language);
    numbers.second = trained.second.at(language);
    std::copy_n(trained.class_bias.at(language).begin(), k_claim_classes, numbers.class_bias.begin());
    out.add(std::vector<ModelNumbers>{numbers});
    freeze_weights(corpus, trained.weights.at(language), out, numbers.step);
    freeze_classes(corpus, trained.class_weights.at(language), out, numbers.class_step);
    out.add(lexicon.functions);
    return out.finish();
}

}  // namespace kopij::evidence::train
