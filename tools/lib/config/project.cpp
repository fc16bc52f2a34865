#include "config/project.hpp"

#include <algorithm>
#include <cctype>
#include <functional>

#include "config/glob.hpp"
#include "config/nearest.hpp"
#include "config/value.hpp"
#include "text/message.hpp"

namespace kopij::config {
namespace {

namespace fs = std::filesystem;
using diagnostic::Severity;
using text::tr;
using text::tr_format;

class ProjectReader {
  public:
    ProjectReader(const text::Source& source, diagnostic::Sink& sink, ValueCache* cache)
        : m_source(source), m_sink(sink), m_cache(cache) {}

    Project read() {
        std::error_code ec;
        const auto file = fs::absolute(m_source.path(), ec);
        m_out.root = file.parent_path().lexically_normal();
        m_out.configured = true;
        m_out.source = std::make_shared<const text::Source>(m_source);
        const auto value = load_yaml(m_source, "Config.Project", m_sink, m_cache);
        if (value.is_map()) {
            for (const auto& [key, entry] : value.entries()) one(key, entry);
        } else if (!value.is_null()) {
            report(value, tr("the settings are a map: 'languages: [nl, en]' and so on"));
        }
        return std::move(m_out);
    }

    std::vector<std::string> names() {
        std::vector<std::string> out;
        for (const auto& [name, setter] : setters()) out.push_back(name);
        return out;
    }

  private:
    using Setter = std::function<void(const Value&)>;

    void report(const Value& at, std::string message) {
        m_sink.report({"Config.Project", Severity::error, at.range(), std::move(message)});
    }

    Setter list(std::vector<std::string>& out) {
        return [this, &out](const Value& value) { texts(value, out); };
    }

    /// A text alone is a list of one.
    void texts(const Value& value, std::vector<std::string>& out) {
        for (const auto* item : value.as_list()) {
            if (!item->is_scalar()) {
                report(*item, tr("a list of texts is expected here"));
                return;
            }
            out.push_back(item->scalar());
        }
    }

    void styles(const Value& value) {
        texts(value, m_out.styles);
        for (const auto* item : value.as_list()) m_out.style_ranges.push_back(item->range());
    }

    void languages(const Value& value) {
        texts(value, m_out.languages);
        for (const auto* item : value.as_list()) {
            if (item->is_scalar() && !is_language(item->scalar())) {
                report(*item, tr_format("'{0}' is no language's code; write nl, en, nl-BE or the like",
                                        item->scalar()));
            }
        }
    }

    /// A primary tag of two or three letters and what may follow it; gettext's underscore will do.
    static bool is_language(std::string_view tag) {
        const auto end = std::min(tag.find_first_of("-_@"), tag.size());
        return (end == 2 || end == 3) && std::all_of(tag.begin(), tag.end(), [&](const char& c) {
                   const auto byte = static_cast<unsigned char>(c);
                   return &c < tag.data() + end ? std::isalpha(byte) != 0
                                                : std::isalnum(byte) != 0 || c == '-' || c == '_' || c == '@';
               });
    }

    Setter pattern(std::string& out, std::vector<std::string> placeholders) {
        return [this, &out, placeholders = std::move(placeholders)](const Value& value) {
            if (!value.is_scalar()) {
                report(value, tr("a text is expected here"));
                return;
            }
            for (const auto& placeholder : placeholders) {
                if (value.scalar().find(placeholder) == std::string::npos) {
                    report(value, tr_format("this path needs {0} in it, or files would overwrite each other",
                                            placeholder));
                    return;
                }
            }
            out = value.scalar();
        };
    }

    std::vector<std::pair<std::string, Setter>> setters() {
        return {
            {"languages", [this](const Value& v) { languages(v); }},
            {"articles", list(m_out.articles)},
            {"catalogues", pattern(m_out.catalogues, {"{lang}", "{article}"})},
            {"templates", pattern(m_out.templates, {"{article}"})},
            {"output", pattern(m_out.output, {"{lang}", "{article}"})},
            {"styles", [this](const Value& v) { styles(v); }},
            {"publish-at", [this](const Value& v) { publish_at(v); }},
            {"ignore", list(m_out.ignore)},
            {"ignore-links", [this](const Value& v) { ignore_links(v); }},
            {"its", list(m_out.its)},
            {"site-root", pattern(m_out.site_root, {})},
            {"bibliography", pattern(m_out.bibliography, {})},
            {"retractions", pattern(m_out.retractions, {})},
            {"rules", [this](const Value& v) { rules(v); }},
        };
    }

