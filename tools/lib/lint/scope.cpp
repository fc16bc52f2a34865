#include "lint/scope.hpp"

#include <algorithm>
#include <array>

namespace kopij::lint {
namespace {

using std::string_view_literals::operator""sv;

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(separator, at), text.size());
        out.push_back(trim(text.substr(at, end - at)));
        at = end + 1;
    }
    return out;
}

bool has(const auto& name, std::string_view section) {
    return std::find(name.begin(), name.end(), section) != name.end();
}

/// Endings of files, which stand last in the name of a text: what Vale reads, and Kopij's formats.
constexpr std::array k_endings = {
    "adoc"sv, "asc"sv,   "asciidoc"sv, "bash"sv,  "bsh"sv,      "c"sv,       "cc"sv,    "clj"sv,  "cpp"sv,
    "cs"sv,   "css"sv,   "csx"sv,      "cxx"sv,   "dita"sv,     "ditamap"sv, "fs"sv,    "go"sv,   "h"sv,
    "hpp"sv,  "hs"sv,    "htm"sv,      "html"sv,  "ini"sv,      "java"sv,    "jl"sv,    "js"sv,   "json"sv,
    "jsx"sv,  "kt"sv,    "less"sv,     "lua"sv,   "markdown"sv, "md"sv,      "mdx"sv,   "nxml"sv, "org"sv,
    "page"sv, "php"sv,   "pl"sv,       "pm"sv,    "po"sv,       "pot"sv,     "proto"sv, "ps1"sv,  "py"sv,
    "R"sv,    "r"sv,     "rb"sv,       "rest"sv,  "rs"sv,       "rst"sv,     "sass"sv,  "sbt"sv,  "scala"sv,
    "scss"sv, "sh"sv,    "sql"sv,      "swift"sv, "tex"sv,      "toml"sv,    "ts"sv,    "tsx"sv,  "txt"sv,
    "vue"sv,  "xhtml"sv, "xlf"sv,      "xliff"sv, "xml"sv,      "yaml"sv,    "yml"sv};

}  // namespace

ScopeName scope_name(std::string_view dotted) {
    ScopeName out;
    for (const auto section : split(dotted, '.')) out.emplace_back(section);
    return out;
}

const std::vector<std::string>& Scope::sections() {
    static const std::vector<std::string> k_sections = {"text",  "heading",    "table",    "figure",
                                                        "list",  "paragraph",  "sentence", "alt",
                                                        "title", "blockquote", "summary",  "raw"};
    return k_sections;
}

const std::vector<std::string>& Scope::names() {
    static const std::vector<std::string> k_names = [] {
        auto out = sections();
        out.insert(out.end(), {"h1", "h2", "h3", "h4", "h5", "h6", "header", "cell", "caption", "attr",
                               "comment", "line", "block"});
        return out;
    }();
    return k_names;
}

std::vector<std::string> Scope::unknown_sections(std::string_view alternative) {
    std::vector<std::string> out;
    for (auto part : split(alternative, '&')) {
        if (part.starts_with('~')) part = trim(part.substr(1));
        for (const auto& section : scope_name(part)) {
            if (std::find(names().begin(), names().end(), section) == names().end() &&
                !has(k_endings, section))
                out.push_back(section);
        }
    }
    return out;
}

std::optional<Scope> Scope::parse(const std::vector<std::string>& alternatives) {
    Scope out;
    for (const auto& alternative : alternatives) {
        auto& conjunction = out.m_alternatives.emplace_back();
        for (auto part : split(alternative, '&')) {
            Selector selector;
            if (!part.empty() && part.front() == '~') {
                selector.negated = true;
                part = trim(part.substr(1));
            }
            selector.sections = scope_name(part);
            const auto& known = sections();
            if (std::find(known.begin(), known.end(), selector.sections.front()) == known.end())
                return std::nullopt;
            conjunction.push_back(std::move(selector));
        }
    }
    return out;
}

bool Scope::selects(const ScopeName& name) const {
    const auto holds = [&](const Selector& selector) {
        const bool all = std::all_of(selector.sections.begin(), selector.sections.end(),
                                     [&](const std::string& section) { return has(name, section); });
        if (!selector.negated) return all;
        return !all && name.front() != "raw" && name.front() != "summary";
    };
    return std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const auto& conjunction) {
        return std::all_of(conjunction.begin(), conjunction.end(), holds);
    });
}

bool Scope::may_select(std::string_view section) const {
    const auto& known = sections();
    const auto other = [&](const std::string& name) {
        return name != section && std::find(known.begin(), known.end(), name) != known.end();
    };
    return std::any_of(m_alternatives.begin(), m_alternatives.end(), [&](const auto& conjunction) {
        return std::none_of(conjunction.begin(), conjunction.end(), [&](const Selector& selector) {
            return !selector.negated &&
                   std::any_of(selector.sections.begin(), selector.sections.end(), other);
        });
    });
}

}  // namespace kopij::lint
