#include "translate/emphasis.hpp"

#include <cstddef>
#include <optional>

#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::translate {
namespace {

using segment::Piece;

/// What stands beside a run of delimiters.
enum class Beside { blank, punctuation, word };

Beside kind_of(char32_t c) {
    if (text::is_space(c)) return Beside::blank;
    return text::is_punctuation(c) ? Beside::punctuation : Beside::word;
}

class Emphasis {
  public:
    Emphasis(const segment::Fragment& message, const std::vector<std::string_view>& delimiters)
        : m_pieces(message.pieces), m_delimiters(delimiters) {}

    std::vector<std::string> tags() const {
        std::vector<std::string> out(m_pieces.size());
        for (std::size_t start = 0; start < m_pieces.size(); ++start) {
            if (m_pieces[start].kind != Piece::Kind::start || m_delimiters[start].empty()) continue;
            const auto end = m_pieces[start].partner;
            if (const auto delimiter = fitting(start, end); !delimiter.empty()) {
                out[start] = out[end] = delimiter;
            } else {
                out[start] = "<" + m_pieces[start].name + ">";
                out[end] = "</" + m_pieces[start].name + ">";
            }
        }
        return out;
    }

  private:
    /// "" where no delimiter does.
    std::string fitting(std::size_t start, std::size_t end) const {
        const auto own = m_delimiters[start];
        if (works(start, end, own.front())) return std::string(own);
        const bool alone =
            !delimits(start, -1) && !delimits(start, 1) && !delimits(end, -1) && !delimits(end, 1);
        if (own.front() == '_' && alone && works(start, end, '*')) return std::string(own.size(), '*');
        return "";
    }

    bool works(std::size_t start, std::size_t end, char mark) const {
        // "*a**b*" is one emphasis, not two.
        if (start > 0 && m_pieces[start - 1].kind == Piece::Kind::end && is_mark(start - 1, mark))
            return false;
        const auto before = left_of(start, mark);
        const auto first = right_of(start, mark);
        const auto last = left_of(end, mark);
        const auto after = right_of(end, mark);
        const auto flanks = [](Beside inside, Beside outside) {
            return inside != Beside::blank && (inside == Beside::word || outside != Beside::word);
        };
        if (!flanks(first, before) || !flanks(last, after)) return false;
        // "_" does nothing inside a word.
        return mark != '_' || (before != Beside::word && after != Beside::word);
    }

    bool is_mark(std::size_t piece, char mark) const {
        return !m_delimiters[piece].empty() && m_delimiters[piece].front() == mark;
    }

    bool delimits(std::size_t piece, int step) const {
        const auto other = piece + static_cast<std::size_t>(step);
        return other < m_pieces.size() && !m_delimiters[other].empty();
    }

    Beside left_of(std::size_t piece, char mark) const {
        for (auto n = piece; n-- > 0;) {
            if (const auto found = beside(n, mark, true)) return *found;
        }
        return Beside::blank;
    }

    Beside right_of(std::size_t piece, char mark) const {
        for (auto n = piece + 1; n < m_pieces.size(); ++n) {
            if (const auto found = beside(n, mark, false)) return *found;
        }
        return Beside::blank;
    }

    /// Nothing for a piece that is part of the same run of delimiters. Code, links, references and tags begin
    /// and end with punctuation.
    std::optional<Beside> beside(std::size_t piece, char mark, bool at_end) const {
        if (m_pieces[piece].kind != Piece::Kind::text)
            return is_mark(piece, mark) ? std::nullopt : std::optional(Beside::punctuation);
        const std::string_view said = m_pieces[piece].text;
        if (said.empty()) return std::nullopt;
        auto at = at_end ? said.size() : 0;
        return kind_of(at_end ? text::previous_code_point(said, at) : text::next_code_point(said, at));
    }

    const std::vector<Piece>& m_pieces;
    const std::vector<std::string_view>& m_delimiters;
};

}  // namespace

std::vector<std::string> emphasis_tags(const segment::Fragment& message,
                                       const std::vector<std::string_view>& delimiters) {
    return Emphasis(message, delimiters).tags();
}

}  // namespace kopij::translate
