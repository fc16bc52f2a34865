#include "evidence/train/trainer.hpp"

#include <algorithm>
#include <optional>

#include "evidence/strength.hpp"
#include "evidence/train/first.hpp"
#include "evidence/train/kept.hpp"
#include "evidence/train/rows.hpp"
#include "evidence/train/sure.hpp"

namespace kopij::evidence::train {
namespace {

constexpr double k_nearly_best = 0.003;

struct Seconded {
    std::string language;
    SecondInputs inputs;
    bool label;
    float weight;                     ///< of its article
    bool grave;                       ///< it is a claim of a class whose claims are errors by themselves
    std::optional<std::size_t> sure;  ///< ClassGuess::group of what may be an error
};

// Parts of about the same size, each of whole genres: what a page of another maker is to the model. Of single
// articles where there are fewer genres than parts.
std::vector<std::size_t> parts_by_genre(const Corpus& corpus, const std::vector<std::size_t>& articles,
                                        std::size_t parts) {
    std::map<std::string, std::size_t> size;
    for (const auto a : articles) size[corpus.articles()[a].genre] += corpus.articles()[a].sentences.size();
    std::vector<std::pair<std::size_t, std::string>> largest_first;
    for (const auto& [genre, sentences] : size) largest_first.emplace_back(sentences, genre);
    std::sort(largest_first.begin(), largest_first.end(), std::greater<>());
    std::vector<std::size_t> filled(parts, 0);
    std::map<std::string, std::size_t> part_of;
    for (const auto& [sentences, genre] : largest_first) {
        const auto part =
            static_cast<std::size_t>(std::min_element(filled.begin(), filled.end()) - filled.begin());
        part_of[genre] = part;
        filled[part] += sentences;
    }
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < articles.size(); ++i) {
        out.push_back(size.size() < parts ? i % parts : part_of.at(corpus.articles()[articles[i]].genre));
    }
    return out;
}

std::optional<std::size_t> error_group(const Corpus& corpus, std::size_t e, const Trained& trained,
                                       const Settings& settings) {
    const auto guess = guess_from(kinds_of(corpus, e, trained, settings));
    if (strength_of(guess, corpus.examples()[e].cues, true) != diagnostic::Severity::error)
        return std::nullopt;
    return guess.group();
}

// First looks by models that have not seen the article, as they will be in use.
std::vector<Seconded> unseen_looks(const Corpus& corpus, const std::vector<std::size_t>& articles,
                                   const Settings& settings) {
    std::vector<Seconded> out;
    const auto part = parts_by_genre(corpus, articles, settings.inner_folds);
    for (std::size_t fold = 0; fold < settings.inner_folds; ++fold) {
        std::vector<std::size_t> rest, held_out;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            (part[i] == fold ? held_out : rest).push_back(articles[i]);
        }
        Trained whole;
        train_first(corpus, rest, settings, whole);
        std::map<std::string, Trained> by_language;
        for (const auto& language : k_languages) by_language[language] = as_kept(whole, language);
        for (const auto a : held_out) {
            const auto& article = corpus.articles()[a];
            const auto& first = by_language.at(article.language);
            const auto inputs = second_inputs(article.input(), look(corpus, a, first, settings));
            const auto [begin, end] = corpus.of_article(a);
            for (auto e = begin; e < end; ++e) {
                const auto& example = corpus.examples()[e];
                const auto& sentence = corpus.sentence(example);
                if (!sentence.label) continue;
                const auto kind = claim_class_from(sentence.kind);
                out.push_back({article.language, inputs[example.sentence], *sentence.label, article.weight,
                               *sentence.label && kind && is_grave(*kind),
                               error_group(corpus, e, first, settings)});
            }
        }
    }
    return out;
}

SecondInputs solve_second(const std::vector<Seconded>& looks) {
    std::vector<Row> made;
    Problem problem;
    problem.features = k_second_inputs;
    for (const auto& look : looks) {
        Row row;
        for (std::uint32_t k = 0; k < k_second_inputs; ++k) row.push_back({k, look.inputs[k]});
        made.push_back(std::move(row));
        problem.labels.push_back(look.label);
        problem.costs.push_back(0.1F);
    }
    for (const auto& row : made) problem.rows.push_back(&row);
    const auto solved = solve(problem);
    SecondInputs out{};
    std::copy(solved.begin(), solved.end(), out.begin());
    return out;
}

// The logit with the best F1: the middle of those that are nearly as good, since the very best is chance.
float best_threshold(std::vector<std::pair<float, bool>> scored) {
    std::sort(scored.begin(), scored.end(), std::greater<>());
    const auto wanted =
        static_cast<double>(std::count_if(scored.begin(), scored.end(), [](auto s) { return s.second; }));
    std::vector<double> f1(scored.size());
    double hits = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        hits += scored[i].second ? 1 : 0;
        f1[i] = 2 * hits / (static_cast<double>(i + 1) + wanted);
    }
    if (scored.empty()) return 0;
    const double best = *std::max_element(f1.begin(), f1.end());
    double sum = 0, count = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        if (f1[i] >= best - k_nearly_best) sum += static_cast<double>(scored[i].first), count += 1;
    }
    return static_cast<float>(sum / count);
}

void train_second(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings,
                  Trained& out) {
    const auto looks = unseen_looks(corpus, articles, settings);
    SecondInputs weights{1.0F};
    if (settings.second_look) weights = solve_second(looks);
    for (const auto& language : k_languages) {
        std::vector<std::pair<float, bool>> scored;
        std::vector<PossibleError> errors;
        for (const auto& look : looks) {
            if (look.language != language) continue;
            float logit = 0;
            for (std::size_t k = 0; k < k_second_inputs; ++k) logit += weights[k] * look.inputs[k];
            scored.emplace_back(logit, look.label);
            if (look.sure)
                errors.push_back({look.inputs[0], look.weight, *look.sure, look.label, look.grave});
        }
        auto shifted = weights;
        const float threshold = best_threshold(scored);
        shifted.back() -= threshold;
        out.second[language] = shifted;
        out.sure[language] = sure_from(std::move(errors));
    }
}

}  // namespace

Trained train(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings) {
    Trained out;
    train_first(corpus, articles, settings, out);
    train_second(corpus, articles, settings, out);
    return out;
}

}  // namespace kopij::evidence::train
