// How far a project is: its articles and their translations, a row each.
#pragma once

#include <chrono>
#include <cstddef>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "report/report.hpp"

namespace kopij::report {

/// An article in its own language, or one translation of it. Words are those of its translatable text.
struct Progress {
    std::string article;  ///< config::article_name
    std::string path;     ///< of the article or the catalogue, relative to the project
    std::string language;
    bool translation = false;
    std::size_t words = 0;  ///< translated + fuzzy + untranslated, of a translation
    std::size_t translated = 0;
    std::size_t fuzzy = 0;
    std::size_t untranslated = 0;
    std::size_t errors = 0;
    std::size_t findings = 0;  ///< errors included
    /// When somebody last looked at it: an article's date of review, a catalogue's date of revision.
    std::optional<std::chrono::sys_days> reviewed{};

    /// Of the words, rounded down; an article without a word is complete.
    unsigned percent() const;
};

/// A table for a terminal: the rows in their order, rows of one article together, then the totals by
/// language.
void write_progress(std::ostream& out, const std::vector<Progress>& rows, std::chrono::sys_days today,
                    const Style& style);

/// {"articles": [{"article", "path", "language", "translation", "words", "translated", "fuzzy",
/// "untranslated", "percent", "errors", "findings", "reviewed": "YYYY-MM-DD" or null, "age": days or null}],
/// "totals": [...]}.
void write_progress_json(std::ostream& out, const std::vector<Progress>& rows, std::chrono::sys_days today);

}  // namespace kopij::report
