// What an earlier state of the files had already, for --changed-since.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostic/diagnostic.hpp"

namespace kopij::diagnostic {

/// The findings of an earlier state, counted by file, rule and passage. Lines do not count, nor how the
/// passage was broken into lines: what only moved is not new.
class Earlier {
  public:
    /// `text` is what the ranges of the diagnostics are in; `file` the name that the later state uses.
    void add(std::string_view file, std::string_view text, const std::vector<Diagnostic>& diagnostics);

    /// The diagnostics that the earlier state did not have; each earlier one stands for one later one.
    /// O(n log n).
    std::vector<Diagnostic> fresh(std::string_view file, std::string_view text,
                                  std::vector<Diagnostic> diagnostics) const;

  private:
    using Counts = std::map<std::pair<std::string, std::string>, std::size_t>;  // rule and passage
    std::map<std::string, Counts, std::less<>> m_files;
};

}  // namespace kopij::diagnostic
