#include "link/near_miss.hpp"

#include "link/reference.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_candidates = 3;
constexpr std::size_t k_most_compared = 2000;  // a document with more ids is made by a machine

void keep_few(std::vector<std::string>& names) {
    if (names.size() > k_most_candidates) names.resize(k_most_candidates);
}

/// Where the part stands in a target.
text::Range place_of(std::string_view target, Part part) {
    if (part == Part::whole) return {0, target.size()};
    const auto parts = split(target);
    const auto view = part == Part::path ? parts.path : parts.fragment.value_or(std::string_view{});
    const auto begin = static_cast<std::size_t>(view.data() - target.data());
    return {begin, begin + view.size()};
}

}  // namespace

std::vector<std::string> near_ids(std::string_view id, const Ids& ids) {
    auto names = ids.all();
    if (names.size() > k_most_compared) names.resize(k_most_compared);
    auto out = Names(std::move(names)).near(id);
    keep_few(out);
    return out;
}

std::vector<fs::path> near_files(const Files& files, const Site& site, const fs::path& wanted) {
    std::vector<fs::path> out;
    const auto folder = wanted.has_filename() ? wanted.parent_path() : wanted.parent_path().parent_path();
    const auto name = wanted.has_filename() ? wanted.filename() : wanted.parent_path().filename();
    const auto& names = files.file_names(folder);
    auto here = names.with_stem_of(name.string());
    if (here.empty()) here = names.near(name.string());
    for (const auto& one : here) out.push_back(folder / one);
    if (out.empty()) out = site.named(name.string());
    if (out.empty()) {
        const auto elsewhere = site.file_names().near(name.string());
        if (elsewhere.size() == 1) out = site.named(elsewhere.front());
    }
    if (out.size() > k_most_candidates) out.resize(k_most_candidates);
    return out;
}

void offer(Resolution& out, const std::vector<std::string>& replacements, const Link& link,
           const Origin& from, Part part) {
    const auto place = place_of(link.target, part);
    for (const auto& one : replacements) {
        auto target = link.target;
        target.replace(place.begin, place.size(), part == Part::fragment ? percent_encode_id(one) : one);
        out.candidates.push_back(std::move(target));
    }
    // References in the raw value would move the parts; such a target is left to its writer.
    const auto raw = link.range.in(from.text);
    if (replacements.size() != 1 || !link.editable || raw != link.target) return;
    const auto replacement =
        part == Part::fragment ? percent_encode_id(replacements.front()) : replacements.front();
    if (replacement.find_first_of("\"'<>& ()") != std::string::npos) return;
    out.fix.push_back({{link.range.begin + place.begin, link.range.begin + place.end}, replacement});
}

}  // namespace kopij::link
