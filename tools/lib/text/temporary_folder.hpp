// A folder for the life of one run.
#pragma once

#include <filesystem>

namespace kopij::text {

/// A new folder in the system's place for temporary files ($TMPDIR), readable by its owner alone, removed
/// with all in it in the end, on an interrupt too. One at a time in a process. Throws FileError where it
/// cannot be made.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

/// Has the folder of this moment removed, if there is one, by a process of its own. Async-signal-safe; for
/// the handlers of interrupts.
void remove_temporary_folder() noexcept;

}  // namespace kopij::text
