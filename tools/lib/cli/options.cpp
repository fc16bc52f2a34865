#include "cli/options.hpp"

#include <algorithm>
#include <boost/program_options/errors.hpp>
#include <boost/program_options/parsers.hpp>
#include <cstdlib>
#include <ostream>

#include "cli/data.hpp"
#include "cli/terminal.hpp"
#include "config/nearest.hpp"
#include "kopij_version.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace po = boost::program_options;
using text::tr;
using text::tr_format;

std::string locale_language() {
    for (const auto* variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const auto* value = std::getenv(variable);
        if (value && *value) return value;
    }
    return "en";
}

std::string language_for(const std::vector<std::string>& arguments, LangOption lang) {
    if (lang == LangOption::own) return locale_language();
    for (std::size_t n = 0; n < arguments.size() && arguments[n] != "--"; ++n) {
        if (arguments[n] == "--lang" && n + 1 < arguments.size()) return arguments[n + 1];
        if (arguments[n].starts_with("--lang=")) return arguments[n].substr(7);
    }
    return locale_language();
}

bool is_set(const char* variable) {
    const auto* value = std::getenv(variable);
    return value && *value;
}

}  // namespace

Options::Options(Invocation& call, About about, LangOption lang)
    : m_call(call), m_about(std::move(about)), m_lang(lang) {
    text::set_message_language(language_for(call.arguments, lang), messages_folder().string());
    auto common = group(tr("Every program"));
    common("help,h", po::bool_switch(), tr("show this help").c_str());
    common("version", po::bool_switch(), tr("show the version").c_str());
    common("config", po::value<std::string>()->value_name("FILE"),
           tr("the project's settings, instead of the nearest .kopij.yml").c_str());
    common("color", po::value<std::string>()->value_name("auto|always|never"),
           tr("colour the output").c_str());
    if (lang == LangOption::messages) {
        common("lang", po::value<std::string>()->value_name("nl|en"),
               tr("the language of the messages (default: the locale's)").c_str());
    }
}

po::options_description_easy_init Options::group(const std::string& title) {
    m_titles.push_back(title);
    return m_groups.emplace_back(title).add_options();
}

std::optional<int> Options::parse() {
    po::options_description all;
    for (const auto& one : m_groups) all.add(one);
    po::options_description hidden;
    hidden.add_options()(m_about.arguments, po::value<std::vector<std::string>>());
    hidden.add_options()("generate", po::value<std::string>());
    all.add(hidden);
    po::positional_options_description positional;
    positional.add(m_about.arguments, -1);
    namespace style = po::command_line_style;
    constexpr int k_style = style::unix_style & ~style::allow_guessing;
    try {
        const auto parsed = po::command_line_parser(m_call.arguments)
                                .options(all)
                                .positional(positional)
                                .style(k_style)
                                .run();
        for (const auto& option : parsed.options) {
            for (const auto& value : option.value) m_in_order.emplace_back(option.string_key, value);
        }
        po::store(parsed, m_values);
        po::notify(m_values);
    } catch (const po::unknown_option& e) {
        std::vector<std::string> names;
        for (const auto& group : m_groups) {
            for (const auto& option : group.options()) names.push_back("--" + option->long_name());
        }
        const auto near = config::nearest(e.get_option_name(), names);
        throw UsageError(near.empty() ? tr_format("there is no option '{0}'", e.get_option_name())
                                      : tr_format("there is no option '{0}'; did you mean '{1}'?",
                                                  e.get_option_name(), near));
    } catch (const po::multiple_occurrences& e) {
        throw UsageError(tr_format("option '{0}' may be given once", e.get_option_name()));
    } catch (const po::invalid_command_line_syntax& e) {
        const bool takes_none = e.kind() == po::invalid_syntax::extra_parameter;
        throw UsageError(takes_none ? tr_format("option '{0}' takes no value", e.get_option_name())
                                    : tr_format("option '{0}' needs a value", e.get_option_name()));
    } catch (const po::validation_error& e) {
        throw UsageError(
            tr_format("a value of option '{0}' is not of the kind it takes", e.get_option_name()));
    } catch (const po::error& e) {
        throw UsageError(e.what());
    }
    if (flag("help")) {
        m_call.out << help_text(describe(), m_call.out_is_terminal ? terminal_width() : 0);
        return k_clean;
    }
    if (flag("version")) {
        m_call.out << program_name(m_about.name) << ' ' << k_version << '\n';
        return k_clean;
    }
    if (has("generate")) {
        check_choice("generate", {"summary", "man", "bash", "zsh", "fish"});
        generate(get<std::string>("generate"));
        return k_clean;
    }
    check_choice("color", {"auto", "always", "never"});
    if (has("lang") && m_lang == LangOption::messages) check_choice("lang", {"nl", "en"});
    return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> Options::in_order(
    const std::vector<std::string>& names) const {
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& one : m_in_order) {
        if (std::find(names.begin(), names.end(), one.first) != names.end()) out.push_back(one);
    }
    return out;
}

void Options::check_choice(const char* name, const std::vector<std::string>& allowed) const {
    if (!has(name)) return;
    const auto value = get<std::string>(name);
    for (const auto& one : allowed) {
        if (one == value) return;
    }
    throw UsageError(
        tr_format("option '--{0}' takes one of {1}, not '{2}'", name, comma_list(allowed), value));
}

bool Options::color() const {
    const auto asked = get<std::string>("color", "auto");
    if (asked != "auto") return asked == "always";
    if (is_set("NO_COLOR")) return false;
    if (is_set("CLICOLOR_FORCE") || is_set("FORCE_COLOR")) return true;
    const auto* terminal = std::getenv("TERM");
    return m_call.out_is_terminal && !(terminal && std::string_view(terminal) == "dumb");
}

Manual Options::describe() const {
    Manual out;
    out.command = program_name(m_about.name);
    out.summary = tr(m_about.summary);
    out.usage = m_about.usage;
    for (const auto& [name, summary] : m_about.subcommands)
        out.subcommands.emplace_back(name, tr(summary.c_str()));
    for (const auto& [command, does] : m_about.examples) out.examples.emplace_back(command, tr(does));
    const auto add = [&out](const po::options_description& group, const std::string& title) {
        OptionGroup texts{title, {}};
        for (const auto& option : group.options()) {
            const auto short_name =
                option->canonical_display_name(po::command_line_style::allow_dash_for_short);
            const auto value = option->semantic()->max_tokens() == 0 ? "" : option->format_parameter();
            texts.options.push_back({option->long_name(),
                                     short_name.size() == 2 && short_name[0] == '-' ? short_name[1] : '\0',
                                     value, option->description()});
        }
        out.groups.push_back(std::move(texts));
    };
    // The first group, which every program has, comes last.
    for (std::size_t n = 1; n < m_groups.size(); ++n) add(m_groups[n], m_titles[n]);
    add(m_groups.front(), m_titles.front());
    return out;
}

void Options::generate(const std::string& what) const {
    const auto manual = describe();
    auto& out = m_call.out;
    if (what == "summary") {
        out << m_about.summary << '\n';
    } else if (what == "man") {
        out << man_page(manual, k_version);
    } else if (what == "bash") {
        out << bash_completion(manual);
    } else if (what == "zsh") {
        out << zsh_completion(manual);
    } else {
        out << fish_completion(manual);
    }
}

std::string comma_list(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

}  // namespace kopij::cli
