// The reader behind parse.hpp: one pass over the lines of a PO file.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "catalogue/catalogue.hpp"
#include "diagnostic/diagnostic.hpp"

namespace kopij::catalogue {

class Parser {
  public:
    Parser(std::shared_ptr<const text::Source> source, diagnostic::Sink& sink);
    Catalogue run();

  private:
    /// What the next string belongs to.
    enum class Field {
        none,
        context,
        id,
        plural,
        string,
        previous_context,
        previous_id,
        previous_plural,
        domain
    };

    struct Line {
        std::size_t begin = 0;
        std::size_t end = 0;   // before the line end
        std::size_t next = 0;  // first byte of the next line
    };

    Line line_at(std::size_t offset) const;
    void read_line(const Line& line);
    std::size_t read_continuations(std::size_t at);
    void read_tokens(std::size_t at, const Line& line);
    static Field field_of(std::string_view word);
    bool read_keyword(std::size_t& at, const Line& line);
    void read_field(Field field, text::Range keyword, std::size_t& at, const Line& line);
    void read_string_keyword(std::size_t begin, std::size_t& at, const Line& line);
    std::optional<std::size_t> read_index(std::size_t& at, const Line& line);
    bool read_string(std::size_t& at, const Line& line);
    void read_obsolete(std::size_t at, const Line& line);
    void read_comment(std::size_t at, const Line& line);
    void read_references(std::string_view text);
    void read_flags(std::string_view text);
    void read_previous(std::size_t at, const Line& line, State state);
    bool read_conflict_marker(const Line& line);

    /// The entry being read: the last of the catalogue's messages, taken back where it turns out to be none.
    Message& entry() { return m_out.m_messages.back(); }
    const Message& entry() const { return m_out.m_messages.back(); }

    void begin_field(Field field, std::size_t at);
    void end_field();
    void store_field(Field field);
    void append_text(TextList& list, std::string_view text);
    void begin_joined();
    void append_joined(std::string_view piece);
    void add_piece(std::string_view piece);
    bool add_escaped_piece(std::string_view piece, std::size_t offset);
    void touch(const Line& line, std::size_t at);
    std::size_t entry_begin(const Line& line, std::size_t at) const;
    bool entry_complete() const { return !entry().strings.empty() || m_field == Field::string; }
    bool entry_begun() const { return m_has_context || m_has_id || entry_complete(); }
    void end_entry();
    void check_entry();
    void accept_entry();
    void abandon_entry();
    void report_duplicate(const Message& first);
    void report_encoding();
    void error(text::Range range, std::string message, std::string help);
    void complain(const char* rule, diagnostic::Severity severity, text::Range range, std::string message,
                  std::string help);

    std::shared_ptr<const text::Source> m_source;
    diagnostic::Sink& m_sink;
    std::string_view m_text;
    Catalogue m_out;

    std::size_t m_entry_begin = std::string_view::npos;  // npos: no entry is open
    std::size_t m_entry_end = 0;
    std::size_t m_done = 0;  // the end of the last entry that was accepted
    bool m_has_context = false;
    bool m_has_id = false;
    bool m_broken = false;  // what is wrong with the entry was said; it is not said twice
    State m_line_state = State::live;

    Field m_field = Field::none;
    std::string_view m_value;        // of the field so far: of the text while it is one piece without escapes
    bool m_value_joined = false;     // else of what was joined
    bool m_value_has_bytes = false;  // by numeric escapes, which need not be UTF-8
    // Values of several pieces are joined one after the other in memory as large as the text, which they
    // cannot outgrow: every byte of the text gives one of a value at most.
    char* m_joined_end = nullptr;
    bool m_value_started = false;
    text::Range m_value_range;

    std::string_view m_domain;
    std::size_t m_errors = 0;
    bool m_in_conflict = false;
    bool m_had_conflict = false;
    bool m_crlf = false;
};

}  // namespace kopij::catalogue
