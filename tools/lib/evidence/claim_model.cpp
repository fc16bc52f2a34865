#include "evidence/claim_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "evidence/article.hpp"
#include "evidence/blob.hpp"
#include "evidence/strength.hpp"
#include "evidence/weights.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::evidence {
namespace {

constexpr std::size_t k_most_reasons = 5;

float sigmoid(float logit) { return 1.0F / (1.0F + std::exp(-logit)); }

bool usable_table(std::span<const std::uint16_t> tags, std::size_t values) {
    return std::has_single_bit(tags.size()) && values == tags.size() &&
           std::find(tags.begin(), tags.end(), 0) != tags.end();
}

}  // namespace

struct ClaimModel::Data {
    std::string bytes;
    CueFinder cues;
    ModelNumbers numbers;
    std::span<const std::uint16_t> tags;
    std::span<const std::int16_t> weights;
    std::span<const std::uint16_t> class_tags;
    std::span<const ClassWeights> class_weights;

    bool open() {
        const BlobView blob(bytes);
        if (!blob.ok()) return false;
        cues = CueFinder(blob, 0);
        const auto found = blob.section<ModelNumbers>(k_numbers);
        tags = blob.section<std::uint16_t>(k_tags);
        weights = blob.section<std::int16_t>(k_weights);
        class_tags = blob.section<std::uint16_t>(k_class_tags);
        class_weights = blob.section<ClassWeights>(k_class_weights);
        if (found.size() != 1) return false;
        numbers = found[0];
        return cues.ok() && usable_table(tags, weights.size()) &&
               usable_table(class_tags, class_weights.size());
    }

    float first_logit(const SentenceFacts& facts, const Surroundings& around) const {
        GroupSums<std::int32_t> sums;
        each_feature(facts, around,
                     [&](FeatureGroup group, std::uint64_t hash, std::uint32_t, std::uint32_t) {
                         const auto g = static_cast<std::size_t>(group);
                         ++sums.count[g];
                         const auto slot = find_slot(tags, hash);
                         if (tags[slot] != 0) sums.sum[g] += weights[slot];
                     });
        float logit = numbers.bias;
        for (std::size_t g = 0; g < k_feature_groups; ++g) {
            if (sums.count[g] > 0) {
                logit += numbers.group_scale[g] * numbers.step * static_cast<float>(sums.sum[g]) /
                         std::sqrt(static_cast<float>(sums.count[g]));
            }
        }
        return logit;
    }

    ClassGuess classify(const SentenceFacts& facts, const Surroundings& around) const {
        std::array<GroupSums<std::int32_t>, k_claim_classes> sums{};
        each_feature(facts, around,
                     [&](FeatureGroup group, std::uint64_t hash, std::uint32_t, std::uint32_t) {
                         if (group == FeatureGroup::characters) return;
                         const auto g = static_cast<std::size_t>(group);
                         const auto slot = find_slot(class_tags, hash);
                         for (std::size_t c = 0; c < k_claim_classes; ++c) {
                             ++sums[c].count[g];
                             if (class_tags[slot] != 0) sums[c].sum[g] += class_weights[slot].of[c];
                         }
                     });
        std::array<float, k_claim_classes> score{};
        for (std::size_t c = 0; c < k_claim_classes; ++c) {
            score[c] = numbers.class_bias[c];
            for (std::size_t g = 0; g < k_feature_groups; ++g) {
                if (sums[c].count[g] == 0) continue;
                score[c] += numbers.group_scale[g] * numbers.class_step * static_cast<float>(sums[c].sum[g]) /
                            std::sqrt(static_cast<float>(sums[c].count[g]));
            }
        }
        ClassGuess out;
        out.kind = static_cast<ClaimClass>(std::max_element(score.begin(), score.end()) - score.begin());
        float all = 0, grave = 0;
        for (std::size_t c = 0; c < k_claim_classes; ++c) {
            all += sigmoid(score[c]);
            if (is_grave(static_cast<ClaimClass>(c))) grave += sigmoid(score[c]);
        }
        out.likely_grave = grave > all / 2;
        return out;
    }

