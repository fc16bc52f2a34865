// The links of many files at once.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "link/links.hpp"

namespace kopij::link {

struct SurveyedLink {
    std::string target;
    std::string web;  ///< what to ask the web (web_target); "" for what is not on it
    text::Location at;
    Resolution resolution;
};

struct SurveyedFile {
    std::string path;
    std::vector<SurveyedLink> links;
};

/// Reads every file once, and only then judges its links into the project, so that no file is parsed a second
/// time for its ids. `read` gives the source of a path. A file that cannot be parsed has no links; linting
/// says why.
std::vector<SurveyedFile> survey(
    const std::vector<std::string>& paths,
    const std::function<std::shared_ptr<const text::Source>(const std::string&)>& read,
    const markup::Vocabularies& vocabularies, const config::Project& project, const Links& links);

}  // namespace kopij::link
