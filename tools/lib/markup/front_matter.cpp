#include "markup/front_matter.hpp"

#include "config/value.hpp"
#include "markup/entity.hpp"
#include "markup/toml.hpp"

namespace kopij::markup {
namespace {

bool is_blank_from(std::string_view line, std::size_t at) {
    return line.find_first_not_of(" \t\r", at) == std::string_view::npos;
}

/// What `key` is called as an element.
std::string element_name(std::string_view key) {
    std::string out;
    for (const char c : key) {
        const auto byte = static_cast<unsigned char>(c);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || byte >= 0x80;
        const bool later = (c >= '0' && c <= '9') || c == '-' || c == '.';
        if (out.empty() && later) out.push_back('_');
        out.push_back(letter || later ? c : '_');
    }
    return out.empty() ? "_" : out;
}

class Fields {
  public:
    Fields(TreeBuilder& tree, std::string_view text, std::size_t offset)
        : m_tree(tree), m_text(text), m_offset(offset) {}

    void map(const config::Value& value, TreeBuilder::Node parent) {
        for (const auto& [key, entry] : value.entries()) {
            const auto name = element_name(key.scalar());
            const auto element = m_tree.open(parent, name);
            if (name != key.scalar()) m_tree.made_attribute(element, "key", key.scalar());
            field(entry, element, shifted(key.range()).begin);
        }
    }

  private:
    text::Range shifted(text::Range range) const { return {range.begin + m_offset, range.end + m_offset}; }

    /// Returns where it ends.
    std::size_t field(const config::Value& value, TreeBuilder::Node element, std::size_t begin) {
        auto content = shifted(value.range());
        content.begin = std::max(content.begin, begin);
        auto end = std::max(content.begin, content.end);
        if (value.is_scalar()) end = scalar(value, element, content.begin);
        for (const auto& item : value.items()) {
            const auto made = m_tree.open(element, "item");
            end = std::max(end, field(item, made, shifted(item.range()).begin));
        }
        if (value.is_map()) {
            map(value, element);
            if (const auto last = element.last_child()) {
                end = std::max(end, last.span().whole.end);
            }
        }
        m_tree.close_around(element, {begin, end});
        return end;
    }

    /// YAML gives the start; the end follows from the way it is quoted, and is right if it reads as the
    /// value.
    std::size_t scalar(const config::Value& value, TreeBuilder::Node element, std::size_t begin) {
        const char first = begin < m_text.size() ? m_text[begin] : '\0';
        auto notation = Notation::yaml_plain;
        text::Range inner{begin, begin};
        if (first == '"' || first == '\'') {
            notation = first == '"' ? Notation::yaml_double : Notation::yaml_single;
            inner = {begin + 1, closing_quote(begin)};
        } else if (first == '|' || first == '>') {
            return block_lines(element, begin);
        } else {
            inner.end = std::min(begin + value.scalar().size(), m_text.size());
        }
        if (decode(inner.in(m_text), notation, m_tree.document()) == value.scalar()) {
            if (!inner.empty()) m_tree.text(element, inner, notation);
            return notation == Notation::yaml_plain ? inner.end : inner.end + 1;
        }
        // Over several lines: what stands in the file is joined by rules of its own.
        m_tree.repaired_text(element, {begin, inner.end}, value.scalar(), Notation::yaml_plain);
        return std::max(begin, inner.end);
    }

    /// A block scalar ("|", ">"): one text a line, its indentation left out.
    std::size_t block_lines(TreeBuilder::Node element, std::size_t at) {
        auto end = std::min(m_text.find('\n', at), m_text.size());
        auto text_end = end;
        std::size_t indent = 0;
        while (end < m_text.size()) {
            const auto line = end + 1;
            const auto line_end = std::min(m_text.find('\n', line), m_text.size());
            const auto first = std::min(m_text.find_first_not_of(' ', line), m_text.size());
            const bool blank = first >= line_end || m_text[first] == '\r';
            if (indent == 0 && !blank) indent = first - line;
            if (!blank && (first - line < indent || indent == 0)) break;
            end = line_end;
            if (blank) continue;
            text_end = std::min(line_end + 1, m_text.size());
            m_tree.text(element, {line + indent, text_end}, Notation::literal);
        }
        return std::max(end, text_end);
    }

    std::size_t closing_quote(std::size_t open) const {
        const char quote = m_text[open];
        for (auto at = open + 1; at < m_text.size(); ++at) {
            if (m_text[at] == '\\' && quote == '"') {
                ++at;
            } else if (m_text[at] == quote) {
                if (quote == '"' || at + 1 >= m_text.size() || m_text[at + 1] != quote) return at;
                ++at;
            }
        }
        return open + 1;
    }

    TreeBuilder& m_tree;
    std::string_view m_text;
    std::size_t m_offset;
};

bool build_yaml(const FrontMatter& matter, TreeBuilder& tree, TreeBuilder::Node root,
                diagnostic::Sink& sink) {
    const auto& source = tree.document().source();
    const auto inner = text::Source::from_bytes(source.path(), std::string(matter.inner.in(source.text())));
    diagnostic::Collector found;
    const auto value = config::load_yaml(inner, "Markup.FrontMatter", found);
    for (auto& finding : found.diagnostics) {
        finding.severity = diagnostic::Severity::warning;
        finding.range = {finding.range.begin + matter.inner.begin, finding.range.end + matter.inner.begin};
        sink.report(std::move(finding));
    }
    if (!found.diagnostics.empty() || value.is_null()) return true;
    if (!value.is_map()) return false;
    Fields(tree, source.text(), matter.inner.begin).map(value, root);
    return true;
}

}  // namespace

FrontMatter find_front_matter(const text::Source& source) {
    const auto text = source.text();
    const auto begin = source.begin();
    const auto mark = text.substr(begin, 3);
    if (mark != "---" && mark != "+++") return {};
    auto line = std::min(text.find('\n', begin), text.size());
    if (!is_blank_from(text.substr(begin, line - begin), 3)) return {};
    FrontMatter out;
    out.inner.begin = line + 1;
    while (line < text.size()) {
        const auto at = line + 1;
        line = std::min(text.find('\n', at), text.size());
        const auto bytes = text.substr(std::min(at, text.size()), line - std::min(at, line));
        const bool closes = bytes.starts_with(mark) || (mark == "---" && bytes.starts_with("..."));
        if (!closes || !is_blank_from(bytes, 3)) continue;
        out.syntax = mark == "---" ? FrontMatter::Syntax::yaml : FrontMatter::Syntax::toml;
        out.inner.end = at;
        out.whole = {begin, at + 3};
        return out;
    }
    return {};
}

bool build_front_matter(const FrontMatter& matter, TreeBuilder& tree, TreeBuilder::Node parent,
                        diagnostic::Sink& sink) {
    auto root = tree.open(parent, "front-matter");
    constexpr std::size_t k_most = std::size_t{1} << 16;  // more is data, not the head of an article
    const bool read = matter.inner.size() <= k_most;
    const bool yaml = matter.syntax == FrontMatter::Syntax::yaml;
    tree.made_attribute(root, "format", yaml ? "yaml" : "toml");
    if (read && yaml && !build_yaml(matter, tree, root, sink)) {
        tree.remove(root);
        return false;
    }
    if (read && !yaml) build_toml(matter.inner, tree, root, element_name);
    tree.close(root, {matter.whole,
                      {matter.whole.begin, matter.inner.begin},
                      {matter.inner.end, matter.whole.end},
                      true,
                      Notation::literal});
    return true;
}

}  // namespace kopij::markup
