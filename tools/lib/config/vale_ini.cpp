#include "config/vale_ini.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "config/glob.hpp"
#include "text/message.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view k_rule = "Config.Vale";
constexpr std::array<const char*, 5> k_names = {".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini"};
constexpr std::array<std::string_view, 9> k_core = {"StylesPath",     "MinAlertLevel", "Vocab",
                                                    "Packages",       "IgnoredScopes", "SkippedScopes",
                                                    "IgnoredClasses", "WordTemplate",  "NLPEndpoint"};

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

/// A comma between items is written "," and one inside an item "\,".
std::vector<std::string> split_list(std::string_view value) {
    std::vector<std::string> out(1);
    for (std::size_t at = 0; at < value.size(); ++at) {
        if (value[at] == '\\' && at + 1 < value.size() && value[at + 1] == ',') {
            out.back() += value[++at];
        } else if (value[at] == ',') {
            out.emplace_back();
        } else {
            out.back() += value[at];
        }
    }
    for (auto& item : out) item = std::string(trim(item));
    std::erase(out, "");
    return out;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::string upper(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
    return out;
}

class Reader {
  public:
    Reader(const text::Source& source, diagnostic::Sink& sink) : m_source(source), m_sink(sink) {
        m_out.folder = fs::absolute(fs::path(source.path())).parent_path();
        m_out.styles_path = m_out.folder / "styles";
    }

    ValeIni read() {
        const auto text = m_source.text();
        for (auto at = m_source.begin(); at < text.size();) at = line(at);
        // What is said of all files comes before what is said of some.
        std::stable_sort(
            m_out.sections.begin(), m_out.sections.end(),
            [](const ValeSection& a, const ValeSection& b) { return a.glob == "*" && b.glob != "*"; });
        return std::move(m_out);
    }

  private:
    /// Reads the line at `at`, and those that a "\" at its end joins to it. Gives the start of the next.
    std::size_t line(std::size_t at) {
        const auto text = m_source.text();
        m_range = {at, std::min(text.find('\n', at), text.size())};
        auto next = m_range.end + 1;
        std::string content(trim(m_range.in(text)));
        if (content.empty() || content.front() == '#' || content.front() == ';') return next;
        while (content.back() == '\\' && next < text.size()) {
            const auto end = std::min(text.find('\n', next), text.size());
            content.pop_back();
            content += trim(text.substr(next, end - next));
            next = end + 1;
            if (content.empty()) return next;
        }
        if (content.front() == '[') {
            section(content);
        } else {
            entry(content);
        }
        return next;
    }

    void section(std::string_view content) {
        const auto close = content.rfind(']');
        if (close == std::string_view::npos) {
            problem(text::tr("the name of a section ends with ']'"));
            return;
        }
        const auto name = trim(content.substr(1, close - 1));
        m_in_formats = name == "formats";
        m_ignored = name == "asciidoctor";
        m_in_core = false;
        if (!m_in_formats && !m_ignored) m_out.sections.push_back({std::string(name)});
    }

    void entry(std::string_view content) {
        const auto equals = content.find('=');
        if (equals == std::string_view::npos) {
            problem(text::tr_format("this is neither a section nor 'key = value': {0}", content));
            return;
        }
        const auto key = trim(content.substr(0, equals));
        auto value = trim(content.substr(equals + 1));
        if (value.size() > 1 && value.front() == value.back() &&
            (value.front() == '"' || value.front() == '`')) {
            value = value.substr(1, value.size() - 2);
        }
        if (m_ignored) return;
        if (m_in_formats) {
            m_out.formats[std::string(key)] = value;
        } else if (m_in_core) {
            core(key, value);
        } else if (std::find(k_core.begin(), k_core.end(), key) != k_core.end()) {
            problem(text::tr_format("'{0}' belongs before the first section", key));
        } else {
            syntax(key, value);
        }
    }

    void core(std::string_view key, std::string_view value) {
        if (key == "StylesPath") {
            m_out.styles_path = (m_out.folder / fs::path(value)).lexically_normal();
        } else if (key == "MinAlertLevel") {
            if (const auto level = diagnostic::severity_from(value)) {
                m_out.least = *level;
            } else {
                problem(
                    text::tr_format("'{0}' is no level; allowed are suggestion, warning and error", value));
            }
        } else if (key == "Vocab") {
            append(m_out.vocabularies, split_list(value));
        } else if (key == "IgnoredScopes") {
            append(m_out.ignored_scopes, split_list(value));
        } else if (key == "SkippedScopes") {
            append(m_out.skipped_scopes, split_list(value));
        } else if (key == "IgnoredClasses") {
            append(m_out.ignored_classes, split_list(value));
        } else if (key == "WordTemplate") {
            m_out.word_template = value;
            if (value.find("%s") == std::string_view::npos)
                problem(text::tr("a word template needs '%s' for the words"));
        }
    }

    void syntax(std::string_view key, std::string_view value) {
        auto& section = m_out.sections.back();
        if (key == "BasedOnStyles") {
            auto styles = split_list(value);
            if (!section.styles) section.styles.emplace();
            append(*section.styles, styles);
        } else if (key == "BlockIgnores") {
            append(section.block_ignores, split_list(value));
        } else if (key == "TokenIgnores" || key == "IgnorePatterns") {
            append(section.token_ignores, split_list(value));
        } else if (key.find('.') != std::string_view::npos) {
            rule(key, value);
        }
    }

    void rule(std::string_view key, std::string_view value) {
        ValeSection::Switch out{std::string(key)};
        const auto word = upper(value);
        if (word == "NO" || word == "FALSE") {
            out.on = false;
        } else if (word != "YES" && word != "TRUE") {
            out.level = diagnostic::severity_from(value);
            if (!out.level) {
                problem(
                    text::tr_format("'{0}' is YES, NO, suggestion, warning or error, not '{1}'", key, value));
                return;
            }
        }
        m_out.sections.back().switches.push_back(std::move(out));
    }

    void problem(std::string message) {
        m_sink.report({std::string(k_rule), diagnostic::Severity::error, m_range, std::move(message)});
    }

    const text::Source& m_source;
    diagnostic::Sink& m_sink;
    text::Range m_range;
    ValeIni m_out;
    bool m_in_core = true;
    bool m_in_formats = false;
    bool m_ignored = false;
};

}  // namespace

bool ValeIni::applies(const ValeSection& section, std::string_view path) {
    std::string_view glob = section.glob;
    const bool negated = glob.starts_with('!');
    if (negated) glob.remove_prefix(1);
    // Vale's "*" crosses folders, and a pattern without a folder is about the name.
    const auto name = path.substr(path.find_last_of('/') + 1);
    const bool matches = glob == "*" || glob_matches(glob, path) || glob_matches(glob, name);
    return matches != negated;
}

bool is_vale_ini(const fs::path& file) {
    return file.extension() == ".ini" ||
           std::find(k_names.begin(), k_names.end(), file.filename().string()) != k_names.end();
}

std::optional<fs::path> find_vale_ini(const fs::path& folder) {
    for (auto at = fs::absolute(folder);; at = at.parent_path()) {
        for (const auto* name : k_names) {
            std::error_code none;
            if (fs::is_regular_file(at / name, none)) return at / name;
        }
        if (at == at.parent_path()) return std::nullopt;
    }
}

ValeIni read_vale_ini(const text::Source& source, diagnostic::Sink& sink) {
    return Reader(source, sink).read();
}

}  // namespace kopij::config
