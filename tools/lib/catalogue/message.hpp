// One entry of a gettext catalogue.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "catalogue/text_list.hpp"

namespace kopij::catalogue {

enum class State { live, obsolete };

/// All strings are unescaped UTF-8 and views: into the catalogue for a message that is in one (see
/// Catalogue::add), into whatever the maker chose before that.
struct Message {
    std::string_view domain;                  ///< of the last `domain` line before it; "" without one
    std::optional<std::string_view> context;  ///< msgctxt; "" and none are different contexts
    std::string_view id;                      ///< "" (without a context) is the header
    std::optional<std::string_view> id_plural;
    TextList strings;  ///< msgstr, or msgstr[0], msgstr[1], ...

    TextList translator_comments;  ///< `# `, a line each, without the mark and one space
    TextList extracted_comments;   ///< `#.`
    TextList references;           ///< `#:`, one a place: "file:line" or what the extractor chose
    TextList flags;                ///< `#,`, as written: "fuzzy", "range: 0..5"
    TextList other_comments;       ///< whole lines of kinds this program does not know: "#= x"

    std::optional<std::string_view> previous_context;  ///< `#|`
    std::optional<std::string_view> previous_id;
    std::optional<std::string_view> previous_plural;

    State state = State::live;

    /// The bytes of the entry as they were read, comments included, up to and with its last line end; empty
    /// for an entry that is new or changed, which write() lays out afresh.
    std::string_view verbatim;
    /// What stands in the file before the entry and belongs to none: blank lines, mostly.
    std::string_view lead;

    bool is_header() const { return id.empty() && !context; }
    bool obsolete() const { return state == State::obsolete; }
    bool has_flag(std::string_view flag) const {
        return std::find(flags.begin(), flags.end(), flag) != flags.end();
    }
    bool fuzzy() const { return has_flag("fuzzy"); }
    /// Every string has text. A fuzzy message may be translated too; see published().
    bool translated() const {
        return !strings.empty() &&
               std::none_of(strings.begin(), strings.end(), [](std::string_view s) { return s.empty(); });
    }
    /// Whether its translation may reach a reader: translated, live and not fuzzy.
    bool published() const { return !obsolete() && translated() && !fuzzy(); }
};

/// Adds the flag, first of all for "fuzzy", or takes it away.
void set_flag(Message& message, std::string_view flag);
void clear_flag(Message& message, std::string_view flag);

/// Equal in everything that is written of it: strings, comments, flags, state; not places, domain and layout.
bool same_content(const Message& a, const Message& b);

}  // namespace kopij::catalogue
