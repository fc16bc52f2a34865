// Trains the detector on labelled articles of both languages at once.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "evidence/cue_table.hpp"
#include "evidence/train/gold.hpp"
#include "evidence/train/kind_solver.hpp"
#include "evidence/train/solver.hpp"
#include "evidence/weights.hpp"

namespace kopij::evidence::train {

/// How features enter a problem.
struct View {
    /// How far each group's values are scaled up; 0 leaves the group out.
    std::array<float, k_feature_groups> group{};
    /// How much more a feature counts that tells the labels apart, and one that is rare; 0 not at all.
    float sharpness = 0.2F;
    float rarity = 0;
};

/// Letters tell claims from other sentences, everything else tells the kinds of both apart: so each kind of
/// sentence that needs no citation may have its own reasons, and a detector's two halves err differently.
struct Settings {
    View letters{{0, 1.0F, 0, 0}, 0.2F, 3.0F};
    float letters_cost = 3.0F;
    View kinds{{1.0F, 0, 1.0F, 1.0F}, 0.2F, 0.7F};
    KindLearning learning;
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
        bool leans, question;
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

/// Trained on some of a corpus' articles. Weights index into Corpus::hashes(): words and letters mostly have
/// one language, and what cues mean is learnt from both.
struct Trained {
    std::vector<float> letters;
    std::vector<KindScores> kinds;
    // What differs by language ("nl", "en").
    std::map<std::string, float> bias;  ///< of the letters
    std::map<std::string, KindScores> kind_bias;
    std::map<std::string, std::vector<float>> uses;  ///< how many sentences have each feature
    std::map<std::string, SecondInputs> second;
    std::map<std::string, SureFrom> sure;
};

Trained train(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings);

/// The file's bytes for one language.
std::string freeze(const Corpus& corpus, const Trained& trained, const std::string& language,
                   const CueTables& lexicon, const Settings& settings);

}  // namespace kopij::evidence::train
