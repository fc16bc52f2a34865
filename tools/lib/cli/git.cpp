#include "cli/git.hpp"

#include <algorithm>
#include <boost/process.hpp>
#include <cstdio>
#include <iterator>
#include <memory>
#include <tuple>

#include "cli/invocation.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::cli {
namespace {

namespace fs = std::filesystem;
namespace process = boost::process;
using text::tr;
using text::tr_format;

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

std::optional<fs::path> work_tree_around(const fs::path& folder) {
    std::error_code ec;
    auto at = fs::absolute(folder, ec).lexically_normal();
    if (!at.has_filename()) at = at.parent_path();  // "folder/"
    for (;; at = at.parent_path()) {
        if (fs::exists(at / ".git", ec)) return at;
        if (at == at.parent_path()) return std::nullopt;
    }
}

std::optional<GitAnswer> ask_git(const fs::path& folder, std::vector<std::string> arguments,
                                 const GitInput& input) {
    static const auto k_git = process::search_path("git");
    if (k_git.empty()) return std::nullopt;
    arguments.insert(arguments.begin(), {"-C", folder.empty() ? "." : folder.string()});
    process::environment environment = boost::this_process::environment();
    for (const char* name : {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
        environment.erase(name);
    if (!input.index.empty()) environment["GIT_INDEX_FILE"] = input.index.string();
    // A file and no pipe: git may answer before it has read everything, and both would wait for each other.
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> in(std::tmpfile(), std::fclose);
    if (!in || std::fwrite(input.in.data(), 1, input.in.size(), in.get()) != input.in.size())
        return std::nullopt;
    std::rewind(in.get());
    process::ipstream out;
    std::error_code ec;
    process::child git(k_git, process::args(arguments), environment, process::std_out > out,
                       process::std_err > process::null, process::std_in < in.get(), ec);
    if (ec) return std::nullopt;
    GitAnswer answer;
    answer.out.assign(std::istreambuf_iterator<char>(out), {});
    git.wait(ec);
    if (ec) return std::nullopt;
    answer.code = git.exit_code();
    return answer;
}

std::vector<std::string> split_names(const std::string& names) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at < names.size();) {
        const auto end = std::min(names.find('\0', at), names.size());
        out.push_back(names.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

Repository::Repository(const fs::path& folder) {
    const auto top = ask_git(folder, {"rev-parse", "--show-toplevel"});
    if (!top) throw UsageError(tr("git is not installed, and this option asks it what changed"));
    if (top->code != 0 || top->out.size() < 2) {
        throw UsageError(
            tr_format("{0} is in no work tree of git, or git refuses to read it; 'git status' tells why",
                      folder.empty() ? "." : folder.string()));
    }
    m_top = top->out.substr(0, top->out.size() - 1);
}

std::string Repository::answer(std::vector<std::string> arguments, const GitInput& input) const {
    const auto command = "git " + arguments.front();
    auto out = ask_git(m_top, std::move(arguments), input);
    if (!out || out->code != 0)
        throw text::FileError(tr_format("'{0}' failed in {1}", command, m_top.string()));
    return std::move(out->out);
}

std::string Repository::merge_base(const std::string& revision) const {
    const auto shallow = [this] {
        return first_line(answer({"rev-parse", "--is-shallow-repository"})) == "true";
    };
    const auto commit =
        ask_git(m_top, {"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"});
    if (!commit || commit->code != 0) {
        throw UsageError(
            shallow()
                ? tr_format("this clone is shallow and lacks '{0}'; fetch it with 'git fetch "
                            "--unshallow' and 'git fetch origin {0}' (actions/checkout: "
                            "fetch-depth: 0)",
                            revision)
                : tr_format("git knows no revision '{0}'; is it a branch that has to be fetched?", revision));
    }
    const auto base = ask_git(m_top, {"merge-base", "HEAD", first_line(commit->out)});
    if (!base || base->code != 0) {
        throw UsageError(shallow()
                             ? tr_format("this clone is shallow and lacks the commit at which HEAD and '{0}' "
                                         "parted; fetch it with 'git fetch --unshallow' (actions/checkout: "
                                         "fetch-depth: 0)",
                                         revision)
                             : tr_format("HEAD and '{0}' have no commit in common", revision));
    }
    return first_line(base->out);
}

std::vector<ChangedFile> Repository::changed_since(const std::string& commit) const {
    std::vector<ChangedFile> out;
    const auto fields =
        split_names(answer({"diff", "--name-status", "-z", "-M", "--no-ext-diff", commit, "--"}));
    for (std::size_t n = 0; n + 1 < fields.size();) {
        const char status = fields[n].empty() ? '?' : fields[n][0];
        const auto& name = fields[n + 1];
        if ((status == 'R' || status == 'C') && n + 2 < fields.size()) {
            out.push_back({name, fields[n + 2]});
            n += 3;
            continue;
        }
        out.push_back({status == 'A' ? "" : name, status == 'D' ? "" : name});
        n += 2;
    }
    for (auto& name : split_names(answer({"ls-files", "-z", "--others", "--exclude-standard"}))) {
        // Taken out of the index but still there: git calls it gone, and it is not.
        const auto gone = std::find_if(out.begin(), out.end(), [&](const ChangedFile& one) {
            return one.now.empty() && one.before == name;
        });
        if (gone != out.end()) {
            gone->now = name;
        } else {
            out.push_back({"", std::move(name)});
        }
    }
    std::sort(out.begin(), out.end(), [](const ChangedFile& a, const ChangedFile& b) {
        return std::tie(a.now, a.before) < std::tie(b.now, b.before);
    });
    return out;
}

void Repository::write_files(const std::string& commit, const fs::path& folder) const {
    std::error_code ec;
    fs::create_directories(folder, ec);
    // An index of its own: the user's is neither read nor touched.
    const GitInput index{{}, folder / ".git-index"};
    answer({"read-tree", commit}, index);
    answer(
        {"-c", "filter.lfs.smudge=", "-c", "filter.lfs.process=", "-c", "filter.lfs.required=false",
         "checkout-index", "--all", "--force", "--quiet", "--prefix=" + fs::absolute(folder).string() + "/"},
        index);
    fs::remove(index.index, ec);
}

}  // namespace kopij::cli
