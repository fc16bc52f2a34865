#include "lint/pattern_node.hpp"

#include <algorithm>
#include <string>

#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

std::size_t sum(std::size_t a, std::size_t b) {
    return a == k_unbounded || b == k_unbounded ? k_unbounded : a + b;
}

/// All bytes of characters that begin with these.
Bytes whole_characters(const Bytes& first) {
    const auto& beyond = bytes_beyond_ascii();
    return (first & beyond).any() ? first | beyond : first;
}

void keep(std::optional<Required>& best, Required other) {
    if (other.set.worth() == 0) return;
    if (best) {
        best->keep_better(std::move(other));
    } else {
        best = std::move(other);
    }
}

/// What stands before one of two, as far as that is a character of few.
std::vector<Step> united(const std::vector<Step>& a, const std::vector<Step>& b) {
    if (a.empty() || b.empty() || a.front().optional || b.front().optional) return {};
    return {{a.front().set | b.front().set, false, false}};
}

}  // namespace

void Required::keep_better(Required other) {
    const auto worth = set.worth();
    const auto others = other.set.worth();
    // Of the same strings, a run knows more of what stands before them than a group in it.
    if (others > worth || (others == worth && lead.empty() && !other.lead.empty())) *this = std::move(other);
}

Node Node::any_character(const Bytes& first) {
    const auto& beyond = bytes_beyond_ascii();
    Node out;
    out.head = LiteralSet::unknown();
    out.least = out.most = 1;
    out.first = first;
    if ((first & beyond).any()) out.second = beyond;
    out.within = whole_characters(first);
    out.transparent = false;
    out.single = true;
    out.tail.push_back({out.within, false, false});
    return out;
}

Node Node::character(char32_t character, bool any_case) {
    // Beyond ASCII the two cases may differ in size.
    if (character >= 0x80 && any_case && has_case(character)) return any_character(bytes_beyond_ascii());
    auto out = any_character(first_byte(character, any_case));
    std::string text;
    text::append_utf8(text, character);
    Part part;
    part.literal.append(text);
    const bool letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    part.literal.any_case = any_case && letter;
    out.head = LiteralSet::of(part);
    return out;
}

Node Node::run(std::string_view text, bool any_case) {
    Node out;
    out.head.parts.clear();
    out.least = k_unbounded;
    out.transparent = false;
    out.add_run(text, any_case);
    Step last;
    add_first_byte(last.set, static_cast<unsigned char>(text.back()), any_case);
    out.tail.push_back(last);
    out.tail_is_all = text.size() == 1;
    return out;
}

void Node::add_run(std::string_view text, bool any_case) {
    Part part;
    part.literal.append(text);
    part.literal.any_case = any_case;
    part.whole = text.size() <= Literal::k_longest;
    if (!head.any) head.parts.push_back(part);
    if (required) {
        required->set.parts.push_back(part);
        required->ends = required->ends && part.whole;
        required->lead.clear();
        if (text.size() < 2) required.reset();
    }
    least = std::min(least, text.size());
    most = std::max(most, text.size());
    // The other cases of "k" and "s" are longer than a byte.
    const auto& beyond = bytes_beyond_ascii();
    Bytes own;
    add_first_byte(own, static_cast<unsigned char>(text.front()), any_case);
    first |= own;
    if ((own & beyond).any()) second |= beyond;
    if (text.size() == 1) {
        single = true;
    } else {
        add_first_byte(second, static_cast<unsigned char>(text[1]), any_case);
    }
    for (const char c : text) add_first_byte(within, static_cast<unsigned char>(c), any_case);
    if (any_case) within |= beyond;
    forget_again();
    at_boundary = false;
    tail.clear();
    tail_is_all = false;
}

Node Node::boundary() {
    Node out;
    out.head.parts.front().literal.after_boundary = true;
    out.head.parts.front().literal.before_boundary = true;
    out.at_boundary = true;
    return out;
}

Node Node::condition() {
    Node out;
    out.head.blur();
    return out;
}

Node Node::line_start() {
    auto out = condition();
    out.head.parts.front().line_start = true;
    return out;
}

Node Node::space() {
    auto out = any_character(bytes_of_escape('s'));
    out.head = {};
    for (const char c : {'\t', '\n', '\v', '\f', '\r', ' ', '\xC2', '\xE1', '\xE2', '\xE3'}) {
        Part part;
        part.literal.append({&c, 1});
        part.whole = static_cast<unsigned char>(c) < 0x80;
        out.head.parts.push_back(part);
    }
    return out;
}

void Node::unite(Node other) {
    head.unite(std::move(other.head));
    if (required && other.required) {
        required->set.unite(std::move(other.required->set));
        required->before |= other.required->before;
        required->most_before = std::max(required->most_before, other.required->most_before);
        required->lead = united(required->lead, other.required->lead);
        required->ends = required->ends && other.required->ends;
    } else {
        required.reset();
    }
    first |= other.first;
    second |= other.second;
    within |= other.within;
    transparent |= other.transparent;
    single |= other.single;
    at_boundary = at_boundary && other.at_boundary;
    least = std::min(least, other.least);
    most = std::max(most, other.most);
    ahead.reset();
    forget_again();
    tail.clear();
    tail_is_all = false;
}

bool Node::begins_with_required() const {
    const auto& all = required->set.parts;
    return !head.any &&
           std::equal(all.begin(), all.end(), head.parts.begin(), head.parts.end(),
                      [](const Part& a, const Part& b) { return a.literal.text() == b.literal.text(); });
}

