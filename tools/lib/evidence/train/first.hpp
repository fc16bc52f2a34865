// Training and applying the first look: what a sentence says by itself and by its surroundings.
#pragma once

#include <vector>

#include "evidence/train/trainer.hpp"

namespace kopij::evidence::train {

/// Sets the letters and the kinds of `out`.
void train_first(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings,
                 Trained& out);

/// The scores of an example's kinds.
KindScores kinds_of(const Corpus& corpus, std::size_t example, const Trained& trained,
                    const Settings& settings);

/// The first look at every sentence of an article, by a model that may never have seen it.
std::vector<FirstLook> look(const Corpus& corpus, std::size_t article, const Trained& trained,
                            const Settings& settings);

}  // namespace kopij::evidence::train
