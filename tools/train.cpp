// kopij-train: trains the detector of claims, cross-validates it, scores a model. For developers; not
// installed.
#include <fmt/format.h>
#include <algorithm>
#include <atomic>
#include <future>
#include <numeric>
#include <ostream>
#include <sstream>
#include <thread>

#include "cli/data.hpp"
#include "cli/options.hpp"
#include "evidence/lexicon.hpp"
#include "evidence/train/score.hpp"
#include "evidence/train/trainer.hpp"
#include "programs.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace train = evidence::train;
namespace fs = std::filesystem;
using Lexicons = std::map<std::string, evidence::CueTables>;

Lexicons read_lexicons(const fs::path& folder, std::ostream& err) {
    Lexicons out;
    diagnostic::Collector problems;
    for (const auto* language : {"en", "nl"})
        out[language] = evidence::compile_lexicons(folder / language, problems);
    for (const auto& p : problems.diagnostics) err << p.message << '\n';
    if (!problems.diagnostics.empty())
        throw text::FileError(text::tr("the lexicons have mistakes; correct them first"));
    return out;
}

struct Work {
    const train::Corpus& corpus;
    const Lexicons& lexicons;
    std::vector<std::size_t> folds;
    std::size_t count;
    std::string rule{};  // the file of Evidence.UncitedClaim
};

std::vector<std::size_t> outside(const Work& work, std::size_t fold) {
    std::vector<std::size_t> out;
    for (std::size_t a = 0; a < work.folds.size(); ++a) {
        if (work.folds[a] != fold) out.push_back(a);
    }
    return out;
}

void write_models(const Work& work, const train::Trained& trained, const train::Settings& settings,
                  const fs::path& out) {
    for (const auto& [language, lexicon] : work.lexicons) {
        text::write_file(out / ("claims-" + language + ".bin"),
                         train::freeze(work.corpus, trained, language, lexicon, settings));
    }
}

// What a fold's models say of the articles they have not seen, by language; `wrong` gets every wrong verdict.
std::map<std::string, train::Score> score_fold(const Work& work, std::size_t fold, const fs::path& models,
                                               std::ostream* wrong = nullptr) {
    std::map<std::string, train::Score> out;
    for (const auto* language : {"en", "nl"}) {
        const auto model = evidence::ClaimModel::load(models, language);
        for (std::size_t a = 0; a < work.folds.size(); ++a) {
            const auto& article = work.corpus.articles()[a];
            if (work.folds[a] != fold || article.language != language) continue;
            out[language] += train::score_article(model, article, evidence::k_default_threshold, wrong);
        }
    }
    return out;
}

// A project whose rule of claims uses this fold's models (kopij-lint --config FOLDER/.kopij.yml), and the
// list of what they have not seen.
void write_configuration(const Work& work, std::size_t fold, const fs::path& folder) {
    text::write_file(folder / ".kopij.yml", "languages: [nl, en]\nstyles: [Evidence]\n");
    text::write_file(folder / "rules/Evidence/UncitedClaim.yml", work.rule + "model: .\n");
    std::string held_out;
    for (std::size_t a = 0; a < work.folds.size(); ++a) {
        const auto& article = work.corpus.articles()[a];
        if (work.folds[a] == fold) held_out += article.language + '/' + article.file + '\n';
    }
    text::write_file(folder / "held-out.txt", held_out);
}

using Scores = std::map<std::string, train::Score>;  // by language

// one(fold) for every fold, as many at a time as there are processors; results in the order of the folds.
template <typename One>
auto each_fold(std::size_t count, One one) {
    std::vector<decltype(one(std::size_t{0}))> out(count);
    std::atomic<std::size_t> next = 0;
    const auto work = [&] {
        for (auto fold = next++; fold < count; fold = next++) out[fold] = one(fold);
    };
    std::vector<std::future<void>> workers;
    for (unsigned n = 0; n < std::max(1U, std::thread::hardware_concurrency()); ++n)
        workers.push_back(std::async(std::launch::async, work));
    for (auto& worker : workers) worker.get();
    return out;
}

