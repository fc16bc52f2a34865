// Precision and recall of the detector on labelled articles.
#pragma once

#include <iosfwd>
#include <map>
#include <string>

#include "evidence/claim_model.hpp"
#include "evidence/train/gold.hpp"

namespace kopij::evidence::train {

struct Count {
    std::size_t hits = 0, alarms = 0, missed = 0;
    void add(bool wanted, bool found);
    Count& operator+=(const Count& other);
    double precision() const;
    double recall() const;
    double f1() const;
};

struct Score {
    Count all;
    Count errors;                           ///< findings of the level error alone
    std::map<std::string, Count> by_class;  ///< of a claim: hits and missed; of another sentence: alarms
    std::map<std::string, Count> by_corpus;
    std::map<std::string, Count> by_genre;
    std::map<std::string, Count> errors_by_class;
    std::size_t classes_right = 0;  ///< of the hits
    Score& operator+=(const Score& other);
};

/// Verbose: every wrong verdict is written to it, with the words that weighed.
Score score_article(const ClaimModel& model, const LabelledArticle& article, float threshold,
                    std::ostream* verbose);

/// One line: precision, recall, F1, and how many.
std::string to_line(const Count& count);
/// Several lines: all, by class, by corpus and by genre where there are several, the errors.
void print(const Score& score, std::ostream& out);

}  // namespace kopij::evidence::train
