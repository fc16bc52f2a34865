// Labelled articles: Markdown with one sentence a line, and tables that label the lines.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/claim.hpp"

namespace kopij::evidence::train {

struct LabelledSentence {
    std::string text;
    Role role = Role::paragraph;
    std::size_t block = 0;
    std::size_t index_in_block = 0;
    std::size_t line = 0;         ///< from 1
    std::optional<bool> label{};  ///< nothing: not labelled (headings)
    std::string kind{};           ///< the label's class: a claim's, or why it is none
};

struct LabelledArticle {
    std::string file;             ///< its name without a folder
    std::string language;         ///< "nl", "en"
    std::string corpus;           ///< the name of the folder that holds those of all languages
    std::string genre = "other";  ///< from genres.tsv beside the tables
    float weight = 1;             ///< of its sentences in training, from there too
    std::vector<LabelledSentence> sentences;

    /// As the detector takes them; valid as long as the article is.
    std::vector<SentenceIn> input() const;
};

/// The articles that a table (columns file, line, label, class, sentence) labels, read from beside it, in the
/// order of their names. The language is the name of the table's folder, the corpus that of the folder around
/// it. Throws text::FileError for what cannot be read and for a table whose sentence is not on its line.
std::vector<LabelledArticle> read_gold(const std::filesystem::path& table);

/// All tables gold*.tsv of corpus/nl and corpus/en.
std::vector<LabelledArticle> read_corpus(const std::filesystem::path& corpus);

/// For each article its fold: the rank of the SHA-1 of its file's name among the articles of its language,
/// modulo `folds`.
std::vector<std::size_t> folds_of(std::span<const LabelledArticle> articles, std::size_t folds);

/// Each article's genre as a number from 0, in the order of the genres' names: folds that hold out a whole
/// kind of page, which tells more about pages of other makers than other articles of the same makers do.
std::vector<std::size_t> genres_of(std::span<const LabelledArticle> articles);

}  // namespace kopij::evidence::train
