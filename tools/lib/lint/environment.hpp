// What rules need besides their own file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "config/value_cache.hpp"
#include "text/boundary.hpp"

namespace kopij::config {
class ResultCache;
}

namespace kopij::lint {

struct Environment {
    std::filesystem::path rules;  ///< Kopij's own rules: lexicons/, models/, abbreviations/
    std::filesystem::path
        styles;  ///< Vale's StylesPath, where a rule's word lists and dictionaries are; may be empty
    std::filesystem::path root;  ///< the project's folder
    /// Vale's vocabularies: patterns that are right wherever a rule's `vocab` is on, and patterns to avoid.
    std::vector<std::string> accept;
    std::vector<std::string> reject;
    /// The pattern that tokens are put into in place of "%s", so that they match whole words.
    std::string word_template = R"((?m)\b(?:%s)\b)";
    /// The roles that vocabularies give elements; empty: not known, so none is held against them.
    std::vector<std::string> roles;
    text::Abbreviations abbreviations;
    config::ValueCache* cache = nullptr;      ///< of the rule files; while they are read
    config::ResultCache* patterns = nullptr;  ///< what is known of their patterns; the same
};

}  // namespace kopij::lint
