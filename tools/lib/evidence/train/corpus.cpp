#include <unordered_map>

#include "evidence/train/trainer.hpp"

namespace kopij::evidence::train {
namespace {

// The compiled lexicon as a finder sees it; the bytes must outlive the finder.
std::string lexicon_blob(const CueTables& tables) {
    BlobWriter writer;
    writer.add(tables.bloom);
    writer.add(tables.words);
    writer.add(tables.phrases);
    writer.add(tables.steps);
    return writer.finish();
}

}  // namespace

Corpus::Corpus(std::vector<LabelledArticle> articles, const std::map<std::string, CueTables>& lexicons)
    : m_articles(std::move(articles)) {
    std::map<std::string, std::string> blobs;
    std::map<std::string, CueFinder> finders;
    for (const auto& [language, tables] : lexicons) {
        blobs[language] = lexicon_blob(tables);
        finders[language] = CueFinder(BlobView(blobs[language]), 0);
    }
    std::unordered_map<std::uint64_t, std::uint32_t> index;
    for (std::size_t a = 0; a < m_articles.size(); ++a) {
        m_first.push_back(m_examples.size());
        const auto input = m_articles[a].input();
        each_sentence(input, finders.at(m_articles[a].language),
                      [&](std::size_t s, const SentenceFacts& facts, const Surroundings& around) {
                          const bool leans = !facts.cues.empty() && (facts.cues[0] & bit(Cue::anaphor)) != 0;
                          Example example{a, s, leans, facts.reading.is_question, facts.all, {}, {}};
                          each_feature(
                              facts, around,
                              [&](FeatureGroup group, std::uint64_t hash, std::uint32_t, std::uint32_t) {
                                  const auto [found, fresh] =
                                      index.emplace(hash, static_cast<std::uint32_t>(m_hashes.size()));
                                  if (fresh) m_hashes.push_back(hash);
                                  ++example.count[static_cast<std::size_t>(group)];
                                  example.features.emplace_back(found->second, group);
                              });
                          m_examples.push_back(std::move(example));
                      });
    }
    m_first.push_back(m_examples.size());
}

std::pair<std::size_t, std::size_t> Corpus::of_article(std::size_t article) const {
    return {m_first[article], m_first[article + 1]};
}

}  // namespace kopij::evidence::train
