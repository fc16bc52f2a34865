// Names among which a slip is looked for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::link {

/// Names with what comparing them needs, made once for all comparisons.
class Names {
  public:
    Names() = default;
    explicit Names(std::vector<std::string> names);

    bool empty() const { return m_entries.empty(); }

    /// Those that differ from the word in case and punctuation only, else those that are as near as the
    /// nearest (config::all_nearest). Another number is another thing and no slip. O(size of the names).
    std::vector<std::string> near(std::string_view word) const;
    /// Those that differ from the file name in their extension only.
    std::vector<std::string> with_stem_of(std::string_view file_name) const;

  private:
    struct Entry {
        std::string name;
        std::string plain;   // its letters and digits, in lower case
        std::string digits;  // its digits
    };
    std::vector<Entry> m_entries;
};

}  // namespace kopij::link
