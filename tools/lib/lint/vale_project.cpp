#include "lint/vale_project.hpp"

#include <algorithm>
#include <set>

#include "config/nearest.hpp"
#include "text/file.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

namespace fs = std::filesystem;

// What may not be looked at is not there; which names that leaves without a file is reported.
bool is_folder(const fs::path& path) {
    std::error_code none;
    return fs::is_directory(path, none);
}

bool is_file(const fs::path& path) {
    std::error_code none;
    return fs::is_regular_file(path, none);
}

/// The lines of a vocabulary's file, comments and blank ones left out.
void read_words(const fs::path& path, std::vector<std::string>& out,
                std::vector<FileFindings>& problems) try {
    if (!is_file(path)) return;
    const auto file = std::make_shared<const text::Source>(text::Source::from_file(path));
    const auto content = file->text();
    std::vector<diagnostic::Diagnostic> wrong;
    for (std::size_t at = file->begin(); at < content.size();) {
        auto end = std::min(content.find('\n', at), content.size());
        const auto next = end + 1;
        while (end > at && (content[end - 1] == '\r' || content[end - 1] == ' ' || content[end - 1] == '\t'))
            --end;
        std::string line(content.substr(at, end - at));
        const bool is_word = !line.empty() && !line.starts_with("# ");
        // Most are plain words, and compiling thousands would slow every start.
        const bool is_pattern = is_word && line.find_first_of("\\()[]{}*+?|^$.") != std::string::npos;
        if (const auto problem = is_pattern ? Pattern(line).problem() : std::nullopt) {
            wrong.push_back({std::string(k_rule_problem),
                             diagnostic::Severity::error,
                             {at, end},
                             text::tr_format("'{0}' is no valid pattern: {1}", line, problem->message),
                             {},
                             text::tr("Write \"\\\" before a bracket that is meant as it stands.")});
        } else if (is_word) {
            out.push_back(std::move(line));
        }
        at = next;
    }
    if (!wrong.empty()) problems.push_back({file, std::move(wrong)});
} catch (const text::FileError& error) {
    problems.push_back(problem_of_file(path, error.what()));
}

/// Letters, digits, spaces and hyphens: a phrase and no pattern.
bool is_phrase(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
               c == ' ' || c == '-';
    });
}

std::string yaml_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) out.append(c == '\'' ? 2 : 1, c);
    return out + "'";
}

/// The accepted phrases with their right capitals.
std::string terms_rule(const Environment& environment) {
    std::string swap;
    std::set<std::string> seen;
    for (const auto& word : environment.accept) {
        if (!is_phrase(word) || !seen.insert(text::to_lower(word)).second) continue;
        swap += "  " + yaml_text(text::to_lower(word)) + ": " + yaml_text(word) + "\n";
    }
    if (swap.empty()) return {};
    return "extends: substitution\nmessage: \"Use '%s' instead of '%s'.\"\nlevel: error\nignorecase: "
           "true\nvocab: false\nswap:\n" +
           swap;
}

std::string avoid_rule(const Environment& environment) {
    if (environment.reject.empty()) return {};
    std::string tokens;
    for (const auto& word : environment.reject) tokens += "  - " + yaml_text(word) + "\n";
    return "extends: existence\nmessage: \"Avoid using '%s'.\"\nlevel: error\nvocab: false\ntokens:\n" +
           tokens;
}

/// The words in every file of config/ignore are right.
std::string spelling_rule(const Environment& environment) {
    const auto folder = environment.styles / "config/ignore";
    std::set<std::string> files;
    std::error_code none;
    for (const auto& entry : fs::recursive_directory_iterator(folder, none)) {
        if (entry.path().extension() == ".txt" && entry.is_regular_file(none))
            files.insert(entry.path().lexically_relative(folder).generic_string());
    }
    std::string ignore;
    for (const auto& file : files)
        ignore += (ignore.empty() ? "ignore:\n  - " : "  - ") + yaml_text(file) + "\n";
    return "extends: spelling\nmessage: \"Did you really mean '%s'?\"\nlevel: error\n"
           "action: {name: suggest, params: [spellings]}\n" +
           ignore;
}

