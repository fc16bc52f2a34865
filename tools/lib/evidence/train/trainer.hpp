// Trains the detector on labelled articles of both languages at once.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "evidence/cue_table.hpp"
#include "evidence/train/gold.hpp"
#include "evidence/train/solver.hpp"
#include "evidence/weights.hpp"

namespace kopij::evidence::train {

struct Settings {
    float cost = 1.0F;
    /// How far each group's values are scaled up; 0 leaves the group out.
    std::array<float, k_feature_groups> group{1.0F, 1.0F, 1.2F, 0.4F};
    /// How much of a feature is shared by the languages, beside each language's own weight.
    float shared = 0.8F;
    /// How much more a feature counts that tells the labels apart, and one that is rare; 0 not at all. What
    /// tells claims from other sentences gains by both; the classes of claims, which share their words, lose.
    float sharpness = 0.2F;
    float rarity = 3.0F;
    float class_cost = 2.0F;
    bool second_look = true;
    std::size_t inner_folds = 5;
};

/// A corpus with its features, extracted once and used by every training on a part of it.
class Corpus {
  public:
    /// `lexicons`: by language.
    Corpus(std::vector<LabelledArticle> articles, const std::map<std::string, CueTables>& lexicons);

    struct Example {
        std::size_t article, sentence;
        bool leans, question, marked;
        CueSet cues;
        std::array<std::uint32_t, k_feature_groups> count{};
        std::vector<std::pair<std::uint32_t, FeatureGroup>> features;  ///< index into hashes()
    };

    const std::vector<LabelledArticle>& articles() const { return m_articles; }
    const std::vector<Example>& examples() const { return m_examples; }
    /// The examples of an article: first and end.
    std::pair<std::size_t, std::size_t> of_article(std::size_t article) const;
    const std::vector<std::uint64_t>& hashes() const { return m_hashes; }
    const LabelledSentence& sentence(const Example& e) const {
        return m_articles[e.article].sentences[e.sentence];
    }

  private:
    std::vector<LabelledArticle> m_articles;
    std::vector<Example> m_examples;
    std::vector<std::size_t> m_first;
    std::vector<std::uint64_t> m_hashes;
};

/// Trained on some of a corpus' articles. Weights are by language ("nl", "en") and index into
/// Corpus::hashes().
struct Trained {
    std::map<std::string, std::vector<float>> weights;
    std::map<std::string, float> bias;
    std::map<std::string, std::array<std::vector<float>, k_claim_classes>> class_weights;
    std::map<std::string, std::array<float, k_claim_classes>> class_bias;
    std::map<std::string, SecondInputs> second;
    std::map<std::string, std::array<float, 2>> sure;
};

Trained train(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings);

/// The file's bytes for one language.
std::string freeze(const Corpus& corpus, const Trained& trained, const std::string& language,
                   const CueTables& lexicon, const Settings& settings);

}  // namespace kopij::evidence::train
