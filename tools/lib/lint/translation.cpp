#include "lint/translation.hpp"

#include <algorithm>
#include <filesystem>

#include "catalogue/places.hpp"
#include "catalogue/quote.hpp"
#include "lint/article.hpp"
#include "lint/language.hpp"

namespace kopij::lint {
namespace {

segment::Fragment as_plain(std::string_view text) {
    segment::Fragment out;
    out.pieces.push_back({segment::Piece::Kind::text, {0, text.size()}, {}, std::string(text)});
    return out;
}

/// The text of a template's strings, or of a catalogue's sources, to guess a language from.
std::string sample(const catalogue::Catalogue& catalogue, bool of_sources) {
    constexpr std::size_t k_enough = 20000;
    std::string out;
    for (const auto& message : catalogue.messages()) {
        if (message.is_header() || message.obsolete() || message.strings.empty()) continue;
        out += of_sources ? message.id : message.strings.front();
        out += '\n';
        if (out.size() > k_enough) break;
    }
    return out;
}

}  // namespace

text::Range TranslatedString::in_text(text::Range in_plain) const {
    std::size_t begin = 0;  // of the piece, in the plain text
    text::Range out{text.size(), text.size()};
    bool found = false;
    for (const auto& piece : markup.pieces) {
        const auto size = piece.kind == segment::Piece::Kind::placeholder ? std::string_view("\uFFFC").size()
                                                                          : piece.text.size();
        const auto end = begin + size;
        const bool linear = piece.text.size() == piece.range.size();
        if (!found && in_plain.begin < end) {
            out.begin = piece.range.begin + (linear ? in_plain.begin - begin : 0);
            found = true;
        }
        if (found && in_plain.end <= end) {
            out.end = linear ? piece.range.begin + (in_plain.end - begin) : piece.range.end;
            break;
        }
        begin = end;
    }
    if (out.end < out.begin) out.end = out.begin;
    return out;
}

Translation::Translation(std::shared_ptr<const text::Source> source, catalogue::Catalogue catalogue,
                         const Environment& environment, const ArticleMessages* article)
    : m_source(std::move(source)),
      m_catalogue(std::move(catalogue)),
      m_environment(environment),
      m_article(article) {
    m_is_template = m_source->path().ends_with(".pot");
    m_language = primary_tag(m_catalogue.header_field("Language"));
    // "po/de.po", whose header left it open, or a folder.
    const std::filesystem::path path(m_source->path());
    if (m_language.empty()) m_language = language_of_folder((path.stem() / path.filename()).string());
    if (m_language.empty()) m_language = language_of_folder(m_source->path());
    if (m_language.empty() && !m_is_template) m_language = guess_language(sample(m_catalogue, false));
    m_source_language = primary_tag(m_catalogue.header_field("X-Source-Language"));
    if (m_source_language.empty()) m_source_language = guess_language(sample(m_catalogue, true));
    if (m_source_language.empty()) m_source_language = "en";
    if (!m_is_template) read_strings();
}

/// What extracts pages writes XML and no format; a single message that is otherwise tells of another kind of
/// catalogue.
bool Translation::has_text_of_program() const {
    constexpr std::size_t k_one_in = 20;
    constexpr std::size_t k_few = 3;  // as addresses in a page may hold by chance
    std::size_t with_values = 0;
    std::size_t all = 0;
    for (const auto& message : m_catalogue.messages()) {
        if (message.is_header() || message.obsolete()) continue;
        const bool formatted = std::any_of(
            message.flags.begin(), message.flags.end(),
            [](std::string_view flag) { return flag.ends_with("-format") && !flag.starts_with("no-"); });
        if (formatted || segment::read_fragment(message.id).error) return true;
        ++all;
        for (const std::string_view value : {"%s", "%d", "%u", "%1$s"}) {
            if (message.id.find(value) == std::string_view::npos) continue;
            ++with_values;
            break;
        }
    }
    return with_values > std::max(k_few, all / k_one_in);
}

void Translation::read_strings() {
    m_of_program = has_text_of_program();
    for (const auto& message : m_catalogue.messages()) {
        if (message.is_header() || message.obsolete() || message.fuzzy()) continue;
        // itstool keeps under this context what is no text of the page: credits, files beside it.
        if (message.context == "_") continue;
        for (std::size_t form = 0; form < message.strings.size(); ++form) {
            if (message.strings[form].empty()) continue;
            TranslatedString one;
            one.message = &message;
            one.form = form;
            one.source = form > 0 && message.id_plural ? *message.id_plural : message.id;
            one.text = message.strings[form];
            one.source_markup = segment::read_fragment(one.source);
            // In a text without any, a "<" of the translation is none either.
            const bool is_plain = m_of_program && one.source.find_first_of("<&") == std::string_view::npos;
            one.has_markup = !one.source_markup.error && !is_plain;
            one.markup = one.has_markup ? segment::read_fragment(one.text) : as_plain(one.text);
            if (!one.has_markup) one.source_markup = as_plain(one.source);
            one.source_plain = segment::plain_text(one.source_markup);
            one.plain = segment::plain_text(one.markup);
            m_strings.push_back(std::move(one));
        }
    }
}

text::Range Translation::range(const TranslatedString& string, text::Range in_text) const {
    const auto places = catalogue::places_of(m_catalogue, *string.message);
    if (string.form >= places.strings.size()) return {};
    const auto quoted = places.strings[string.form];
    return {catalogue::source_offset(m_source->text(), quoted, in_text.begin),
            catalogue::source_offset(m_source->text(), quoted, in_text.end)};
}

text::Range Translation::id_range(const catalogue::Message& message) const {
    return catalogue::places_of(m_catalogue, message).id;
}

text::Range Translation::string_range(const catalogue::Message& message) const {
    const auto places = catalogue::places_of(m_catalogue, message);
    return places.strings.empty() ? places.id : places.strings.front();
}

text::Range Translation::header_range(std::string_view field) const {
    const auto* header = m_catalogue.header();
    if (header == nullptr) return {};
    const auto range = string_range(*header);
    const auto text = range.in(m_source->text());
    const auto at = text.find('"' + std::string(field) + ':');
    if (at == std::string_view::npos) return range;
    return {range.begin + at, range.begin + std::min(text.find('\n', at), text.size())};
}

}  // namespace kopij::lint
