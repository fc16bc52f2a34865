// What a program puts its values into has to be in the translation too.
#include <algorithm>

#include "lint/kinds/catalogue.hpp"
#include "lint/kinds/format_directives.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

bool is_same(const FormatDirective& a, const FormatDirective& b) {
    return a.value == b.value && a.type == b.type;
}

/// Those of `all` that `others` has not.
std::vector<FormatDirective> only_in(const std::vector<FormatDirective>& all,
                                     const std::vector<FormatDirective>& others) {
    std::vector<FormatDirective> out;
    std::copy_if(all.begin(), all.end(), std::back_inserter(out), [&](const FormatDirective& one) {
        return std::none_of(others.begin(), others.end(),
                            [&](const FormatDirective& other) { return is_same(one, other); });
    });
    return out;
}

void formats(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        const auto wanted = format_directives(*string.message, string.source);
        const auto given = format_directives(*string.message, string.text);
        const auto added = only_in(given, wanted);
        for (const auto& one : added) {
            const auto written = std::string(one.range.in(string.text));
            add(translation, string, one.range, findings, {written},
                text::tr_format("the source has no '{0}' at this place", written));
        }
        // "One day left" needs no number.
        if (string.message->id_plural) continue;
        const auto missing = only_in(wanted, given);
        for (std::size_t n = added.size(); n < missing.size(); ++n) {  // the others have become one of those
            const auto& one = missing[n];
            const auto written = std::string(one.range.in(string.source));
            add(translation, string, {0, string.text.size()}, findings, {written},
                text::tr_format("'{0}' of the source is not in the translation", written));
        }
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_format_checks = {{"formats", formats}};

}  // namespace kopij::lint::kinds
