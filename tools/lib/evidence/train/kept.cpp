#include "evidence/train/kept.hpp"

#include <algorithm>
#include <cmath>

namespace kopij::evidence::train {
namespace {

constexpr std::size_t k_most_kind_rows = 40'000;

}  // namespace

std::vector<std::size_t> heaviest(const std::vector<float>& size, std::size_t most) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < size.size(); ++i) {
        if (size[i] > 0) out.push_back(i);
    }
    std::stable_sort(out.begin(), out.end(), [&](std::size_t a, std::size_t b) { return size[a] > size[b]; });
    if (out.size() > most) out.resize(most);
    return out;
}

float largest(const KindScores& weights) {
    float out = 0;
    for (const auto w : weights) out = std::max(out, std::abs(w));
    return out;
}

std::vector<std::size_t> kept_kinds(const Trained& trained, const std::string& language) {
    const auto& uses = trained.uses.at(language);
    std::vector<float> size(uses.size());
    for (std::size_t i = 0; i < size.size(); ++i) size[i] = largest(trained.kinds[i]) * std::sqrt(uses[i]);
    return heaviest(size, k_most_kind_rows);
}

Trained as_kept(Trained trained, const std::string& language) {
    std::vector<KindScores> kinds(trained.kinds.size(), KindScores{});
    for (const auto i : kept_kinds(trained, language)) kinds[i] = trained.kinds[i];
    trained.kinds = std::move(kinds);
    return trained;
}

}  // namespace kopij::evidence::train
