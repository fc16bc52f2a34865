// DITA's keys: names that the maps of a project give to what topics refer to (DITA 1.2, "Key-based
// addressing").
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "link/names.hpp"
#include "link/site.hpp"

namespace kopij::link {

/// The keys of every map of the project, whatever map they stand in: which one a topic is published with is
/// not known here, so a key is missing only where no map has it.
class Keys {
  public:
    Keys() = default;
    /// Reads the *.ditamap files of the site. A map that cannot be parsed has none.
    explicit Keys(const Site& site);

    /// Whether there is a map at all, so that a key could be missing from it.
    bool has_maps() const { return m_has_maps; }
    bool has(std::string_view key) const;
    /// What may have been meant (Names::near).
    std::vector<std::string> near(std::string_view key) const { return m_names.near(key); }

  private:
    bool m_has_maps = false;
    std::vector<std::string> m_keys;  // sorted
    Names m_names;
};

}  // namespace kopij::link
