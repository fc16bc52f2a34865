#include "text/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "text/file.hpp"

namespace kopij::text {

MappedFile::MappedFile(const std::filesystem::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status {};
    if (file >= 0 && ::fstat(file, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        auto* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
        if (at != MAP_FAILED) {
            m_mapped = at;
            m_bytes = {static_cast<const char*>(at), size};
        }
    }
    if (file >= 0) ::close(file);
    if (m_mapped != nullptr) return;
    m_read = read_file(path);
    m_bytes = m_read;
}

MappedFile::~MappedFile() {
    if (m_mapped != nullptr) ::munmap(m_mapped, m_bytes.size());
}

}  // namespace kopij::text
