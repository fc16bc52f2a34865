// The makers that the table of formats lists; each is in the file of its name.
#pragma once

#include "report/report.hpp"

namespace kopij::report {

std::unique_ptr<Reporter> make_text(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_line(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_json(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_sarif(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_github(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_gitlab(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_junit(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_checkstyle(std::ostream& out, const Context& context);
std::unique_ptr<Reporter> make_rdjson(std::ostream& out, const Context& context);

/// Markdown for the page of a job of GitHub Actions; not in the table, since nobody asks for it by name.
std::unique_ptr<Reporter> make_step_summary(std::ostream& out, const Context& context);

/// What a format calls the severities.
struct SeverityNames {
    const char* suggestion;
    const char* warning;
    const char* error;

    const char* of(diagnostic::Severity severity) const;
};

/// "Found 2 errors and 1 suggestion in 3 files." and so on: the closing lines that several formats share.
std::string closing_line(const Summary& summary);

}  // namespace kopij::report
