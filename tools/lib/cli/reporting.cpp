#include "cli/reporting.hpp"

#include <cstdlib>
#include <set>
#include <string_view>

#include "cli/terminal.hpp"
#include "config/nearest.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace po = boost::program_options;
using text::tr;
using text::tr_format;

bool in_github_actions() {
    const auto* value = std::getenv("GITHUB_ACTIONS");
    return value && std::string_view(value) == "true";
}

void check_format(const std::string& name) {
    const auto names = report::format_names();
    for (const auto& one : names) {
        if (one == name) return;
    }
    const auto near = config::nearest(name, names);
    throw UsageError(near.empty()
                         ? tr_format("there is no format '{0}'; there are {1}", name, comma_list(names))
                         : tr_format("there is no format '{0}'; did you mean '{1}'?", name, near));
}

/// The counts take the place of a text on standard output, or go there beside what goes to files.
void count_instead(std::vector<report::Target>& targets) {
    for (auto& target : targets) {
        if (target.format != "text" || !target.output.empty()) continue;
        target.format = report::k_statistics;
        return;
    }
    targets.push_back({report::k_statistics});
}

}  // namespace

void add_report_options(po::options_description_easy_init group) {
    std::string names;
    for (const auto& name : report::format_names()) names += (names.empty() ? "" : "|") + name;
    group("format", po::value<std::vector<std::string>>()->value_name(names),
          tr("how findings are written; may be given several times (default: text). Under a .vale.ini line "
             "has the lines and columns that Vale itself prints")
              .c_str());
    group("output", po::value<std::vector<std::string>>()->value_name("FILE"),
          tr("where the format before it goes, instead of standard output").c_str());
    group("statistics", po::bool_switch(),
          tr("how many findings of each rule, in place of the text").c_str());
}

std::vector<report::Target> report_targets(const Options& options) {
    std::vector<report::Target> out;
    for (const auto& [name, value] : options.in_order({"format", "output"})) {
        if (name == "format") {
            check_format(value);
            out.push_back({value});
        } else if (out.empty()) {
            out.push_back({"text", value});
        } else if (out.back().output.empty()) {
            out.back().output = value;
        } else {
            throw UsageError(tr_format("--output '{0}' has no --format before it", value));
        }
    }
    const bool counted = options.flag("statistics");
    if (out.empty()) {
        out.push_back({counted ? report::k_statistics : "text"});
        if (in_github_actions()) out.push_back({"github"});
        return out;
    }
    for (auto& target : out) {
        if (target.output == "-") target.output.clear();
    }
    if (counted) count_instead(out);
    std::set<std::string> places;
    for (const auto& target : out) {
        if (!places.insert(target.output).second) {
            throw UsageError(target.output.empty()
                                 ? tr("two reports would go to standard output; give one of them an --output")
                                 : tr_format("two reports would go to {0}", target.output));
        }
    }
    return out;
}

report::Style report_style(const Options& options, const Invocation& call) {
    report::Style out;
    out.color = options.color();
    if (!call.out_is_terminal) return out;
    out.width = terminal_width();
    out.hyperlinks = out.color && terminal_has_hyperlinks();
    return out;
}

std::string step_summary() {
    const auto* file = std::getenv("GITHUB_STEP_SUMMARY");
    return in_github_actions() && file ? file : "";
}

}  // namespace kopij::cli
