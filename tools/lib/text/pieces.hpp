// A large text without a copy of what it shares with others.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/file.hpp"

namespace kopij::text {

/// A text made of views of bytes elsewhere and of bytes of its own, in their
/// order.
class Pieces {
  public:
    Pieces() = default;
    explicit Pieces(std::string text) : m_own(std::move(text)) {
        if (!m_own.empty()) m_all.push_back({nullptr, m_own.size()});
    }

    /// Appends a view; its bytes are to live as long as this.
    void lend(std::string_view text) {
        constexpr std::size_t k_little = 64;  // that is copied in less time than it is looked after
        const bool goes_on = !m_all.empty() && m_all.back().at != nullptr &&
                             m_all.back().at + m_all.back().size == text.data();
        if (goes_on) {
            m_all.back().size += text.size();
        } else if (text.size() < k_little) {
            make([&](std::string& out) { out += text; });
        } else {
            m_all.push_back({text.data(), text.size()});
        }
    }

    /// Appends what `append(std::string&)` appends to a string of other bytes.
    template <typename Append>
    void make(const Append& append) {
        const auto before = m_own.size();
        append(m_own);
        const auto size = m_own.size() - before;
        if (size == 0) return;
        if (m_all.empty() || m_all.back().at != nullptr) m_all.push_back({nullptr, 0});
        m_all.back().size += size;
    }
    /// Room for so many bytes of its own.
    void reserve(std::size_t size) { m_own.reserve(size); }

    bool empty() const { return m_all.empty(); }
    /// The last byte of a text that is not empty.
    char back() const {
        const auto& last = m_all.back();
        return last.at == nullptr ? m_own.back() : last.at[last.size - 1];
    }
    std::size_t size() const {
        std::size_t out = 0;
        for (const auto& one : m_all) out += one.size;
        return out;
    }
    /// Views of all of it, until this is changed.
    std::vector<std::string_view> views() const {
        std::vector<std::string_view> out;
        out.reserve(m_all.size());
        const char* own = m_own.data();
        for (const auto& one : m_all) {
            out.emplace_back(one.at == nullptr ? own : one.at, one.size);
            if (one.at == nullptr) own += one.size;
        }
        return out;
    }
    std::string str() && {
        if (m_own.size() == size()) return std::move(m_own);
        std::string out;
        out.reserve(size());
        for (const auto one : views()) out += one;
        return out;
    }

  private:
    struct Piece {
        const char* at;  // null for the next ones of m_own
        std::size_t size;
    };
    std::vector<Piece> m_all;
    std::string m_own;
};

/// As with a content in one piece.
Written write_file(const std::filesystem::path& path, const Pieces& content);
bool differs(const std::filesystem::path& path, const Pieces& content);

}  // namespace kopij::text
