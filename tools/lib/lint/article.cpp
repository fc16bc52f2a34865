#include "lint/article.hpp"

#include <algorithm>
#include <cctype>

#include "lint/language.hpp"

namespace kopij::lint {

std::string primary_tag(std::string_view language) {
    std::string out(language.substr(0, language.find_first_of("-_")));
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
    return out;
}

Article::Article(const markup::Document& document, const markup::Vocabulary& vocabulary,
                 const Environment& environment, const ProjectFacts& project, const Reading& reading)
    : m_document(document),
      m_vocabulary(vocabulary),
      m_environment(environment),
      m_project(project),
      m_reading(reading) {}

const its::Values& Article::values() const {
    if (!m_values)
        m_values = its::Values::of(m_document, m_vocabulary, m_project.its_rules, m_its_problems);
    return *m_values;
}

const std::string& Article::language() const {
    if (m_language) return *m_language;
    auto out = primary_tag(values().language(m_document.root()));
    if (out.empty() && m_project.settings.languages.size() == 1)
        out = primary_tag(m_project.settings.languages.front());
    if (out.empty()) {
        std::error_code none;
        const auto path = std::filesystem::absolute(source().path(), none);
        out = language_of_folder(path.generic_string());
    }
    if (out.empty()) {
        std::string sample;
        for (const auto& block : blocks()) {
            if (sample.size() > 20'000) break;
            sample += block.prose.text() + ' ';
        }
        out = guess_language(sample);
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
    if (!m_citations) m_citations = evidence::Citations::of(m_document, m_vocabulary);
    return *m_citations;
}

const Texts& Article::texts() const {
    if (!m_texts) m_texts = read_texts(*this, m_reading);
    return *m_texts;
}

void for_each_text(const Article& article, const Rule& rule, const std::function<void(const Text&)>& visit) {
    const auto& texts = article.texts();
    std::vector<bool> selected;
    for (const auto& name : texts.scopes()) selected.push_back(rule.scope.selects(name));
    for (const auto& text : texts.all()) {
        if (selected[text.scope()] && rule.judges(text.language())) visit(text);
    }
}

}  // namespace kopij::lint
