#include "text/edit.hpp"

#include <algorithm>

namespace kopij::text {
namespace {

bool is_before(const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; }

std::string apply_sorted(std::string_view text, const std::vector<Edit>& edits, std::vector<Edit>* rejected) {
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (const auto& edit : edits) {
        const bool outside = edit.range.end > text.size() || edit.range.begin > edit.range.end;
        if (outside || edit.range.begin < done) {
            if (rejected) rejected->push_back(edit);
            continue;
        }
        out.append(text, done, edit.range.begin - done);
        out.append(edit.replacement);
        done = edit.range.end;
    }
    out.append(text, done);
    return out;
}

}  // namespace

std::string apply(std::string_view text, const std::vector<Edit>& edits, std::vector<Edit>* rejected) {
    // Most edits come in their order, and need no copy to be sorted.
    if (std::is_sorted(edits.begin(), edits.end(), is_before)) return apply_sorted(text, edits, rejected);
    auto sorted = edits;
    std::stable_sort(sorted.begin(), sorted.end(), is_before);
    return apply_sorted(text, sorted, rejected);
}

}  // namespace kopij::text
