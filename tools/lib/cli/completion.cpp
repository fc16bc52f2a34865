// Completions of the shells, from the same table as --help.
#include <fmt/format.h>

#include <algorithm>

#include "cli/manual.hpp"

namespace kopij::cli {
namespace {

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

/// A name for a function of the shell.
std::string function_name(const std::string& command) {
    auto out = '_' + command;
    std::replace(out.begin(), out.end(), '-', '_');
    return out;
}

template <typename Use>
void for_each_option(const Manual& manual, Use use) {
    for (const auto& group : manual.groups) {
        for (const auto& option : group.options) use(option);
    }
}

std::string single_quoted(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out + '\'';
}

/// In zsh's _arguments brackets and colons end a description.
std::string zsh_text(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
        if (c == '\'') {
            out += "'\\''";
        } else {
            out += c;
        }
    }
    return out;
}

/// In fish a single-quoted string knows \' and \\ alone.
std::string fish_text(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') out += '\\';
        out += c;
    }
    return out + '\'';
}

std::string zsh_value(const OptionText& option) {
    if (option.value.empty()) return {};
    const auto choices = option.choices();
    if (!choices.empty()) return fmt::format(":{}:({})", option.long_name, joined(choices));
    return fmt::format(":{}:{}", zsh_text(option.value), option.takes_file() ? "_files" : " ");
}

std::vector<std::string> subcommand_names(const Manual& manual) {
    std::vector<std::string> out;
    for (const auto& [name, summary] : manual.subcommands) out.push_back(name);
    return out;
}

}  // namespace

std::string bash_completion(const Manual& manual) {
    const auto function = function_name(manual.command);
    std::vector<std::string> names;
    std::string cases;
    for_each_option(manual, [&](const OptionText& option) {
        names.push_back("--" + option.long_name);
        if (option.short_name != '\0') names.push_back(fmt::format("-{}", option.short_name));
        if (option.value.empty()) return;
        const auto choices = option.choices();
        const auto how = choices.empty() ? std::string(option.takes_file() ? "-f" : "-W ''")
                                         : "-W '" + joined(choices) + "'";
        const auto short_name = option.short_name == '\0' ? "" : fmt::format("|-{}", option.short_name);
        cases += fmt::format("        --{}{}) mapfile -t COMPREPLY < <(compgen {} -- \"$word\"); return ;;\n",
                             option.long_name, short_name, how);
    });
    auto out = fmt::format("# bash completion for {0}\n{1}() {{\n", manual.command, function);
    if (!manual.subcommands.empty()) {
        // The rest of the line is completed as if it began with the program itself.
        out +=
            "    if [ \"$COMP_CWORD\" -gt 1 ]; then\n"
            "        local program=\"kopij-${COMP_WORDS[1]}\"\n"
            "        local function=\"_${program//-/_}\"\n"
            "        declare -F \"$function\" >/dev/null || _completion_loader \"$program\" 2>/dev/null\n"
            "        if declare -F \"$function\" >/dev/null; then\n"
            "            COMP_WORDS=(\"$program\" \"${COMP_WORDS[@]:2}\")\n"
            "            COMP_CWORD=$((COMP_CWORD - 1))\n"
            "            \"$function\"\n"
            "        fi\n"
            "        return\n"
            "    fi\n";
    }
    out +=
        "    local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD - 1]}\"\n"
        "    case \"$previous\" in\n" +
        cases + "    esac\n";
    if (manual.subcommands.empty()) {
        out += fmt::format(
            "    case \"$word\" in\n"
            "        -*) mapfile -t COMPREPLY < <(compgen -W '{}' -- \"$word\") ;;\n"
            "        *) mapfile -t COMPREPLY < <(compgen -f -- \"$word\") ;;\n"
            "    esac\n",
            joined(names));
    } else {
        out += fmt::format("    mapfile -t COMPREPLY < <(compgen -W '{} {}' -- \"$word\")\n",
                           joined(subcommand_names(manual)), joined(names));
    }
    return out + fmt::format("}}\ncomplete -o filenames -F {} {}\n", function, manual.command);
}

std::string zsh_completion(const Manual& manual) {
    const auto function = function_name(manual.command);
    auto out = fmt::format("#compdef {0}\n# zsh completion for {0}\n{1}() {{\n", manual.command, function);
    std::string arguments;
    for_each_option(manual, [&](const OptionText& option) {
        const auto description = zsh_text(option.description);
        const auto value = zsh_value(option);
        const auto* equals = option.value.empty() ? "" : "=";
        if (option.short_name != '\0') {
            arguments += fmt::format(" \\\n        '-{}[{}]{}'", option.short_name, description, value);
        }
        arguments += fmt::format(" \\\n        '--{}{}[{}]{}'", option.long_name, equals, description, value);
    });
    if (manual.subcommands.empty()) {
        return out + "    _arguments -s" + arguments + " \\\n        '*:file:_files'\n}\n" + function +
               " \"$@\"\n";
    }
    out +=
        "    if (( CURRENT > 2 )); then\n"
        "        local program=\"kopij-$words[2]\"\n"
        "        shift words\n"
        "        words[1]=$program\n"
        "        (( CURRENT-- ))\n"
        "        _normal\n"
        "        return\n"
        "    fi\n"
        "    local -a programs=(\n";
    for (const auto& [name, summary] : manual.subcommands) {
        out += fmt::format("        {}\n", single_quoted(name + ':' + summary));
    }
    return out + "    )\n    _describe program programs\n    _arguments -s" + arguments + "\n}\n" + function +
           " \"$@\"\n";
}

std::string fish_completion(const Manual& manual) {
    auto out = fmt::format("# fish completion for {}\n", manual.command);
    for (const auto& [name, summary] : manual.subcommands) {
        out += fmt::format("complete -c {} -n __fish_use_subcommand -f -a {} -d {}\n", manual.command, name,
                           fish_text(summary));
    }
    if (!manual.subcommands.empty()) {
        out +=
            "complete -c kopij -n 'not __fish_use_subcommand' -a '(set -l words (commandline -opc); complete "
            "-C "
            "\"kopij-$words[2] $words[3..-1] \"(commandline -ct))'\n";
    }
    for_each_option(manual, [&](const OptionText& option) {
        out += fmt::format("complete -c {}", manual.command);
        if (!manual.subcommands.empty()) out += " -n __fish_use_subcommand";
        if (option.short_name != '\0') out += fmt::format(" -s {}", option.short_name);
        out += " -l " + option.long_name;
        const auto choices = option.choices();
        if (!choices.empty()) {
            out += " -x -a " + fish_text(joined(choices));
        } else if (!option.value.empty()) {
            out += option.takes_file() ? " -r -F" : " -x";
        }
        out += " -d " + fish_text(option.description) + '\n';
    });
    return out;
}

}  // namespace kopij::cli
