// A git repository for one test.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "cli/git.hpp"
#include "scratch.hpp"

namespace kopij::cli::test {

class TestRepository : public kopij::test::Scratch {
  public:
    TestRepository() { git({"init", "--quiet", "--initial-branch=main"}); }

    std::string git(std::vector<std::string> arguments) const { return git_in(path(), std::move(arguments)); }

    static std::string git_in(const std::filesystem::path& folder, std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(),
                         {"-c", "user.name=Test", "-c", "user.email=test@example.org", "-c",
                          "commit.gpgsign=false", "-c", "protocol.file.allow=always"});
        const auto answer = ask_git(folder, arguments);
        BOOST_REQUIRE(answer);
        BOOST_REQUIRE_MESSAGE(answer->code == 0, "git " << arguments.back() << ": " << answer->out);
        return answer->out;
    }

    void commit(const std::string& message) const {
        git({"add", "--all"});
        git({"commit", "--quiet", "--allow-empty", "--message", message});
    }
};

/// The working folder, for as long as the object lives.
class WorkingFolder {
  public:
    explicit WorkingFolder(const std::filesystem::path& folder) : m_before(std::filesystem::current_path()) {
        std::filesystem::current_path(folder);
    }
    ~WorkingFolder() { std::filesystem::current_path(m_before); }
    WorkingFolder(const WorkingFolder&) = delete;
    WorkingFolder& operator=(const WorkingFolder&) = delete;

  private:
    std::filesystem::path m_before;
};

}  // namespace kopij::cli::test
