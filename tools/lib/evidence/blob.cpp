#include "evidence/blob.hpp"

namespace kopij::evidence {
namespace {

constexpr std::string_view k_magic = "kopijcm6";  // changes with the layout or the meaning of any section
constexpr std::size_t k_row = 16;

std::uint64_t number_at(std::string_view bytes, std::size_t offset) {
    std::uint64_t out = 0;
    std::memcpy(&out, bytes.data() + offset, sizeof out);
    return out;
}

void append_number(std::string& out, std::uint64_t value) {
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

std::string BlobWriter::finish() const {
    std::string out(k_magic);
    append_number(out, m_sections.size());
    const auto body = k_magic.size() + 8 + m_sections.size() * k_row;
    for (const auto& section : m_sections) {
        append_number(out, body + section.offset);
        append_number(out, section.size);
    }
    return out + m_body;
}

BlobView::BlobView(std::string_view bytes) : m_bytes(bytes) {
    if (bytes.size() < 16 || !bytes.starts_with(k_magic)) return;
    m_count = number_at(bytes, 8);
    if (m_count > (bytes.size() - 16) / k_row) return;
    for (std::uint64_t i = 0; i < m_count; ++i) {
        const auto offset = number_at(bytes, 16 + i * k_row);
        const auto size = number_at(bytes, 16 + i * k_row + 8);
        if (offset > bytes.size() || size > bytes.size() - offset || offset % 8 != 0) return;
    }
    m_ok = true;
}

std::string_view BlobView::raw(std::size_t number) const {
    if (!m_ok || number >= m_count) return {};
    return m_bytes.substr(number_at(m_bytes, 16 + number * k_row),
                          number_at(m_bytes, 16 + number * k_row + 8));
}

}  // namespace kopij::evidence
