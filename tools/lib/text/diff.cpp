#include "text/diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

namespace kopij::text {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t k_context = 3;
constexpr std::ptrdiff_t k_most_steps = 400;  // of Myers' search, whose memory is the square of it

/// A part of both texts that is still to be compared.
struct Part {
    std::size_t old_begin, old_end, new_begin, new_end;
};

/// Pairs of lines that occur once on both sides and come in the same order: the longest such run, found as in
/// patience sorting. O(lines log lines).
std::vector<std::pair<std::size_t, std::size_t>> anchors(const Lines& before, const Lines& after) {
    constexpr auto k_none = static_cast<std::size_t>(-1);
    struct Seen {
        std::size_t in_old = 0, in_new = 0, old_line = 0, new_line = 0;
    };
    boost::unordered_flat_map<std::string_view, Seen> seen;
    for (std::size_t n = 0; n < before.size(); ++n) {
        auto& one = seen[before[n]];
        ++one.in_old;
        one.old_line = n;
    }
    for (std::size_t n = 0; n < after.size(); ++n) {
        auto& one = seen[after[n]];
        ++one.in_new;
        one.new_line = n;
    }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;  // in the order of the old text
    for (std::size_t n = 0; n < before.size(); ++n) {
        const auto& one = seen[before[n]];
        if (one.in_old == 1 && one.in_new == 1) pairs.emplace_back(n, one.new_line);
    }
    std::vector<std::size_t> tails;  // pair that ends the best run of each length
    std::vector<std::size_t> previous(pairs.size(), k_none);
    for (std::size_t n = 0; n < pairs.size(); ++n) {
        const auto at = std::lower_bound(
            tails.begin(), tails.end(), n,
            [&](std::size_t tail, std::size_t pair) { return pairs[tail].second < pairs[pair].second; });
        if (at != tails.begin()) previous[n] = *(at - 1);
        if (at == tails.end()) {
            tails.push_back(n);
        } else {
            *at = n;
        }
    }
    std::vector<std::pair<std::size_t, std::size_t>> out;
    for (auto n = tails.empty() ? k_none : tails.back(); n != k_none; n = previous[n])
        out.push_back(pairs[n]);
    std::reverse(out.begin(), out.end());
    return out;
}

/// Myers' greedy algorithm ("An O(ND) Difference Algorithm and Its Variations", 1986) over one part.
class Myers {
  public:
    Myers(const Lines& before, const Lines& after, const Part& part)
        : m_before(before),
          m_after(after),
          m_part(part),
          m_old(static_cast<std::ptrdiff_t>(part.old_end - part.old_begin)),
          m_new(static_cast<std::ptrdiff_t>(part.new_end - part.new_begin)) {}

    void changes(std::vector<Change>& out) {
        if (!search()) {
            out.push_back({m_part.old_begin, m_part.old_end, m_part.new_begin, m_part.new_end});
            return;
        }
        // Walk back from the end; each step of the trace is one line removed or added.
        std::vector<Change> found;
        auto x = m_old;
        auto y = m_new;
        for (auto d = static_cast<std::ptrdiff_t>(m_trace.size()); d > 0; --d) {
            const auto& reach = m_trace[static_cast<std::size_t>(d - 1)];
            const auto k = x - y;
            const bool added = k == -d || (k != d && at(reach, d - 1, k - 1) < at(reach, d - 1, k + 1));
            const auto from_k = added ? k + 1 : k - 1;
            const auto from_x = at(reach, d - 1, from_k);
            const auto from_y = from_x - from_k;
            const auto old_line = m_part.old_begin + static_cast<std::size_t>(from_x);
            const auto new_line = m_part.new_begin + static_cast<std::size_t>(from_y);
            found.push_back({old_line, old_line + (added ? 0 : 1), new_line, new_line + (added ? 1 : 0)});
            x = from_x;
            y = from_y;
        }
        std::reverse(found.begin(), found.end());
        out.insert(out.end(), found.begin(), found.end());
    }

  private:
    using Reach = std::vector<std::ptrdiff_t>;  // furthest x on diagonals -d, -d + 2, ... d

    static std::ptrdiff_t at(const Reach& reach, std::ptrdiff_t d, std::ptrdiff_t k) {
        if (k < -d || k > d) return -1;
        return reach[static_cast<std::size_t>((k + d) / 2)];
    }

    bool equal(std::ptrdiff_t x, std::ptrdiff_t y) const {
        return m_before[m_part.old_begin + static_cast<std::size_t>(x)] ==
               m_after[m_part.new_begin + static_cast<std::size_t>(y)];
    }

    /// Fills the trace with the reach of every step before the last; false where it takes too many.
    bool search() {
        Reach last;
        for (std::ptrdiff_t d = 0; d <= std::min(k_most_steps, m_old + m_new); ++d) {
            Reach reach;
            for (auto k = -d; k <= d; k += 2) {
                std::ptrdiff_t x = 0;
                if (d > 0) {
                    const bool added = k == -d || (k != d && at(last, d - 1, k - 1) < at(last, d - 1, k + 1));
                    x = added ? at(last, d - 1, k + 1) : at(last, d - 1, k - 1) + 1;
                }
                auto y = x - k;
                while (x < m_old && y < m_new && x >= 0 && y >= 0 && equal(x, y)) {
                    ++x;
                    ++y;
                }
                reach.push_back(x);
                if (x >= m_old && y >= m_new) {
                    if (d > 0) m_trace.push_back(std::move(last));
                    return true;
                }
            }
            if (d > 0) m_trace.push_back(std::move(last));
            last = std::move(reach);
        }
        m_trace.clear();
        return false;
    }