struct BuiltIn {
    const char* name;
    std::string (*text)(const Environment& environment);
};
const BuiltIn k_built_in[] = {
    {"Spelling", spelling_rule},
    {"Repetition",
     [](const Environment&) -> std::string {
         return "extends: repetition\nmessage: \"'%s' is repeated!\"\nlevel: error\nalpha: true\ntokens: "
                "['[^\\s]+']\n"
                "action: {name: edit, params: [truncate, ' ']}\n";
     }},
    {"Terms", terms_rule},
    {"Avoid", avoid_rule},
};
constexpr std::string_view k_own_style = "Vale";

/// Where a vocabulary is, below the styles; the second is where older projects have it.
constexpr const char* k_vocabularies[] = {"config/vocabularies", "Vocab"};

bool has(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> texts_of(const std::vector<config::ValeName>& names) {
    std::vector<std::string> out;
    for (const auto& name : names) out.push_back(name.text);
    return out;
}

/// What IgnoredScopes and SkippedScopes may name: the elements of HTML, old ones too, and images' texts.
const std::vector<std::string>& element_names() {
    static const std::vector<std::string> k_names = {
        "a",      "abbr",     "acronym",  "address",  "alt",      "area",       "article", "aside",
        "audio",  "b",        "bdi",      "bdo",      "big",      "blockquote", "body",    "br",
        "button", "canvas",   "caption",  "center",   "cite",     "code",       "col",     "colgroup",
        "data",   "datalist", "dd",       "del",      "details",  "dfn",        "dialog",  "div",
        "dl",     "dt",       "em",       "embed",    "fieldset", "figcaption", "figure",  "font",
        "footer", "form",     "h1",       "h2",       "h3",       "h4",         "h5",      "h6",
        "head",   "header",   "hgroup",   "hr",       "html",     "i",          "iframe",  "img",
        "input",  "ins",      "kbd",      "label",    "legend",   "li",         "link",    "main",
        "map",    "mark",     "math",     "menu",     "meta",     "meter",      "nav",     "noscript",
        "object", "ol",       "optgroup", "option",   "output",   "p",          "param",   "picture",
        "pre",    "progress", "q",        "rp",       "rt",       "ruby",       "s",       "samp",
        "script", "search",   "section",  "select",   "slot",     "small",      "source",  "span",
        "strike", "strong",   "style",    "sub",      "summary",  "sup",        "svg",     "table",
        "tbody",  "td",       "template", "textarea", "tfoot",    "th",         "thead",   "time",
        "title",  "tr",       "track",    "tt",       "u",        "ul",         "var",     "video",
        "wbr"};
    return k_names;
}

std::string style_of(const std::string& rule) { return rule.substr(0, rule.find('.')); }

}  // namespace

Environment with_vale_settings(Environment environment, const config::ValeIni& ini,
                               std::vector<FileFindings>& problems) {
    environment.styles = ini.styles_path;
    environment.root = ini.folder;
    if (!ini.word_template.empty()) environment.word_template = ini.word_template;
    for (const auto& name : ini.vocabularies) {
        for (const auto* folder : k_vocabularies) {
            read_words(ini.styles_path / folder / name.text / "accept.txt", environment.accept, problems);
            read_words(ini.styles_path / folder / name.text / "reject.txt", environment.reject, problems);
        }
    }
    return environment;
}

RuleSet load_vale_rules(const config::ValeIni& ini, const Environment& environment) {
    std::set<std::string> styles;
    std::set<std::string> single;
    for (const auto& section : ini.sections) {
        if (section.styles) {
            for (const auto& style : *section.styles) styles.insert(style.text);
        }
        for (const auto& one : section.switches) single.insert(one.rule);
    }
    std::vector<fs::path> folders;
    std::vector<fs::path> files;
    for (const auto& style : styles) {
        if (style != k_own_style && is_folder(ini.styles_path / style))
            folders.push_back(ini.styles_path / style);
    }
    for (const auto& rule : single) {
        if (styles.count(style_of(rule)) > 0) continue;
        const auto file = ini.styles_path / style_of(rule) / (rule.substr(rule.find('.') + 1) + ".yml");
        if (is_file(file)) files.push_back(file);
    }
    auto out = RuleSet::load(folders, environment);
    for (const auto& file : files) out.add_file(file, environment);
    for (const auto& own : k_built_in) {
        if (styles.count(std::string(k_own_style)) == 0 && single.count("Vale." + std::string(own.name)) == 0)
            continue;
        auto rule = own.text(environment);
        if (rule.empty()) continue;
        out.add(std::make_shared<const text::Source>(
                    text::Source::from_bytes("Vale/" + std::string(own.name) + ".yml", std::move(rule))),
                environment);
    }
    return out;
}

