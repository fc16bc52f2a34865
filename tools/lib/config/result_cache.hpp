// What was made of texts with much work, kept from one run to the next.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "config/kept_file.hpp"
#include "text/mapped_file.hpp"

namespace kopij::config {

/// One file of results, each under the hash of the text that it was made of. It belongs to the program as it
/// was built: one that makes something else of a text does not read it. Not for several threads; several
/// processes may share the file, the last one to write wins.
class ResultCache {
  public:
    /// A file that is missing, damaged or another program's holds nothing; without a name nothing is kept.
    explicit ResultCache(std::filesystem::path file);

    /// What was kept for the text, while this object lives; empty where nothing was. O(size of the text).
    std::string_view find(std::string_view text);
    /// `result` must not be empty.
    void put(std::string_view text, std::string result);

    /// Writes what this run found or put, if anything was put.
    void keep();

  private:
    std::filesystem::path m_file;
    std::string m_magic;
    std::unique_ptr<const text::MappedFile> m_mapped;
    Rows m_kept;  // in m_mapped
    Rows m_used;
    std::map<Hash, std::string> m_new;
};

}  // namespace kopij::config
