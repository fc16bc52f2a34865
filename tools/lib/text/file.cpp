#include "text/file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <span>
#include <utility>

#include "text/message.hpp"
#include "text/pieces.hpp"

namespace kopij::text {
namespace {

namespace fs = std::filesystem;

// The name of the temporary file in progress, where a signal handler can reach it without allocating.
std::array<char, 4096> g_pending{};

std::string reason(int error) {
    switch (error) {
        case ENOENT:
            return tr("there is no such file");
        case EACCES:
        case EPERM:
            return tr("permission denied");
        case EISDIR:
            return tr("it is a folder, and a file is needed");
        case ENOTDIR:
            return tr("a part of the path is a file, not a folder");
        case ENOSPC:
        case EDQUOT:
            return tr("the disk is full");
        case EROFS:
            return tr("the file system is read-only");
        case ENAMETOOLONG:
            return tr("the name is too long");
        default:
            return std::strerror(error);
    }
}

[[noreturn]] void fail_to_read(const fs::path& path, int error) {
    throw FileError(tr_format("cannot read {0}: {1}", path.string(), reason(error)));
}

[[noreturn]] void fail_to_write(const fs::path& path, int error) {
    throw FileError(tr_format("cannot write {0}: {1}; nothing was changed", path.string(), reason(error)));
}

class Descriptor {
  public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_fd, other.m_fd);
        return *this;
    }
    ~Descriptor() { close(); }
    int get() const { return m_fd; }
    int close() {
        const int fd = std::exchange(m_fd, -1);
        return fd < 0 ? 0 : ::close(fd);
    }

  private:
    int m_fd;
};

/// Follows symbolic links to the file that is to be replaced, existing or not.
fs::path resolve_links(fs::path path) {
    std::error_code ec;
    constexpr int k_most_links = 40;  // as Linux's own MAXSYMLINKS
    for (int n = 0; n < k_most_links && fs::is_symlink(fs::symlink_status(path, ec)); ++n) {
        const auto target = fs::read_symlink(path, ec);
        if (ec) break;
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return path;
}

using Views = std::span<const std::string_view>;

bool write_all(int fd, Views content) {
    constexpr std::size_t k_at_once = 256;
    std::array<iovec, k_at_once> parts;  // not filled first: it is written over
    std::size_t done = 0;                // of the first piece
    while (!content.empty()) {
        const auto count = std::min(content.size(), k_at_once);
        for (std::size_t n = 0; n < count; ++n) {
            const auto piece = content[n].substr(n == 0 ? done : 0);
            parts[n] = {const_cast<char*>(piece.data()), piece.size()};  // which is only read
        }
        const auto written = ::writev(fd, parts.data(), static_cast<int>(count));
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        done += static_cast<std::size_t>(written);
        while (!content.empty() && done >= content.front().size()) {
            done -= content.front().size();
            content = content.subspan(1);
        }
    }
    return true;
}

std::size_t size_of(Views content) {
    std::size_t out = 0;
    for (const auto one : content) out += one.size();
    return out;
}

/// What a new file may be.
mode_t new_mode() {
    static const mode_t k_mode = [] {
        const mode_t mask = ::umask(0);
        ::umask(mask);
        return 0666 & ~mask;
    }();
    return k_mode;
}

/// An empty file of its owner's alone in the folder of `target`, its name in `temporary` and known to
/// remove_pending_file(); negative, and errno set, where there can be none.
int create_beside(const fs::path& target, std::string& temporary) {
    temporary = (target.parent_path() / ("." + target.filename().string() + ".XXXXXX")).string();
    const int out = ::mkostemp(temporary.data(), O_CLOEXEC);
    if (out >= 0 && temporary.size() < g_pending.size())
        std::memcpy(g_pending.data(), temporary.c_str(), temporary.size() + 1);
    return out;
}

}  // namespace

std::optional<std::string> read_file_below(const fs::path& path, std::size_t limit) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.get() < 0) fail_to_read(path, errno);
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) fail_to_read(path, errno);
    if (S_ISDIR(status.st_mode)) fail_to_read(path, EISDIR);
    const auto size = status.st_size > 0 ? static_cast<std::size_t>(status.st_size) : std::size_t{0};
    if (S_ISREG(status.st_mode) && size >= limit) return std::nullopt;
    std::string out;
    out.resize(size > 0 ? size + 1 : std::size_t{65536});
    std::size_t used = 0;
    for (;;) {
        if (used == out.size()) out.resize(out.size() * 2);
        const auto n = ::read(file.get(), out.data() + used, out.size() - used);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) fail_to_read(path, errno);
        used += static_cast<std::size_t>(n);
        // All that the file had, with room for more: it has not grown. Asking again would say the same.
        if (n == 0 || (used == size && used > 0)) break;
    }
    out.resize(used);
    return out;
}