void Node::forget_again() {
    again.reset();
    for (auto& part : head.parts) part.again = false;
}

/// What is there twice at least begins with two of them.
void Node::repeat_head() {
    head.blur();
    const auto once = head;
    head.follow(once, 0);
}

void Node::repeat(std::size_t least_times, std::size_t most_times) {
    forget_again();
    if (least_times > 1 && !head.any) repeat_head();
    if (required) required->ends = false;
    if (most_times > 1) {
        if (!transparent) {
            again = first;
            for (auto& part : head.parts) part.again = part.whole;
        }
        head.close();
        if (single) second |= first;
    }
    if (least_times > 1 && !transparent) single = false;
    if (least_times == 0) {
        required.reset();
        head.unite(LiteralSet::nothing());
        transparent = true;
        at_boundary = false;
    }
    ahead.reset();
    if (tail_is_all && tail.size() == 1) {
        tail.front().many |= most_times > 1;
        tail.front().optional |= least_times == 0;
    } else if (!tail.empty() || !tail_is_all) {
        tail_is_all = tail_is_all && least_times == 1 && most_times == 1;
        if (least_times == 0) tail.clear();
    }
    least *= least_times;
    if (most == 0) return;
    constexpr std::size_t k_many = 1'000'000;
    most = most > k_many || most_times > k_many ? k_unbounded : most * most_times;
}

std::uint8_t Thens::number_of(const Bytes& bytes) {
    constexpr std::size_t k_most = 200;
    constexpr std::size_t k_nearly_all = 200;
    if (bytes.count() > k_nearly_all) return 0;
    const auto found = std::find(m_all.begin(), m_all.end(), bytes);
    if (found == m_all.end() && m_all.size() == k_most) return 0;
    const auto number = found - m_all.begin() + 1;
    if (found == m_all.end()) m_all.push_back(bytes);
    return static_cast<std::uint8_t>(number);
}

void Sequence::append(Node next) {
    if (next.required && next.required->lead.empty() && next.begins_with_required())
        next.required->lead = m_whole.tail;
    const auto tail = tail_with(next);
    const bool may_close = next.head.any || next.head.parts.size() > 1;
    std::uint8_t then = 0;
    if (next.ahead) {
        then = m_thens.number_of(*next.ahead);
    } else if (may_close && !next.transparent) {
        then = m_thens.number_of(next.first);
    }
    if (m_whole.again && next.most > 0) {
        const auto behind = next.transparent ? 0 : m_thens.number_of(*m_whole.again | next.first);
        m_whole.head.close_again(behind);
        m_run.set.close_again(behind);
    }
    if (next.most > 0) m_whole.again = next.again;
    m_whole.head.follow(next.head, then);
    m_run.set.follow(next.head, then);
    if (next.ahead) {
        m_whole.head.close(then);
        m_run.set.close(then);
    }
    close_required(next);
    if (m_whole.most == 0) m_whole.at_boundary |= next.at_boundary;
    const auto before = m_whole.within;
    const auto most_before = m_whole.most;
    read_start(next);
    m_whole.within |= next.within;
    m_whole.least += next.least;
    m_whole.most = sum(m_whole.most, next.most);
    m_whole.tail = tail;
    m_whole.tail_is_all = m_whole.tail_is_all && next.tail_is_all;
    if (!m_run.set.is_open() || next.head.any) end_run();
    if (!next.required) return;
    next.required->before |= before;
    next.required->most_before = sum(next.required->most_before, most_before);
    keep(m_whole.required, *std::move(next.required));
}

/// What follows stands behind the strings that end what is there so far.
void Sequence::close_required(const Node& next) {
    if (!m_whole.required || !m_whole.required->ends) return;
    const auto& parts = next.head.parts;
    const bool border =
        next.most == 0 && !next.head.any && parts.size() == 1 && parts.front().literal.before_boundary;
    for (auto& part : m_whole.required->set.parts) part.literal.before_boundary |= border && part.whole;
    m_whole.required->ends = border;
}

Node Sequence::take() {
    m_run.ends = m_run.set.is_open();
    end_run();
    return std::move(m_whole);
}

void Sequence::end_run() {
    keep(m_whole.required, std::move(m_run));
    m_run = {LiteralSet::nothing(), m_whole.within, m_whole.most, m_whole.tail};
}

std::vector<Step> Sequence::tail_with(const Node& next) {
    constexpr std::size_t k_most = 4;
    auto out = next.tail;
    if (!next.tail_is_all) return out;
    for (const auto& step : m_whole.tail) {
        const bool fixed = out.empty() || (!out.back().many && !out.back().optional);
        const bool apart = fixed || (out.back().set & step.set & ~bytes_beyond_ascii()).none();
        if (out.size() == k_most || !apart) {
            m_whole.tail_is_all = false;
            break;
        }
        out.push_back(step);
    }
    return out;
}

void Sequence::read_start(const Node& next) {
    auto& whole = m_whole;
    if (whole.transparent) {
        whole.first |= next.first;
        whole.second |= next.second;
    }
    if (whole.single) whole.second |= next.first;
    whole.single = (whole.transparent && next.single) || (whole.single && next.transparent);
    whole.transparent = whole.transparent && next.transparent;
}

}  // namespace kopij::lint
