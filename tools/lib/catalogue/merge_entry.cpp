// One merged entry: what of it comes from the template and what from the old message.
#include <fmt/format.h>

#include <algorithm>

#include "catalogue/adapt.hpp"
#include "catalogue/merger.hpp"

namespace kopij::catalogue {

Message Merger::from_template(const Message& ref) {
    Message out;
    out.domain = ref.domain;
    out.context = ref.context;
    out.id = ref.id;
    out.id_plural = ref.id_plural;
    out.extracted_comments = ref.extracted_comments;
    out.flags = ref.flags;
    out.other_comments = ref.other_comments;
    clear_flag(out, "fuzzy");
    if (m_options.location == Location::full) out.references = ref.references;
    if (m_options.location != Location::file) return out;
    for (const auto one : ref.references) {
        const auto colon = one.rfind(':');
        const bool numbered = colon != std::string_view::npos && colon + 1 < one.size() &&
                              one.find_first_not_of("0123456789", colon + 1) == std::string_view::npos;
        const auto file = one.substr(0, numbered ? colon : one.size());
        if (out.references.empty() || out.references.back() != file) out.references.push_back(file);
    }
    return out;
}

void Merger::take_translation(Message& out, const Message& old, Origin origin) {
    out.strings = old.strings;
    if (origin == Origin::fuzzy) adapt_strings(out, old);
    const bool other_plural = old.id_plural != out.id_plural;
    if (old.fuzzy() || origin == Origin::fuzzy || other_plural) set_flag(out, "fuzzy");
    fit_forms(out);
    // What an exact match says of it stays as it is, needed or not.
    const bool as_it_was = origin == Origin::exact && out.fuzzy() == old.fuzzy();
    if (m_options.previous == Previous::keep && (out.fuzzy() || as_it_was))
        take_previous(out, old, as_it_was);
}

void Merger::adapt_strings(Message& out, const Message& old) {
    const auto made_for = old.fuzzy() && old.previous_id ? *old.previous_id : old.id;
    if (made_for == out.id || !same_form(made_for, out.id)) return;
    for (std::size_t n = 0; n < out.strings.size(); ++n) {
        const auto text = adapted(out.strings[n], made_for, out.id);
        if (text != out.strings[n]) out.strings.set(n, made(text));
    }
}

/// The source text that the translation was made for, which is not that of an old message that was fuzzy
/// itself.
void Merger::take_previous(Message& out, const Message& old, bool as_it_was) {
    if (as_it_was || (old.fuzzy() && old.previous_id)) {
        out.previous_context = old.previous_context;
        out.previous_id = old.previous_id;
        out.previous_plural = old.previous_plural;
        return;
    }
    out.previous_context = old.context;
    out.previous_id = old.id;
    out.previous_plural = old.id_plural;
}

/// As many forms as the message is to have: one, or what the header says. Forms that are missing are empty,
/// those over the number become a comment, and the message is fuzzy.
void Merger::fit_forms(Message& out) {
    const std::size_t wanted = out.id_plural ? m_forms : 1;
    const bool translated =
        std::any_of(out.strings.begin(), out.strings.end(), [](auto s) { return !s.empty(); });
    if (translated && out.strings.size() != wanted) set_flag(out, "fuzzy");
    for (auto n = wanted; n < out.strings.size(); ++n) {
        auto line = fmt::format("msgstr[{}]: {}", n, out.strings[n]);
        std::replace(line.begin(), line.end(), '\n', ' ');
        if (!out.strings[n].empty()) out.translator_comments.push_back(made(line));
    }
    out.strings.resize(wanted);
}

}  // namespace kopij::catalogue
