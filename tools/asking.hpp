// Asking the web about the links of a run: what kopij-links and kopij-lint --online share.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/options.hpp"
#include "config/project.hpp"
#include "link/survey.hpp"
#include "link/web_checker.hpp"
#include "report/link_list.hpp"

namespace kopij::program {

/// Adds the options of the network to a group.
void add_network_options(boost::program_options::options_description_easy_init network);

/// The links of files, and what the web says about them.
struct Asked {
    std::vector<link::SurveyedFile> files;
    std::unordered_map<std::string, link::Outcome> outcomes;  ///< by SurveyedLink::web
    bool interrupted = false;
};

/// One file of a run: its path, and its source where that is not on disk.
struct Asking {
    std::string path;
    std::shared_ptr<const text::Source> source = nullptr;
};

/// Surveys the files and asks the web, as the options say, about what they link to. Progress goes to a
/// terminal on call.err. An interrupt ends the asking and not the program. Throws cli::UsageError for
/// options that make no sense.
Asked ask_about_links(const std::vector<Asking>& inputs, const markup::Vocabularies& vocabularies,
                      const config::Project& project, const link::Links& links, const cli::Options& options,
                      cli::Invocation& call);

/// Whether there is anyone to ask, or an answer from before: without either all that asking brings is the
/// list of links.
bool web_may_be_known(const cli::Options& options, const config::Project& project);

/// One row for each link, in the files' order.
std::vector<report::LinkRow> link_rows(const Asked& asked);

}  // namespace kopij::program
