// A catalogue as the checks of translations see it, and those checks' interface.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "lint/environment.hpp"
#include "lint/findings.hpp"
#include "lint/kind.hpp"
#include "segment/fragment.hpp"
#include "text/source.hpp"

namespace kopij::lint {

/// One string of a message beside what it translates.
struct TranslatedString {
    const catalogue::Message* message = nullptr;
    std::size_t form = 0;               ///< index in message->strings
    std::string_view source;            ///< msgid, or msgid_plural
    std::string_view text;              ///< the translation
    bool has_markup = false;            ///< the source is text with tags; else both are plain text
    segment::Fragment source_markup{};  ///< of plain text: one piece
    segment::Fragment markup{};
    std::string source_plain{};  ///< what a reader sees
    std::string plain{};         ///< of a broken translation what can be read

    /// Whether the translation can be read as far as its markup goes.
    bool sound() const { return !markup.error; }
    /// A range of `plain` in `text`.
    text::Range in_text(text::Range in_plain) const;
};

/// What an article that a catalogue belongs to has to say about it.
struct ArticleMessages {
    std::string path;
    std::vector<std::pair<std::optional<std::string>, std::string>> messages;  ///< context and msgid
};

class Translation {
  public:
    /// `article`: what the catalogue's article says now, if it is known.
    Translation(std::shared_ptr<const text::Source> source, catalogue::Catalogue catalogue,
                const Environment& environment, const ArticleMessages* article = nullptr);

    const text::Source& source() const { return *m_source; }
    const catalogue::Catalogue& catalogue() const { return m_catalogue; }
    const Environment& environment() const { return m_environment; }
    const ArticleMessages* article() const { return m_article; }
    /// Primary tags, lower case: what the header says, else the folder's name, else what the words look like.
    const std::string& source_language() const { return m_source_language; }
    const std::string& language() const { return m_language; }
    /// A template: nothing in it is a translation.
    bool is_template() const { return m_is_template; }

    /// Texts of a program, not of a page: some are no XML at all, or a flag says that values are put into
    /// them.
    bool of_program() const { return m_of_program; }

    /// Of live messages, the strings that are not empty; fuzzy ones are left out, since nobody gets to read
    /// them. The header is none.
    const std::vector<TranslatedString>& strings() const { return m_strings; }

    text::Range range(const TranslatedString& string, text::Range in_text) const;
    /// The msgid, or the msgstr's first string.
    text::Range id_range(const catalogue::Message& message) const;
    text::Range string_range(const catalogue::Message& message) const;
    /// The line of a field of the header in its msgstr; the whole msgstr where the field is missing.
    text::Range header_range(std::string_view field) const;

  private:
    void read_strings();
    bool has_text_of_program() const;

    std::shared_ptr<const text::Source> m_source;
    catalogue::Catalogue m_catalogue;
    const Environment& m_environment;
    const ArticleMessages* m_article;
    std::string m_source_language;
    std::string m_language;
    bool m_is_template = false;
    bool m_of_program = false;
    std::vector<TranslatedString> m_strings;
};

/// A check that judges catalogues and has nothing to say of articles.
class TranslationCheck : public Check {
  public:
    void run(const Article&, Findings&) const final {}
    virtual void judge(const Translation& translation, Findings& findings) const = 0;
};

}  // namespace kopij::lint
