#include "config/vale_ini.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "config/glob.hpp"
#include "config/nearest.hpp"
#include "text/message.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 5> k_names = {".vale", "_vale", "vale.ini", ".vale.ini", "_vale.ini"};
constexpr std::array<std::string_view, 9> k_core = {"StylesPath",     "MinAlertLevel", "Vocab",
                                                    "Packages",       "IgnoredScopes", "SkippedScopes",
                                                    "IgnoredClasses", "WordTemplate",  "NLPEndpoint"};

constexpr std::array<std::string_view, 8> k_of_sections = {
    "BasedOnStyles", "BlockIgnores", "TokenIgnores",      "IgnorePatterns",
    "Lang",          "Transform",    "CommentDelimiters", "Blueprint"};

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

/// Whether brackets and braces of a pattern for files close again.
bool is_balanced(std::string_view glob) {
    int open = 0;
    for (const char c : glob) {
        if (c == '{' || c == '[') ++open;
        if ((c == '}' || c == ']') && --open < 0) return false;
    }
    return open == 0;
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
            m_range.end = end;
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
        if (m_in_formats || m_ignored) return;
        if (!is_balanced(name))
            problem(text::tr_format("'{0}' is no pattern for files: a bracket is open", name));
        m_out.sections.push_back({std::string(name)});
    }

    void entry(std::string_view content) {
        const auto equals = content.find('=');
        if (equals == std::string_view::npos) {
            problem(text::tr_format("this is neither a section nor 'key = value': {0}", content));
            return;
        }
        const auto key = trim(content.substr(0, equals));
        const auto value = unquoted(trim(content.substr(equals + 1)));
        if (m_ignored) return;
        m_value_at = m_source.text().find('=', m_range.begin) + 1;
        if (m_in_formats) {
            m_out.formats[std::string(key)] = named(value);
        } else if (m_in_core) {
            core(key, value);
        } else if (std::find(k_core.begin(), k_core.end(), key) != k_core.end()) {
            problem(text::tr_format("'{0}' belongs before the first section", key), place(key));
        } else {
            syntax(key, value);
        }
    }

    /// The value without quotes around it, or a comment behind it; lines that go on have neither.
    std::string_view unquoted(std::string_view value) const {
        const auto is_quoted = [&](char mark) {
            return value.size() > 1 && value.front() == mark && value.back() == mark;
        };
        const bool one_line = m_range.in(m_source.text()).find('\n') == std::string_view::npos;
        if (one_line && !is_quoted('`')) {
            const auto comment = std::min(value.find(" #"), value.find(" ;"));
            value = trim(value.substr(0, comment));
        }
        const bool quoted = is_quoted('"') || is_quoted('`') || is_quoted('\'');
        return quoted ? value.substr(1, value.size() - 2) : value;
    }

    void core(std::string_view key, std::string_view value) {
        if (key == "StylesPath") {
            m_out.styles_path_as_written = named(value);
            m_out.styles_path = (m_out.folder / fs::path(value)).lexically_normal();
        } else if (key == "MinAlertLevel") {
            if (const auto level = diagnostic::severity_from(value)) {
                m_out.least = *level;
            } else {
                problem(
                    text::tr_format("'{0}' is no level; allowed are suggestion, warning and error", value),
                    named(value).range);
            }
        } else if (key == "Vocab") {
            append(m_out.vocabularies, value);
        } else if (key == "IgnoredScopes") {
            append(m_out.ignored_scopes, value);
        } else if (key == "SkippedScopes") {
            append(m_out.skipped_scopes, value);
        } else if (key == "IgnoredClasses") {
            append(m_out.ignored_classes, value);
        } else if (key == "WordTemplate") {
            m_out.word_template = value;
            if (value.find("%s") == std::string_view::npos)
                problem(text::tr("a word template needs '%s' for the words"), named(value).range);
        } else if (key != "Packages" && key != "NLPEndpoint") {
            unknown_key(key, k_core, k_of_sections);
        }
    }

    void syntax(std::string_view key, std::string_view value) {
        auto& section = m_out.sections.back();
        if (key == "BasedOnStyles") {
            if (!section.styles) section.styles.emplace();
            append(*section.styles, value);
        } else if (key == "BlockIgnores" || key == "IgnorePatterns") {
            append(section.block_ignores, value);
        } else if (key == "TokenIgnores") {
            append(section.token_ignores, value);
        } else if (key == "CommentDelimiters") {
            append(section.comment_delimiters, value);
            if (section.comment_delimiters.size() != 2)
                problem(text::tr("'CommentDelimiters' are two, with a comma between: '{/*, */}'"),
                        named(value).range);
        } else if (key.find('.') != std::string_view::npos) {
            rule(key, value);
        } else if (std::find(k_of_sections.begin(), k_of_sections.end(), key) == k_of_sections.end()) {
            unknown_key(key, k_of_sections, k_core);
        }
    }

    /// A key of the other part of the file stands in the wrong place; else it is misspelled.
    void unknown_key(std::string_view key, const auto& here, const auto& elsewhere) {
        if (std::find(elsewhere.begin(), elsewhere.end(), key) != elsewhere.end()) {
            warning(text::tr_format("'{0}' belongs into a section, as [*.md]", key), place(key));
            return;
        }
        const std::vector<std::string> names(here.begin(), here.end());
        auto message = text::tr_format("there is no key '{0}' here", key);
        if (const auto near = nearest(key, names); !near.empty())
            message += text::tr_format("; did you mean '{0}'?", near);
        std::string list;
        for (const auto& name : names) list += (list.empty() ? "" : ", ") + name;
        warning(std::move(message), place(key), text::tr_format("Allowed here: {0}.", list));
    }

    void rule(std::string_view key, std::string_view value) {
        ValeSection::Switch out{std::string(key), true, {}, place(key)};
        const auto word = upper(value);
        if (word == "NO" || word == "FALSE") {
            out.on = false;
        } else if (word != "YES" && word != "TRUE") {
            out.level = diagnostic::severity_from(value);
            if (!out.level) {
                problem(
                    text::tr_format("'{0}' is YES, NO, suggestion, warning or error, not '{1}'", key, value),
                    named(value).range);
                return;
            }
        }
        m_out.sections.back().switches.push_back(std::move(out));
    }

    /// Where a text first stands in the entry from `from` on; the whole entry where escapes hide it.
    text::Range find(std::string_view text, std::size_t from) const {
        const auto at = m_source.text().find(text, from);
        if (text.empty() || at == std::string_view::npos || at + text.size() > m_range.end) return m_range;
        return {at, at + text.size()};
    }
    text::Range place(std::string_view key) const { return find(key, m_range.begin); }
    ValeName named(std::string_view value) const { return {std::string(value), find(value, m_value_at)}; }

    void append(std::vector<ValeName>& to, std::string_view value) const {
        auto from = m_value_at;
        for (auto& item : split_list(value)) {
            const auto range = find(item, from);
            if (range != m_range) from = range.end;
            to.push_back({std::move(item), range});
        }
    }
    static void append(std::vector<std::string>& to, std::string_view value) {
        for (auto& item : split_list(value)) to.push_back(std::move(item));
    }

    void problem(std::string message) { problem(std::move(message), m_range); }
    void problem(std::string message, text::Range range) {
        m_sink.report({std::string(k_vale_problem), diagnostic::Severity::error, range, std::move(message)});
    }
    void warning(std::string message, text::Range range, std::string help = {}) {
        m_sink.report({std::string(k_vale_problem),
                       diagnostic::Severity::warning,
                       range,
                       std::move(message),
                       {},
                       std::move(help)});
    }

    const text::Source& m_source;
    diagnostic::Sink& m_sink;
    text::Range m_range;         // of the entry being read, with the lines that it goes on over
    std::size_t m_value_at = 0;  // where its value begins
    ValeIni m_out;
    bool m_in_core = true;
    bool m_in_formats = false;
    bool m_ignored = false;
};

}  // namespace

bool ValeIni::applies(const ValeSection& section, const std::vector<std::string>& paths) {
    std::string_view glob = section.glob;
    const bool negated = glob.starts_with('!');
    if (negated) glob.remove_prefix(1);
    const bool matches = std::any_of(paths.begin(), paths.end(),
                                     [&](const std::string& path) { return vale_glob_matches(glob, path); });
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
