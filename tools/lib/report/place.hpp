// Where a finding stands, as each format wants to hear it.
#pragma once

#include <filesystem>
#include <string>

#include "diagnostic/diagnostic.hpp"
#include "text/source.hpp"

namespace kopij::report {

/// Lines and columns of one source for lookups near each other: Source::location counts the characters from
/// the begin of the line each time, which on a file of one long line makes a report quadratic.
class Places {
  public:
    explicit Places(const text::Source& source) : m_source(source) {}

    text::Location at(std::size_t offset);
    /// The last character's line: a passage that ends with a line end does not reach into the next.
    std::size_t last_line(text::Range range);
    /// Column from 1 in bytes of UTF-8.
    std::size_t byte_column(std::size_t offset);

  private:
    const text::Source& m_source;
    std::size_t m_offset = 0;
    text::Location m_location{};
};

/// The path relative to the folder, with "/" and symbolic links resolved; the path itself where it lies
/// outside or `root` is empty.
std::string relative_path(const std::string& path, const std::filesystem::path& root);

/// The path as a relative reference of RFC 3986: what is neither unreserved nor "/" is percent-encoded.
std::string path_as_uri(const std::string& path);

}  // namespace kopij::report