    const Lines& m_before;
    const Lines& m_after;
    const Part& m_part;
    std::ptrdiff_t m_old;
    std::ptrdiff_t m_new;
    std::vector<Reach> m_trace;
};

void compare(const Lines& before, const Lines& after, Part part, std::vector<Change>& out) {
    while (part.old_begin < part.old_end && part.new_begin < part.new_end &&
           before[part.old_begin] == after[part.new_begin]) {
        ++part.old_begin;
        ++part.new_begin;
    }
    while (part.old_begin < part.old_end && part.new_begin < part.new_end &&
           before[part.old_end - 1] == after[part.new_end - 1]) {
        --part.old_end;
        --part.new_end;
    }
    if (part.old_begin == part.old_end && part.new_begin == part.new_end) return;
    if (part.old_begin == part.old_end || part.new_begin == part.new_end) {
        out.push_back({part.old_begin, part.old_end, part.new_begin, part.new_end});
        return;
    }
    Myers(before, after, part).changes(out);
}

/// Changes that follow each other directly are one.
std::vector<Change> joined(const std::vector<Change>& changes) {
    std::vector<Change> out;
    for (const auto& one : changes) {
        if (!out.empty() && out.back().old_end == one.old_begin && out.back().new_end == one.new_begin) {
            out.back().old_end = one.old_end;
            out.back().new_end = one.new_end;
        } else {
            out.push_back(one);
        }
    }
    return out;
}

/// As git writes it where core.quotePath is off: UTF-8 stays readable.
std::string name_in_diff(std::string_view side, std::string_view path) {
    const auto name = std::string(side) + std::string(path);
    std::string quoted;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            quoted += {'\\', c};
        } else if (byte < 0x20 || byte == 0x7F) {
            quoted += fmt::format("\\{:03o}", static_cast<unsigned>(byte));
        } else {
            quoted += c;
        }
    }
    return quoted == name ? name : '"' + quoted + '"';
}

class Writer {
  public:
    Writer(const Lines& before, const Lines& after, Colored colored)
        : m_before(before), m_after(after), m_colored(colored) {}

    void head(std::string_view path) {
        const auto a = name_in_diff("a/", path);
        const auto b = name_in_diff("b/", path);
        // patch(1) ends a name at a blank unless a tab follows it.
        const auto* end = path.find(' ') == std::string_view::npos ? "" : "\t";
        paint("\033[1m", fmt::format("diff --git {} {}", a, b));
        paint("\033[1m", fmt::format("--- {}{}", a, end));
        paint("\033[1m", fmt::format("+++ {}{}", b, end));
    }

    void hunk(const Change* first, const Change* last) {
        const auto lead = std::min(k_context, first->old_begin);
        const auto trail = std::min(k_context, m_before.size() - (last - 1)->old_end);
        const auto old_begin = first->old_begin - lead;
        const auto old_end = (last - 1)->old_end + trail;
        const auto new_begin = first->new_begin - lead;
        const auto new_end = (last - 1)->new_end + trail;
        paint("\033[36m",
              fmt::format("@@ -{} +{} @@", extent(old_begin, old_end), extent(new_begin, new_end)));
        auto at = old_begin;
        for (const auto* one = first; one != last; ++one) {
            for (; at < one->old_begin; ++at) line(' ', m_before[at]);
            for (; at < one->old_end; ++at) line('-', m_before[at]);
            for (auto n = one->new_begin; n < one->new_end; ++n) line('+', m_after[n]);
        }
        for (; at < old_end; ++at) line(' ', m_before[at]);
    }

    std::string take() { return std::move(m_out); }

  private:
    static std::string extent(std::size_t begin, std::size_t end) {
        const auto count = end - begin;
        if (count == 1) return std::to_string(begin + 1);
        return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
    }

    void paint(std::string_view color, std::string_view text) {
        m_out +=
            m_colored == Colored::yes ? fmt::format("{}{}\033[m\n", color, text) : fmt::format("{}\n", text);
    }

    void line(char sign, std::string_view text) {
        const bool ended = text.ends_with('\n');
        if (ended) text.remove_suffix(1);
        const auto whole = sign + std::string(text);
        if (sign == ' ') {
            m_out += whole + '\n';
        } else {
            paint(sign == '-' ? "\033[31m" : "\033[32m", whole);
        }
        if (!ended) m_out += "\\ No newline at end of file\n";
    }

    const Lines& m_before;
    const Lines& m_after;
    Colored m_colored;
    std::string m_out;
};

}  // namespace

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
        out.push_back(text.substr(0, end));
        text.remove_prefix(end);
    }
    return out;
}

std::vector<Change> line_changes(const Lines& before, const Lines& after) {
    std::vector<Change> out;
    Part part{0, 0, 0, 0};
    for (const auto& [old_line, new_line] : anchors(before, after)) {
        part.old_end = old_line;
        part.new_end = new_line;
        compare(before, after, part, out);
        part = {old_line + 1, 0, new_line + 1, 0};
    }
    part.old_end = before.size();
    part.new_end = after.size();
    compare(before, after, part, out);
    return joined(out);
}

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after,
                         Colored colored) {
    if (before == after) return {};
    while (path.starts_with('/')) path.remove_prefix(1);
    const auto old_lines = split_lines(before);
    const auto new_lines = split_lines(after);
    const auto changes = line_changes(old_lines, new_lines);
    Writer writer(old_lines, new_lines, colored);
    writer.head(path);
    const auto* const end = changes.data() + changes.size();
    for (const auto* first = changes.data(); first != end;) {
        const auto* last = first + 1;
        while (last != end && last->old_begin - (last - 1)->old_end <= 2 * k_context) ++last;
        writer.hunk(first, last);
        first = last;
    }
    return writer.take();
}

}  // namespace kopij::text
