// What a translation does to its source's markup, citations and links.
#include <algorithm>
#include <cctype>

#include "lint/kinds/catalogue.hpp"
#include "segment/pairing.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

using segment::Difference;
using segment::Piece;

text::Range place_of(const TranslatedString& string, const Difference& difference) {
    if (difference.translation == segment::k_no_piece) return {0, string.text.size()};
    return string.markup.pieces[difference.translation].range;
}

/// Calls `visit` with every difference in markup of every translation that can be read.
template <typename Visit>
void each_difference(const Translation& translation, const Visit& visit) {
    for (const auto& string : translation.strings()) {
        if (!string.has_markup || !string.sound()) continue;
        const auto pairing = segment::pair_up(string.source_markup, string.markup);
        for (const auto& difference : pairing.differences) visit(string, difference);
    }
}

bool is_target(std::string_view attribute) {
    const auto colon = attribute.rfind(':');
    const auto local = colon == std::string_view::npos ? attribute : attribute.substr(colon + 1);
    return local == "href" || local == "src" || local == "url" || local == "linkend" || local == "xref";
}

bool is_citation(std::string_view attribute) { return attribute == "rid" || attribute == "linkend"; }

/// Whether a translation's pointing elsewhere is a matter of links, and not of markup.
bool is_about_target(const Difference& difference) {
    return difference.kind == Difference::Kind::attribute_changed && is_target(difference.attribute);
}

bool is_placeholder(const Difference& difference) {
    return difference.kind == Difference::Kind::placeholder_missing ||
           difference.kind == Difference::Kind::placeholder_added;
}

/// Whether a "<" that opens nothing may be meant as such: the source has none, and the one here stands before
/// an address or behind a letter, as manual pages write "B<name>".
bool is_no_tag(const TranslatedString& string) {
    if (string.source.find_first_of("<&") != std::string_view::npos) return false;
    const auto at = string.markup.error->range.begin;
    if (at >= string.text.size() || string.text[at] != '<') return false;
    const bool behind_letter = at > 0 && std::isupper(static_cast<unsigned char>(string.text[at - 1])) != 0;
    const auto inner = string.text.substr(at, string.text.find('>', at) - at);
    return behind_letter || inner.find('@') != std::string_view::npos;
}

void syntax(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        if (!string.has_markup || string.sound()) continue;
        Finding finding;
        if (is_no_tag(string) || translation.of_program()) finding.level = diagnostic::Severity::warning;
        finding.range = translation.range(string, string.markup.error->range);
        finding.message = string.markup.error->message;
        findings.add(std::move(finding));
    }
}

/// Something that runs or loads, and is not in the source.
bool is_injection(const Difference& difference) {
    std::string value;
    for (const char c : difference.actual) {
        if (static_cast<unsigned char>(c) > ' ')
            value.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
    }
    const bool script =
        value.starts_with("javascript:") || value.starts_with("vbscript:") || value.starts_with("data:");
    switch (difference.kind) {
        case Difference::Kind::added: {
            constexpr std::string_view k_active[] = {"script", "iframe", "object", "embed", "style", "link",
                                                     "form",   "input",  "meta",   "base",  "svg",   "video"};
            return std::find(std::begin(k_active), std::end(k_active), difference.name) != std::end(k_active);
        }
        case Difference::Kind::attribute_added:
            return script || difference.attribute.starts_with("on");
        case Difference::Kind::attribute_changed:
            return script || difference.attribute.starts_with("on");
        default:
            return false;
    }
}

void markup(const Translation& translation, Findings& findings) {
    each_difference(translation, [&](const TranslatedString& string, const Difference& difference) {
        if (is_about_target(difference) || is_placeholder(difference) || is_injection(difference)) return;
        Finding finding;
        if (translation.of_program()) finding.level = diagnostic::Severity::warning;
        finding.range = translation.range(string, place_of(string, difference));
        finding.message = segment::describe(difference);
        findings.add(std::move(finding));
    });
}

