#include "text/temporary_folder.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <cstring>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::text {
namespace {

namespace fs = std::filesystem;

// The folder's name, where a signal handler can reach it without allocating; "" while there is none.
std::array<char, 4096> g_folder{};

// What removes it. Twice, since a child of ours, such as git, may be filling it for a moment yet.
auto g_shell = std::to_array("sh");
auto g_option = std::to_array("-c");
auto g_script = std::to_array("rm -rf \"$0\"; sleep 1; rm -rf \"$0\"");

}  // namespace

TemporaryFolder::TemporaryFolder() {
    auto name = (fs::temp_directory_path() / "kopij-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw FileError(tr_format("cannot make a folder in {0}; $TMPDIR can name another place",
                                  fs::temp_directory_path().string()));
    }
    m_path = fs::canonical(name);
    if (m_path.native().size() < g_folder.size())
        std::memcpy(g_folder.data(), m_path.c_str(), m_path.native().size() + 1);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
    g_folder[0] = '\0';
}

// Walking a folder allocates, which a handler must not; starting a program does not.
void remove_temporary_folder() noexcept {
    if (g_folder[0] == '\0' || ::fork() != 0) return;
    const std::array<char*, 5> arguments{g_shell.data(), g_option.data(), g_script.data(), g_folder.data(),
                                         nullptr};
    ::execv("/bin/sh", arguments.data());
    ::_exit(1);
}

}  // namespace kopij::text
