#include "cli/paths.hpp"

#include <algorithm>
#include <boost/process.hpp>
#include <filesystem>
#include <optional>
#include <unordered_set>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;

bool in_work_tree(const fs::path& folder) {
    std::error_code ec;
    for (auto at = fs::absolute(folder, ec).lexically_normal();; at = at.parent_path()) {
        if (fs::exists(at / ".git", ec)) return true;
        if (at == at.parent_path()) return false;
    }
}

/// The NUL-separated names that git prints; nothing where there is no git or it refuses.
std::optional<std::vector<std::string>> ask_git(const fs::path& folder, std::vector<std::string> arguments) {
    static const auto k_git = process::search_path("git");
    if (k_git.empty()) return std::nullopt;
    arguments.insert(arguments.begin(), {"-C", folder.empty() ? "." : folder.string()});
    process::ipstream out;
    std::error_code ec;
    process::child git(k_git, process::args(arguments), process::std_out > out,
                       process::std_err > process::null, process::std_in < process::null, ec);
    if (ec) return std::nullopt;
    std::vector<std::string> names;
    for (std::string name; std::getline(out, name, '\0');) names.push_back(name);
    git.wait(ec);
    constexpr int k_none_ignored = 1;  // of check-ignore
    if (ec || git.exit_code() > k_none_ignored) return std::nullopt;
    return names;
}

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
    if (!in_work_tree(folder)) return walk(folder);
    auto listed = ask_git(folder, {"ls-files", "-z", "--cached", "--others", "--exclude-standard"});
    if (!listed) return walk(folder);
    // A tracked file may be gone from the work tree.
    std::error_code ec;
    std::erase_if(*listed, [&](const std::string& name) { return !fs::is_regular_file(folder / name, ec); });
    return *listed;
}

}  // namespace

std::vector<std::string> select_files(const std::vector<std::string>& named, const config::Project& project,
                                      NamedButIgnored policy, bool (*wanted)(std::string_view path)) {
    std::vector<std::string> out;
    std::vector<std::string> files;
    for (const auto& name : named) {
        std::error_code ec;
        if (!fs::exists(name, ec)) {
            throw text::FileError(
                text::tr_format("cannot read {0}: {1}", name, text::tr("there is no such file")));
        }
        if (!fs::is_directory(name, ec)) {
            files.push_back(name);
            out.push_back(name);
            continue;
        }
        auto found = files_below(name);
        std::sort(found.begin(), found.end());
        for (const auto& relative : found) {
            const auto path = name == "." ? fs::path(relative) : fs::path(name) / relative;
            if (!hidden(relative) && wanted(relative) && !project.ignored(path)) out.push_back(path.string());
        }
    }
    std::unordered_set<std::string> drop;
    if (policy == NamedButIgnored::left_out && !files.empty()) {
        for (const auto& file : files) {
            if (project.ignored(file)) drop.insert(file);
        }
        if (in_work_tree(".")) {
            std::vector<std::string> arguments{"check-ignore", "-z", "--"};
            arguments.insert(arguments.end(), files.begin(), files.end());
            for (auto& ignored : ask_git({}, arguments).value_or(std::vector<std::string>{})) {
                drop.insert(std::move(ignored));
            }
        }
    }
    std::unordered_set<std::string> seen;
    std::erase_if(out,
                  [&](const std::string& path) { return drop.count(path) > 0 || !seen.insert(path).second; });
    return out;
}

}  // namespace kopij::cli
