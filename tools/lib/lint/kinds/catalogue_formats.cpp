// What a program puts its values into has to be in the translation too.
#include <algorithm>
#include <cctype>

#include "lint/kinds/catalogue.hpp"
#include "lint/kinds/format_directives.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

constexpr std::string_view k_of_entities = "#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

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

/// How often the mark stands before a letter that it makes a menu's access key: "&File", "Save _As". Entities
/// and marks that are written twice are none.
std::size_t count_access_keys(std::string_view text, char mark) {
    std::size_t out = 0;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        if (text[at] != mark) continue;
        const auto next = static_cast<unsigned char>(text[at + 1]);
        const bool begins_entity = mark == '&' &&
                                   text.find_first_not_of(k_of_entities, at + 1) < text.size() &&
                                   text[text.find_first_not_of(k_of_entities, at + 1)] == ';';
        if ((std::isalnum(next) != 0 || next >= 0x80) && !begins_entity) ++out;
        if (text[at + 1] == mark) ++at;
    }
    return out;
}

/// Whether a text may be a menu's or a button's: longer ones have such marks by chance, and so have names in
/// the program ("yes_key").
bool is_label(std::string_view text) {
    constexpr std::size_t k_most_words = 6;
    const auto words = count_words(text);
    const bool is_name = words == 1 && std::islower(static_cast<unsigned char>(text.front())) != 0;
    return words > 0 && words <= k_most_words && !is_name && text.find('<') == std::string_view::npos;
}

/// The mark of the program's access keys: the one that the header names, else the one that several labels
/// have once and that most of their translations have once too. 0 where there is none.
char access_key_mark(const Translation& translation) {
    const auto named = translation.catalogue().header_field("X-Accelerator-Marker");
    if (named.size() == 1) return named.front();
    constexpr std::size_t k_several = 5;
    for (const char mark : {'&', '_', '~'}) {
        std::size_t asked = 0;
        std::size_t answered = 0;
        for (const auto& string : translation.strings()) {
            if (!is_label(string.source) || count_access_keys(string.source, mark) != 1) continue;
            ++asked;
            if (count_access_keys(string.text, mark) == 1) ++answered;
        }
        if (answered >= k_several && 4 * answered >= 3 * asked) return mark;
    }
    return '\0';
}

void access_keys(const Translation& translation, Findings& findings) {
    const char mark = access_key_mark(translation);
    if (mark == '\0') return;
    for (const auto& string : translation.strings()) {
        if (!is_label(string.source) || count_access_keys(string.source, mark) != 1) continue;
        const auto count = count_access_keys(string.text, mark);
        if (count == 1) continue;
        const std::string written(1, mark);
        add(translation, string, {0, string.text.size()}, findings, {written},
            count == 0
                ? text::tr_format("the mark '{0}' of the access key is not in the translation", written)
                : text::tr_format("the mark '{0}' of the access key stands here {1} times", written, count));
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_format_checks = {{"formats", formats}, {"access-keys", access_keys}};

}  // namespace kopij::lint::kinds
