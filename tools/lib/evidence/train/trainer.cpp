#include "evidence/train/trainer.hpp"

#include <algorithm>
#include <cmath>

#include "evidence/strength.hpp"

namespace kopij::evidence::train {
namespace {

constexpr float k_least_seen = 2;
constexpr double k_nearly_best = 0.003;
// Of the sentences that are errors by their kind and have such a score: of all of them, and of those on pages
// like real ones, each judged by models that know no page of its genre.
constexpr double k_sure_precision = 0.965;
constexpr double k_sure_precision_like_real = 0.96;

float sigmoid(float x) { return 1.0F / (1.0F + std::exp(-x)); }

const std::vector<std::string> k_languages{"en", "nl"};

std::size_t language_number(const std::string& language) { return language == "nl" ? 1 : 0; }

// Makes rows of a corpus' examples: each feature once for both languages and once for its own, side by side
// for the sake of the caches.
class Rows {
  public:
    Rows(const Corpus& corpus, const Settings& settings) : m_corpus(corpus), m_settings(settings) {}

    std::size_t features() const { return m_corpus.hashes().size() * 3 + 2; }
    std::size_t bias(std::size_t language) const { return m_corpus.hashes().size() * 3 + language; }

    /// What each feature's values are multiplied by: 0 for one that is too rare to learn from, more for one
    /// that tells the labels apart (as in Wang and Manning's NBSVM, 2012).
    template <typename IsPositive>
    std::vector<float> scales(const std::vector<std::size_t>& examples, IsPositive is_positive) const {
        std::vector<float> positive(m_corpus.hashes().size(), 0.0F), negative(positive);
        std::array<float, 2> total{1.0F, 1.0F};
        for (const auto e : examples) {
            const bool label = is_positive(m_corpus.sentence(m_corpus.examples()[e]));
            auto& counts = label ? positive : negative;
            total[label ? 1 : 0] += 1.0F;
            for (const auto& [index, group] : m_corpus.examples()[e].features) counts[index] += 1.0F;
        }
        std::vector<float> out(positive.size());
        const auto all = total[0] + total[1];
        for (std::size_t i = 0; i < out.size(); ++i) {
            const float seen = positive[i] + negative[i];
            if (seen < k_least_seen) continue;
            const float ratio = std::log((positive[i] + 1) / total[1] * total[0] / (negative[i] + 1));
            out[i] = std::pow(0.2F + std::abs(ratio), m_settings.sharpness) *
                     std::pow(std::log(1 + all / seen) / 5.0F, m_settings.rarity);
        }
        return out;
    }

    Row row(std::size_t e, const std::vector<float>& scales) const {
        const auto& example = m_corpus.examples()[e];
        const auto language =
            static_cast<std::uint32_t>(language_number(m_corpus.articles()[example.article].language));
        Row out;
        for (const auto& [index, group] : example.features) {
            const float value = group_value(example, group) * scales[index];
            if (value == 0.0F) continue;
            out.push_back({index * 3, value * m_settings.shared});
            out.push_back({index * 3 + 1 + language, value * own()});
        }
        out.push_back({static_cast<std::uint32_t>(bias(language)), 1.0F});
        return out;
    }

    /// Every feature's weight in one language, to be multiplied by group_value.
    std::vector<float> combined(const std::vector<float>& solved, const std::vector<float>& scales,
                                std::size_t language) const {
        const auto all = m_corpus.hashes().size();
        std::vector<float> out(all);
        for (std::size_t i = 0; i < all; ++i) {
            out[i] = scales[i] * (m_settings.shared * solved[i * 3] + own() * solved[i * 3 + 1 + language]);
        }
        return out;
    }

    float group_value(const Corpus::Example& example, FeatureGroup group) const {
        const auto g = static_cast<std::size_t>(group);
        return m_settings.group[g] / std::sqrt(static_cast<float>(example.count[g]));
    }

    float margin(std::size_t e, const std::vector<float>& weights, float bias) const {
        const auto& example = m_corpus.examples()[e];
        float out = bias;
        for (const auto& [index, group] : example.features)
            out += weights[index] * group_value(example, group);
        return out;
    }

