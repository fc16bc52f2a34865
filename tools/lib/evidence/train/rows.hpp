// A corpus' sentences as the rows of learning problems.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "evidence/train/solver.hpp"
#include "evidence/train/trainer.hpp"

namespace kopij::evidence::train {

inline const std::vector<std::string> k_languages{"en", "nl"};
inline std::size_t language_number(const std::string& language) { return language == "nl" ? 1 : 0; }

/// The labelled examples of some articles.
std::vector<std::size_t> labelled(const Corpus& corpus, const std::vector<std::size_t>& articles);

/// What each feature's values are multiplied by when these examples are learnt from: 0 for one that is too
/// rare, more for one that tells claims from other sentences (as in Wang and Manning's NBSVM, 2012) and for
/// one that is rare.
std::vector<float> scales(const Corpus& corpus, const std::vector<std::size_t>& examples, const View& view);

/// What a feature of the group counts in this sentence.
inline float group_value(const Corpus::Example& example, FeatureGroup group, const View& view) {
    const auto g = static_cast<std::size_t>(group);
    return view.group[g] / std::sqrt(static_cast<float>(example.count[g]));
}

/// Each feature once, and a constant for each language.
class Rows {
  public:
    Rows(const Corpus& corpus, const View& view) : m_corpus(corpus), m_view(view) {}

    std::size_t features() const { return m_corpus.hashes().size() + 2; }
    std::size_t bias(std::size_t language) const { return m_corpus.hashes().size() + language; }
    Row row(std::size_t e, const std::vector<float>& scales) const;

  private:
    const Corpus& m_corpus;
    const View& m_view;
};

}  // namespace kopij::evidence::train
