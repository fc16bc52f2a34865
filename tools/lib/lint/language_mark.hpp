// What elements say of their language.
#pragma once

#include <string_view>

#include "markup/vocabulary.hpp"

namespace kopij::lint {

/// What an element of a tree or of an outline says of its own language, as written; "" where it says nothing
/// and for a null one.
template <typename Node>
std::string_view language_mark(Node element, const markup::Vocabulary& vocabulary) {
    if (!element || !element.first_attribute()) return {};
    for (auto one = element.first_attribute(); one; one = one.next_attribute()) {
        if (std::string_view(one.name()) == "xml:lang") return one.value();
    }
    const auto own = markup::Vocabulary::attribute(element, vocabulary.attribute_names("language"));
    return own ? std::string_view(own.value()) : std::string_view{};
}

}  // namespace kopij::lint
