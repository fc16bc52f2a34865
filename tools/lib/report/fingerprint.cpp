#include "report/fingerprint.hpp"

#include <fmt/format.h>

#include <array>
#include <boost/unordered/unordered_flat_map.hpp>

#include "text/utf8.hpp"

namespace kopij::report {
namespace {

constexpr std::size_t k_window = 100;
constexpr std::uint64_t k_base = 37;

constexpr std::uint64_t power(std::uint64_t base, std::size_t exponent) {
    std::uint64_t out = 1;
    for (std::size_t n = 0; n < exponent; ++n) out *= base;
    return out;
}

class LineHasher {
  public:
    std::vector<std::string> hash(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const auto c = text::next_code_point(text, at);
            if (c >= 0x10000) {
                unit(static_cast<std::uint16_t>(0xD800 + ((c - 0x10000) >> 10U)));
                unit(static_cast<std::uint16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU)));
            } else {
                unit(static_cast<std::uint16_t>(c));
            }
        }
        unit(0xFFFF);  // the end of the file is a unit of its own
        for (std::size_t n = 0; n < k_window; ++n) {
            finish_line();
            push(0);
        }
        return std::move(m_out);
    }

  private:
    void unit(std::uint16_t c) {
        const bool after_cr = m_after_cr;
        m_after_cr = c == '\r';
        if (c == ' ' || c == '\t' || (after_cr && c == '\n')) return;
        if (c == '\r') c = '\n';
        finish_line();
        if (m_line_begins) {
            m_out.emplace_back();
            m_lines[m_at] = m_out.size();
        }
        m_line_begins = c == '\n';
        push(c);
    }

    /// Where the window has gone once round, the line that began here is complete.
    void finish_line() {
        if (m_lines[m_at] == 0) return;
        m_out[m_lines[m_at] - 1] = fmt::format("{:x}:{}", m_hash, ++m_seen[m_hash]);
        m_lines[m_at] = 0;
    }

    void push(std::uint16_t c) {
        m_hash = k_base * m_hash + c - power(k_base, k_window) * m_units[m_at];
        m_units[m_at] = c;
        m_at = (m_at + 1) % k_window;
    }

    std::array<std::uint16_t, k_window> m_units{};
    std::array<std::size_t, k_window> m_lines{};  // the line that begins at this unit, from 1; 0: none
    std::size_t m_at = 0;
    std::uint64_t m_hash = 0;
    bool m_line_begins = true;
    bool m_after_cr = false;
    boost::unordered_flat_map<std::uint64_t, std::size_t> m_seen;
    std::vector<std::string> m_out;
};

}  // namespace

std::vector<std::string> line_hashes(std::string_view text) { return LineHasher().hash(text); }

std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed) {
    for (const char c : bytes) seed = (seed ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
    return seed;
}

}  // namespace kopij::report
