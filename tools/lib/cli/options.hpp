// The command line of a program: its own options and those that every program has. The only user of
// Boost.Program_options.
#pragma once

#include <boost/program_options/options_description.hpp>
#include <boost/program_options/positional_options.hpp>
#include <boost/program_options/value_semantic.hpp>
#include <boost/program_options/variables_map.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/invocation.hpp"
#include "cli/manual.hpp"

namespace kopij::cli {

/// What --help says beside the options, in English, marked with text::tr_later; translated when printed.
struct About {
    const char* name;                                           ///< "lint"; "" is kopij itself
    const char* summary;                                        ///< one sentence
    const char* usage;                                          ///< "[OPTIONS] [PATH...]"
    std::vector<std::pair<const char*, const char*>> examples;  ///< command, what it does
    const char* arguments = "paths";  ///< the name the positional arguments are kept under
    std::vector<std::pair<std::string, std::string>> subcommands{};  ///< name, summary
};

/// Whether --lang chooses the language of the messages, or means something else to this program.
enum class LangOption { messages, own };

class Options {
  public:
    /// Chooses the language of the messages first (--lang, else the locale), so that what follows is
    /// translated.
    Options(Invocation& call, About about, LangOption lang = LangOption::messages);

    /// A titled group; options are added with Boost's own syntax.
    boost::program_options::options_description_easy_init group(const std::string& title);

    /// Parses. Prints --help or --version and returns the exit code for them; nothing if the program is to
    /// run. Throws UsageError; for an unknown option it names the nearest.
    std::optional<int> parse();

    bool has(const char* name) const { return m_values.count(name) > 0 && !m_values[name].defaulted(); }
    bool flag(const char* name) const { return m_values.count(name) > 0 && m_values[name].as<bool>(); }
    template <typename T>
    T get(const char* name, T otherwise = {}) const {
        return m_values.count(name) > 0 ? m_values[name].as<T>() : otherwise;
    }
    /// The values given for these options, with the names of the options, in the order of the command line.
    std::vector<std::pair<std::string, std::string>> in_order(const std::vector<std::string>& names) const;
    /// The positional arguments.
    std::vector<std::string> arguments() const { return get<std::vector<std::string>>(m_about.arguments); }

    /// Throws UsageError where the option is given and its value is not one of those allowed.
    void check_choice(const char* name, const std::vector<std::string>& allowed) const;

    /// Whether output may be coloured: --color, NO_COLOR, CLICOLOR_FORCE, the terminal.
    bool color() const;

    /// What the program says about itself, in the language of the messages: its own groups, then those of
    /// every program.
    Manual describe() const;

  private:
    /// The hidden option --generate: the English summary, or man, bash, zsh or fish, by which the build
    /// writes what is installed.
    void generate(const std::string& what) const;

    Invocation& m_call;
    About m_about;
    LangOption m_lang;
    std::vector<boost::program_options::options_description> m_groups;
    std::vector<std::string> m_titles;  // of the groups
    boost::program_options::variables_map m_values;
    std::vector<std::pair<std::string, std::string>> m_in_order;
};

/// "a, b, c" for messages.
std::string comma_list(const std::vector<std::string>& words);

}  // namespace kopij::cli
