#include "config/glob.hpp"

#include <algorithm>

namespace kopij::config {
namespace {

constexpr std::size_t k_most_alternatives = 64;

/// Reads a set "[...]" at `at` and moves past it; false, and `at` unmoved, where it is not closed.
bool set_holds(std::string_view pattern, std::size_t& at, char c, bool& holds) {
    auto n = at + 1;
    const bool negated = n < pattern.size() && (pattern[n] == '!' || pattern[n] == '^');
    if (negated) ++n;
    bool found = false;
    const auto first = n;
    for (; n < pattern.size() && (pattern[n] != ']' || n == first); ++n) {
        if (n + 2 < pattern.size() && pattern[n + 1] == '-' && pattern[n + 2] != ']') {
            found |= pattern[n] <= c && c <= pattern[n + 2];
            n += 2;
        } else {
            found |= pattern[n] == c;
        }
    }
    if (n >= pattern.size()) return false;
    holds = found != negated && c != '/';
    at = n + 1;
    return true;
}

enum class Wildcards { within_folder, across_folders };

/// One pattern without braces. row[i] tells whether the pattern so far matches the path's first i bytes.
bool matches_plain(std::string_view pattern, std::string_view path,
                   Wildcards wildcards = Wildcards::within_folder) {
    const bool across = wildcards == Wildcards::across_folders;
    const auto size = path.size();
    std::vector<char> row(size + 1, 0);
    row[0] = 1;
    for (std::size_t at = 0; at < pattern.size();) {
        std::vector<char> next(size + 1, 0);
        if (pattern[at] == '*') {
            const auto stars = std::min(pattern.find_first_not_of('*', at), pattern.size()) - at;
            const bool deep = stars > 1;
            at += stars;
            bool on = false;
            for (std::size_t i = 0; i <= size; ++i) {
                if (i > 0 && path[i - 1] == '/' && !deep && !across) on = false;
                on |= row[i] != 0;
                next[i] = on ? 1 : 0;
            }
            if (deep && at < pattern.size() && pattern[at] == '/') {
                // "**/" also stands for no folder at all; else it ends behind a "/".
                ++at;
                for (std::size_t i = size + 1; i-- > 0;)
                    next[i] = row[i] || (i > 0 && path[i - 1] == '/' && next[i - 1]) ? 1 : 0;
            }
        } else {
            auto after = at + 1;
            for (std::size_t i = 0; i < size; ++i) {
                if (!row[i]) continue;
                bool equal = pattern[at] == path[i];
                auto end = at;
                if (pattern[at] == '?') {
                    equal = path[i] != '/' || across;
                } else if (pattern[at] == '\\' && at + 1 < pattern.size()) {
                    equal = pattern[at + 1] == path[i];
                } else if (pattern[at] == '[') {
                    bool holds = false;
                    if (set_holds(pattern, end, path[i], holds)) equal = holds;
                }
                next[i + 1] = equal ? 1 : 0;
            }
            if (pattern[at] == '\\' && at + 1 < pattern.size()) after = at + 2;
            if (pattern[at] == '[') {
                bool ignored = false;
                auto end = at;
                if (set_holds(pattern, end, ' ', ignored)) after = end;
            }
            at = after;
        }
        row = std::move(next);
    }
    return row[size] != 0;
}

}  // namespace

std::vector<std::string> expand_braces(std::string_view pattern) {
    std::vector<std::string> done;
    std::vector<std::string> waiting{std::string(pattern)};
    while (!waiting.empty() && done.size() + waiting.size() <= k_most_alternatives) {
        const auto one = std::move(waiting.back());
        waiting.pop_back();
        const auto open = one.find('{');
        auto close = std::string::npos;
        std::vector<std::size_t> commas;
        int depth = 0;
        for (auto at = open; at < one.size(); ++at) {
            if (one[at] == '{') ++depth;
            if (one[at] == ',' && depth == 1) commas.push_back(at);
            if (one[at] == '}' && --depth == 0) {
                close = at;
                break;
            }
        }
        if (close == std::string::npos) {
            done.push_back(one);
            continue;
        }
        commas.push_back(close);
        std::vector<std::string> parts;
        for (auto from = open + 1; const auto comma : commas) {
            parts.push_back(one.substr(0, open) + one.substr(from, comma - from) + one.substr(close + 1));
            from = comma + 1;
        }
        waiting.insert(waiting.end(), parts.rbegin(), parts.rend());
    }
    done.insert(done.end(), waiting.rbegin(), waiting.rend());
    return done;
}

bool glob_matches(std::string_view pattern, std::string_view path) {
    if (pattern.starts_with("./")) pattern.remove_prefix(2);
    if (pattern.find('/') == std::string_view::npos) path = path.substr(path.rfind('/') + 1);
    const auto alternatives = expand_braces(pattern);
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&](const std::string& one) { return matches_plain(one, path); });
}

bool vale_glob_matches(std::string_view pattern, std::string_view path) {
    const auto wildcards =
        pattern.find("**") == std::string_view::npos ? Wildcards::across_folders : Wildcards::within_folder;
    const auto alternatives = expand_braces(pattern);
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&](const std::string& one) { return matches_plain(one, path, wildcards); });
}

std::string_view glob_base(std::string_view pattern) {
    const auto wild = std::min(pattern.find_first_of("*?[{\\"), pattern.size());
    const auto slash = pattern.substr(0, wild).rfind('/');
    return slash == std::string_view::npos ? std::string_view{} : pattern.substr(0, slash);
}

}  // namespace kopij::config
