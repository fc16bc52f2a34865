// Diagnostics written for people and machines: one file a format, and the table of formats.
#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::report {

/// What a run did, for the closing lines.
struct Summary {
    std::size_t files = 0;
    std::size_t errors = 0;
    std::size_t warnings = 0;
    std::size_t suggestions = 0;
    std::size_t fixable = 0;  ///< by safe fixes

    std::size_t findings() const { return errors + warnings + suggestions; }
    void count(const diagnostic::Diagnostic& one);
};

/// How the report looks; machines' formats need none of it.
struct Style {
    bool color = false;
    bool hyperlinks = false;  ///< OSC 8, on the rule's name
    std::size_t width = 0;    ///< columns to wrap messages at; 0: never
};

/// Writes one report. file() is called once a file, clean ones too, in the order of the report, with the
/// diagnostics in reading order; finish() once at the end. Nothing is kept but what the format's own syntax
/// needs.
class Reporter {
  public:
    virtual ~Reporter() = default;
    virtual void file(const text::Source& source, const std::vector<diagnostic::Diagnostic>& diagnostics) = 0;
    virtual void finish(const Summary& summary) = 0;
};

struct Format {
    const char* name;
    std::unique_ptr<Reporter> (*make)(std::ostream& out, const Style& style);
};

/// The table of formats, in the order in which --help lists them.
const std::vector<Format>& formats();

}  // namespace kopij::report
