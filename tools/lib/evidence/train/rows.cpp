#include "evidence/train/rows.hpp"

namespace kopij::evidence::train {
namespace {

constexpr float k_least_seen = 2;

std::uint32_t language_of(const Corpus& corpus, const Corpus::Example& example) {
    return static_cast<std::uint32_t>(language_number(corpus.articles()[example.article].language));
}

}  // namespace

std::vector<std::size_t> labelled(const Corpus& corpus, const std::vector<std::size_t>& articles) {
    std::vector<std::size_t> out;
    for (const auto a : articles) {
        const auto [first, end] = corpus.of_article(a);
        for (auto e = first; e < end; ++e) {
            if (corpus.sentence(corpus.examples()[e]).label) out.push_back(e);
        }
    }
    return out;
}

std::vector<float> scales(const Corpus& corpus, const std::vector<std::size_t>& examples, const View& view) {
    std::vector<float> positive(corpus.hashes().size(), 0.0F), negative(positive);
    std::array<float, 2> total{1.0F, 1.0F};
    for (const auto e : examples) {
        const bool label = corpus.sentence(corpus.examples()[e]).label.value();
        auto& counts = label ? positive : negative;
        total[label ? 1 : 0] += 1.0F;
        for (const auto& [index, group] : corpus.examples()[e].features) counts[index] += 1.0F;
    }
    std::vector<float> out(positive.size());
    const auto all = total[0] + total[1];
    for (std::size_t i = 0; i < out.size(); ++i) {
        const float seen = positive[i] + negative[i];
        if (seen < k_least_seen) continue;
        const float ratio = std::log((positive[i] + 1) / total[1] * total[0] / (negative[i] + 1));
        out[i] = std::pow(0.2F + std::abs(ratio), view.sharpness) *
                 std::pow(std::log(1 + all / seen) / 5.0F, view.rarity);
    }
    return out;
}

Row Rows::row(std::size_t e, const std::vector<float>& scales) const {
    const auto& example = m_corpus.examples()[e];
    Row out;
    for (const auto& [index, group] : example.features) {
        const float value = group_value(example, group, m_view) * scales[index];
        if (value != 0.0F) out.push_back({index, value});
    }
    out.push_back({static_cast<std::uint32_t>(bias(language_of(m_corpus, example))), 1.0F});
    return out;
}

}  // namespace kopij::evidence::train
