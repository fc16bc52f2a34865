#include "cli/paths.hpp"

#include <algorithm>
#include <filesystem>
#include <unordered_set>

#include "cli/git.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace fs = std::filesystem;

bool hidden(const fs::path& relative) {
    return std::any_of(relative.begin(), relative.end(), [](const fs::path& part) {
        const auto name = part.string();
        return name.size() > 1 && name[0] == '.' && name != "..";
    });
}

std::vector<std::string> walk(const fs::path& folder) {
    std::vector<std::string> out;
    std::error_code ec;
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, ec);
    for (; !ec && at != fs::recursive_directory_iterator(); at.increment(ec)) {
        const auto name = at->path().filename().string();
        if (at->is_directory(ec)) {
            if (name.starts_with('.') || name == "node_modules") at.disable_recursion_pending();
        } else if (at->is_regular_file(ec)) {
            out.push_back(at->path().lexically_relative(folder).string());
        }
    }
    return out;
}

/// The files below the folder, relative to it, that git does not ignore.
std::vector<std::string> files_below(const fs::path& folder) {
    if (!work_tree_around(folder)) return walk(folder);
    const auto answer = ask_git(folder, {"ls-files", "-z", "--cached", "--others", "--exclude-standard"});
    if (!answer || answer->code != 0) return walk(folder);
    auto listed = split_names(answer->out);
    // A tracked file may be gone from the work tree.
    std::error_code ec;
    std::erase_if(listed, [&](const std::string& name) { return !fs::is_regular_file(folder / name, ec); });
    return listed;
}

bool is_below(const fs::path& path, const fs::path& folder) {
    return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end();
}

/// Whether the path leads into the work tree, as it is written or through links. Git refuses any other, and
/// asking it takes longer than reading a file.
bool leads_into(const fs::path& tree, const std::string& path) {
    std::error_code ec;
    const auto whole = fs::absolute(path, ec).lexically_normal();
    return ec || is_below(whole, tree) ||
           is_below(fs::weakly_canonical(whole, ec), fs::weakly_canonical(tree, ec));
}

/// Those of the paths, all of them in the work tree of this folder, that git ignores: files it tracks never
/// are.
std::unordered_set<std::string> ask_what_is_ignored(const std::vector<std::string>& paths) {
    std::unordered_set<std::string> out;
    if (paths.empty()) return out;
    std::string names;
    for (const auto& path : paths) names += path + '\0';
    const auto answer = ask_git({}, {"check-ignore", "-z", "--stdin"}, {names});
    if (!answer) return out;
    constexpr int k_refused = 128;  // one path outside the work tree, and git tells nothing about the others
    if (answer->code == k_refused && paths.size() > 1) {
        for (const auto& path : paths) out.merge(ask_what_is_ignored({path}));
        return out;
    }
    for (auto& path : split_names(answer->out)) out.insert(std::move(path));
    return out;
}

std::unordered_set<std::string> ignored_by_git(std::vector<std::string> paths) {
    const auto tree = work_tree_around(".");
    if (!tree) return {};
    std::erase_if(paths, [&](const std::string& path) { return !leads_into(*tree, path); });
    return ask_what_is_ignored(paths);
}

}  // namespace

std::vector<std::string> select_files(const std::vector<std::string>& named, const config::Project& project,
                                      NamedButIgnored policy, bool (*wanted)(std::string_view path)) {
    std::unordered_set<std::string> ignored;
    for (const auto& name : named) {
        std::error_code ec;
        if (!fs::exists(name, ec)) {
            throw text::FileError(
                text::tr_format("cannot read {0}: {1}", name, text::tr("there is no such file")));
        }
        if (project.ignored(name)) ignored.insert(name);
    }
    ignored.merge(ignored_by_git(named));
    std::vector<std::string> out;
    std::unordered_set<std::string> seen;
    for (const auto& name : named) {
        const bool meant = ignored.contains(name);
        if (meant && policy == NamedButIgnored::left_out) continue;
        std::error_code ec;
        if (!fs::is_directory(name, ec)) {
            if (seen.insert(name).second) out.push_back(name);
            continue;
        }
        auto found = meant ? walk(name) : files_below(name);
        std::sort(found.begin(), found.end());
        for (const auto& relative : found) {
            const auto path = name == "." ? fs::path(relative) : fs::path(name) / relative;
            if (hidden(relative) || !wanted(relative) || (!meant && project.ignored(path))) continue;
            if (seen.insert(path.string()).second) out.push_back(path.string());
        }
    }
    return out;
}

}  // namespace kopij::cli
