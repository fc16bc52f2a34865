// Terms and what they are called in another language.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/range.hpp"

namespace kopij::lint {

/// Words are compared by their stems, so that inflected forms are found ("pil", "pillen"), and a translation
/// may have a term inside a compound ("slaapstoornis", "slaapstoornissen", "slaapstoorniskliniek").
class Glossary {
  public:
    /// What one thing is called in a language; any of the terms will do.
    struct Names {
        std::string language;  ///< a primary tag
        std::vector<std::string> terms;
    };
    /// Adds a thing with its names in two languages or more.
    void add(std::vector<Names> names);
    /// Adds what a file holds: TBX (.tbx, .xml), a catalogue (.po: msgid and msgstr), or else a table with
    /// commas, semicolons or tabs between its columns, whose first line names languages ("nl,en"); "a|b" in a
    /// cell are two terms. How many things were added; throws text::FileError.
    std::size_t read(const std::filesystem::path& file);

    bool empty() const { return m_things.empty(); }

    struct Missing {
        text::Range source;               ///< of the term, in the source
        std::vector<std::string> wanted;  ///< what the translation may call it
    };
    /// The terms of the source for which the translation has none of their names. O(size of the texts).
    std::vector<Missing> missing(std::string_view source, std::string_view source_language,
                                 std::string_view translation, std::string_view language) const;

  private:
    struct Use {
        std::size_t thing = 0;
        std::vector<std::string> stems;  // of the term's words
    };
    const Names* names_of(std::size_t thing, std::string_view language) const;
    std::size_t read_table(std::string_view text);
    std::size_t read_catalogue(const std::filesystem::path& file);
    std::size_t read_tbx(std::string_view text);

    std::vector<std::vector<Names>> m_things;
    std::unordered_map<std::string, std::vector<Use>> m_uses;  // by language, ":" and the first stem
};

/// A word in lower case without the endings of its inflection, roughly: equal for forms of one word. Not a
/// word of the language itself.
std::string stem(std::string_view word, std::string_view language);

}  // namespace kopij::lint
