#include "translate/article.hpp"

#include <algorithm>
#include <cctype>

namespace kopij::translate {

std::unique_ptr<Article> Article::read(text::Source source, const markup::Vocabularies& vocabularies,
                                       diagnostic::Sink& sink, its::SharedRules rules) {
    std::unique_ptr<Article> out(new Article(std::move(source)));
    out->m_document = markup::parse(out->m_source, format_for(out->m_source.path()), sink);
    if (!out->m_document) return nullptr;
    out->m_vocabulary = &vocabularies.for_document(*out->m_document);
    out->m_rules = std::move(rules);
    out->m_values = its::Values::of(*out->m_document, *out->m_vocabulary, out->m_rules, sink);
    out->m_segments = segment::read_segments(*out->m_document, *out->m_vocabulary, out->m_values);
    return out;
}

std::unique_ptr<Article> Article::read_file(const std::string& path, const markup::Vocabularies& vocabularies,
                                            diagnostic::Sink& sink, its::SharedRules rules) {
    return read(text::Source::from_file(path, markup::declares(format_for(path))), vocabularies, sink,
                std::move(rules));
}

markup::Format format_for(std::string_view path) {
    return markup::format_of(path).value_or(markup::Format::xml);
}

bool same_language(std::string_view a, std::string_view b) {
    const auto plain = [](char c) {
        return c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [&](char x, char y) { return plain(x) == plain(y); });
}

}  // namespace kopij::translate
