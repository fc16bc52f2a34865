// A large file of which little is read.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace kopij::text {

/// The bytes of a file, mapped and not read: what is never looked at costs nothing. For files that are
/// replaced by renaming alone (write_file does), since one that is cut short under a reader ends its process.
/// Where a file cannot be mapped it is read. Throws FileError as read_file.
class MappedFile {
  public:
    explicit MappedFile(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    std::string_view bytes() const { return m_bytes; }

  private:
    void* m_mapped = nullptr;
    std::string m_read;  // where it is not mapped
    std::string_view m_bytes;
};

}  // namespace kopij::text
