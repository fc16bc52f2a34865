// The catalogue itself: header, plural forms, fuzzy and stale entries.
#include <set>

#include "catalogue/plural.hpp"
#include "lint/kinds/catalogue.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

void say(Findings& findings, text::Range range, std::string message,
         std::vector<std::string> arguments = {}) {
    Finding finding;
    finding.range = range;
    finding.message = std::move(message);
    finding.arguments = std::move(arguments);
    findings.add(std::move(finding));
}

/// Fields that every catalogue of a translation has to have, and what gettext's tools write while nobody
/// filled them in.
void header(const Translation& translation, Findings& findings) {
    if (translation.is_template() || translation.catalogue().header() == nullptr) return;
    constexpr std::pair<const char*, const char*> k_fields[] = {
        {"Language", ""},
        {"Content-Type", "text/plain; charset=CHARSET"},
        {"PO-Revision-Date", "YEAR-MO-DA HO:MI+ZONE"},
        {"Last-Translator", "FULL NAME <EMAIL@ADDRESS>"}};
    for (const auto& [field, unfilled] : k_fields) {
        const auto value = translation.catalogue().header_field(field);
        if (value.empty()) {
            say(findings, translation.header_range(field),
                text::tr_format("the header does not say {0}; add '{0}: ...'", field));
        } else if (value == unfilled) {
            say(findings, translation.header_range(field),
                text::tr_format("the header's {0} is still what the template had; fill it in", field));
        }
    }
    const auto named = translation.catalogue().header_field("Language");
    if (named.find_first_of(" /") != std::string::npos) {
        say(findings, translation.header_range("Language"),
            text::tr_format("'{0}' is no language code; write for example 'nl' or 'pt_BR'", named));
    }
}

/// What a readable rule does to numbers: a form that the messages do not have is an error, one that is never
/// used, or a rule that the language does not have, a doubt.
void plural_numbers(const Translation& translation, Findings& findings, bool errors) {
    if (translation.is_template()) return;
    const auto parsed = catalogue::PluralRule::parse(translation.catalogue().header_field("Plural-Forms"));
    const auto* rule = std::get_if<catalogue::PluralRule>(&parsed);
    if (rule == nullptr) return;
    const auto range = translation.header_range("Plural-Forms");
    std::set<std::uint64_t> used;
    for (const auto n : catalogue::telling_numbers()) {
        const auto form = rule->form(n);
        if (form < rule->count()) {
            used.insert(form);
        } else if (errors) {
            return say(findings, range,
                       text::tr_format("for {0} the rule gives form {1}, and nplurals says there are {2}", n,
                                       form, rule->count()));
        } else {
            return;
        }
    }
    if (errors) return;
    for (unsigned form = 0; form < rule->count(); ++form) {
        if (used.contains(form)) continue;
        return say(
            findings, range,
            text::tr_format("no number has form {0} of {1}; is the expression right?", form, rule->count()));
    }
    const auto language = translation.catalogue().header_field("Language");
    if (catalogue::is_usual_plural_rule(*rule, language)) return;
    say(findings, range,
        text::tr_format("'{0}' usually has: {1}", language, catalogue::plural_forms_of(language)));
}

void plural_rule(const Translation& translation, Findings& findings) {
    plural_numbers(translation, findings, false);
}

void plural_forms(const Translation& translation, Findings& findings) {
    if (translation.is_template()) return;
    const auto field = translation.catalogue().header_field("Plural-Forms");
    bool needed = false;
    for (const auto& message : translation.catalogue().messages())
        needed = needed || message.id_plural.has_value();
    if (field.empty()) {
        if (needed) {
            say(findings, translation.header_range("Plural-Forms"),
                text::tr("messages have plural forms, but the header does not say Plural-Forms"));
        }
        return;
    }
    const auto rule = catalogue::PluralRule::parse(field);
    if (const auto* error = std::get_if<catalogue::PluralError>(&rule)) {
        say(findings, translation.header_range("Plural-Forms"), error->message);
        return;
    }
    plural_numbers(translation, findings, true);
    const auto count = std::get<catalogue::PluralRule>(rule).count();
    for (const auto& message : translation.catalogue().messages()) {
        if (!message.id_plural || message.obsolete() || message.strings.size() == count) continue;
        say(findings, translation.string_range(message),
            text::tr_format("the message has {0} plural forms where Plural-Forms says {1}",
                            message.strings.size(), count));
    }
}

void fuzzy(const Translation& translation, Findings& findings) {
    for (const auto& message : translation.catalogue().messages()) {
        if (message.is_header() || message.obsolete() || !message.fuzzy()) continue;
        say(findings, translation.string_range(message), {});
    }
}

/// Entries of texts that the article no longer has, and texts of it that have no entry.
void stale(const Translation& translation, Findings& findings) {
    const auto* article = translation.article();
    if (article == nullptr) return;
    std::set<std::string_view> of_article;
    for (const auto& [context, id] : article->messages) of_article.insert(id);
    std::set<std::string_view> of_catalogue;
    for (const auto& message : translation.catalogue().messages()) {
        if (message.is_header() || message.obsolete()) continue;
        of_catalogue.insert(message.id);
        if (!of_article.contains(message.id)) {
            say(findings, translation.id_range(message),
                text::tr_format("{0} no longer has this text; run kopij-sync", article->path));
        }
    }
    for (const auto id : of_article) {
        if (of_catalogue.contains(id)) continue;
        say(findings, {},
            text::tr_format("a text of {0} is not in the catalogue; run kopij-sync: {1}", article->path, id));
    }
}

void obsolete(const Translation& translation, Findings& findings) {
    const auto percent = findings.rule().number("percent", 50);
    std::size_t dead = 0;
    std::size_t all = 0;
    text::Range first;
    for (const auto& message : translation.catalogue().messages()) {
        if (message.is_header()) continue;
        ++all;
        if (!message.obsolete()) continue;
        if (dead++ == 0) first = translation.id_range(message);
    }
    if (dead == 0 || static_cast<double>(dead) * 100 <= static_cast<double>(all) * percent) return;
    say(findings, first, {}, {std::to_string(dead), std::to_string(all)});
}

}  // namespace

const std::vector<CatalogueCheck> k_file_checks = {
    {"header", header}, {"plural-forms", plural_forms}, {"plural-rule", plural_rule}, {"fuzzy", fuzzy},
    {"stale", stale},   {"obsolete", obsolete}};

}  // namespace kopij::lint::kinds