Scores cross_validate(const Work& work, const train::Settings& settings, const fs::path& out,
                      std::ostream& report, bool verbose) {
    struct Fold {
        Scores scores;
        std::string wrong;
    };
    const auto folds = each_fold(work.count, [&](std::size_t fold) {
        const auto folder = out / fmt::format("fold-{}", fold);
        write_models(work, train::train(work.corpus, outside(work, fold), settings), settings, folder);
        write_configuration(work, fold, folder);
        std::ostringstream wrong;
        auto scores = score_fold(work, fold, folder, verbose ? &wrong : nullptr);
        return Fold{std::move(scores), wrong.str()};
    });
    Scores total;
    for (std::size_t fold = 0; fold < work.count; ++fold) {
        report << folds[fold].wrong;
        for (const auto& [language, score] : folds[fold].scores) {
            report << fmt::format("fold {} {}: {}\n", fold, language, to_line(score.all));
            total[language] += score;
        }
    }
    return total;
}

// One line of a study: what models trained on a choice of the articles, by these settings, score.
template <typename Chosen>
void study(const Work& work, const std::string& name, const train::Settings& settings, Chosen chosen,
           const fs::path& scratch, std::ostream& report, const std::string& only = "") {
    const auto folds = each_fold(work.count, [&](std::size_t fold) {
        const auto folder = scratch / std::to_string(fold);
        auto articles = outside(work, fold);
        std::erase_if(articles, [&](std::size_t a) { return !chosen(a); });
        write_models(work, train::train(work.corpus, articles, settings), settings, folder);
        return score_fold(work, fold, folder);
    });
    Scores total;
    for (const auto& scores : folds) {
        for (const auto& [language, score] : scores) total[language] += score;
    }
    report << fmt::format("  {:<24}", name);
    for (const auto& [language, score] : total) {
        if (only.empty() || only == language) report << fmt::format(" {} {:.3f}", language, score.all.f1());
    }
    report << '\n' << std::flush;
}

// What a part of the training articles, and what the model without one of its parts, would score.
void print_studies(const Work& work, const train::Settings& settings, const Scores& whole,
                   const fs::path& out, std::ostream& report) {
    const auto scratch = out / "study";
    const auto every = [](std::size_t) { return true; };
    report << "learning curve (F1)\n";
    for (const std::size_t percent : {12, 25, 50, 75}) {
        const auto part = [&](std::size_t a) { return a * 7919 % 100 < percent; };
        study(work, fmt::format("{}% of the articles", percent), settings, part, scratch, report);
    }
    report << fmt::format("  {:<24} en {:.3f} nl {:.3f}\n", "all of them", whole.at("en").all.f1(),
                          whole.at("nl").all.f1());
    report << "without (F1)\n";
    constexpr const char* k_names[]{"words", "characters", "cues", "surroundings"};
    for (std::size_t g = 0; g < evidence::k_feature_groups; ++g) {
        auto without = settings;
        without.letters.group[g] = without.kinds.group[g] = 0;
        study(work, k_names[g], without, every, scratch, report);
    }
    auto without = settings;
    without.second_look = false;
    study(work, "the second look", without, every, scratch, report);
    for (const auto* language : {"en", "nl"}) {
        const auto same = [&](std::size_t a) { return work.corpus.articles()[a].language == language; };
        study(work, fmt::format("articles but in {}", language), settings, same, scratch, report, language);
    }
    fs::remove_all(scratch);
}

int score(const cli::Options& options, std::ostream& out) {
    const fs::path models = options.get<std::string>("score");
    const auto threshold = options.get<float>("threshold", evidence::k_default_threshold);
    std::map<std::string, train::Score> total;
    for (const auto& table : options.arguments()) {
        for (const auto& article : train::read_gold(table)) {
            const auto model = evidence::ClaimModel::load(models, article.language);
            total[article.language] +=
                train::score_article(model, article, threshold, options.flag("verbose") ? &out : nullptr);
        }
    }
    for (const auto& [language, found] : total) {
        out << language << '\n';
        print(found, out);
    }
    return cli::k_clean;
}

}  // namespace

