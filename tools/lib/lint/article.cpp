#include "lint/article.hpp"

#include <algorithm>

#include "lint/language.hpp"
#include "lint/language_mark.hpp"
#include "text/letter.hpp"

namespace kopij::lint {

namespace {

/// Some of the document's text, code left out, for a guess at its language.
std::string sample_of(const markup::Document& document) {
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node& node) override {
            constexpr std::size_t k_enough = 6'000;
            const std::string_view parent = node.parent().name();
            if (node.type() == pugi::node_pcdata && parent != "pre" && parent != "code" &&
                parent != "script" && parent != "style" && parent != "front-matter")
                sample.append(node.value()).append(" ");
            return sample.size() < k_enough;
        }
        std::string sample;
    } walker;
    pugi::xml_node top = document.tree();
    top.traverse(walker);
    return std::move(walker.sample);
}

}  // namespace

std::string primary_tag(std::string_view language) {
    return text::ascii_lower(language.substr(0, language.find_first_of("-_")));
}

Article::Article(const markup::Document& document, const markup::Vocabulary& vocabulary,
                 const Environment& environment, const ProjectFacts& project, const Reading& reading,
                 const Search& search)
    : m_document(document),
      m_vocabulary(vocabulary),
      m_environment(environment),
      m_project(project),
      m_reading(reading),
      m_search(search) {}

const its::Values& Article::values() const {
    if (!m_values) m_values = its::Values::of(m_document, m_vocabulary, m_project.its_rules, m_its_problems);
    return *m_values;
}

const std::string& Article::language() const {
    if (m_language) return *m_language;
    const auto* outline = m_document.outline();
    auto out = primary_tag(outline ? language_mark(outline->root(), m_vocabulary)
                                   : language_mark(m_document.root(), m_vocabulary));
    if (out.empty() && m_project.settings.languages.size() == 1)
        out = primary_tag(m_project.settings.languages.front());
    if (out.empty()) {
        std::error_code none;
        const auto path = std::filesystem::absolute(source().path(), none);
        out = language_of_folder(path.generic_string());
    }
    if (out.empty()) {
        out = guess_language(sample_of(m_document));
    }
    m_language = out.empty() ? "en" : out;
    return *m_language;
}

std::string_view Article::language_of(const segment::Block& block) const {
    if (block.language.empty()) return language();
    // Nearly always the article's own, which is there already.
    const auto tag = primary_tag(block.language);
    if (tag == language()) return language();
    return *m_languages.insert(tag).first;
}

const std::vector<segment::Block>& Article::blocks() const {
    if (!m_blocks) {
        m_blocks = segment::read_blocks(m_document, m_vocabulary, values());
        m_sentences.resize(m_blocks->size());
    }
    return *m_blocks;
}

const std::vector<text::Range>& Article::sentences(std::size_t block) const {
    const auto& prose = blocks()[block].prose;
    auto& mine = m_sentences[block];
    if (!mine)
        mine = text::sentences(prose.text(), language_of(blocks()[block]), m_environment.abbreviations);
    return *mine;
}

const link::PageLinks& Article::links() const {
    if (!m_links) m_links = m_project.links->judge(m_document, m_vocabulary, m_project.settings);
    return *m_links;
}

const evidence::Citations& Article::citations() const {
    if (!m_citations) {
        m_citations = evidence::Citations::of(m_document, m_vocabulary,
                                              m_project.works->bibliography(m_project.settings));
    }
    return *m_citations;
}

const Texts& Article::texts() const {
    if (!m_texts) m_texts = read_texts(*this, m_reading);
    return *m_texts;
}

const Counts& Article::counts() const {
    if (!m_counts) m_counts = count(texts());
    return *m_counts;
}

const Candidates& Article::candidates() const {
    if (!m_candidates) m_candidates.emplace(texts(), m_search);
    return *m_candidates;
}

}  // namespace kopij::lint
