// --format and --output, and how reports look where they go.
#pragma once

#include <string>
#include <vector>

#include "cli/invocation.hpp"
#include "cli/options.hpp"
#include "report/reports.hpp"

namespace kopij::cli {

/// Adds --format and --output, which may be given several times, and --statistics to a group.
void add_report_options(boost::program_options::options_description_easy_init group);

/// Each --format with the --output that follows it, in the order of the command line. Without --format it is
/// text, in GitHub Actions text and github. With --statistics the counts take the place of the text. Throws
/// UsageError for a format that does not exist (it names the nearest), for an --output that is no format's,
/// and for two reports in one place.
std::vector<report::Target> report_targets(const Options& options);

/// Colours, hyperlinks and width of the terminal; none of them where the output goes elsewhere.
report::Style report_style(const Options& options, const Invocation& call);

/// $GITHUB_STEP_SUMMARY in GitHub Actions; else empty.
std::string step_summary();

}  // namespace kopij::cli
