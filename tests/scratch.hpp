// A folder for one test, gone afterwards.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "text/file.hpp"

namespace kopij::test {

class Scratch {
  public:
    Scratch() {
        auto name = (std::filesystem::temp_directory_path() / "kopij-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make the folder " + name);
        m_path = std::filesystem::canonical(name);
    }
    ~Scratch() {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// Writes the file, its folders too; gives its whole path.
    std::filesystem::path write(const std::string& name, std::string_view content) const {
        auto file = m_path / name;
        text::write_file(file, content);
        return file;
    }
    std::string read(const std::string& name) const { return text::read_file(m_path / name); }
    bool has(const std::string& name) const { return std::filesystem::exists(m_path / name); }

  private:
    std::filesystem::path m_path;
};

}  // namespace kopij::test
