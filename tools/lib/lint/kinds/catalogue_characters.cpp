// Single characters and what is written with them: quotes, addresses, line ends, signs nobody sees.
#include <algorithm>
#include <map>
#include <set>

#include "lint/kinds/catalogue.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

/// The quotations of a text, and which marks they are written with.
struct Quotes {
    std::size_t marks = 0;  ///< double ones, of either half
    std::size_t single = 0;
    bool straight = false;
    bool curly = false;
    std::optional<text::Range> foreign{};  ///< the first mark that the language does not use

    std::size_t quotations() const { return marks / 2 + single; }
};

bool is_double_quote(char32_t c) {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

/// Whether the language writes the mark. What is not known is right.
bool uses_mark(std::string_view language, char32_t c) {
    const bool angle = c == 0xAB || c == 0xBB;
    const bool low = c == 0x201E || c == 0x201F;
    if (language == "en") return !angle && !low;
    return language != "nl" || !angle;
}

Quotes quotes_in(std::string_view text, std::string_view language) {
    Quotes out;
    char32_t before = ' ';
    bool open = false;  // a single quote
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto c = text::next_code_point(text, at);
        auto peek = at;
        const char32_t next = peek < text.size() ? text::next_code_point(text, peek) : U' ';
        const bool in_word = text::is_word_character(before);
        if (is_double_quote(c) && !(c == '"' && text::is_digit(before) && out.marks % 2 == 0)) {
            ++out.marks;
            (c == '"' ? out.straight : out.curly) = true;
            if (!out.foreign && !uses_mark(language, c)) out.foreign = text::Range{begin, at};
        } else if ((c == 0x2018 || c == 0x201A || c == '\'' || c == '`') && !in_word &&
                   text::is_word_character(next)) {
            // "'s avonds", "'t": a word that lost its beginning.
            const char32_t after = peek < text.size() ? text::next_code_point(text, peek) : U' ';
            open = text::is_word_character(after) || after == '\'' || after == 0x2019;
        } else if ((c == 0x2019 || c == '\'') && open && before != ' ' && !text::is_word_character(next)) {
            ++out.single;
            open = false;
        }
        before = c;
    }
    return out;
}

void quotes(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        const auto wanted = quotes_in(string.source_plain, translation.source_language());
        const auto given = quotes_in(string.plain, translation.language());
        const auto whole = text::Range{0, string.text.size()};
        if (given.marks % 2 != 0 && wanted.marks % 2 == 0) {
            add(translation, string, whole, findings, {}, text::tr("a quotation has no other half"));
        } else if (wanted.marks % 2 == 0 && wanted.quotations() != given.quotations()) {
            // Quotes around a name that has none in the source are a matter of taste.
            Finding number;
            if (given.quotations() > wanted.quotations()) number.level = diagnostic::Severity::suggestion;
            number.range = translation.range(string, whole);
            number.message = text::tr_format("the source has {0} quotations, the translation {1}",
                                             wanted.quotations(), given.quotations());
            findings.add(std::move(number));
        }
        Finding style;
        style.level = diagnostic::Severity::suggestion;
        if (given.foreign && !quotes_in(string.source_plain, translation.language()).foreign) {
            style.range = translation.range(string, string.in_text(*given.foreign));
            style.message = text::tr_format("'{0}' is no quotation mark of this language",
                                            given.foreign->in(string.plain));
            findings.add(std::move(style));
        } else if (wanted.curly && !wanted.straight && given.straight) {
            style.range = translation.range(string, whole);
            style.message = text::tr("straight quotes stand here, and curly ones in the source");
            findings.add(std::move(style));
        }
    }
}

bool is_address_character(char c) {
    return static_cast<unsigned char>(c) > ' ' &&
           std::string_view("<>\"|[]{}").find(c) == std::string_view::npos;
}

/// Web and mail addresses that stand in a text.
std::vector<text::Range> addresses_in(std::string_view text) {
    std::vector<text::Range> out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool bare = text.substr(at).starts_with("www.");
        const bool web = bare || text.substr(at).starts_with("://");
        if (!web && text[at] != '@') continue;
        text::Range found{at, at};
        const auto last = out.empty() ? 0 : out.back().end;
        const auto is_name = [&](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   (!web && (c == '.' || c == '-' || c == '_' || c == '+'));
        };
        while (!bare && found.begin > last && is_name(text[found.begin - 1])) --found.begin;
        while (found.end < text.size() && is_address_character(text[found.end]) &&
               static_cast<unsigned char>(text[found.end]) < 0x80)
            ++found.end;
        while (found.end > at &&
               std::string_view(".,;:!?)]}'*").find(text[found.end - 1]) != std::string_view::npos)
            --found.end;
        constexpr std::size_t k_sign = 3;
        const bool whole = (bare || found.begin < at) && found.end > at + (web ? k_sign : 1) &&
                           (web || text.substr(at, found.end - at).find('.') != std::string_view::npos);
        if (!whole) continue;
        out.push_back(found);
        at = found.end;
    }
    return out;
}

