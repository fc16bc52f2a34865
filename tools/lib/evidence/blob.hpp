// Tables of a frozen model as they lie in its file: numbered sections, each an array of plain values.
#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace kopij::evidence {

/// Writes sections one after another, each at a multiple of 8 bytes. Little-endian, as every machine Kopij
/// runs on.
class BlobWriter {
  public:
    template <typename T>
    void add(const std::vector<T>& values) {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        m_sections.push_back({m_body.size(), values.size() * sizeof(T)});
        m_body.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        m_body.append((8 - m_body.size() % 8) % 8, '\0');
    }
    /// Magic and version, the table of sections, the sections.
    std::string finish() const;

  private:
    struct Section {
        std::uint64_t offset, size;
    };
    std::vector<Section> m_sections;
    std::string m_body;
};

/// The sections of a file's bytes, which must outlive it and lie at a multiple of 8. Sizes are checked, so a
/// damaged file gives ok() false or an empty section and never a read beyond its end.
class BlobView {
  public:
    BlobView() = default;
    explicit BlobView(std::string_view bytes);

    bool ok() const { return m_ok; }
    template <typename T>
    std::span<const T> section(std::size_t number) const {
        static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= 8);
        const auto bytes = raw(number);
        return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
    }

  private:
    std::string_view raw(std::size_t number) const;

    std::string_view m_bytes;
    std::uint64_t m_count = 0;
    bool m_ok = false;
};

}  // namespace kopij::evidence
