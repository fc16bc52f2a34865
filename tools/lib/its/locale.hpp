// Data category Locale Filter (ITS 2.0, 8.10): which languages a part of a document is for.
#pragma once

#include <string>
#include <string_view>

#include "its/category.hpp"

namespace kopij::its {

struct LocaleFilter {
    enum class Type { include, exclude };
    std::string list = "*";  ///< language ranges (RFC 4647, extended), separated by commas
    Type type = Type::include;

    /// Whether what has the filter belongs in a document of that language ("nl-BE"; "nl_BE" will do).
    bool admits(std::string_view language) const;
    bool admits_all() const;
    /// Whether no document of any language has it.
    bool admits_none() const;
    /// Whether it admits that language and no other one.
    bool admits_only(std::string_view language) const;
};

LocaleFilter locale_filter(const Data& data);

}  // namespace kopij::its