/// The address without what says its language, so that a page and its twin are equal: of a web address with
/// such a part only the host counts.
std::string neutral(std::string_view address, const Translation& translation) {
    const auto host = address.find("://");
    if (host == std::string_view::npos) return std::string(address);
    auto out = std::string(address);
    while (out.ends_with('/')) out.pop_back();
    for (const auto* language : {&translation.source_language(), &translation.language()}) {
        const auto subdomain = "//" + *language + ".";
        if (const auto at = out.find(subdomain); at != std::string::npos) {
            const auto begin = at + subdomain.size();
            return out.substr(begin, out.find('/', begin) - begin);
        }
        for (const auto* mark : {"/", "."}) {
            const auto at = out.find("/" + *language + mark);
            if (at != std::string::npos) return out.substr(0, at);
        }
        const auto end = "/" + *language;
        if (out.ends_with(end)) return out.substr(0, out.size() - end.size());
    }
    return out;
}

void addresses(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        const auto source = addresses_in(string.source_plain);
        const auto here = addresses_in(string.plain);
        if (source.empty() && here.empty()) continue;
        std::multiset<std::string> wanted;
        std::vector<text::Range> added;
        for (const auto& one : source) wanted.insert(neutral(one.in(string.source_plain), translation));
        for (const auto& one : here) {
            const auto found = wanted.find(neutral(one.in(string.plain), translation));
            found == wanted.end() ? added.push_back(one) : void(wanted.erase(found));
        }
        auto missing = wanted.begin();
        for (const auto& one : added) {
            const auto is = std::string(one.in(string.plain));
            add(translation, string, string.in_text(one), findings, {},
                missing == wanted.end()
                    ? text::tr_format("the address '{0}' is not in the source", is)
                    : text::tr_format("the source has '{0}' where the translation has '{1}'", *missing, is));
            if (missing != wanted.end()) ++missing;
        }
        for (; missing != wanted.end(); ++missing) {
            add(translation, string, {0, string.text.size()}, findings, {},
                text::tr_format("the address '{0}' of the source is not in the translation", *missing));
        }
    }
}

/// msgfmt refuses a catalogue where these differ.
void line_ends(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        if (string.source.starts_with('\n') != string.text.starts_with('\n'))
            add(translation, string, {0, 1}, findings, {},
                text::tr("only one of source and translation begins with a line end (\\n)"));
        if (string.source.ends_with('\n') != string.text.ends_with('\n'))
            add(translation, string, {string.text.size() - 1, string.text.size()}, findings, {},
                text::tr("only one of source and translation ends with a line end (\\n)"));
    }
}

std::string name_of(char32_t c) {
    if (c == 0xFFFD) return text::tr("the mark of a character that was lost (U+FFFD)");
    if (c == 0x200B || c == 0xFEFF || c == 0x2060) return text::tr("a space of no width");
    if ((c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069))
        return text::tr("a sign that turns the direction of writing");
    if (c >= 0xE000 && c <= 0xF8FF) return text::tr("a character for private use");
    if ((c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F))
        return text::tr("a control character");
    return {};
}

/// UTF-8 that was read as Windows-1252: "Ã«" for "ë", "â€™" for a quote.
bool is_twice_encoded(char32_t c, char32_t next) {
    return ((c == 0xC3 || c == 0xC2) && next >= 0xA0 && next <= 0xBF) || (c == 0xE2 && next == 0x20AC);
}

void characters(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        for (std::size_t at = 0; at < string.plain.size();) {
            const auto begin = at;
            const auto c = text::next_code_point(string.plain, at);
            if (c >= ' ' && c < 0x7F && c != '\\') continue;
            auto peek = at;
            const char32_t next =
                peek < string.plain.size() ? text::next_code_point(string.plain, peek) : char32_t{0};
            auto what = c == '\\' ? text::tr("a backslash") : name_of(c);
            if (what.empty() && is_twice_encoded(c, next))
                what = text::tr("a letter whose encoding was mistaken");
            const auto sign = std::string_view(string.plain).substr(begin, at - begin);
            if (what.empty() || string.source_plain.find(sign) != std::string::npos) continue;
            add(translation, string, string.in_text({begin, at}), findings, {what});
            break;
        }
    }
}

/// What msgcat and the merge driver put around two translations between which nobody has chosen yet.
void conflicts(const Translation& translation, Findings& findings) {
    for (const auto& message : translation.catalogue().messages()) {
        const bool marked = std::any_of(message.strings.begin(), message.strings.end(), [](auto text) {
            return text.find("#-#-#-#-#") != std::string_view::npos;
        });
        if (!marked || message.obsolete()) continue;
        Finding finding;
        finding.range = translation.string_range(message);
        findings.add(std::move(finding));
    }
}

/// One source text in several contexts, with several translations.
void consistency(const Translation& translation, Findings& findings) {
    std::map<std::string_view, const TranslatedString*> seen;
    for (const auto& string : translation.strings()) {
        if (string.form != 0) continue;
        const auto [first, is_new] = seen.try_emplace(string.source, &string);
        if (is_new || first->second->text == string.text) continue;
        add(translation, string, {0, string.text.size()}, findings, {first->second->plain});
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_character_checks = {
    {"quotes", quotes},         {"addresses", addresses}, {"line-ends", line_ends},
    {"characters", characters}, {"conflicts", conflicts}, {"consistency", consistency}};

}  // namespace kopij::lint::kinds
