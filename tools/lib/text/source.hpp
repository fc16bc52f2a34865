// The bytes of one file, and where a byte is for a person.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/mapped_file.hpp"
#include "text/range.hpp"

namespace kopij::text {

/// Line and column count from 1; a column is a character (code point). A tab is one column, CRLF one line
/// end.
struct Location {
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(const Location&, const Location&) = default;
};

/// What the format of a file says about its encoding before the bytes are read.
enum class Declares { nothing, xml, html, po };

/// The pristine bytes of one file and their text as UTF-8. All ranges in Kopij are byte ranges in text().
/// Where the file is UTF-8, text() is the file's own bytes, byte-order mark included; else it is a transcoded
/// copy. Immutable; lookups of lines are O(log lines) after a first O(n) pass.
class Source {
  public:
    /// Takes the bytes as they are. The encoding comes from a byte-order mark, else the XML declaration, HTML
    /// <meta charset> or a gettext header's charset where `declares` says to look for one, else UTF-8. A
    /// wrong or unknown encoding is no exception: encoding_problem() tells.
    static Source from_bytes(std::string path, std::string bytes, Declares declares = Declares::nothing);

    /// Reads the file, or maps it where it is large: then whoever cuts it short in place ends the program,
    /// which Kopij itself never does. Throws FileError.
    static Source from_file(const std::filesystem::path& path, Declares declares = Declares::nothing);

    const std::string& path() const { return m_path; }
    /// The bytes of the file as read.
    std::string_view bytes() const { return m_mapped ? m_mapped->bytes() : std::string_view(m_bytes); }
    /// The text in UTF-8. Where it is not well-formed, encoding_problem() is set.
    std::string_view text() const { return m_transcoded ? std::string_view(*m_transcoded) : bytes(); }
    /// First byte after a byte-order mark: 0 or 3.
    std::size_t begin() const { return m_begin; }
    /// The IANA name of the file's encoding, in capitals: "UTF-8", "UTF-16LE", "ISO-8859-1".
    const std::string& encoding() const { return m_encoding; }
    bool transcoded() const { return m_transcoded.has_value(); }

    struct EncodingProblem {
        std::size_t offset = 0;  ///< in text()
        std::string message;
    };
    const std::optional<EncodingProblem>& encoding_problem() const { return m_problem; }

    Location location(std::size_t offset) const;
    /// Byte offset of a location, clipped to its line.
    std::size_t offset(Location location) const;
    /// The bytes of a line (from 1) without its line end; empty beyond the last.
    Range line_range(std::size_t line) const;
    std::size_t line_count() const;

    /// `edited` (UTF-8) in the file's own encoding, a byte-order mark kept. A character the encoding lacks
    /// becomes what `escape` gives for it ("&#8364;" in markup).
    std::string encode(std::string_view edited, std::string (*escape)(char32_t)) const;

  private:
    void decode(Declares declares);
    const std::vector<std::size_t>& lines() const;

    std::string m_path;
    std::string m_bytes;
    std::shared_ptr<const MappedFile> m_mapped;  // in place of m_bytes
    std::optional<std::string> m_transcoded;
    std::string m_encoding = "UTF-8";
    std::size_t m_begin = 0;
    std::optional<EncodingProblem> m_problem;
    mutable std::vector<std::size_t> m_lines;  // offset of each line's first byte; made on first use
};

}  // namespace kopij::text