std::string read_file(const fs::path& path) {
    return *read_file_below(path, std::numeric_limits<std::size_t>::max());
}

namespace {

bool any_differs(const fs::path& path, Views content) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file.get() < 0 || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode)) return true;
    auto left = size_of(content);
    if (static_cast<std::size_t>(status.st_size) != left) return true;
    constexpr std::size_t k_at_once = 1U << 15U;
    std::array<char, k_at_once> part;  // not filled first: it is read over
    std::size_t done = 0;              // of the first piece
    while (left > 0) {
        const auto n = ::read(file.get(), part.data(), std::min(part.size(), left));
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return true;
        std::string_view read(part.data(), static_cast<std::size_t>(n));
        left -= read.size();
        while (!read.empty()) {
            const auto piece = content.front().substr(done, read.size());
            if (read.substr(0, piece.size()) != piece) return true;
            read.remove_prefix(piece.size());
            done += piece.size();
            if (done < content.front().size()) continue;
            content = content.subspan(1);
            done = 0;
        }
    }
    return false;
}

}  // namespace

bool differs(const fs::path& path, std::string_view content) { return any_differs(path, {&content, 1}); }

bool differs(const fs::path& path, const Pieces& content) { return any_differs(path, content.views()); }

void remove_pending_file() noexcept {
    if (g_pending[0] != '\0') ::unlink(g_pending.data());
}

namespace {

Written write_views(const fs::path& path, Views content) {
    if (!any_differs(path, content)) return Written::unchanged;
    const auto target = resolve_links(path);
    struct stat old {};
    const bool exists = ::stat(target.c_str(), &old) == 0;
    if (exists && S_ISDIR(old.st_mode)) fail_to_write(path, EISDIR);
    if (exists && !S_ISREG(old.st_mode)) {
        // A pipe or a device (/dev/stdout) cannot be renamed over: it is written as it is.
        Descriptor file(::open(target.c_str(), O_WRONLY | O_CLOEXEC));
        if (file.get() < 0 || !write_all(file.get(), content)) fail_to_write(path, errno);
        return Written::changed;
    }
    // Renaming needs no permission on the file itself; a file its owner made read-only stays as it is.
    if (exists && ::access(target.c_str(), W_OK) != 0) fail_to_write(path, errno);

    std::string temporary;
    Descriptor file(create_beside(target, temporary));
    if (file.get() < 0 && errno == ENOENT && target.has_parent_path()) {
        std::error_code ec;
        fs::create_directories(target.parent_path(), ec);
        if (ec) fail_to_write(path, ec.value());
        file = Descriptor(create_beside(target, temporary));
    }
    if (file.get() < 0) fail_to_write(path, errno);
    const auto abandon = [&](int error) {
        ::unlink(temporary.c_str());
        g_pending[0] = '\0';
        fail_to_write(path, error);
    };
    if (!write_all(file.get(), content)) abandon(errno);
    if (!exists && ::fchmod(file.get(), new_mode()) != 0) abandon(errno);
    if (exists) {
        // Only root may give a file away; anyone else keeps it as theirs, as an editor would.
        if (::fchown(file.get(), old.st_uid, old.st_gid) != 0 && errno != EPERM) abandon(errno);
        if (::fchmod(file.get(), old.st_mode & 07777U) != 0) abandon(errno);
        // A rename may reach the disk before the data does: without this a power cut leaves an empty file in
        // the place of the old one. Where there was none nothing is lost, and waiting for the disk takes
        // longer than all else that is done for a file.
        if (::fdatasync(file.get()) != 0 && errno != EINVAL) abandon(errno);
    }
    if (file.close() != 0) abandon(errno);
    if (::rename(temporary.c_str(), target.c_str()) != 0) abandon(errno);
    g_pending[0] = '\0';
    return Written::changed;
}

}  // namespace

Written write_file(const fs::path& path, std::string_view content) {
    return write_views(path, {&content, 1});
}

Written write_file(const fs::path& path, const Pieces& content) { return write_views(path, content.views()); }

}  // namespace kopij::text
