#include "catalogue/header.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/plural.hpp"

namespace kopij::catalogue {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
        text.remove_suffix(1);
    return text;
}

std::string or_else(const std::string& value, const char* placeholder) {
    return value.empty() ? placeholder : value;
}

}  // namespace

Header Header::parse(std::string_view msgstr) {
    Header out;
    while (!msgstr.empty()) {
        const auto end = std::min(msgstr.find('\n'), msgstr.size());
        const auto line = msgstr.substr(0, end);
        const auto colon = line.find(':');
        const auto name =
            colon == std::string_view::npos ? std::string_view{} : trimmed(line.substr(0, colon));
        const bool is_field = !name.empty() && name.find(' ') == std::string_view::npos;
        out.m_lines.push_back({std::string(is_field ? name : ""), std::string(line)});
        msgstr.remove_prefix(std::min(end + 1, msgstr.size()));
    }
    return out;
}

const Header::Line* Header::find(std::string_view name) const {
    const auto found =
        std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& line) { return line.name == name; });
    return found == m_lines.end() ? nullptr : &*found;
}

std::string_view Header::get(std::string_view name) const {
    const auto* line = find(name);
    return line ? trimmed(std::string_view(line->text).substr(line->text.find(':') + 1)) : std::string_view{};
}

void Header::set(std::string_view name, std::string_view value) {
    if (const auto* line = find(name); line && get(name) == value) return;
    auto text = fmt::format("{}: {}", name, value);
    for (auto& line : m_lines) {
        if (line.name != name) continue;
        line.text = std::move(text);
        return;
    }
    m_lines.push_back({std::string(name), std::move(text)});
}

void Header::remove(std::string_view name) {
    std::erase_if(m_lines, [&](const Line& line) { return line.name == name; });
}

std::vector<std::string_view> Header::names() const {
    std::vector<std::string_view> out;
    for (const auto& line : m_lines) {
        if (!line.name.empty()) out.push_back(line.name);
    }
    return out;
}

std::string Header::text() const {
    std::string out;
    for (const auto& line : m_lines) (out += line.text) += '\n';
    return out;
}

Header make_header(const HeaderFacts& facts) {
    Header out;
    out.set("Project-Id-Version", or_else(facts.project, "PACKAGE VERSION"));
    out.set("POT-Creation-Date", or_else(facts.creation_date, "YEAR-MO-DA HO:MI+ZONE"));
    out.set("PO-Revision-Date", or_else(facts.revision_date, "YEAR-MO-DA HO:MI+ZONE"));
    out.set("Last-Translator", or_else(facts.translator, "FULL NAME <EMAIL@ADDRESS>"));
    out.set("Language-Team", or_else(facts.team, "LANGUAGE <LL@li.org>"));
    out.set("Language", facts.language);
    out.set("MIME-Version", "1.0");
    out.set("Content-Type", "text/plain; charset=UTF-8");
    out.set("Content-Transfer-Encoding", "8bit");
    const auto plural_forms = plural_forms_of(facts.language);
    if (!plural_forms.empty()) out.set("Plural-Forms", plural_forms);
    if (!facts.source_language.empty()) out.set("X-Source-Language", facts.source_language);
    return out;
}

}  // namespace kopij::catalogue
