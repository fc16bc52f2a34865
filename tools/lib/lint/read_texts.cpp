#include "lint/read_texts.hpp"

#include <algorithm>
#include <filesystem>

#include "text/english.hpp"

namespace kopij::lint {
namespace {

/// What Vale calls a block of the role; "" for one that is read as paragraph, sentences and text.
std::string scope_of(const segment::Block& block) {
    if (block.role == "heading") return "text.heading.h" + std::to_string(std::min(block.level, 6));
    if (block.role == "title") return "text.title";
    if (block.role == "list-item") return "text.list";
    if (block.role == "cell") return "text.table.cell";
    if (block.role == "header-cell") return "text.table.header";
    if (block.role == "caption") return "text.figure.caption";
    if (block.role == "quote") return "text.blockquote";
    if (block.role == "alt-text") return "text.attr.alt";
    return {};
}

/// A name of a scope as formulas write it: "text.heading.h1" -> "heading_h1".
std::string counter_of(std::string_view scope) {
    std::string out(scope.substr(scope.find('.') + 1));
    std::replace(out.begin(), out.end(), '.', '_');
    return out;
}

}  // namespace

TextsBuilder::TextsBuilder(const Article& article)
    : m_article(article),
      m_extension(std::filesystem::path(article.source().path()).extension().string()),
      m_paragraph(texts.scope("paragraph" + m_extension)),
      m_sentence(texts.scope("sentence" + m_extension)),
      m_text(texts.scope("text" + m_extension)) {
    const auto source = article.source().text();
    const auto format = article.document().format();
    if (!article.search().vale_places || format == markup::Format::xml || source.size() > ValeWalk::k_largest)
        return;
    texts.begin_vale_walk(
        source, format == markup::Format::markdown ? ValeWalk::Fences::masked : ValeWalk::Fences::none);
}

void TextsBuilder::add_block(segment::Prose prose, std::string_view scope, std::string_view language) {
    const auto& kept = texts.keep(std::move(prose));
    texts.note_vale_block();
    if (scope.empty()) {
        add_passes(kept, language);
        return;
    }
    // Attributes are of no format.
    const auto name = scope == "text.attr.alt" ? std::string(scope) : std::string(scope) + m_extension;
    texts.add({0, kept.text().size()}, texts.scope(name), language);
}

void TextsBuilder::add_passes(const segment::Prose& prose, std::string_view language) {
    const std::string_view text = prose.text();
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find("\n\n", at), text.size());
        texts.add({at, end}, m_paragraph, language);
        at = std::min(end + 2, text.size());
    }
    if (m_article.search().sentences) {
        const auto sentences = language == "en"
                                   ? text::english::sentences(text)
                                   : text::sentences(text, language, m_article.environment().abbreviations);
        for (const auto sentence : sentences) texts.add(sentence, m_sentence, language);
        if (language == "en") texts.count_sentences(sentences.size());
    }
    texts.add({0, text.size()}, m_text, language);
}

void TextsBuilder::summarize(const segment::Prose& prose, std::string_view scope) {
    if (!scope.empty()) texts.count(counter_of(scope));
    if (!scope.empty() && scope != "text.list" && scope != "text.blockquote") return;
    const auto whole = prose.source_range({0, prose.text().size()});
    if (!m_summary.empty()) m_summary.append("\n\n", {whole.begin, whole.begin});
    m_summary.append(prose);
}

Texts TextsBuilder::finish() {
    const auto& language = m_article.language();
    const auto& summary = texts.keep(std::move(m_summary));
    texts.add({0, summary.text().size()}, texts.scope("summary" + m_extension), language);
    segment::Prose whole;
    const auto source = m_article.source().text();
    whole.append(source, {0, source.size()});
    const auto& raw = texts.keep(std::move(whole));
    texts.add({0, raw.text().size()}, texts.scope("raw" + m_extension), language);
    return std::move(texts);
}

Texts read_texts(const Article& article, const Reading& reading) {
    TextsBuilder out(article);
    switch (article.document().format()) {
        case markup::Format::html:
        case markup::Format::markdown:
        case markup::Format::mdx:
            read_markup_texts(article, reading, out);
            break;
        case markup::Format::plain: {
            segment::Prose prose;
            const auto& source = article.source();
            prose.append(source.text().substr(source.begin()), {source.begin(), source.text().size()});
            // To Vale plain text is one text, without a summary, sentences or paragraphs.
            const bool as_vale = out.texts.vale_walk() != nullptr;
            if (!as_vale) out.summarize(prose, "");
            if (!prose.empty()) out.add_block(std::move(prose), as_vale ? "text" : "", article.language());
            break;
        }
        case markup::Format::xml:
            for (const auto& block : article.blocks()) {
                out.summarize(block.prose, scope_of(block));
                out.add_block(block.prose, scope_of(block), article.language_of(block));
            }
            break;
    }
    return out.finish();
}

}  // namespace kopij::lint
