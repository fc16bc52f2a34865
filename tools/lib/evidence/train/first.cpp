#include "evidence/train/first.hpp"

#include <algorithm>
#include <functional>

#include "evidence/train/rows.hpp"

namespace kopij::evidence::train {
namespace {

// What is no claim, in kinds that are told in like ways.
std::size_t kind_number(const std::string& label) {
    static const std::map<std::string, std::size_t> k_others{
        {"definition", 7}, {"question", 8}, {"metatext", 8}, {"action", 9},      {"plan", 9},
        {"practical", 10}, {"cost", 10},    {"advice", 11},  {"experience", 12}, {"opinion", 13},
        {"mixed", 13},     {"analogy", 14}, {"other", 15}};
    static_assert(k_claim_classes == 7 && k_kinds == 16);
    if (const auto claim = claim_class_from(label)) return static_cast<std::size_t>(*claim);
    const auto other = k_others.find(label);
    return other == k_others.end() ? k_kinds - 1 : other->second;
}

std::vector<Row> rows_of(const Rows& rows, const std::vector<std::size_t>& examples,
                         const std::vector<float>& by) {
    std::vector<Row> out;
    out.reserve(examples.size());
    for (const auto e : examples) out.push_back(rows.row(e, by));
    return out;
}

void train_letters(const Corpus& corpus, const std::vector<std::size_t>& examples, const Settings& settings,
                   Trained& out) {
    const auto by = scales(corpus, examples, settings.letters);
    const Rows rows(corpus, settings.letters);
    const auto made = rows_of(rows, examples, by);
    Problem problem;
    problem.features = rows.features();
    for (const auto e : examples) {
        problem.labels.push_back(corpus.sentence(corpus.examples()[e]).label.value());
        problem.costs.push_back(settings.letters_cost *
                                corpus.articles()[corpus.examples()[e].article].weight);
    }
    for (const auto& row : made) problem.rows.push_back(&row);
    auto solved = solve(problem);
    for (const auto& language : k_languages)
        out.bias[language] = solved[rows.bias(language_number(language))];
    solved.resize(by.size());
    std::transform(solved.begin(), solved.end(), by.begin(), solved.begin(), std::multiplies<>());
    out.letters = std::move(solved);
}

void train_kinds(const Corpus& corpus, const std::vector<std::size_t>& examples, const Settings& settings,
                 Trained& out) {
    const auto by = scales(corpus, examples, settings.kinds);
    const Rows rows(corpus, settings.kinds);
    const auto made = rows_of(rows, examples, by);
    KindProblem problem;
    problem.features = rows.features();
    for (const auto e : examples) {
        problem.kinds.push_back(kind_number(corpus.sentence(corpus.examples()[e]).kind));
        problem.costs.push_back(corpus.articles()[corpus.examples()[e].article].weight);
    }
    for (const auto& row : made) problem.rows.push_back(&row);
    auto solved = solve_kinds(problem, settings.learning);
    for (const auto& language : k_languages)
        out.kind_bias[language] = solved[rows.bias(language_number(language))];
    solved.resize(corpus.hashes().size());
    for (std::size_t i = 0; i < solved.size(); ++i) {
        for (auto& weight : solved[i]) weight *= by[i];
    }
    out.kinds = std::move(solved);
}

void count_uses(const Corpus& corpus, const std::vector<std::size_t>& examples, Trained& out) {
    for (const auto& language : k_languages) out.uses[language].assign(corpus.hashes().size(), 0.0F);
    for (const auto e : examples) {
        const auto& example = corpus.examples()[e];
        auto& uses = out.uses[corpus.articles()[example.article].language];
        for (const auto& [index, group] : example.features) uses[index] += 1.0F;
    }
}

}  // namespace

void train_first(const Corpus& corpus, const std::vector<std::size_t>& articles, const Settings& settings,
                 Trained& out) {
    const auto examples = labelled(corpus, articles);
    train_letters(corpus, examples, settings, out);
    train_kinds(corpus, examples, settings, out);
    count_uses(corpus, examples, out);
}

KindScores kinds_of(const Corpus& corpus, std::size_t example, const Trained& trained,
                    const Settings& settings) {
    const auto& it = corpus.examples()[example];
    auto out = trained.kind_bias.at(corpus.articles()[it.article].language);
    for (const auto& [index, group] : it.features) {
        const float value = group_value(it, group, settings.kinds);
        for (std::size_t k = 0; k < k_kinds; ++k) out[k] += trained.kinds[index][k] * value;
    }
    return out;
}

std::vector<FirstLook> look(const Corpus& corpus, std::size_t article, const Trained& trained,
                            const Settings& settings) {
    const auto& labelled_article = corpus.articles()[article];
    std::vector<FirstLook> out(labelled_article.sentences.size());
    const auto [begin, end] = corpus.of_article(article);
    for (auto e = begin; e < end; ++e) {
        const auto& example = corpus.examples()[e];
        float letters = trained.bias.at(labelled_article.language);
        for (const auto& [index, group] : example.features)
            letters += trained.letters[index] * group_value(example, group, settings.letters);
        const float kinds = claim_logit(kinds_of(corpus, e, trained, settings));
        out[example.sentence] = {first_logit(kinds, letters), letters, true, example.leans, example.question};
    }
    return out;
}

}  // namespace kopij::evidence::train
