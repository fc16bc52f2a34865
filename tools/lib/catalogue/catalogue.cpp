#include "catalogue/catalogue.hpp"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <tuple>

#include "catalogue/header.hpp"

namespace kopij::catalogue {

void* Catalogue::allocate(std::size_t bytes, std::size_t alignment) {
    constexpr std::size_t k_first_block = 1U << 16U;
    if (!m_arena) m_arena = std::make_shared<Arena>(k_first_block);
    return m_arena->allocate(bytes, alignment);
}

std::string_view Catalogue::keep(std::string_view text) {
    if (text.empty()) return {};
    auto* bytes = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(bytes, text.data(), text.size());
    return {bytes, text.size()};
}

Message Catalogue::kept(const Message& message) {
    Message out = message;
    const auto keep_all = [this](TextList& list) {
        list.lend([this](std::size_t bytes) { return allocate(bytes); });
        for (std::size_t n = 0; n < list.size(); ++n) list.set_lent(n, keep(list[n]));
    };
    const auto keep_optional = [this](std::optional<std::string_view>& one) {
        if (one) one = keep(*one);
    };
    out.domain = keep(message.domain);
    out.id = keep(message.id);
    out.verbatim = keep(message.verbatim);
    out.lead = keep(message.lead);
    for (auto* one :
         {&out.context, &out.id_plural, &out.previous_context, &out.previous_id, &out.previous_plural}) {
        keep_optional(*one);
    }
    for (auto* list : {&out.strings, &out.translator_comments, &out.extracted_comments, &out.references,
                       &out.flags, &out.other_comments}) {
        keep_all(*list);
    }
    return out;
}

const Message* Catalogue::find_in(State state, std::optional<std::string_view> context,
                                  std::string_view id) const {
    const auto found = index().find(hash_key(context, id), [&](std::size_t number) {
        const auto& one = m_messages[number];
        return one.id == id && one.context == context && one.state == state && one.domain.empty();
    });
    return found ? &m_messages[*found] : nullptr;
}

const Message* Catalogue::find(std::optional<std::string_view> context, std::string_view id) const {
    return find_in(State::live, context, id);
}

const Message* Catalogue::find_or_plain(std::optional<std::string_view> context, std::string_view id) const {
    const auto* found = find(context, id);
    return found || !context ? found : find(std::nullopt, id);
}

const Message* Catalogue::find_obsolete(std::optional<std::string_view> context, std::string_view id) const {
    return find_in(State::obsolete, context, id);
}

const Message* Catalogue::find_same(const Message& other) const {
    return find_same(other, MessageIndex::fold(hash_key(other.context, other.id)));
}

const Message* Catalogue::find_same(const Message& other, std::uint32_t hash) const {
    const auto found = index().find(hash, [&](std::size_t number) {
        const auto& one = m_messages[number];
        return one.id == other.id && one.context == other.context && one.domain == other.domain;
    });
    return found ? &m_messages[*found] : nullptr;
}

std::size_t Catalogue::add(const Message& message) {
    auto copy = message;
    copy.verbatim = {};
    return add_kept(kept(copy));
}

std::size_t Catalogue::add_verbatim(const Message& message) { return add_kept_verbatim(kept(message)); }

void Catalogue::lean_on(const Catalogue& other) {
    m_leans_on.push_back(other.m_source);
    m_leans_on.push_back(other.m_arena);
    m_leans_on.emplace_back(other.m_joined, other.m_joined.get());
    m_leans_on.insert(m_leans_on.end(), other.m_leans_on.begin(), other.m_leans_on.end());
}

std::size_t Catalogue::add_kept(Message message) {
    message.verbatim = {};
    message.lead = {};
    m_messages.push_back(std::move(message));
    return m_messages.size() - 1;
}

std::size_t Catalogue::add_kept_verbatim(Message message) {
    const bool blank = message.lead.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (!blank || message.lead.empty()) {
        message.lead = m_messages.empty() ? "" : m_line_end == LineEnd::crlf ? "\r\n" : "\n";
    }
    m_messages.push_back(std::move(message));
    return m_messages.size() - 1;
}

void Catalogue::reserve(std::size_t messages) { m_messages.reserve(messages); }

void Catalogue::take_form_of(const Catalogue& other) {
    m_source = other.m_source;
    m_line_end = other.m_line_end;
    m_tail = keep(other.m_tail);
}

void Catalogue::change(std::size_t number, const Message& message) {
    auto& old = m_messages[number];
    if (same_content(old, message)) return;
    const bool moved = old.id != message.id || old.context != message.context || old.state != message.state;
    auto changed = kept(message);
    changed.verbatim = {};
    changed.lead = old.lead;
    changed.domain = old.domain;
    old = std::move(changed);
    if (moved) forget_index();
}

const MessageIndex& Catalogue::index() const {
    if (m_indexed < m_messages.size()) m_index.reserve(m_messages.size());
    for (; m_indexed < m_messages.size(); ++m_indexed) {
        const auto& one = m_messages[m_indexed];
        m_hashes.push_back(MessageIndex::fold(hash_key(one.context, one.id)));
        m_index.insert(m_hashes.back(), m_indexed);
    }
    return m_index;
}

void Catalogue::forget_index() {
    m_index.clear();
    m_hashes.clear();
    m_indexed = 0;
}

namespace {

/// File and line of the first reference: "a.xml:7"; what has no line is before what has.
std::pair<std::string_view, unsigned long> first_place(const Message& message) {
    if (message.references.empty()) return {};
    const auto place = message.references.front();
    const auto colon = std::min(place.rfind(':'), place.size());
    unsigned long line = 0;
    const auto digits = place.substr(std::min(colon + 1, place.size()));
    const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), line).ptr;
    if (digits.empty() || end != digits.data() + digits.size()) return {place, 0};
    return {place.substr(0, colon), line};
}

}  // namespace

void Catalogue::sort(Order order) {
    const auto before = [order](const Message& a, const Message& b) {
        if (a.state != b.state || a.obsolete()) return a.state < b.state;
        if (a.is_header() || b.is_header()) return a.is_header() && !b.is_header();
        if (order == Order::place) return first_place(a) < first_place(b);
        return std::tie(a.id, a.context) < std::tie(b.id, b.context);
    };
    std::stable_sort(m_messages.begin(), m_messages.end(), before);
    forget_index();
}

std::string Catalogue::header_field(std::string_view name) const {
    const auto* found = header();
    return found && !found->strings.empty() ? std::string(Header::parse(found->strings.front()).get(name))
                                            : "";
}

void Catalogue::set_header_field(std::string_view name, std::string_view value) {
    const auto* found = header();
    auto fields =
        Header::parse(found && !found->strings.empty() ? found->strings.front() : std::string_view{});
    fields.set(name, value);
    const auto text = fields.text();
    Message changed = found ? *found : Message{};
    changed.strings.assign(1, text);
    if (found) {
        change(number_of(*found), changed);
        return;
    }
    m_messages.insert(m_messages.begin(), kept(changed));
    forget_index();
}

}  // namespace kopij::catalogue
