// The checks of translations by the name that a rule's `check:` gives.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/findings.hpp"
#include "lint/translation.hpp"

namespace kopij::lint::kinds {

struct CatalogueCheck {
    const char* name;
    void (*run)(const Translation& translation, Findings& findings);
};

// Each group is in a file of its own: kinds/catalogue_<group>.cpp.
extern const std::vector<CatalogueCheck> k_markup_checks;
extern const std::vector<CatalogueCheck> k_safety_checks;
extern const std::vector<CatalogueCheck> k_text_checks;
extern const std::vector<CatalogueCheck> k_language_checks;
extern const std::vector<CatalogueCheck> k_order_checks;
extern const std::vector<CatalogueCheck> k_character_checks;
extern const std::vector<CatalogueCheck> k_file_checks;
extern const std::vector<CatalogueCheck> k_its_checks;
extern const std::vector<CatalogueCheck> k_meaning_checks;
extern const std::vector<CatalogueCheck> k_format_checks;
extern const std::vector<CatalogueCheck> k_substance_checks;

/// The check of the terms of a glossary, which is read once: kinds/catalogue_terms.cpp.
std::unique_ptr<Check> make_terms(const Rule& rule);

/// The runs between white space (ASCII).
std::size_t count_words(std::string_view text);

/// Adds a finding at a range of a translation's string.
inline void add(const Translation& translation, const TranslatedString& string, text::Range in_text,
                Findings& findings, std::vector<std::string> arguments, std::string message = {}) {
    Finding finding;
    finding.range = translation.range(string, in_text);
    finding.arguments = std::move(arguments);
    finding.message = std::move(message);
    findings.add(std::move(finding));
}

}  // namespace kopij::lint::kinds
