#include "its/html_defaults.hpp"

#include <algorithm>
#include <array>

namespace kopij::its {
namespace {

// Sorted, for a binary search.
constexpr std::array<std::string_view, 56> k_phrasing = {
    "a",        "abbr",   "acronym", "area",   "audio",  "b",        "bdi",      "bdo",   "big",  "br",
    "button",   "canvas", "cite",    "code",   "data",   "datalist", "del",      "dfn",   "em",   "embed",
    "font",     "i",      "img",     "input",  "ins",    "kbd",      "keygen",   "label", "map",  "mark",
    "math",     "meter",  "nobr",    "object", "output", "picture",  "progress", "q",     "ruby", "s",
    "samp",     "select", "slot",    "small",  "span",   "strike",   "strong",   "sub",   "sup",  "svg",
    "template", "time",   "u",       "var",    "video",  "wbr"};

constexpr std::array<std::string_view, 4> k_nested = {"iframe", "noscript", "script", "textarea"};

struct Translatable {
    std::string_view attribute;
    std::array<std::string_view, 6> elements;  // the first "" for every element
};
constexpr std::array<Translatable, 13> k_translatable = {
    {{"abbr", {"th"}},
     {"alt", {"area", "img", "input"}},
     {"download", {"a", "area"}},
     {"label", {"menu", "menuitem", "optgroup", "option", "track"}},
     {"lang", {""}},
     {"placeholder", {"input", "textarea"}},
     {"srcdoc", {"iframe"}},
     {"style", {""}},
     {"title", {""}},
     {"aria-label", {""}},
     {"aria-placeholder", {""}},
     {"aria-roledescription", {""}},
     {"aria-valuetext", {""}}}};

bool one_of(std::string_view text, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

}  // namespace

std::string_view html_within_text(pugi::xml_node element) {
    const std::string_view name = element.name();
    // Whatever their place: a script in the head is one of them too.
    if (std::find(k_nested.begin(), k_nested.end(), name) != k_nested.end()) return "nested";
    return std::binary_search(k_phrasing.begin(), k_phrasing.end(), name) ? "yes" : "no";
}

bool html_translatable(pugi::xml_node element, pugi::xml_attribute attribute) {
    const std::string_view name = attribute.name();
    const std::string_view of = element.name();
    if (name == "value")
        return of == "input" && one_of(element.attribute("type").value(), {"button", "reset", "submit"});
    if (name == "content") {
        return of == "meta" && one_of(element.attribute("name").value(),
                                      {"description", "keywords", "author", "application-name",
                                       "twitter:title", "twitter:description"});
    }
    const auto row = std::find_if(k_translatable.begin(), k_translatable.end(),
                                  [&](const Translatable& one) { return one.attribute == name; });
    if (row == k_translatable.end()) return false;
    return row->elements.front().empty() ||
           std::find(row->elements.begin(), row->elements.end(), of) != row->elements.end();
}

}  // namespace kopij::its
