// What is known of a part of a pattern, while its literals (literals.hpp) are put together.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/literal_set.hpp"
#include "lint/pattern_cursor.hpp"

namespace kopij::lint {

/// Strings one of which every match holds, and what may stand before it in the match.
struct Required {
    LiteralSet set;
    Bytes before{};
    std::size_t most_before = 0;  ///< characters
    std::vector<Step> lead{};     ///< as in Literals
    bool ends = false;            ///< nothing stands behind those that are whole in the node

    /// Takes the other where that narrows more.
    void keep_better(Required other);
};

struct Node {
    LiteralSet head = LiteralSet::nothing();
    std::optional<Required> required{};
    std::size_t least = 0;  ///< characters
    std::size_t most = 0;
    Bytes first{};                 ///< that it can begin with
    Bytes second{};                ///< that can follow in it
    Bytes within{};                ///< that it can hold
    bool transparent = true;       ///< it may be empty, so what follows may come first
    bool single = false;           ///< it may be one byte, so what follows may come second
    bool at_boundary = false;      ///< it begins only at a border of words
    std::optional<Bytes> again{};  ///< repeated: with what it begins another time
    std::optional<Bytes> ahead{};  ///< zero-width, and only where one of these follows
    std::vector<Step> tail{};      ///< its last characters, from the last on
    bool tail_is_all = true;       ///< nothing stands before these in it

    static Node any_character(const Bytes& first = Bytes().set());
    static Node character(char32_t character, bool any_case);
    /// ASCII, at least one.
    static Node run(std::string_view text, bool any_case);
    static Node boundary();
    /// Empty, and only where something holds that is not told.
    static Node condition();
    /// The same, where a line or the text begins.
    static Node line_start();
    /// White space is told apart in ASCII; what is beyond begins with one of few bytes.
    static Node space();

    /// The other may stand in its place.
    void unite(Node other);
    /// The run may, which is two bytes or more where others are required.
    void add_run(std::string_view text, bool any_case);
    void repeat(std::size_t least, std::size_t most);

    /// Whether the strings that are required are those that it begins with.
    bool begins_with_required() const;

  private:
    void forget_again();
    void repeat_head();
};

/// The sets of bytes that literals refer to by number (Literal::then).
class Thens {
  public:
    /// 0 where there is no room, or nothing is told.
    std::uint8_t number_of(const Bytes& bytes);
    std::vector<Bytes> take() { return std::move(m_all); }

  private:
    std::vector<Bytes> m_all;
};

/// Nodes one behind the other.
class Sequence {
  public:
    explicit Sequence(Thens& thens) : m_thens(thens) {}
    void append(Node next);
    Node take();

  private:
    void end_run();
    void close_required(const Node& next);
    void read_start(const Node& next);
    std::vector<Step> tail_with(const Node& next);

    Thens& m_thens;
    Node m_whole;
    Required m_run{LiteralSet::nothing()};
};

}  // namespace kopij::lint