    // Each feature's share goes to the words it spans; the cue shown is the word's first.
    std::vector<Reason> reasons(const SentenceFacts& facts, const Surroundings& around,
                                std::string_view text) const {
        GroupSums<std::int32_t> counts;
        each_feature(facts, around, [&](FeatureGroup group, std::uint64_t, std::uint32_t, std::uint32_t) {
            ++counts.count[static_cast<std::size_t>(group)];
        });
        const auto& tokens = facts.reading.tokens;
        std::vector<float> share(tokens.size(), 0.0F);
        each_feature(facts, around,
                     [&](FeatureGroup group, std::uint64_t hash, std::uint32_t begin, std::uint32_t end) {
                         const auto g = static_cast<std::size_t>(group);
                         const auto slot = find_slot(tags, hash);
                         if (group == FeatureGroup::context || tags[slot] == 0 || begin >= end) return;
                         const float each =
                             numbers.group_scale[g] * numbers.step * static_cast<float>(weights[slot]) /
                             std::sqrt(static_cast<float>(counts.count[g])) / static_cast<float>(end - begin);
                         for (auto i = begin; i < end; ++i) share[i] += each;
                     });
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != TokenKind::punctuation && share[i] > 0) order.push_back(i);
        }
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return share[a] > share[b]; });
        if (order.size() > k_most_reasons) order.resize(k_most_reasons);
        std::vector<Reason> out;
        for (const auto i : order) {
            const text::Range range{tokens[i].source_begin, tokens[i].source_end};
            out.push_back({range, std::string(text.substr(range.begin, range.end - range.begin)), share[i]});
            if (facts.cues[i] != 0)
                out.back().cue = to_string(static_cast<Cue>(std::countr_zero(facts.cues[i])));
        }
        return out;
    }
};

ClaimModel::ClaimModel(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
ClaimModel::ClaimModel(ClaimModel&&) noexcept = default;
ClaimModel& ClaimModel::operator=(ClaimModel&&) noexcept = default;
ClaimModel::~ClaimModel() = default;

ClaimModel ClaimModel::load(const std::filesystem::path& folder, std::string_view language) {
    const auto path = folder / ("claims-" + std::string(language) + ".bin");
    auto data = std::make_unique<Data>();
    data->bytes = text::read_file(path);
    if (!data->open()) {
        throw text::FileError(text::tr_format(
            "{0} is no model of this version of Kopij; install it again or train it", path.string()));
    }
    return ClaimModel(std::move(data));
}

std::vector<Judgement> ClaimModel::judge(std::span<const SentenceIn> article, float threshold) const {
    const auto& data = *m_data;
    auto finder = data.cues;
    std::vector<FirstLook> first(article.size());
    each_sentence(article, finder,
                  [&](std::size_t i, const SentenceFacts& facts, const Surroundings& around) {
                      first[i] = {data.first_logit(facts, around), true,
                                  !facts.cues.empty() && (facts.cues[0] & bit(Cue::anaphor)) != 0,
                                  facts.reading.is_question};
                  });
    const auto inputs = second_inputs(article, first);
    std::vector<Judgement> out(article.size());
    bool any = false;
    for (std::size_t i = 0; i < article.size(); ++i) {
        if (!first[i].judged) continue;
        float logit = 0;
        for (std::size_t k = 0; k < k_second_inputs; ++k) logit += data.numbers.second[k] * inputs[i][k];
        out[i].score = sigmoid(logit);
        out[i].needs_citation = out[i].score >= threshold;
        any = any || out[i].needs_citation;
    }
    if (!any) return out;
    each_sentence(article, finder,
                  [&](std::size_t i, const SentenceFacts& facts, const Surroundings& around) {
                      if (!out[i].needs_citation) return;
                      const auto guess = data.classify(facts, around);
                      out[i].kind = guess.kind;
                      out[i].strength = strength_of(guess, facts.all, out[i].score >= data.numbers.sure);
                      out[i].reasons = data.reasons(facts, around, article[i].text);
                  });
    return out;
}

}  // namespace kopij::evidence