  private:
    float own() const { return std::sqrt(1.0F - m_settings.shared * m_settings.shared); }

    const Corpus& m_corpus;
    const Settings& m_settings;
};

std::vector<std::size_t> labelled(const Corpus& corpus, const std::vector<std::size_t>& articles) {
    std::vector<std::size_t> out;
    for (const auto a : articles) {
        const auto [first, end] = corpus.of_article(a);
        for (auto e = first; e < end; ++e) {
            if (corpus.sentence(corpus.examples()[e]).label) out.push_back(e);
        }
    }
    return out;
}

struct Solved {
    std::map<std::string, std::vector<float>> weights;
    std::map<std::string, float> bias;
};

template <typename IsPositive>
Solved solve_rows(const Corpus& corpus, const Rows& rows, const std::vector<std::size_t>& examples,
                  const Settings& settings, IsPositive is_positive) {
    const auto scales = rows.scales(examples, is_positive);
    std::vector<Row> made;
    made.reserve(examples.size());
    Problem problem;
    problem.features = rows.features();
    for (const auto e : examples) {
        made.push_back(rows.row(e, scales));
        problem.labels.push_back(is_positive(corpus.sentence(corpus.examples()[e])));
        const auto& article = corpus.articles()[corpus.examples()[e].article];
        problem.costs.push_back(settings.cost * article.weight);
    }
    for (const auto& row : made) problem.rows.push_back(&row);
    const auto solved = solve(problem);
    Solved out;
    for (const auto& language : k_languages) {
        out.weights[language] = rows.combined(solved, scales, language_number(language));
        out.bias[language] = solved[rows.bias(language_number(language))];
    }
    return out;
}

Solved solve_first(const Corpus& corpus, const Rows& rows, const std::vector<std::size_t>& articles,
                   const Settings& settings) {
    return solve_rows(corpus, rows, labelled(corpus, articles), settings,
                      [](const LabelledSentence& s) { return s.label.value(); });
}

// The first look at every sentence of an article.
std::vector<FirstLook> look(const Corpus& corpus, const Rows& rows, std::size_t article,
                            const Solved& first) {
    const auto& labelled_article = corpus.articles()[article];
    std::vector<FirstLook> out(labelled_article.sentences.size());
    const auto [begin, end] = corpus.of_article(article);
    for (auto e = begin; e < end; ++e) {
        const auto& example = corpus.examples()[e];
        out[example.sentence] = {rows.margin(e, first.weights.at(labelled_article.language),
                                             first.bias.at(labelled_article.language)),
                                 true, example.leans, example.question};
    }
    return out;
}

struct Seconded {
    std::string language;
    SecondInputs inputs;
    bool label;
    bool marked;     ///< it has a cue of the graver classes
    bool grave;      ///< by its class and its cues it would be an error
    bool like_real;  ///< of an article that weighs more
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

// First looks by models that have not seen the article, as they will be in use. `is_grave`: whether an
// example would be an error if its score were high enough.
template <typename IsGrave>
std::vector<Seconded> unseen_looks(const Corpus& corpus, const Rows& rows,
                                   const std::vector<std::size_t>& articles, const Settings& settings,
                                   IsGrave is_grave) {
    std::vector<Seconded> out;
    const auto part = parts_by_genre(corpus, articles, settings.inner_folds);
    for (std::size_t fold = 0; fold < settings.inner_folds; ++fold) {
        std::vector<std::size_t> rest, held_out;
        for (std::size_t i = 0; i < articles.size(); ++i) {
            (part[i] == fold ? held_out : rest).push_back(articles[i]);
        }
        const auto first = solve_first(corpus, rows, rest, settings);
        for (const auto a : held_out) {
            const auto& article = corpus.articles()[a];
            const auto inputs = second_inputs(article.input(), look(corpus, rows, a, first));
            const auto [begin, end] = corpus.of_article(a);
            for (auto e = begin; e < end; ++e) {
                const auto& example = corpus.examples()[e];
                const auto& sentence = corpus.sentence(example);
                if (!sentence.label) continue;
                out.push_back({article.language, inputs[example.sentence], *sentence.label, example.marked,
                               is_grave(e), article.weight > 1});
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

// The lowest logit from which on nearly all are claims.
float sure_logit(std::vector<std::pair<float, bool>> scored, double precision) {
    std::sort(scored.begin(), scored.end(), std::greater<>());
    float out = scored.empty() ? -20.0F : scored.front().first;
    double hits = 0;
    for (std::size_t i = 0; i < scored.size(); ++i) {
        hits += scored[i].second ? 1 : 0;
        if (hits / static_cast<double>(i + 1) >= precision) out = scored[i].first;
    }
    return out;
}

template <typename IsGrave>
void train_second(const Corpus& corpus, const Rows& rows, const std::vector<std::size_t>& articles,
                  const Settings& settings, IsGrave is_grave, Trained& out) {
    const auto looks = unseen_looks(corpus, rows, articles, settings, is_grave);
    SecondInputs weights{1.0F};
    if (settings.second_look) weights = solve_second(looks);
    for (const auto& language : k_languages) {
        std::vector<std::pair<float, bool>> scored;
        std::array<std::vector<std::pair<float, bool>>, 2> by_mark, like_real;
        for (const auto& look : looks) {
            if (look.language != language) continue;
            float logit = 0;
            for (std::size_t k = 0; k < k_second_inputs; ++k) logit += weights[k] * look.inputs[k];
            scored.emplace_back(logit, look.label);
            if (!look.grave) continue;
            const std::size_t mark = look.marked ? 1 : 0;
            by_mark[mark].emplace_back(logit, look.label);
            if (look.like_real) like_real[mark].emplace_back(logit, look.label);
        }
        auto shifted = weights;
        const float threshold = best_threshold(scored);
        shifted.back() -= threshold;
        out.second[language] = shifted;
        // Errors must be right on every kind of page.
        for (const std::size_t mark : {0U, 1U}) {
            const float sure = std::max(sure_logit(by_mark[mark], k_sure_precision),
                                        sure_logit(like_real[mark], k_sure_precision_like_real));
            out.sure[language][mark] = sigmoid(sure - threshold);
        }
    }
}

void train_classes(const Corpus& corpus, const Rows& rows, const std::vector<std::size_t>& articles,
                   const Settings& settings, Trained& out) {
    auto examples = labelled(corpus, articles);
    std::erase_if(examples, [&](std::size_t e) { return !*corpus.sentence(corpus.examples()[e]).label; });
    for (std::size_t c = 0; c < k_claim_classes; ++c) {
        const auto name = to_string(static_cast<ClaimClass>(c));
        const auto solved = solve_rows(corpus, rows, examples, settings,
                                       [&](const LabelledSentence& s) { return s.kind == name; });
        for (const auto& language : k_languages) {
            out.class_weights[language][c] = solved.weights.at(language);
            out.class_bias[language][c] = solved.bias.at(language);
        }
    }
}

ClassGuess guess_class(const Corpus& corpus, const Rows& rows, std::size_t e, const Trained& trained) {
    const auto& language = corpus.articles()[corpus.examples()[e].article].language;
    std::array<float, k_claim_classes> score{};
    for (std::size_t c = 0; c < k_claim_classes; ++c) {
        score[c] = rows.margin(e, trained.class_weights.at(language)[c], trained.class_bias.at(language)[c]);
    }
    return guess_from(score);
}

}  // namespace

Trained train(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings) {
    const Rows rows(corpus, settings);
    auto first = solve_first(corpus, rows, articles, settings);
    Trained out;
    out.weights = std::move(first.weights);
    out.bias = std::move(first.bias);
    auto for_classes = settings;
    for_classes.sharpness = for_classes.rarity = 0;
    for_classes.cost = settings.class_cost;
    for_classes.group[static_cast<std::size_t>(FeatureGroup::characters)] = 0;
    const Rows class_rows(corpus, for_classes);
    train_classes(corpus, class_rows, articles, for_classes, out);
    train_second(
        corpus, rows, articles, settings,
        [&](std::size_t e) {
            const auto guess = guess_class(corpus, class_rows, e, out);
            return strength_of(guess, corpus.examples()[e].cues, true) == diagnostic::Severity::error;
        },
        out);
    return out;
}

}  // namespace kopij::evidence::train
