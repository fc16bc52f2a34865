#include "lint/suppression.hpp"

#include <algorithm>

#include "lint/read_texts.hpp"
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

/// Takes the list off 'Style.Rule["a", "b"]'.
std::vector<std::string> take_matches(std::string_view& rule) {
    std::vector<std::string> out;
    const auto open = rule.find('[');
    if (open == std::string_view::npos) return out;
    for (auto at = rule.find('"', open); at != std::string_view::npos;) {
        const auto end = rule.find('"', at + 1);
        if (end == std::string_view::npos) break;
        out.emplace_back(rule.substr(at + 1, end - at - 1));
        at = rule.find('"', end + 1);
    }
    if (!out.empty()) rule = rule.substr(0, open);
    return out;
}

}  // namespace

Suppressions::Suppressions(const Article& article, Comments comments)
    : m_source(article.source()), m_of_blocks(comments == Comments::of_blocks) {
    // Most articles have none; the tree is walked for those that may.
    const auto source = m_source.text();
    const bool has_comment =
        source.find("<!--") != std::string_view::npos || source.find("{/*") != std::string_view::npos;
    const bool may_be_ours = has_comment && (source.find("kopij-") != std::string_view::npos ||
                                             source.find("vale ") != std::string_view::npos);
    auto end_of_block = m_source.begin();
    if (may_be_ours) read_all(article.document(), article.document().tree(), end_of_block);
}

void Suppressions::read_between(std::string_view begin, std::string_view end) {
    const auto source = m_source.text();
    for (auto at = source.find(begin); at != std::string_view::npos; at = source.find(begin, at)) {
        const auto inside = at + begin.size();
        const auto close = source.find(end, inside);
        if (close == std::string_view::npos) return;
        const text::Range whole{at, close + end.size()};
        read(trim(source.substr(inside, close - inside)), whole, whole.begin);
        at = whole.end;
    }
}

/// `end_of_block` is where the last block before the node ended.
void Suppressions::read_all(const markup::Document& document, pugi::xml_node node,
                            std::size_t& end_of_block) {
    for (const auto child : node.children()) {
        if (child.type() == pugi::node_comment) {
            read(trim(child.value()), document.range(child), end_of_block);
        } else if (child.type() == pugi::node_element) {
            read_all(document, child, end_of_block);
            if (!is_in_line(child.name())) end_of_block = document.range(child).end;
        }
    }
}

void Suppressions::read(std::string_view comment, text::Range range, std::size_t end_of_block) {
    if (take_word(comment, "vale")) {
        read_vale(comment, m_of_blocks ? text::Range{end_of_block, end_of_block} : range);
    } else if (take_word(comment, "kopij-disable-next-line")) {
        disable(comment, range, true);
    } else if (take_word(comment, "kopij-disable")) {
        disable(comment, range, false);
    } else if (take_word(comment, "kopij-enable")) {
        const auto names = split_names(comment.substr(0, comment.find(':')));
        if (names.empty()) close("", range, false);
        for (const auto& name : names) close(name, range, false);
    }
}

