// Which weights a model's file has room for.
#pragma once

#include <string>
#include <vector>

#include "evidence/train/trainer.hpp"

namespace kopij::evidence::train {

/// The `most` features with the largest sizes, largest first; those of size 0 are left out. The same sizes
/// give the same features.
std::vector<std::size_t> heaviest(const std::vector<float>& size, std::size_t most);

/// The size of the largest weight.
float largest(const KindScores& weights);

/// The features whose kinds' weights the file of a language holds, the most useful first: those that weigh
/// much or come often. None comes from the other language alone.
std::vector<std::size_t> kept_kinds(const Trained& trained, const std::string& language);

/// What is left of the training in the file of a language. O(features).
Trained as_kept(Trained trained, const std::string& language);

}  // namespace kopij::evidence::train