    void one(const Value& key, const Value& value) {
        for (const auto& [name, setter] : setters()) {
            if (name != key.scalar()) continue;
            setter(value);
            return;
        }
        const auto near = nearest(key.scalar(), names());
        report(key, near.empty()
                        ? tr_format("there is no setting '{0}'", key.scalar())
                        : tr_format("there is no setting '{0}'; did you mean '{1}'?", key.scalar(), near));
    }

    void publish_at(const Value& value) {
        const auto number = value.as_integer();
        if (!number || *number < 0 || *number > 100) {
            report(value, tr("publish-at is a percentage from 0 to 100"));
        } else {
            m_out.publish_at = static_cast<int>(*number);
        }
    }

    void ignore_links(const Value& value) {
        if (!value.is_map()) {
            report(value, tr("ignore-links is a map: a pattern of addresses, and why they are ignored"));
            return;
        }
        for (const auto& [pattern, reason] : value.entries()) {
            if (!reason.is_scalar() || reason.scalar().empty()) {
                report(pattern, tr_format("say why: '{0}: the reason'", pattern.scalar()));
            } else {
                m_out.ignore_links.push_back({pattern.scalar(), reason.scalar()});
            }
        }
    }

    void rules(const Value& value) {
        if (!value.is_map()) {
            report(value, tr("rules is a map: 'Style.Rule: off', or a level"));
            return;
        }
        for (const auto& [key, entry] : value.entries()) {
            RuleSwitch out{key.scalar(), true, diagnostic::severity_from(entry.scalar()), key.range()};
            const auto on = entry.as_bool();
            if (on) out.on = *on;
            if (!entry.is_scalar()) {
                report(entry, tr("a text is expected here"));
            } else if (!on && !out.level) {
                report(entry,
                       tr_format("'{0}' is none of off, on, suggestion, warning, error", entry.scalar()));
            } else {
                m_out.rules.push_back(std::move(out));
            }
        }
    }

    const text::Source& m_source;
    diagnostic::Sink& m_sink;
    ValueCache* m_cache;
    Project m_out;
};

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
}

}  // namespace

fs::path Project::path(const std::string& pattern, std::string_view lang, std::string_view article) const {
    auto out = pattern;
    replace_all(out, "{lang}", lang);
    replace_all(out, "{article}", article);
    return root / out;
}

std::string Project::relative(const fs::path& path) const {
    std::error_code ec;
    const auto absolute = fs::absolute(path, ec).lexically_normal();
    const auto out = absolute.lexically_relative(root);
    return out.empty() || *out.begin() == ".." ? path.generic_string() : out.generic_string();
}

std::vector<std::string> Project::its_files() const {
    std::vector<std::string> out;
    for (const auto& file : its) out.push_back((root / file).lexically_normal().string());
    return out;
}

const std::string* Project::reason_to_ignore(std::string_view target) const {
    const auto found = std::find_if(ignore_links.begin(), ignore_links.end(), [&](const IgnoredLinks& one) {
        return glob_matches(one.pattern, target);
    });
    return found == ignore_links.end() ? nullptr : &found->reason;
}

bool Project::ignored(const fs::path& path) const {
    const auto name = relative(path);
    return std::any_of(ignore.begin(), ignore.end(), [&](const std::string& glob) {
        for (auto end = name.size(); end != std::string::npos && end > 0; end = name.rfind('/', end - 1)) {
            if (glob_matches(glob, std::string_view(name).substr(0, end))) return true;
        }
        return false;
    });
}

std::optional<fs::path> find_project_file(const fs::path& folder) {
    std::error_code ec;
    for (auto at = fs::absolute(folder, ec).lexically_normal();; at = at.parent_path()) {
        if (fs::is_regular_file(at / k_project_file, ec)) return at / k_project_file;
        if (at == at.parent_path()) return std::nullopt;
    }
}

Project read_project(const text::Source& source, diagnostic::Sink& sink, ValueCache* cache) {
    return ProjectReader(source, sink, cache).read();
}

std::vector<std::string> setting_names() {
    diagnostic::Collector nobody;
    const auto source = text::Source::from_bytes(k_project_file, "");
    return ProjectReader(source, nobody, nullptr).names();
}

std::string article_name(const fs::path& path) { return path.stem().string(); }

std::vector<fs::path> find_articles(const Project& project) {
    std::vector<fs::path> out;
    for (const auto& glob : project.articles) {
        std::error_code ec;
        const auto base = project.root / glob_base(glob);
        const auto options = fs::directory_options::skip_permission_denied;
        for (fs::recursive_directory_iterator at(base, options, ec), end; !ec && at != end;
             at.increment(ec)) {
            const auto& path = at->path();
            if (project.ignored(path)) {
                if (at->is_directory(ec)) at.disable_recursion_pending();
            } else if (at->is_regular_file(ec) && glob_matches(glob, project.relative(path))) {
                out.push_back(path);
            }
        }
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

}  // namespace kopij::config
