// What a rule says, in the languages it says it in.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kopij::lint {

/// One text of a rule (its message, its reason), given once or per language.
class Wording {
  public:
    Wording() = default;
    explicit Wording(std::string text) { add("", std::move(text)); }

    /// `language` is a primary tag ("nl"); "" stands for every language.
    void add(std::string language, std::string text) {
        m_texts.emplace_back(std::move(language), std::move(text));
    }
    /// The text in the language, else the one for every language, else the English one, else the first; "" if
    /// there is none.
    const std::string& in(std::string_view language) const;
    bool empty() const { return m_texts.empty(); }
    const std::vector<std::pair<std::string, std::string>>& texts() const { return m_texts; }

  private:
    std::vector<std::pair<std::string, std::string>> m_texts;
};

/// Fills in a message as Vale does (Go's fmt): "%s" takes the next argument, "%[1]s" the one of that number,
/// "%%" is a percent sign. The first argument that is missing prints nothing, as do all others that a message
/// could name in vain. Newlines become spaces and runs of spaces one.
std::string format_message(std::string_view format, std::span<const std::string_view> arguments);
std::string format_message(std::string_view format, const std::vector<std::string>& arguments);

/// What a message asks of format_message.
struct MessageNeeds {
    std::size_t arguments = 0;  ///< the greatest number of an argument that it names
    std::string odd;            ///< the first directive that is neither "%s" nor "%%", as written
};
MessageNeeds needs_of_message(std::string_view format);

/// "'a'", "'a' or 'b'", "'a', 'b', or 'c'": how several corrections read in a message.
std::string quoted_alternatives(const std::vector<std::string>& values);

}  // namespace kopij::lint
