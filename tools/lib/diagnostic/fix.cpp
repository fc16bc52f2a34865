#include "diagnostic/fix.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kopij::diagnostic {
namespace {

using text::Edit;

bool is_wanted(const Diagnostic& one, Fixes wanted) {
    return one.fix && !one.fix->edits.empty() &&
           (wanted == Fixes::all || one.fix->safety == Fix::Safety::safe);
}

/// Whether text::apply takes all of the edits.
bool is_valid(const std::vector<Edit>& edits, std::size_t text_size) {
    std::vector<text::Range> ranges;
    for (const auto& edit : edits) ranges.push_back(edit.range);
    std::stable_sort(ranges.begin(), ranges.end(),
                     [](const auto& a, const auto& b) { return a.begin < b.begin; });
    std::size_t done = 0;
    for (const auto& range : ranges) {
        if (range.begin < done || range.end < range.begin || range.end > text_size) return false;
        done = range.end;
    }
    return true;
}

/// The edits accepted so far, which neither overlap nor touch unless they belong to one fix.
class Accepted {
  public:
    bool has(const std::vector<Edit>& edits) const { return m_fixes.contains(key(edits)); }

    bool has_place_for(const std::vector<Edit>& edits) const {
        return std::none_of(edits.begin(), edits.end(), [this](const Edit& edit) {
            const auto after = m_ends.upper_bound(edit.range.end);
            return after != m_ends.begin() && std::prev(after)->second >= edit.range.begin;
        });
    }

    void add(const std::vector<Edit>& edits) {
        m_fixes.insert(key(edits));
        for (const auto& edit : edits) {
            auto& end = m_ends[edit.range.begin];
            end = std::max(end, edit.range.end);
            m_edits.push_back(edit);
        }
    }

    std::vector<Edit> take() { return std::move(m_edits); }

  private:
    using Key = std::vector<std::pair<text::Range, std::string>>;

    static Key key(const std::vector<Edit>& edits) {
        Key out;
        for (const auto& edit : edits) out.emplace_back(edit.range, edit.replacement);
        return out;
    }

    std::set<Key> m_fixes;
    std::map<std::size_t, std::size_t> m_ends;  // begin -> end
    std::vector<Edit> m_edits;
};

/// One fix a time, from the last so that the places of the others stay right; each only if the result may
/// stay.
Fixed apply_one_by_one(std::string text, const std::vector<Diagnostic>& diagnostics, const Accept& accept,
                       Fixes wanted) {
    Fixed out{std::move(text)};
    auto order = diagnostics;
    std::stable_sort(order.begin(), order.end(), [](const Diagnostic& a, const Diagnostic& b) {
        const auto end = [](const Diagnostic& one) {
            std::size_t last = 0;
            if (one.fix) {
                for (const auto& edit : one.fix->edits) last = std::max(last, edit.range.end);
            }
            return last;
        };
        return end(a) > end(b);
    });
    std::size_t untouched = out.text.size() + 1;  // bytes before this are as they were found
    for (const auto& one : order) {
        if (!is_wanted(one, wanted)) continue;
        const auto& edits = one.fix->edits;
        std::size_t begin = untouched;
        std::size_t end = 0;
        for (const auto& edit : edits) {
            begin = std::min(begin, edit.range.begin);
            end = std::max(end, edit.range.end);
        }
        auto changed = apply_fixes(out.text, {one}, wanted);
        if (end >= untouched || changed.applied == 0 || !accept(changed.text)) {
            ++out.left;
            continue;
        }
        out.text = std::move(changed.text);
        ++out.applied;
        untouched = begin;
    }
    return out;
}

}  // namespace

Fixed apply_fixes(std::string_view text, const std::vector<Diagnostic>& diagnostics, Fixes wanted) {
    Fixed out;
    Accepted accepted;
    for (const auto& one : diagnostics) {
        if (!is_wanted(one, wanted)) continue;
        const auto& edits = one.fix->edits;
        if (!accepted.has(edits)) {
            if (!is_valid(edits, text.size()) || !accepted.has_place_for(edits)) {
                ++out.left;
                continue;
            }
            accepted.add(edits);
        }
        ++out.applied;
    }
    out.text = text::apply(text, accepted.take());
    return out;
}

Fixed fix_until_stable(std::string text, const Find& find, const Accept& accept, Fixes wanted) {
    Fixed out{std::move(text)};
    for (std::size_t round = 0; round < k_most_fix_rounds; ++round) {
        const auto diagnostics = find(out.text);
        auto next = apply_fixes(out.text, diagnostics, wanted);
        if (next.text != out.text && !accept(next.text)) {
            next = apply_one_by_one(out.text, diagnostics, accept, wanted);
        }
        out.left = next.left;
        if (next.text == out.text) break;
        out.text = std::move(next.text);
        out.applied += next.applied;
    }
    return out;
}

}  // namespace kopij::diagnostic