void placeholders(const Translation& translation, Findings& findings) {
    each_difference(translation, [&](const TranslatedString& string, const Difference& difference) {
        if (!is_placeholder(difference)) return;
        add(translation, string, place_of(string, difference), findings, {}, segment::describe(difference));
    });
}

void injection(const Translation& translation, Findings& findings) {
    each_difference(translation, [&](const TranslatedString& string, const Difference& difference) {
        if (!is_injection(difference)) return;
        const auto what = difference.actual.empty() ? "<" + difference.name + ">" : difference.actual;
        add(translation, string, place_of(string, difference), findings, {what});
    });
}

/// A path without the folder of its language: "/nl/slaap.xml" and "/en/slaap.xml" may be twins.
std::string without_language(std::string_view target, const Translation& translation) {
    std::string out;
    for (std::size_t at = 0; at <= target.size();) {
        const auto end = std::min(target.find('/', at), target.size());
        const auto step = target.substr(at, end - at);
        if (step != translation.source_language() && step != translation.language() && step != "..")
            out.append(step).push_back('/');
        at = end + 1;
    }
    return out;
}

void links(const Translation& translation, Findings& findings) {
    each_difference(translation, [&](const TranslatedString& string, const Difference& difference) {
        if (!is_about_target(difference) || is_injection(difference)) return;
        if (without_language(difference.expected, translation) ==
            without_language(difference.actual, translation))
            return;
        add(translation, string, place_of(string, difference), findings,
            {difference.actual, difference.expected});
    });
}

/// A citation by what it cites: a placeholder by its name, an element by its rid.
std::string citation_in(const Piece& piece) {
    if (piece.kind == Piece::Kind::placeholder && piece.name.starts_with("xref")) return piece.name;
    if (!piece.opens()) return {};
    const auto rid = std::find_if(piece.attributes.begin(), piece.attributes.end(),
                                  [](const auto& one) { return is_citation(one.first); });
    return rid == piece.attributes.end() ? std::string{} : rid->second;
}

std::vector<std::pair<std::string, std::size_t>> citations(const segment::Fragment& fragment,
                                                           std::string_view language,
                                                           const Environment& environment,
                                                           std::size_t& count) {
    std::vector<std::pair<std::string, std::size_t>> out;
    std::vector<std::size_t> offsets;
    std::string plain;
    for (const auto& piece : fragment.pieces) {
        if (auto cited = citation_in(piece); !cited.empty()) {
            out.emplace_back(std::move(cited), 0);
            offsets.push_back(plain.size());
        }
        plain += piece.kind == Piece::Kind::placeholder ? "\uFFFC" : piece.text;
    }
    if (out.empty()) return out;
    const auto ranges = text::sentences(plain, language, environment.abbreviations);
    count = ranges.size();
    for (std::size_t n = 0; n < out.size(); ++n) {
        while (out[n].second + 1 < ranges.size() && ranges[out[n].second].end <= offsets[n]) ++out[n].second;
    }
    return out;
}

/// Where the numbers of sentences are the same, a citation has to close the same one.
void citation_sentences(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        if (!string.has_markup || !string.sound() || string.source.find('<') == std::string_view::npos)
            continue;
        std::size_t in_source = 0;
        std::size_t in_translation = 0;
        const auto before = citations(string.source_markup, translation.source_language(),
                                      translation.environment(), in_source);
        const auto after =
            citations(string.markup, translation.language(), translation.environment(), in_translation);
        if (before.empty() || in_source != in_translation || before.size() != after.size()) continue;
        for (const auto& [cited, sentence] : before) {
            const auto found = std::find_if(after.begin(), after.end(), [&, &name = cited](const auto& one) {
                return one.first == name;
            });
            if (found == after.end() || found->second == sentence) continue;
            add(translation, string, {0, string.text.size()}, findings,
                {std::to_string(found->second + 1), std::to_string(sentence + 1)});
            break;
        }
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_markup_checks = {
    {"syntax", syntax},       {"markup", markup}, {"placeholders", placeholders},
    {"injection", injection}, {"links", links},   {"citations", citation_sentences}};

}  // namespace kopij::lint::kinds
