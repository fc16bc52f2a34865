#include "catalogue/layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>

#include "catalogue/wrap.hpp"

namespace kopij::catalogue {
namespace {

// The languages of format strings, in the order in which gettext writes their flags.
constexpr std::array<std::string_view, 31> k_formats = {
    "c",      "objc",       "python", "python-brace", "java",          "java-printf",
    "csharp", "javascript", "scheme", "lisp",         "elisp",         "librep",
    "ruby",   "sh",         "awk",    "lua",          "object-pascal", "smalltalk",
    "qt",     "qt-plural",  "kde",    "kde-kuit",     "boost",         "tcl",
    "perl",   "perl-brace", "php",    "gcc-internal", "gfc-internal",  "ycp",
    "c++"};

constexpr std::size_t k_range_rank = 100;
constexpr std::size_t k_no_wrap_rank = 101;
constexpr std::size_t k_unknown_rank = 102;

std::size_t rank_of(std::string_view flag) {
    if (flag == "fuzzy") return 0;
    if (flag.starts_with("range:")) return k_range_rank;
    if (flag == "no-wrap") return k_no_wrap_rank;
    constexpr std::string_view k_suffix = "-format";
    if (!flag.ends_with(k_suffix)) return k_unknown_rank;
    flag.remove_suffix(k_suffix.size());
    for (const std::string_view sure : {"no-", "possible-"}) {
        if (flag.starts_with(sure)) flag.remove_prefix(sure.size());
    }
    const auto found = std::find(k_formats.begin(), k_formats.end(), flag);
    return found == k_formats.end() ? k_unknown_rank
                                    : static_cast<std::size_t>(found - k_formats.begin()) + 1;
}

void append_flags(std::string& out, const Message& message) {
    boost::container::small_vector<std::string_view, 4> flags(message.flags.begin(), message.flags.end());
    // gettext's own habit: an entry without a translation has nothing that could be fuzzy.
    const bool has_text = !message.strings.empty() && !message.strings.front().empty();
    if (!has_text && !message.obsolete()) {
        flags.erase(std::remove(flags.begin(), flags.end(), "fuzzy"), flags.end());
    }
    if (flags.empty()) return;
    std::stable_sort(flags.begin(), flags.end(),
                     [](std::string_view a, std::string_view b) { return rank_of(a) < rank_of(b); });
    out += '#';
    for (const auto flag : flags) (out += ", ") += flag;
    out += '\n';
}

void append_comments(std::string& out, std::string_view mark, const TextList& lines) {
    for (const auto line : lines) {
        out += mark;
        if (!line.empty()) (out += ' ') += line;
        out += '\n';
    }
}

/// A name with spaces stands between U+2068 and U+2069, a line number after it outside.
std::string isolated(std::string_view reference) {
    if (reference.find(' ') == std::string_view::npos || reference.starts_with("\xE2\x81\xA8")) {
        return std::string(reference);
    }
    const auto colon = reference.rfind(':');
    const bool numbered = colon != std::string_view::npos && colon + 1 < reference.size() &&
                          reference.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
    const auto name = reference.substr(0, numbered ? colon : reference.size());
    return fmt::format("\xE2\x81\xA8{}\xE2\x81\xA9{}", name, reference.substr(name.size()));
}

void append_references(std::string& out, const TextList& references, int width) {
    const auto page = static_cast<std::size_t>(width);
    std::size_t column = 0;
    boost::unordered_flat_set<std::string_view> seen;
    for (auto text : references) {
        while (text.starts_with("./")) text.remove_prefix(2);
        if (!seen.insert(text).second) continue;
        const auto word = isolated(text);
        if (column == 0 || (column > 2 && column + word.size() + 1 > page)) {
            out += column == 0 ? "#:" : "\n#:";
            column = 2;
        }
        (out += ' ') += word;
        column += word.size() + 1;
    }
    if (column > 0) out += '\n';
}

}  // namespace

void append_layout(std::string& out, const Message& message, const Layout& how) {
    append_comments(out, "#", message.translator_comments);
    append_comments(out, "#.", message.extracted_comments);
    append_references(out, message.references, how.width);
    append_flags(out, message);
    for (const auto line : message.other_comments) (out += line) += '\n';

    const bool wrapped = how.wrap == Wrap::yes && !message.has_flag("no-wrap");
    StringLines lines{message.obsolete() ? "#~| " : "#| ", {}, wrapped ? how.width : k_unlimited};
    const auto append = [&](std::string_view keyword, std::string_view value) {
        lines.keyword = keyword;
        append_wrapped(out, value, lines);
    };
    if (message.previous_context) append("msgctxt", *message.previous_context);
    if (message.previous_id) append("msgid", *message.previous_id);
    if (message.previous_plural) append("msgid_plural", *message.previous_plural);
    lines.prefix = message.obsolete() ? "#~ " : "";
    if (message.context) append("msgctxt", *message.context);
    append("msgid", message.id);
    if (!message.id_plural) {
        append("msgstr", message.strings.empty() ? std::string_view{} : message.strings.front());
        return;
    }
    append("msgid_plural", *message.id_plural);
    for (std::size_t n = 0; n < std::max<std::size_t>(message.strings.size(), 1); ++n) {
        append(fmt::format("msgstr[{}]", n), n < message.strings.size() ? message.strings[n] : "");
    }
}

std::string layout(const Message& message, const Layout& how) {
    std::string out;
    append_layout(out, message, how);
    return out;
}

}  // namespace kopij::catalogue
