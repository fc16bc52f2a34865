// Every format over the same findings. The text report is kept at the widths people have, in both languages.
#include <filesystem>
#include <sstream>

#include "cli/data.hpp"
#include "findings.hpp"
#include "golden.hpp"
#include "report/formats.hpp"
#include "report/report.hpp"
#include "text/message.hpp"

namespace kopij::report {
namespace {

Context context() {
    Context out;
    out.rules = {{"Evidence.UncitedClaim", "A medical claim without a citation",
                  "A reader cannot tell an opinion from a finding unless the text says where it comes from.",
                  "# Evidence.UncitedClaim\n\nA claim *needs* a source.",
                  "https://example.org/rules/UncitedClaim", diagnostic::Severity::error},
                 {"Links.Insecure", "An address with http where https works", "", "", "",
                  diagnostic::Severity::suggestion}};
    return out;
}

using kopij::test::GoldenCases;
using kopij::test::GoldenFile;

std::string written(std::unique_ptr<Reporter> (*make)(std::ostream&, const Context&), const GoldenFile& file,
                    const Context& with) {
    const auto name = "content/" + file.beside(".xml").filename().string();
    const auto source = text::Source::from_bytes(name, text::read_file(file.beside(".xml")));
    const auto found = test::read_findings(file.text(), source);
    std::ostringstream out;
    const auto reporter = make(out, with);
    Summary summary;
    summary.files = 1;
    for (const auto& one : found) summary.count(one);
    reporter->file(source, found);
    reporter->finish(summary);
    return out.str();
}

const GoldenCases k_reports("report", {".findings"}, [](const GoldenFile& file) {
    auto with = context();
    for (const std::size_t width : {0, 60, 120}) {
        with.style = {false, false, width};
        file.check(width == 0 ? ".text" : ".text-" + std::to_string(width), written(make_text, file, with));
    }
    with.style = {true, true, 100};
    auto colored = written(make_text, file, with);
    // Hyperlinks name the absolute path, which is another one on every machine.
    const auto here = std::filesystem::current_path().string();
    for (std::size_t at = 0; (at = colored.find(here, at)) != std::string::npos;) {
        colored.replace(at, here.size(), "/project");
    }
    file.check(".text-color", colored);
    with.style = {false, false, 80};
    text::set_message_language("nl", cli::messages_folder().string());
    file.check(".text-nl", written(make_text, file, with));
    text::set_message_language("en", "");
    for (const auto& format : formats()) {
        if (std::string_view(format.name) != "text") {
            file.check(std::string(".") + format.name, written(format.make, file, with));
        }
    }
    file.check(".statistics", written(make_statistics, file, with));
    file.check(".step-summary", written(make_step_summary, file, with));
});

}  // namespace
}  // namespace kopij::report