int train(cli::Invocation& call) {
    namespace po = boost::program_options;
    cli::Options options(
        call, {"train",
               "Trains the detection of claims, or scores a model.",
               "[OPTIONS] [GOLD.tsv...]",
               {{"kopij-train --out rules/models", "train on all of tests/corpora"},
                {"kopij-train --folds 5 --out build/folds", "cross-validate"},
                {"kopij-train --score rules/models gold.tsv", "score a model on labelled articles"}}});
    options.group("Training")("corpus", po::value<std::vector<std::string>>(),
                              "folder with nl/ and en/ (default: those in tests/corpora)")(
        "lexicons", po::value<std::string>()->default_value("rules/lexicons"), "folder with nl/ and en/")(
        "out", po::value<std::string>()->default_value("rules/models"), "where the models go")(
        "folds", po::value<std::size_t>(), "cross-validate: one model and configuration for each of N parts")(
        "genres", po::bool_switch(), "cross-validate with a whole genre held out at a time")(
        "brief", po::bool_switch(),
        "with --folds: leave out the learning curve and what each part of the model is worth");
    options.group("Scoring")("score", po::value<std::string>(), "folder of the model to score")(
        "threshold", po::value<float>(), "score from which on a sentence needs a citation")(
        "verbose", po::bool_switch(), "show every wrong verdict");
    if (const auto done = options.parse()) return *done;
    if (options.has("score")) return score(options, call.out);

    const auto lexicons = read_lexicons(options.get<std::string>("lexicons"), call.err);
    auto folders = options.get<std::vector<std::string>>("corpus");
    for (const auto* usual : {"tests/corpora/claims", "tests/corpora/claims-more"}) {
        if (!options.has("corpus") && fs::exists(usual)) folders.emplace_back(usual);
    }
    const bool by_genre = options.flag("genres");
    const auto parts = options.get<std::size_t>("folds", 1);
    // Each corpus is divided by itself, so that adding to one moves no article of another to a different
    // fold.
    std::vector<std::size_t> folds;
    std::vector<train::LabelledArticle> articles;
    for (const auto& folder : folders) {
        auto some = train::read_corpus(folder);
        const auto of_some = train::folds_of(some, std::max<std::size_t>(parts, 1));
        folds.insert(folds.end(), of_some.begin(), of_some.end());
        std::move(some.begin(), some.end(), std::back_inserter(articles));
    }
    if (by_genre) folds = train::genres_of(articles);
    const auto count = *std::max_element(folds.begin(), folds.end()) + 1;
    const train::Corpus corpus(std::move(articles), lexicons);
    const fs::path lexicon_folder = options.get<std::string>("lexicons");
    const Work work{corpus, lexicons, folds, count,
                    text::read_file(lexicon_folder.parent_path() / "Evidence/UncitedClaim.yml")};
    const train::Settings settings;
    const fs::path out = options.get<std::string>("out");
    if (!options.has("folds") && !by_genre) {
        std::vector<std::size_t> all(corpus.articles().size());
        std::iota(all.begin(), all.end(), 0);
        write_models(work, train::train(corpus, all, settings), settings, out);
        return cli::k_clean;
    }
    if (count < 2) throw cli::UsageError(text::tr("--folds needs at least 2"));
    const auto total = cross_validate(work, settings, out, call.out, options.flag("verbose"));
    for (const auto& [language, found] : total) {
        call.out << language << '\n';
        print(found, call.out);
    }
    if (options.has("folds") && !options.flag("brief")) print_studies(work, settings, total, out, call.out);
    return cli::k_clean;
}

}  // namespace kopij::program
