#include "lint/counts.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "text/english.hpp"

namespace kopij::lint {

namespace {

/// The English sentences of paragraphs in reading order, with a look at those that were found already.
class Sentences {
  public:
    explicit Sentences(const Texts& texts) : m_known(texts.sentences()) {}

    std::size_t in(std::string_view paragraph) {
        constexpr std::size_t k_looked_at = 16;  // of some, code stands in the summary in another way
        const auto next = m_known.first(std::min(k_looked_at, m_known.size()));
        const auto same = std::find_if(next.begin(), next.end(),
                                       [&](const auto& known) { return known.first == paragraph; });
        if (same == next.end()) return text::english::count_sentences(paragraph);
        m_known = m_known.subspan(static_cast<std::size_t>(same - next.begin()) + 1);
        return same->second;
    }

  private:
    std::span<const std::pair<std::string_view, std::size_t>> m_known;  // not passed by
};

}  // namespace

Counts count(const Texts& texts) {
    text::english::WordCounts sums;
    double sentences = 0;
    double paragraphs = 0;
    Sentences in_paragraph(texts);
    for (const auto& text : texts.all()) {
        if (texts.scopes()[text.scope()].front() != "summary") continue;
        const auto content = text.text();
        sums = text::english::count_words(content);  // no word goes on behind white space
        for (std::size_t at = 0; at <= content.size();) {
            const auto end = std::min(content.find("\n\n", at), content.size());
            sentences += static_cast<double>(in_paragraph.in(content.substr(at, end - at)));
            ++paragraphs;
            at = end + 2;
        }
    }
    if (sums.words == 0) return {};
    Counts out;
    for (const auto* name : {"pre", "list", "blockquote", "heading_h1", "heading_h2", "heading_h3",
                             "heading_h4", "heading_h5", "heading_h6"}) {
        out[name] = 0;
    }
    for (const auto& [name, number] : texts.counters()) out[name] = static_cast<double>(number);
    out["words"] = static_cast<double>(sums.words);
    out["sentences"] = sentences;
    out["syllables"] = static_cast<double>(sums.syllables);
    out["characters"] = static_cast<double>(sums.characters);
    out["complex_words"] = static_cast<double>(sums.complex_words);
    out["long_words"] = static_cast<double>(sums.long_words);
    out["polysyllabic_words"] = static_cast<double>(sums.polysyllabic_words);
    out["paragraphs"] = paragraphs;
    return out;
}

const std::vector<std::string>& count_names() {
    static const std::vector<std::string> k_names = {
        "words",      "sentences",          "syllables",  "characters", "complex_words",
        "long_words", "polysyllabic_words", "paragraphs", "pre",        "list",
        "blockquote", "heading_h1",         "heading_h2", "heading_h3", "heading_h4",
        "heading_h5", "heading_h6"};
    return k_names;
}

const std::vector<std::string>& grade_names() {
    static const std::vector<std::string> k_names = {"Gunning Fog", "Coleman-Liau", "Flesch-Kincaid", "SMOG",
                                                     "Automated Readability"};
    return k_names;
}

double grade(std::string_view name, const Counts& counts) {
    const auto get = [&](std::string_view key) { return counts.find(key)->second; };
    const auto words = get("words");
    const auto sentences = get("sentences");
    if (name == "Gunning Fog") return 0.4 * (words / sentences + 100 * get("complex_words") / words);
    if (name == "Coleman-Liau") {
        return 0.0588 * (get("characters") / words) * 100 - 0.296 * (sentences / words) * 100 - 15.8;
    }
    if (name == "Flesch-Kincaid") return 0.39 * words / sentences + 11.8 * get("syllables") / words - 15.59;
    if (name == "SMOG") return 1.0430 * std::sqrt(get("polysyllabic_words") * 30.0 / sentences) + 3.1291;
    return 4.71 * (get("characters") / words) + 0.5 * (words / sentences) - 21.43;
}

}  // namespace kopij::lint
