// A list of texts that is cheap to copy while nobody changes it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <string_view>
#include <utility>

namespace kopij::catalogue {

/// As ==, without a look at texts that are the same bytes in memory: what was not changed mostly is.
inline bool same_text(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.data() == b.data() || a == b);
}

/// Views in 16 bytes. A list that was lent its elements (by the catalogue that holds them) is copied without
/// them, as a view is; the first change gives it elements of its own. Most lists of a catalogue have one
/// element or none and are never changed.
class TextList {
  public:
    using value_type = std::string_view;
    using const_iterator = const std::string_view*;

    TextList() = default;
    TextList(std::initializer_list<std::string_view> texts) { assign(texts.begin(), texts.end()); }
    TextList(const TextList& other) : m_first(other.m_first), m_size(other.m_size) {
        if (other.m_capacity > 0) assign(other.begin(), other.end());
    }
    TextList(TextList&& other) noexcept { swap(other); }
    TextList& operator=(TextList other) noexcept {
        swap(other);
        return *this;
    }
    ~TextList() { release(); }

    const_iterator begin() const { return m_first; }
    const_iterator end() const { return m_first + m_size; }
    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    std::string_view operator[](std::size_t number) const { return m_first[number]; }
    std::string_view front() const { return m_first[0]; }
    std::string_view back() const { return m_first[m_size - 1]; }

    void clear() { resize(0); }
    void set(std::size_t number, std::string_view text) { own(m_size)[number] = text; }
    void push_back(std::string_view text) {
        own(m_size + 1)[m_size] = text;
        ++m_size;
    }
    void push_front(std::string_view text) {
        push_back(text);
        auto* first = own(m_size);
        std::rotate(first, first + m_size - 1, first + m_size);
    }
    void resize(std::size_t size) {
        if (size > m_size) {
            auto* first = own(size);
            std::fill(first + m_size, first + size, std::string_view());
        }
        m_size = static_cast<std::uint32_t>(size);
    }
    void assign(std::size_t count, std::string_view text) {
        m_size = 0;
        for (std::size_t n = 0; n < count; ++n) push_back(text);
    }
    template <std::input_iterator Iterator>
    void assign(Iterator first, Iterator last) {
        TextList out;
        for (; first != last; ++first) out.push_back(*first);
        swap(out);
    }
    template <typename Predicate>
    void erase_if(const Predicate& predicate) {
        if (std::none_of(begin(), end(), predicate)) return;
        auto* first = own(m_size);
        m_size = static_cast<std::uint32_t>(std::remove_if(first, first + m_size, predicate) - first);
    }

    /// Has the elements in memory that `allocate(bytes)` gives and that outlives the list: at once what the
    /// list has, or one more at its end. A list that grew in this way is to grow in no other.
    template <typename Allocate>
    void lend(const Allocate& allocate) {
        if (m_size == 0) return;
        auto* first = static_cast<std::string_view*>(allocate(m_size * sizeof(std::string_view)));
        std::uninitialized_copy(begin(), end(), first);
        release();
        m_first = first;
        m_capacity = 0;
    }
    /// Of a list whose lent elements no other list shares yet.
    void set_lent(std::size_t number, std::string_view text) { m_first[number] = text; }
    template <typename Allocate>
    void push_back_lent(std::string_view text, const Allocate& allocate) {
        const bool full = (m_size & (m_size - 1)) == 0;  // sizes double
        if (full) {
            const auto room = std::max<std::size_t>(1, std::size_t{m_size} * 2);
            auto* first = static_cast<std::string_view*>(allocate(room * sizeof(std::string_view)));
            std::uninitialized_copy(begin(), end(), first);
            m_first = first;
        }
        std::construct_at(m_first + m_size, text);
        ++m_size;
    }

    friend bool operator==(const TextList& a, const TextList& b) {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(), same_text);
    }

  private:
    /// Its own elements, with room for as many.
    std::string_view* own(std::size_t room) {
        if (room <= m_capacity) return m_first;
        const auto capacity = std::max({room, std::size_t{m_capacity} * 2, std::size_t{2}});
        auto* first = new std::string_view[capacity];
        std::copy(begin(), end(), first);
        release();
        m_first = first;
        m_capacity = static_cast<std::uint32_t>(capacity);
        return m_first;
    }
    void release() {
        if (m_capacity > 0) delete[] m_first;
    }
    void swap(TextList& other) noexcept {
        std::swap(m_first, other.m_first);
        std::swap(m_size, other.m_size);
        std::swap(m_capacity, other.m_capacity);
    }

    std::string_view* m_first = nullptr;
    std::uint32_t m_size = 0;
    std::uint32_t m_capacity = 0;  // of its own elements; 0 for none, or lent ones
};

}  // namespace kopij::catalogue