namespace {

class SettingsCheck {
  public:
    SettingsCheck(const config::ValeIni& ini, const RuleSet& rules) : m_ini(ini), m_rules(rules) {}

    std::vector<diagnostic::Diagnostic> run() {
        for (const auto& section : m_ini.sections) {
            for (const auto* patterns : {&section.block_ignores, &section.token_ignores}) {
                for (const auto& one : *patterns) pattern(one);
            }
        }
        for (const auto* scopes : {&m_ini.ignored_scopes, &m_ini.skipped_scopes}) {
            for (const auto& one : *scopes) element(one);
        }
        for (const auto& [from, to] : m_ini.formats) {
            if (!Scope::unknown_sections(to.text).empty())
                add(to.range, Severity::warning, text::tr_format("there is no format '{0}'", to.text));
        }
        // Where the folder is missing all else is.
        if (!is_folder(m_ini.styles_path) && !m_ini.styles_path_as_written.text.empty()) {
            add(m_ini.styles_path_as_written.range, Severity::error,
                text::tr_format("there is no folder {0}", m_ini.styles_path.string()));
            return std::move(m_out);
        }
        names();
        return std::move(m_out);
    }

  private:
    using Severity = diagnostic::Severity;

    void add(text::Range range, Severity severity, std::string message) {
        m_out.push_back({std::string(config::k_vale_problem), severity, range, std::move(message)});
    }

    void pattern(const config::ValeName& one) {
        if (const auto problem = Pattern(one.text).problem())
            add(one.range, Severity::error,
                text::tr_format("'{0}' is no valid pattern: {1}", one.text, problem->message));
    }

    /// One with a hyphen may be a page's own, and Vale takes the scopes of comments for names too.
    void element(const config::ValeName& one) {
        const bool is_scope = one.text.find('.') != std::string::npos;
        if (is_scope ? Scope::unknown_sections(one.text).empty()
                     : has(element_names(), one.text) || one.text.find('-') != std::string::npos)
            return;
        add(one.range, Severity::warning,
            text::tr_format("there is no element '{0}'", one.text) + meant(one.text, element_names()));
    }

    void names() {
        const auto styles = folders(m_ini.styles_path);
        for (const auto& name : m_ini.vocabularies) {
            const bool there =
                std::any_of(std::begin(k_vocabularies), std::end(k_vocabularies),
                            [&](const char* in) { return is_folder(m_ini.styles_path / in / name.text); });
            if (!there)
                add(name.range, Severity::error,
                    text::tr_format("there is no vocabulary '{0}'", name.text) +
                        meant(name.text, folders(m_ini.styles_path / k_vocabularies[0])));
        }
        for (const auto& section : m_ini.sections) {
            if (section.styles) {
                for (const auto& style : *section.styles) {
                    if (style.text == k_own_style || is_folder(m_ini.styles_path / style.text)) continue;
                    add(style.range, Severity::error,
                        text::tr_format("there is no folder of rules for the style '{0}'", style.text) +
                            meant(style.text, styles));
                }
            }
            for (const auto& one : section.switches) switched(one);
        }
    }

    void switched(const config::ValeSection::Switch& one) {
        std::vector<std::string> known;
        for (const auto& built_in : k_built_in)
            known.push_back(std::string(k_own_style) + '.' + built_in.name);
        for (const auto& entry : m_rules.rules()) known.push_back(entry.rule->id);
        // One in error is there all the same.
        for (const auto& file : m_rules.problems()) known.push_back(rule_id(file.source->path()));
        const auto file =
            m_ini.styles_path / style_of(one.rule) / (one.rule.substr(one.rule.find('.') + 1) + ".yml");
        if (has(known, one.rule) || is_file(file)) return;
        add(one.range, Severity::warning,
            text::tr_format("there is no rule '{0}'", one.rule) + meant(one.rule, known));
    }

