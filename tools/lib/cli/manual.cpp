#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::cli {
namespace {

using text::tr;
using text::tr_format;

std::string option_head(const OptionText& option) {
    auto out = option.short_name == '\0' ? std::string("    ") : fmt::format("-{}, ", option.short_name);
    out += "--" + option.long_name;
    if (!option.value.empty()) out += ' ' + option.value;
    return out;
}

/// "  head    what it does", what it does beginning in a column of its own and wrapped there.
void two_columns(std::string& out, const std::string& head, const std::string& body, std::size_t width) {
    constexpr std::size_t k_column = 28;
    out += "  " + head;
    const auto used = text::display_width(head) + 2;
    if (used + 2 > k_column) {
        out += '\n' + std::string(k_column, ' ');
    } else {
        out += std::string(k_column - used, ' ');
    }
    const auto rows = text::wrap(body, width > k_column + 20 ? width - k_column : 0);
    for (std::size_t n = 0; n < rows.size(); ++n) {
        if (n > 0) out += std::string(k_column, ' ');
        out += rows[n] + '\n';
    }
}

/// Text for man(7): a hyphen is a minus that can be copied, and no line begins with a request.
std::string roff(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
            out += c;
        }
    }
    return out;
}

std::string roff_option(const OptionText& option) {
    std::string out;
    if (option.short_name != '\0') out += fmt::format("\\fB\\-{}\\fR, ", option.short_name);
    out += fmt::format("\\fB\\-\\-{}\\fR", roff(option.long_name));
    if (!option.value.empty()) out += fmt::format(" \\fI{}\\fR", roff(option.value));
    return out;
}

}  // namespace

std::vector<std::string> OptionText::choices() const {
    std::vector<std::string> out;
    if (value.find('|') == std::string::npos) return out;
    for (std::size_t at = 0; at <= value.size();) {
        const auto end = std::min(value.find('|', at), value.size());
        out.push_back(value.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

bool OptionText::takes_file() const {
    return value.find("FILE") != std::string::npos || value.find("FOLDER") != std::string::npos;
}

std::string help_text(const Manual& manual, std::size_t width) {
    constexpr std::size_t k_default_width = 80;
    if (width == 0) width = k_default_width;
    auto out = tr_format("Usage: {0} {1}", manual.command, manual.usage) + "\n\n";
    for (const auto& row : text::wrap(manual.summary, width)) out += row + '\n';
    if (!manual.subcommands.empty()) out += '\n' + tr("Programs") + ":\n";
    for (const auto& [name, summary] : manual.subcommands) two_columns(out, name, summary, width);
    for (const auto& group : manual.groups) {
        out += '\n' + group.title + ":\n";
        for (const auto& option : group.options)
            two_columns(out, option_head(option), option.description, width);
    }
    if (!manual.examples.empty()) out += '\n' + tr("Examples") + ":\n";
    for (const auto& [command, does] : manual.examples) out += "  " + command + "\n      " + does + '\n';
    return out + '\n' + tr("Exit status: 0 clean, 1 findings, 2 usage, settings or I/O.") + '\n';
}

std::string man_page(const Manual& manual, std::string_view version) {
    auto title = manual.command;
    std::transform(title.begin(), title.end(), title.begin(),
                   [](unsigned char c) { return std::toupper(c); });
    auto summary = manual.summary;
    if (summary.ends_with('.')) summary.pop_back();
    auto out = fmt::format(".TH {} 1 \"\" \"Kopij {}\" \"Kopij\"\n", roff(title), version);
    const auto section = [&out](const std::string& name) { out += ".SH \"" + roff(name) + "\"\n"; };
    section(tr("NAME"));
    out += roff(manual.command) + " \\- " + roff(summary) + '\n';
    section(tr("SYNOPSIS"));
    out += fmt::format("\\fB{}\\fR {}\n", roff(manual.command), roff(manual.usage));
    section(tr("DESCRIPTION"));
    out += roff(manual.summary) + '\n';
    if (!manual.subcommands.empty()) section(tr("PROGRAMS"));
    for (const auto& [name, does] : manual.subcommands) {
        out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(name), roff(does));
    }
    section(tr("OPTIONS"));
    for (const auto& group : manual.groups) {
        out += ".SS \"" + roff(group.title) + "\"\n";
        for (const auto& option : group.options) {
            out += ".TP\n" + roff_option(option) + '\n' + roff(option.description) + '\n';
        }
    }
    if (!manual.examples.empty()) section(tr("EXAMPLES"));
    for (const auto& [command, does] : manual.examples) {
        out += fmt::format(".TP\n\\fB{}\\fR\n{}\n", roff(command), roff(does));
    }
    section(tr("EXIT STATUS"));
    const std::pair<const char*, std::string> codes[] = {{"0", tr("clean")},
                                                         {"1", tr("findings of the severity that fails")},
                                                         {"2", tr("usage, settings or I/O")}};
    for (const auto& [code, means] : codes) out += fmt::format(".TP\n.B {}\n{}\n", code, roff(means));
    section(tr("ENVIRONMENT"));
    out += fmt::format(".TP\n.BR NO_COLOR \", \" CLICOLOR_FORCE\n{}\n", roff(tr("never colour, or always")));
    out += fmt::format(".TP\n.BR LC_ALL \", \" LC_MESSAGES \", \" LANG\n{}\n",
                       roff(tr("the language of the messages")));
    if (manual.command == "kopij") return out;
    section(tr("SEE ALSO"));
    return out + ".BR kopij (1)\n";
}

}  // namespace kopij::cli
