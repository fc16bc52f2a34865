#include "link/near_miss.hpp"

#include <algorithm>
#include <cctype>

#include "config/nearest.hpp"
#include "link/reference.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_candidates = 3;
constexpr std::size_t k_most_compared = 2000;  // a document with more ids is made by a machine

void keep_few(std::vector<std::string>& names) {
    if (names.size() > k_most_candidates) names.resize(k_most_candidates);
}

/// Letters and digits alone, in lower case: what is left of a name when its spelling is put aside.
std::string plain(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || byte >= 0x80) out += static_cast<char>(std::tolower(byte));
    }
    return out;
}

std::string digits(std::string_view name) {
    std::string out;
    for (const char c : name) {
        if (c >= '0' && c <= '9') out += c;
    }
    return out;
}

/// Names that differ in case and punctuation only, else those that are as near as the nearest. Another number
/// is another thing and no slip.
std::vector<std::string> near(std::string_view word, const std::vector<std::string>& names) {
    std::vector<std::string> same;
    std::vector<std::string> other;
    const auto wanted = plain(word);
    const auto number = digits(word);
    for (const auto& name : names) {
        if (!wanted.empty() && plain(name) == wanted) {
            same.push_back(name);
        } else if (digits(name) == number) {
            other.push_back(name);
        }
    }
    constexpr std::size_t k_shortest = 3;  // of shorter names each is a slip away from every other
    return same.empty() && word.size() >= k_shortest ? config::all_nearest(word, other) : same;
}

/// The files of the folder that differ from `wanted` in their extension only.
std::vector<std::string> with_stem(const std::vector<std::string>& names, const fs::path& wanted) {
    std::vector<std::string> out;
    for (const auto& name : names) {
        if (fs::path(name).stem() == wanted.stem()) out.push_back(name);
    }
    return out;
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
    auto out = near(id, names);
    keep_few(out);
    return out;
}

std::vector<fs::path> near_files(const Files& files, const Site& site, const fs::path& wanted) {
    std::vector<fs::path> out;
    const auto folder = wanted.has_filename() ? wanted.parent_path() : wanted.parent_path().parent_path();
    const auto name = wanted.has_filename() ? wanted.filename() : wanted.parent_path().filename();
    auto names = files.names(folder);
    std::erase_if(names, [&](const std::string& one) { return files.type(folder / one) != FileType::file; });
    auto here = with_stem(names, name);
    if (here.empty()) here = near(name.string(), names);
    for (const auto& one : here) out.push_back(folder / one);
    if (out.empty()) out = site.named(name.string());
    if (out.empty()) {
        auto all = site.file_names();
        if (all.size() > k_most_compared) all.resize(k_most_compared);
        const auto elsewhere = near(name.string(), all);
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
