#include "evidence/train/score.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <ostream>

namespace kopij::evidence::train {
namespace {

double ratio(std::size_t part, std::size_t rest) {
    return part + rest == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(part + rest);
}

void show(const LabelledArticle& article, const LabelledSentence& sentence, const Judgement& judgement,
          std::ostream& out) {
    std::string words;
    for (const auto& reason : judgement.reasons)
        words += fmt::format(" {} {:.2f}", reason.word, reason.weight);
    const bool error = judgement.needs_citation && judgement.strength == diagnostic::Severity::error;
    out << fmt::format("{}{} {}:{} [{}] {:.2f} {}{}\n", *sentence.label ? "missed" : "false ",
                       error ? " error" : "", article.file, sentence.line, sentence.kind, judgement.score,
                       sentence.text, words.empty() ? "" : " <-" + words);
}

}  // namespace

void Count::add(bool wanted, bool found) {
    hits += wanted && found ? 1U : 0U;
    alarms += !wanted && found ? 1U : 0U;
    missed += wanted && !found ? 1U : 0U;
}

Count& Count::operator+=(const Count& other) {
    hits += other.hits, alarms += other.alarms, missed += other.missed;
    return *this;
}

double Count::precision() const { return ratio(hits, alarms); }
double Count::recall() const { return ratio(hits, missed); }
double Count::f1() const { return ratio(2 * hits, alarms + missed); }

Score& Score::operator+=(const Score& other) {
    all += other.all;
    errors += other.errors;
    for (const auto& [name, count] : other.by_class) by_class[name] += count;
    for (const auto& [name, count] : other.by_corpus) by_corpus[name] += count;
    for (const auto& [name, count] : other.by_genre) by_genre[name] += count;
    for (const auto& [name, count] : other.errors_by_class) errors_by_class[name] += count;
    classes_right += other.classes_right;
    return *this;
}

Score score_article(const ClaimModel& model, const LabelledArticle& article, float threshold,
                    std::ostream* verbose) {
    Score out;
    const auto judged = model.judge(article.input(), threshold);
    for (std::size_t i = 0; i < judged.size(); ++i) {
        const auto& sentence = article.sentences[i];
        if (!sentence.label) continue;
        const bool wanted = *sentence.label, found = judged[i].needs_citation;
        const bool error = found && judged[i].strength == diagnostic::Severity::error;
        out.all.add(wanted, found);
        out.errors.add(wanted, error);
        out.by_class[sentence.kind].add(wanted, found);
        out.errors_by_class[sentence.kind].add(wanted, error);
        out.by_corpus[article.corpus].add(wanted, found);
        out.by_genre[article.genre].add(wanted, found);
        out.classes_right += wanted && found && sentence.kind == to_string(judged[i].kind) ? 1U : 0U;
        if (verbose != nullptr && wanted != found) show(article, sentence, judged[i], *verbose);
    }
    return out;
}

std::string to_line(const Count& count) {
    return fmt::format("precision {:.3f} recall {:.3f} F1 {:.3f} (n={})", count.precision(), count.recall(),
                       count.f1(), count.hits + count.alarms + count.missed);
}

void print(const Score& score, std::ostream& out) {
    out << "  " << to_line(score.all) << '\n' << "  recall by class:";
    for (const auto& [name, count] : score.by_class) {
        if (count.hits + count.missed > 0) out << fmt::format(" {} {:.2f}", name, count.recall());
    }
    out << "\n  false alarms by class:";
    for (const auto& [name, count] : score.by_class) {
        if (count.alarms > 0) out << fmt::format(" {} {}", name, count.alarms);
    }
    out << fmt::format("\n  class right: {:.3f}\n",
                       ratio(score.classes_right, score.all.hits - score.classes_right));
    for (const auto* parts : {&score.by_corpus, &score.by_genre}) {
        if (parts->size() == 1) continue;
        for (const auto& [name, count] : *parts) out << fmt::format("  {:<14} {}\n", name, to_line(count));
    }
    Count serious;
    for (const auto* name : {"evidence", "comparison", "safety", "quantity"}) {
        const auto found = score.errors_by_class.find(name);
        if (found != score.errors_by_class.end()) serious += found->second;
    }
    out << fmt::format(
        "  errors: precision {:.3f} (n={}), {:.3f} of evidence, comparison, safety and quantity\n",
        score.errors.precision(), score.errors.hits + score.errors.alarms, serious.recall());
}

}  // namespace kopij::evidence::train
