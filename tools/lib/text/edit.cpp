#include "text/edit.hpp"

#include <algorithm>

namespace kopij::text {

std::string apply(std::string_view text, std::vector<Edit> edits, std::vector<Edit>* rejected) {
    const auto before = [](const Edit& a, const Edit& b) { return a.range.begin < b.range.begin; };
    // Most edits come in their order, and sorting moves each even then.
    if (!std::is_sorted(edits.begin(), edits.end(), before))
        std::stable_sort(edits.begin(), edits.end(), before);
    std::string out;
    out.reserve(text.size());
    std::size_t done = 0;
    for (auto& edit : edits) {
        const bool outside = edit.range.end > text.size() || edit.range.begin > edit.range.end;
        if (outside || edit.range.begin < done) {
            if (rejected) rejected->push_back(std::move(edit));
            continue;
        }
        out.append(text, done, edit.range.begin - done);
        out.append(edit.replacement);
        done = edit.range.end;
    }
    out.append(text, done);
    return out;
}

}  // namespace kopij::text
