#include "evidence/lexicon.hpp"

#include <algorithm>
#include <vector>

#include "config/value.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "text/source.hpp"

namespace kopij::evidence {
namespace {

constexpr const char* k_rule = "Config.Lexicon";

std::vector<std::filesystem::path> yaml_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> out;
    std::error_code ec;
    for (const auto& file : std::filesystem::directory_iterator(folder, ec)) {
        if (file.path().extension() == ".yml") out.push_back(file.path());
    }
    if (ec) throw text::FileError(text::tr_format("cannot read {0}: {1}", folder.string(), ec.message()));
    std::sort(out.begin(), out.end());
    return out;
}

// The problems of one file, under its name.
class Named : public diagnostic::Sink {
  public:
    Named(diagnostic::Sink& sink, std::string name) : m_sink(sink), m_name(std::move(name)) {}
    void report(diagnostic::Diagnostic d) override {
        d.message = m_name + ": " + d.message;
        m_sink.report(std::move(d));
    }

  private:
    diagnostic::Sink& m_sink;
    std::string m_name;
};

void read(const text::Source& source, diagnostic::Sink& sink, CueCompiler& out) {
    const auto fail = [&](const config::Value& at, std::string message) {
        sink.report({k_rule, diagnostic::Severity::error, at.range(), std::move(message)});
    };
    const auto file = config::load_yaml(source, k_rule, sink);
    for (const auto& [name, patterns] : file.entries()) {
        if (name.scalar() == "function") {
            for (const auto* word : patterns.as_list()) out.add_function_word(word->scalar());
            continue;
        }
        const auto cue = cue_from(name.scalar());
        if (!cue) {
            fail(name, text::tr_format("there is no cue '{0}'; use one of those in the other lexicons",
                                       name.scalar()));
            continue;
        }
        for (const auto* pattern : patterns.as_list()) {
            if (!out.add(*cue, pattern->scalar())) {
                fail(*pattern,
                     text::tr_format(
                         "'{0}' is no pattern; write one to eight words, each with at most one * at "
                         "its beginning or its end",
                         pattern->scalar()));
            }
        }
    }
}

}  // namespace

CueTables compile_lexicons(const std::filesystem::path& folder, diagnostic::Sink& sink) {
    CueCompiler out;
    for (const auto& path : yaml_files(folder)) {
        Named named(sink, path.filename().string());
        read(text::Source::from_file(path), named, out);
    }
    return out.compile();
}

}  // namespace kopij::evidence
