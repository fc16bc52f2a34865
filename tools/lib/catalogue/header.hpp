// The header of a catalogue: the msgstr of its entry with the empty id, "Name: value" lines.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::catalogue {

/// Lines that are no field, and fields nobody knows, are kept as they are and where they are.
class Header {
  public:
    static Header parse(std::string_view msgstr);

    /// The value without surrounding space; "" where the field is missing. Names are compared as written.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const { return find(name) != nullptr; }
    /// Changes the field in its place, or appends it.
    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    /// The names of the fields, in their order.
    std::vector<std::string_view> names() const;
    /// The msgstr: every line ended by "\n".
    std::string text() const;

  private:
    struct Line {
        std::string name;  // empty for a line that is no field
        std::string text;  // of the whole line
    };
    const Line* find(std::string_view name) const;

    std::vector<Line> m_lines;
};

/// What a new header says. Empty values become the placeholders that gettext's own tools write.
struct HeaderFacts {
    std::string project;
    std::string creation_date;  ///< "2026-01-31 12:00+0100"
    std::string revision_date;
    std::string translator;       ///< "Name <address>"
    std::string team;             ///< the language's name, or a list's address
    std::string language;         ///< "nl"; empty for a template
    std::string source_language;  ///< "en"; becomes X-Source-Language, which Poedit reads (it assumes English
                                  ///< without)
};

/// A complete header, Plural-Forms for the language included where they are known.
Header make_header(const HeaderFacts& facts);

}  // namespace kopij::catalogue
