#include "markup/toml.hpp"

#include <algorithm>

namespace kopij::markup {
namespace {

class TomlBuilder {
  public:
    TomlBuilder(text::Range range, TreeBuilder& tree, TreeBuilder::Node root,
                std::string (*name_of)(std::string_view))
        : m_text(tree.document().source().text().substr(0, range.end)),
          m_at(range.begin),
          m_tree(tree),
          m_root(root),
          m_table(root),
          m_name_of(name_of) {}

    void build() {
        while (skip_lines()) {
            const auto begin = m_at;
            if (peek() == '[') {
                table();
            } else {
                entry();
            }
            if (m_at == begin) m_at = line_end();  // no TOML
        }
        for (const auto& [element, span] : m_tables) m_tree.close(element, span);
    }

  private:
    static constexpr int k_deepest = 100;

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
    std::size_t line_end() const { return std::min(m_text.find('\n', m_at), m_text.size()); }
    void skip_blanks() { m_at = std::min(m_text.find_first_not_of(" \t\r", m_at), m_text.size()); }

    /// Past white space, line ends and comments; false at the end.
    bool skip_lines() {
        for (;;) {
            m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size());
            if (peek() != '#') return m_at < m_text.size();
            m_at = line_end();
        }
    }

    TreeBuilder::Node field(TreeBuilder::Node parent, std::string_view key) {
        const auto name = m_name_of(key);
        const auto element = m_tree.open(parent, name);
        if (name != key) m_tree.made_attribute(element, "key", key);
        return element;
    }

    /// The element of a table, or of the front part of a dotted key: the one there is, or a new one.
    TreeBuilder::Node table_of(TreeBuilder::Node parent, std::string_view key, text::Range at) {
        if (const auto last = parent.child(m_name_of(key))) return last;
        const auto element = field(parent, key);
        m_tables.emplace_back(element, NodeSpan{at, at, {at.end, at.end}, true, Notation::literal});
        return element;
    }

    /// The parts of a dotted key; empty where there is none.
    std::vector<std::string_view> keys() {
        std::vector<std::string_view> out;
        for (;;) {
            skip_blanks();
            const char quote = peek();
            if (quote == '"' || quote == '\'') {
                const auto close = m_text.find(quote, m_at + 1);
                if (close == std::string_view::npos) return {};
                out.push_back(m_text.substr(m_at + 1, close - m_at - 1));
                m_at = close + 1;
            } else {
                const auto end = std::min(m_text.find_first_of(" \t\r\n.=[]{}#,", m_at), m_text.size());
                if (end == m_at) return {};
                out.push_back(m_text.substr(m_at, end - m_at));
                m_at = end;
            }
            skip_blanks();
            if (peek() != '.') return out;
            ++m_at;
        }
    }

    void table() {
        const auto begin = m_at;
        const bool array = m_text.substr(m_at, 2) == "[[";
        m_at += array ? 2 : 1;
        const auto path = keys();
        if (path.empty() || path.size() > k_deepest || peek() != ']') {
            m_at = line_end();
            return;
        }
        m_at += array ? 2 : 1;
        m_at = std::min(m_at, m_text.size());
        m_table = m_root;
        for (const auto key : path) {
            const auto first = key.data() == path.back().data() ? m_at : begin;
            m_table = table_of(m_table, key, {begin, first});
        }
        if (!array) return;
        m_table = m_tree.open(m_table, "item");
        m_tables.emplace_back(m_table,
                              NodeSpan{{begin, m_at}, {begin, m_at}, {m_at, m_at}, true, Notation::literal});
    }

    void entry() {
        const auto begin = m_at;
        const auto path = keys();
        if (path.empty() || path.size() > k_deepest || peek() != '=') {
            m_at = line_end();
            return;
        }
        ++m_at;
        skip_blanks();
        auto parent = m_table;
        for (std::size_t n = 0; n + 1 < path.size(); ++n) parent = table_of(parent, path[n], {begin, begin});
        const auto element = field(parent, path.back());
        value(element, 0);
        m_tree.close_around(element, {begin, m_at});
    }

    void value(TreeBuilder::Node element, int depth) {
        const char first = peek();
        if (first == '"' || first == '\'') {
            string(element, first);
        } else if (first == '[' && depth < k_deepest) {
            array(element, depth);
        } else if (first == '{' && depth < k_deepest) {
            inline_table(element, depth);
        } else {
            auto end = std::min(m_text.find_first_of(",]}#\r\n", m_at), m_text.size());
            const auto after = end;
            while (end > m_at && (m_text[end - 1] == ' ' || m_text[end - 1] == '\t')) --end;
            if (end > m_at) m_tree.text(element, {m_at, end}, Notation::literal);
            m_at = after;
        }
    }

    void string(TreeBuilder::Node element, char quote) {
        const auto notation = quote == '"' ? Notation::toml_basic : Notation::toml_literal;
        const std::string three(3, quote);
        const bool lines = m_text.substr(m_at, 3) == three;
        const std::size_t size = lines ? 3 : 1;
        auto begin = m_at + size;
        if (lines && m_text.substr(begin, 1) == "\n") ++begin;  // a first line end is not part of it
        auto end = begin;
        while (end < m_text.size() && m_text.substr(end, size) != std::string_view(three).substr(0, size)) {
            end += quote == '"' && m_text[end] == '\\' ? 2 : 1;
        }
        end = std::min(end, m_text.size());
        if (end > begin) m_tree.text(element, {begin, end}, notation);
        m_at = std::min(end + size, m_text.size());
    }

    void array(TreeBuilder::Node element, int depth) {
        ++m_at;
        while (skip_lines() && peek() != ']') {
            const auto begin = m_at;
            const auto item = m_tree.open(element, "item");
            value(item, depth + 1);
            m_tree.close_around(item, {begin, m_at});
            if (skip_lines() && peek() == ',') ++m_at;
            if (m_at == begin) return;
        }
        if (peek() == ']') ++m_at;
    }

    void inline_table(TreeBuilder::Node element, int depth) {
        ++m_at;
        while (skip_lines() && peek() != '}') {
            const auto begin = m_at;
            const auto path = keys();
            if (path.empty() || peek() != '=') return;
            ++m_at;
            skip_blanks();
            const auto made = field(element, path.back());
            value(made, depth + 1);
            m_tree.close_around(made, {begin, m_at});
            if (skip_lines() && peek() == ',') ++m_at;
        }
        if (peek() == '}') ++m_at;
    }

    std::string_view m_text;
    std::size_t m_at;
    TreeBuilder& m_tree;
    TreeBuilder::Node m_root;
    TreeBuilder::Node m_table;
    std::string (*m_name_of)(std::string_view);
    std::vector<std::pair<TreeBuilder::Node, NodeSpan>> m_tables;
};

}  // namespace

void build_toml(text::Range range, TreeBuilder& tree, TreeBuilder::Node root,
                std::string (*name_of)(std::string_view)) {
    TomlBuilder(range, tree, root, name_of).build();
}

}  // namespace kopij::markup
