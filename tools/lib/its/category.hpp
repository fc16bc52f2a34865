// The data categories of ITS 2.0 (section 8), and what existing rule files say beyond them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::its {

enum class Category {
    translate,
    localization_note,
    terminology,
    directionality,
    language_information,
    elements_within_text,
    domain,
    text_analysis,
    locale_filter,
    provenance,
    external_resource,
    target_pointer,
    id_value,
    preserve_space,
    locquality_issue,
    locquality_rating,
    mt_confidence,
    allowed_characters,
    storage_size,
    context,  ///< gt: and itst:contextRule: the msgctxt of a text
    escape,   ///< gt:escapeRule
    drop      ///< itst:dropRule
};
inline constexpr std::size_t k_categories = static_cast<std::size_t>(Category::drop) + 1;

/// What a value of a category reaches besides the node it is given for (section 8.1).
enum class Inheritance { none, elements, elements_and_attributes };

struct CategoryRow {
    Category category;
    std::string_view name;                ///< as the W3C's test suite writes it: "localizationnote"
    std::vector<std::string_view> rules;  ///< local names of the elements of global rules
    Inheritance inheritance;
    std::vector<std::string_view>
        values;               ///< names of its values, which are local attributes and rules' attributes too
    std::string_view record;  ///< of a standoff record, "" for none
    std::string_view records_ref;  ///< the value that points to standoff records
    std::string_view annotator;    ///< its identifier in annotatorsRef (section 5.7); "" for none
};

const std::vector<CategoryRow>& categories();
const CategoryRow& row_of(Category category);
std::optional<Category> category_from(std::string_view name);

/// One value of a node. `record` counts standoff records from 1; 0 stands for none.
struct Datum {
    std::string name;
    std::string value;
    int record = 0;
};
using Data = std::vector<Datum>;

/// The value with that name and no record; nullptr if there is none.
const std::string* find(const Data& data, std::string_view name);

}  // namespace kopij::its
