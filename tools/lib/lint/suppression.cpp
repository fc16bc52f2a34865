#include "lint/suppression.hpp"

#include <algorithm>

#include "lint/selection.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

std::string_view trim(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

/// Takes the word off the front if it is there and ends there.
bool take_word(std::string_view& text, std::string_view word) {
    if (text.substr(0, word.size()) != word) return false;
    if (text.size() > word.size() &&
        std::string_view(" \t\r\n:").find(text[word.size()]) == std::string_view::npos) {
        return false;
    }
    text = trim(text.substr(word.size()));
    return true;
}

}  // namespace

Suppressions::Suppressions(const Article& article) : m_source(article.source()) {
    // Most articles have none; the tree is walked for those that may.
    const auto source = m_source.text();
    if (source.find("kopij-") == std::string_view::npos && source.find("vale ") == std::string_view::npos)
        return;
    struct Walker : pugi::xml_tree_walker {
        Walker(Suppressions& to, const markup::Document& of) : out(to), document(of) {}
        bool for_each(pugi::xml_node& node) override {
            if (node.type() == pugi::node_comment) out.read(trim(node.value()), document.range(node));
            return true;
        }
        Suppressions& out;
        const markup::Document& document;
    } walker(*this, article.document());
    pugi::xml_node top = article.document().tree();
    top.traverse(walker);
}

void Suppressions::read(std::string_view comment, text::Range range) {
    if (take_word(comment, "vale")) {
        read_vale(comment, range);
    } else if (take_word(comment, "kopij-disable-next-line")) {
        disable(comment, range, true);
    } else if (take_word(comment, "kopij-disable")) {
        disable(comment, range, false);
    } else if (take_word(comment, "kopij-enable")) {
        const auto names = split_names(comment.substr(0, comment.find(':')));
        if (names.empty()) close("", range.begin, false);
        for (const auto& name : names) close(name, range.begin, false);
    }
}

void Suppressions::read_vale(std::string_view command, text::Range range) {
    const auto to_end = text::Range{range.end, m_source.text().size()};
    if (command == "off") {
        m_areas.push_back({"", to_end, {}});
    } else if (command == "on") {
        close("", range.begin, true);
    } else if (const auto equals = command.find(" = "); equals != std::string_view::npos) {
        const auto rule = command.substr(0, equals);
        if (rule.find('.') == std::string_view::npos) return;  // Vale knows single rules only
        const auto value = command.substr(equals + 3);
        if (value == "NO") m_areas.push_back({std::string(rule), to_end, {}});
        if (value == "YES") close(rule, range.begin, true);
    }
}

void Suppressions::disable(std::string_view arguments, text::Range range, bool next_line) {
    const auto colon = arguments.find(':');
    const auto names = split_names(arguments.substr(0, colon));
    if (names.empty()) {
        problem(range, text::tr("this comment names no rule, so it suppresses nothing; write "
                                "'kopij-disable Style.Rule: reason'"));
        return;
    }
    if (colon == std::string_view::npos || trim(arguments.substr(colon + 1)).empty()) {
        problem(range,
                text::tr_format(
                    "this comment suppresses {0} and gives no reason; write ': reason' behind the rule",
                    names.front()));
    }
    const auto where =
        next_line ? this->next_line(range.end) : text::Range{range.end, m_source.text().size()};
    for (const auto& name : names) m_areas.push_back({name, where, range});
}

/// Ends the open areas of the name; "" ends those of every name.
void Suppressions::close(std::string_view name, std::size_t at, bool vale) {
    for (auto& area : m_areas) {
        const bool open = area.where.end == m_source.text().size() && area.where.begin <= at;
        const bool same_kind = area.comment.empty() == vale;
        if (open && same_kind && (area.name == name || (name.empty() && !vale))) area.where.end = at;
    }
}

void Suppressions::problem(text::Range range, std::string message) {
    m_problems.push_back(
        {std::string(k_suppression_problem), diagnostic::Severity::warning, range, std::move(message)});
}

text::Range Suppressions::next_line(std::size_t offset) const {
    const auto last = m_source.line_count();
    for (auto line = m_source.location(offset).line + 1; line <= last; ++line) {
        const auto range = m_source.line_range(line);
        if (!trim(range.in(m_source.text())).empty()) return {range.begin, range.end + 1};
    }
    return {m_source.text().size(), m_source.text().size()};
}

void Suppressions::apply(std::vector<diagnostic::Diagnostic>& diagnostics,
                         const std::vector<std::string>& ran) {
    if (empty()) return;
    std::erase_if(diagnostics, [&](const diagnostic::Diagnostic& one) {
        bool suppressed = false;
        for (auto& area : m_areas) {
            if (!area.where.contains(one.range.begin)) continue;
            if (!area.name.empty() && !names_rule(area.name, one.rule)) continue;
            area.used = true;
            suppressed = true;
        }
        return suppressed;
    });
    for (const auto& area : m_areas) {
        if (area.used || area.comment.empty()) continue;
        const bool could = std::any_of(ran.begin(), ran.end(),
                                       [&](const std::string& id) { return names_rule(area.name, id); });
        if (could) {
            problem(area.comment,
                    text::tr_format(
                        "nothing here is reported by {0}, so this comment suppresses nothing; remove it",
                        area.name));
        }
    }
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(m_problems.begin()),
                       std::make_move_iterator(m_problems.end()));
    m_problems.clear();
}

}  // namespace kopij::lint
