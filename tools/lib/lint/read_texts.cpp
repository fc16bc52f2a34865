// From the blocks of a document to the texts that rules with a scope read.
#include <filesystem>

#include "lint/article.hpp"

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

class Reader {
  public:
    explicit Reader(const Article& article)
        : m_article(article),
          m_extension(std::filesystem::path(article.source().path()).extension().string()) {}

    Texts read() {
        const auto& blocks = m_article.blocks();
        for (std::size_t i = 0; i < blocks.size(); ++i) block(blocks[i], i);
        m_out.add_own(std::move(m_summary), named("summary"), m_article.language());
        segment::Prose raw;
        const auto source = m_article.source().text();
        raw.append(source, {0, source.size()});
        m_out.add_own(std::move(raw), named("raw"), m_article.language());
        return std::move(m_out);
    }

  private:
    std::string named(std::string scope) const { return scope += m_extension; }

    void block(const segment::Block& block, std::size_t index) {
        const auto language = m_article.language_of(block);
        const text::Range whole{0, block.prose.text().size()};
        const auto scope = scope_of(block);
        if (!scope.empty()) {
            m_out.add(block.prose, whole, block.role == "alt-text" ? scope : named(scope), language);
        } else {
            m_out.add(block.prose, whole, named("paragraph"), language);
            for (const auto sentence : m_article.sentences(index)) {
                m_out.add(block.prose, sentence, named("sentence"), language);
            }
            m_out.add(block.prose, whole, named("text"), language);
        }
        if (scope.empty() || block.role == "list-item" || block.role == "quote") summarize(block.prose);
    }

    void summarize(const segment::Prose& prose) {
        const auto whole = prose.source_range({0, prose.text().size()});
        if (!m_summary.empty()) m_summary.append("\n\n", {whole.begin, whole.begin});
        m_summary.append(prose.text(), whole);
    }

    const Article& m_article;
    std::string m_extension;
    segment::Prose m_summary;
    Texts m_out;
};

}  // namespace

Texts read_texts(const Article& article) { return Reader(article).read(); }

}  // namespace kopij::lint
