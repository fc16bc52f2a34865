// Reading and writing whole files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace kopij::text {

/// An I/O failure that ends the program with exit code 2. what() names the file, the reason and what to do,
/// in the language of the programs' messages.
class FileError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

enum class Written { unchanged, changed };

/// The bytes of a regular file, a pipe or a device. Throws FileError for a directory, a missing file, no
/// permission.
std::string read_file(const std::filesystem::path& path);

/// The same, but nothing, and nothing read, for a regular file of at least `limit` bytes.
std::optional<std::string> read_file_below(const std::filesystem::path& path, std::size_t limit);

/// Writes the whole content to a temporary file beside `path` and renames it over it, following symbolic
/// links and keeping mode and owner; missing folders are created. A file that already holds the content is
/// not touched. What is replaced is replaced only when the new content is on the disk. The temporary file is
/// removed on failure and on interrupt. Throws FileError (no permission, full disk, a directory).
Written write_file(const std::filesystem::path& path, std::string_view content);

/// Whether write_file would change something.
bool differs(const std::filesystem::path& path, std::string_view content);

/// Removes the temporary file that is being written, if any. Async-signal-safe; for the handlers of
/// interrupts.
void remove_pending_file() noexcept;

}  // namespace kopij::text
