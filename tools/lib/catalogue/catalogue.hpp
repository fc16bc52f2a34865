// A gettext catalogue (PO or POT) in memory: its entries in the order of the file, found by context and id.
#pragma once

#include <cstddef>
#include <memory>
#include <memory_resource>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/index.hpp"
#include "catalogue/message.hpp"
#include "text/source.hpp"

namespace kopij::catalogue {

enum class LineEnd { lf, crlf };
/// By msgid and context, or by the first reference: its file, then its line.
enum class Order { text, place };

/// Owns the bytes that its messages' strings are views of. Movable; moving keeps the views valid.
class Catalogue {
  public:
    Catalogue() = default;
    Catalogue(Catalogue&&) = default;
    Catalogue& operator=(Catalogue&&) = default;

    /// The header (usually the first), live and obsolete entries.
    std::span<const Message> messages() const { return m_messages; }
    std::size_t size() const { return m_messages.size(); }
    const Message& operator[](std::size_t number) const { return m_messages[number]; }

    /// The live message with this key in the default domain; O(1), but for what was added since the last
    /// look, which is indexed then (so let one thread look first). find(std::nullopt, "") is the header.
    const Message* find(std::optional<std::string_view> context, std::string_view id) const;
    /// As find, and where the context has no such message, the one without a context.
    const Message* find_or_plain(std::optional<std::string_view> context, std::string_view id) const;
    const Message* find_obsolete(std::optional<std::string_view> context, std::string_view id) const;
    /// The entry, live or obsolete, with the key and the domain of another catalogue's message, of which that
    /// catalogue may know key_hash().
    const Message* find_same(const Message& other) const;
    const Message* find_same(const Message& other, std::uint32_t hash) const;
    /// Of the key of a message, as MessageIndex folds it.
    std::uint32_t key_hash(std::size_t number) const {
        index();
        return m_hashes[number];
    }
    /// The place of a message of this catalogue in messages().
    std::size_t number_of(const Message& message) const {
        return static_cast<std::size_t>(&message - m_messages.data());
    }

    /// Appends a new entry; all its strings are copied, so they may be views of anything. Gives its number.
    std::size_t add(const Message& message);
    /// Appends an entry of another catalogue, which is written with the bytes it has there.
    std::size_t add_verbatim(const Message& message);
    /// Keeps what another catalogue's messages are views of alive as long as this one, so that add_kept() can
    /// take them.
    void lean_on(const Catalogue& other);
    /// As add() and add_verbatim(), for a message whose strings live as long as the catalogue: they come from
    /// keep() or from a catalogue that it leans on. Nothing is copied.
    std::size_t add_kept(Message message);
    std::size_t add_kept_verbatim(Message message);
    void reserve(std::size_t messages);
    /// Replaces the entry (strings copied, as in add). One that says the same as before stays verbatim.
    void change(std::size_t number, const Message& message);
    /// Removes the entries for which the predicate holds. O(n).
    template <typename Predicate>
    void remove_if(const Predicate& predicate) {
        std::erase_if(m_messages, predicate);
        forget_index();
    }

    /// Puts the live entries in order, and the obsolete ones behind them; the header stays first.
    void sort(Order order);

    const Message* header() const { return find(std::nullopt, ""); }
    /// The value of a field of the header; "" where there is none.
    std::string header_field(std::string_view name) const;
    /// Sets a field, adding it, or the header itself, where missing.
    void set_header_field(std::string_view name, std::string_view value);

    /// What it was read from; null for one that was made in memory.
    const text::Source* source() const { return m_source.get(); }
    /// How lines end in the file it was read from: what new entries are given too.
    LineEnd line_end() const { return m_line_end; }
    void set_line_end(LineEnd line_end) { m_line_end = line_end; }
    /// Has it written as the other: the line ends, the encoding, what follows the last entry.
    void take_form_of(const Catalogue& other);
    /// What follows the last entry in the file: blank lines, comments that belong to no entry.
    std::string_view tail() const { return m_tail; }
    void set_tail(std::string_view tail) { m_tail = keep(tail); }

    /// A copy of the text that lives as long as the catalogue.
    std::string_view keep(std::string_view text);

  private:
    friend class Parser;

    const Message* find_in(State state, std::optional<std::string_view> context, std::string_view id) const;
    Message kept(const Message& message);
    /// Memory that lives as long as the catalogue.
    void* allocate(std::size_t bytes, std::size_t alignment = alignof(std::string_view));
    const MessageIndex& index() const;
    void forget_index();

    std::shared_ptr<const text::Source> m_source;
    using Arena = std::pmr::monotonic_buffer_resource;
    std::shared_ptr<Arena> m_arena;
    std::shared_ptr<char[]> m_joined;  // what was read of strings over several lines, too large for the arena
    std::vector<std::shared_ptr<const void>> m_leans_on;
    std::vector<Message> m_messages;
    mutable MessageIndex m_index;
    mutable std::vector<std::uint32_t> m_hashes;  // of the keys of those in the index
    mutable std::size_t m_indexed = 0;            // of the first messages, which are in the index
    std::string_view m_tail;
    LineEnd m_line_end = LineEnd::lf;
};

}  // namespace kopij::catalogue
