// The ids that GitHub gives to the headings of a Markdown file.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <string>
#include <string_view>

#include "markup/document.hpp"

namespace kopij::markup {

/// Lower case; everything but letters, digits, "_", "-" and spaces left out; spaces to "-"; "-1", "-2" after
/// an id that is there already. One Slugger a file.
class Slugger {
  public:
    /// Valid until the next one is asked for.
    std::string_view id_of(std::string_view heading);

  private:
    void spell(std::string_view letters);
    void spell_ascii(std::string_view letters);

    std::string m_id;
    boost::unordered_flat_map<std::string, std::size_t, NameHash, std::equal_to<>> m_uses;
};

}  // namespace kopij::markup
