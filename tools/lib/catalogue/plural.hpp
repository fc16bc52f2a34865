// Plural-Forms: the expression of a catalogue's header (GNU gettext manual, "Plural forms"), and what it is
// for a language.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kopij::catalogue {

/// The value of the Plural-Forms field for a language ("nl", "pt_BR", "sr@latin"): of the language with its
/// region, else of the language alone; "" where it is not known.
std::string_view plural_forms_of(std::string_view language);

struct PluralError {
    std::size_t offset = 0;  ///< in the value of the field
    std::string message;     ///< in the language of the programs' messages
};

/// "nplurals=N; plural=EXPRESSION;" compiled.
class PluralRule {
  public:
    static std::variant<PluralRule, PluralError> parse(std::string_view field);

    /// How many forms a message has, 1 to 1000.
    unsigned count() const { return m_count; }
    /// The form for n. May be >= count() where the expression is wrong; a division by zero gives count().
    std::uint64_t form(std::uint64_t n) const;

  private:
    friend class PluralParser;

    enum class Op : std::uint8_t {
        number,
        variable,
        negate,
        multiply,
        divide,
        modulo,
        add,
        subtract,
        less,
        greater,
        less_equal,
        greater_equal,
        equal,
        different,
        both,
        either,
        choose
    };
    struct Step {
        Op op = Op::number;
        std::uint64_t value = 0;
    };

    unsigned m_count = 1;
    std::vector<Step> m_steps;  // in the order a stack machine runs them
};

/// Whether a rule divides the numbers as one of those does that are in use for the language; the order of the
/// forms does not matter. True for a language that is not known.
bool is_usual_plural_rule(const PluralRule& rule, std::string_view language);

/// Numbers that tell plural rules apart: the smallest ones, and round large ones.
const std::vector<std::uint64_t>& telling_numbers();

}  // namespace kopij::catalogue