    static std::vector<std::string> folders(const fs::path& in) {
        std::vector<std::string> out;
        std::error_code none;
        for (const auto& entry : fs::directory_iterator(in, none)) {
            if (entry.is_directory(none)) out.push_back(entry.path().filename().string());
        }
        std::sort(out.begin(), out.end());
        return out;
    }

    static std::string meant(const std::string& name, const std::vector<std::string>& known) {
        const auto near = config::nearest(name, known);
        return near.empty() ? std::string() : text::tr_format("; did you mean '{0}'?", near);
    }

    const config::ValeIni& m_ini;
    const RuleSet& m_rules;
    std::vector<diagnostic::Diagnostic> m_out;
};

}  // namespace

std::vector<diagnostic::Diagnostic> check_vale_settings(const config::ValeIni& ini, const RuleSet& rules) {
    return SettingsCheck(ini, rules).run();
}

ValePlans::ValePlans(const config::ValeIni& ini, const RuleSet& rules, std::vector<std::string> select,
                     std::vector<std::string> ignore)
    : m_ini(ini), m_rules(rules), m_select(std::move(select)), m_ignore(std::move(ignore)) {}

const FilePlan& ValePlans::plan_for(const fs::path& file) const {
    const auto absolute = fs::absolute(file).lexically_normal();
    auto extension = absolute.extension().string();
    if (!extension.empty()) extension.erase(0, 1);
    std::vector<std::string> paths{absolute.lexically_relative(m_ini.folder).generic_string()};
    if (file.is_relative()) paths.push_back(file.lexically_normal().generic_string());
    // Sections match the format that a file is read as, too.
    auto as = paths;
    if (const auto format = m_ini.formats.find(extension); format != m_ini.formats.end()) {
        for (auto& path : as)
            path.replace(path.size() - extension.size(), extension.size(), format->second.text);
    }
    std::vector<bool> applies;
    for (const auto& section : m_ini.sections) {
        applies.push_back(config::ValeIni::applies(section, paths) || config::ValeIni::applies(section, as));
    }
    const std::lock_guard lock(m_mutex);
    auto& plan = m_plans[{applies, extension}];
    if (!plan) plan = make(applies, extension);
    return *plan;
}

std::unique_ptr<FilePlan> ValePlans::make(const std::vector<bool>& applies,
                                          const std::string& extension) const {
    auto out = std::make_unique<FilePlan>();
    std::vector<std::string> styles;
    std::map<std::string, config::ValeSection::Switch> switches;
    for (std::size_t i = 0; i < applies.size(); ++i) {
        if (!applies[i]) continue;
        const auto& section = m_ini.sections[i];
        if (section.styles) {
            styles.clear();
            for (const auto& style : *section.styles) styles.push_back(style.text);
        }
        for (const auto& one : section.switches) switches[one.rule] = one;
        if (const auto& of = section.comment_delimiters; of.size() == 2) {
            out->comments = {of.front().text, of.back().text};
            out->reading.block_ignores.emplace_back(quote_pattern(of.front().text) + "(?s:.*?)" +
                                                    quote_pattern(of.back().text));
        }
        for (const auto& one : section.block_ignores) out->reading.block_ignores.emplace_back(one.text);
        for (const auto& one : section.token_ignores) out->reading.token_ignores.emplace_back(one.text);
    }
    for (const auto& active : select(m_rules, {}, m_select, m_ignore)) {
        const auto& id = active.entry->rule->id;
        const auto found = switches.find(id);
        const bool named = found != switches.end();
        if (named ? !found->second.on : !has(styles, style_of(id))) continue;
        const auto level = named && found->second.level ? *found->second.level : active.level;
        if (level >= m_ini.least) out->rules.push_back({active.entry, level});
    }
    if (!m_ini.ignored_scopes.empty()) out->reading.masked = texts_of(m_ini.ignored_scopes);
    if (!m_ini.skipped_scopes.empty()) out->reading.skipped = texts_of(m_ini.skipped_scopes);
    out->reading.classes.insert(out->reading.classes.end(), m_ini.ignored_classes.begin(),
                                m_ini.ignored_classes.end());
    if (const auto format = m_ini.formats.find(extension); format != m_ini.formats.end()) {
        out->format = markup::format_of("a." + format->second.text);
    }
    return out;
}

}  // namespace kopij::lint