void Suppressions::read_vale(std::string_view command, text::Range range) {
    const auto to_end = text::Range{range.end, m_source.text().size()};
    if (command == "off") {
        m_areas.push_back({"", to_end, {}});
    } else if (command == "on") {
        close("", range, true);
    } else if (const auto equals = command.rfind(" = "); equals != std::string_view::npos) {
        auto rule = command.substr(0, equals);
        const auto value = command.substr(equals + 3);
        const auto only = take_matches(rule);
        if (rule.find('.') == std::string_view::npos) return;  // Vale knows single rules only
        if (value == "NO") m_areas.push_back({std::string(rule), to_end, {}, false, {}, only});
        if (value == "YES") close(rule, range, true, only);
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
void Suppressions::close(std::string_view name, text::Range comment, bool vale,
                         const std::vector<std::string>& only) {
    for (auto& area : m_areas) {
        const bool open = area.where.end == m_source.text().size() && area.where.begin <= comment.begin;
        const bool same_kind = area.comment.empty() == vale;
        if (open && same_kind && ((area.name == name && area.only == only) || (name.empty() && !vale))) {
            area.where.end = comment.begin;
            area.ending = comment;
        }
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

bool Suppressions::is_unused(const Area& area, const std::vector<std::string>& ran) const {
    return !area.used && !area.comment.empty() &&
           std::any_of(ran.begin(), ran.end(),
                       [&](const std::string& id) { return names_rule(area.name, id); });
}

/// The edits are the same for every unused name of a comment, so that they are made once.
std::vector<text::Edit> Suppressions::removal(const Area& area, const std::vector<std::string>& ran) const {
    std::string kept;
    for (const auto& one : m_areas) {
        if (one.comment == area.comment && !is_unused(one, ran))
            kept += (kept.empty() ? "" : ", ") + one.name;
    }
    if (!kept.empty()) {
        const auto comment = area.comment.in(m_source.text());
        const auto word = comment.find("kopij-disable");
        const auto begin = comment.find_first_not_of(" \t\r\n", comment.find_first_of(" \t\r\n", word));
        const auto end = std::min(comment.find(':', begin), comment.rfind("-->"));
        const auto names = trim(comment.substr(begin, end - begin));
        return {{{area.comment.begin + begin, area.comment.begin + begin + names.size()}, kept}};
    }
    std::vector<text::Edit> out{without(area.comment)};
    // A comment that also ends another area is still needed.
    const bool only_ours = std::all_of(m_areas.begin(), m_areas.end(), [&](const Area& one) {
        return one.ending != area.ending || one.comment == area.comment;
    });
    if (!area.ending.empty() && only_ours) out.push_back(without(area.ending));
    return out;
}

/// The whole of its lines where nothing else is on them.
text::Edit Suppressions::without(text::Range comment) const {
    const auto text = m_source.text();
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    auto begin = comment.begin;
    while (begin > m_source.begin() && blank(text[begin - 1])) --begin;
    auto end = comment.end;
    while (end < text.size() && blank(text[end])) ++end;
    const bool starts_line = begin == m_source.begin() || text[begin - 1] == '\n';
    const bool ends_line = end == text.size() || text[end] == '\n' || text.substr(end, 2) == "\r\n";
    if (!starts_line || !ends_line) return {comment, ""};
    if (end < text.size()) end += text[end] == '\r' ? 2 : 1;
    return {{begin, end}, ""};
}

bool Suppressions::covers(const Area& area, std::string_view rule, text::Range range) const {
    if (m_of_whole_files.contains(rule) && area.comment.empty())
        return area.name.empty() && area.where.end == m_source.text().size();
    if (!area.where.contains(range.begin) || (!area.name.empty() && !names_rule(area.name, rule)))
        return false;
    const auto matched = range.in(m_source.text());
    return area.only.empty() || std::find(area.only.begin(), area.only.end(), matched) != area.only.end();
}

bool Suppressions::cover(std::string_view rule, text::Range range) const {
    return std::any_of(m_areas.begin(), m_areas.end(),
                       [&](const Area& area) { return covers(area, rule, range); });
}

void Suppressions::apply(std::vector<diagnostic::Diagnostic>& diagnostics,
                         const std::vector<std::string>& ran) {
    if (empty()) return;
    std::erase_if(diagnostics, [&](const diagnostic::Diagnostic& one) {
        bool suppressed = false;
        for (auto& area : m_areas) {
            if (!covers(area, one.rule, one.range)) continue;
            area.used = true;
            suppressed = true;
        }
        return suppressed;
    });
    for (const auto& area : m_areas) {
        if (!is_unused(area, ran)) continue;
        problem(
            area.comment,
            text::tr_format("nothing here is reported by {0}, so this comment suppresses nothing; remove it",
                            area.name));
        m_problems.back().fix = diagnostic::Fix{diagnostic::Fix::Safety::safe, removal(area, ran)};
    }
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(m_problems.begin()),
                       std::make_move_iterator(m_problems.end()));
    m_problems.clear();
}

}  // namespace kopij::lint
