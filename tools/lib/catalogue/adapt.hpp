// Carries small changes of a source text over into its translation, where there is nothing to guess.
#pragma once

#include <string>
#include <string_view>

namespace kopij::catalogue {

/// The text with runs of white space as one space, none at its ends, and tags without attributes: equal for
/// texts that differ in white space and attributes only.
std::string normal_form(std::string_view text);
/// Whether it is the same for both; mostly seen at the first place where they differ.
bool same_form(std::string_view a, std::string_view b);

/// The translation of `old_id`, for `new_id` of the same normal form: white space at the ends as `new_id` has
/// it; the value of an attribute that changed is changed where the translation has the old one, as often as
/// the source. What cannot be carried over like this stays as it was.
std::string adapted(std::string_view translation, std::string_view old_id, std::string_view new_id);

}  // namespace kopij::catalogue
