// Glossaries as other programs write them.
#include <algorithm>
#include <cstring>
#include <map>
#include <pugixml.hpp>

#include "catalogue/parse.hpp"
#include "lint/article.hpp"
#include "lint/glossary.hpp"
#include "text/letter.hpp"

namespace kopij::lint {
namespace {

std::string trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return std::string(text);
}

std::vector<std::string> alternatives(std::string_view cell) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= cell.size();) {
        const auto end = std::min(cell.find('|', at), cell.size());
        if (auto one = trimmed(cell.substr(at, end - at)); !one.empty()) out.push_back(std::move(one));
        at = end + 1;
    }
    return out;
}

/// One row of a table (RFC 4180): cells in quotes may hold the separator, line ends, and doubled quotes.
std::vector<std::string> next_row(std::string_view text, std::size_t& at, char separator) {
    std::vector<std::string> out(1);
    bool quoted = false;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"') {
                out.back() += c;
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                out.back() += text[++at];
            } else {
                quoted = false;
            }
        } else if (c == '"' && trimmed(out.back()).empty()) {
            out.back().clear();
            quoted = true;
        } else if (c == separator) {
            out.emplace_back();
        } else if (c == '\n') {
            ++at;
            break;
        } else {
            out.back() += c;
        }
    }
    for (auto& cell : out) cell = trimmed(cell);
    return out;
}

std::string_view local_name(const char* name) {
    const auto* colon = std::strchr(name, ':');
    return colon == nullptr ? name : colon + 1;
}

/// The names inside a TBX entry: langSet or langSec with a language, term elements inside.
class EntryReader : public pugi::xml_tree_walker {
  public:
    bool for_each(pugi::xml_node& node) override {
        if (local_name(node.name()) != "term") return true;
        std::string language;
        for (auto up = node; up && language.empty(); up = up.parent())
            language = primary_tag(up.attribute("xml:lang").value());
        std::string term;
        for (const auto& child : node.children()) term += child.value();
        if (!language.empty() && !trimmed(term).empty()) m_terms[language].push_back(trimmed(term));
        return true;
    }
    std::map<std::string, std::vector<std::string>> m_terms;
};

class TbxReader : public pugi::xml_tree_walker {
  public:
    explicit TbxReader(std::vector<std::vector<Glossary::Names>>& out) : m_out(out) {}
    bool for_each(pugi::xml_node& node) override {
        const auto name = local_name(node.name());
        if (name != "termEntry" && name != "conceptEntry") return true;
        EntryReader entry;
        node.traverse(entry);
        std::vector<Glossary::Names> names;
        for (auto& [language, terms] : entry.m_terms) names.push_back({language, std::move(terms)});
        if (names.size() > 1) m_out.push_back(std::move(names));
        return true;
    }

  private:
    std::vector<std::vector<Glossary::Names>>& m_out;
};

}  // namespace

std::size_t Glossary::read(const std::filesystem::path& file) {
    const auto before = m_things.size();
    const auto kind = file.extension();
    if (kind == ".po") return read_catalogue(file);
    const auto source = text::Source::from_file(file);
    const auto text = source.text().substr(source.begin());
    if (kind == ".tbx" || kind == ".xml") return read_tbx(text);
    read_table(text);
    return m_things.size() - before;
}

std::size_t Glossary::read_table(std::string_view text) {
    const auto first = text.substr(0, text.find('\n'));
    char separator = ',';
    for (const char c : {';', '\t'}) {
        if (first.find(c) != std::string_view::npos) separator = c;
    }
    std::size_t at = 0;
    std::size_t added = 0;
    const auto languages = next_row(text, at, separator);
    while (at < text.size()) {
        const auto row = next_row(text, at, separator);
        std::vector<Names> names;
        for (std::size_t n = 0; n < std::min(row.size(), languages.size()); ++n) {
            // Other columns are notes.
            const auto language = primary_tag(languages[n]);
            auto terms = alternatives(row[n]);
            if (language.size() < 2 || language.size() > 3 || terms.empty()) continue;
            names.push_back({language, std::move(terms)});
        }
        if (names.size() < 2) continue;
        add(std::move(names));
        ++added;
    }
    return added;
}

std::size_t Glossary::read_catalogue(const std::filesystem::path& file) {
    diagnostic::Collector ignored;
    const auto catalogue = catalogue::parse(text::Source::from_file(file, text::Declares::po), ignored);
    const auto language = catalogue.header_field("Language");
    auto from = catalogue.header_field("X-Source-Language");
    if (from.empty()) from = "en";
    std::size_t added = 0;
    for (const auto& message : catalogue.messages()) {
        if (message.is_header() || !message.published() || language.empty()) continue;
        add({{from, {std::string(message.id)}}, {language, alternatives(message.strings.front())}});
        ++added;
    }
    return added;
}

std::size_t Glossary::read_tbx(std::string_view text) {
    pugi::xml_document document;
    std::vector<std::vector<Names>> found;
    if (!document.load_buffer(text.data(), text.size())) return 0;
    TbxReader reader(found);
    document.traverse(reader);
    for (auto& names : found) add(std::move(names));
    return found.size();
}

}  // namespace kopij::lint
