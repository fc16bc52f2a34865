#include "evidence/claim_model.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <mutex>

#include "evidence/article.hpp"
#include "evidence/blob.hpp"
#include "evidence/strength.hpp"
#include "evidence/weights.hpp"
#include "text/file.hpp"
#include "text/mapped_file.hpp"
#include "text/message.hpp"

namespace kopij::evidence {
namespace {

constexpr std::size_t k_most_reasons = 5;
// A first look below this hardly ever becomes a claim by the second.
constexpr float k_hopeless = -0.7F;
constexpr float k_never = 1e6F;  // no first look is that high
// What is left of the score of an open question or a fragment, which state nothing however they are worded.
constexpr float k_stated_nothing = 0.2F;

float sigmoid(float logit) { return 1.0F / (1.0F + std::exp(-logit)); }

/// One or two words outside a list, such as a caption or a name: too few to state something.
bool is_fragment(const SentenceFacts& facts, Role role) {
    if (role == Role::list_item) return false;
    const auto& tokens = facts.reading.tokens;
    return std::count_if(tokens.begin(), tokens.end(),
                         [](const Token& t) { return t.kind != TokenKind::punctuation; }) < 3;
}

/// Ends as a question and has no frame that makes it a statement ("did you know that").
bool is_open_question(const SentenceFacts& facts) {
    const auto& tokens = facts.reading.tokens;
    return !tokens.empty() && tokens.back().hash == hash_of("?") && (facts.all & bit(Cue::factive)) == 0;
}

template <typename Slot>
bool usable_table(std::span<const Slot> slots) {
    return std::has_single_bit(slots.size()) &&
           std::any_of(slots.begin(), slots.end(), [](const Slot& slot) { return slot.tag == 0; });
}

}  // namespace

namespace {

// A sentence with more tokens than this is none; it is judged, but no words of it are named.
constexpr std::size_t k_most_tokens = 0xFFFF;

// A feature of the sentence at hand, and where the model has what it knows of it.
struct Drawn {
    std::uint64_t hash;
    std::uint16_t begin, end;  // tokens
    std::uint16_t row;
    FeatureGroup group;
};
static_assert(sizeof(Drawn) == 16, "a sentence has hundreds of them");

// What the character n-grams of a word weigh together.
struct GramWeight {
    std::uint64_t word = 0;
    std::int32_t sum = 0;
    std::uint32_t count = 0;
};

// In numbers of the width that processors multiply and add many at a time.
using WideWeights = std::array<std::int16_t, k_kinds>;
WideWeights wide(const KindWeights& row) {
    WideWeights out;
    for (std::size_t k = 0; k < k_kinds; ++k) out[k] = row.of[k];
    return out;
}

// What features say of the kinds, summed in short numbers for as long as those cannot overflow.
struct KindSums {
    std::array<std::int32_t, k_kinds> all{};
    WideWeights few{};
    unsigned count = 0;

    void add(const KindWeights& row) {
        const auto of = wide(row);
        for (std::size_t k = 0; k < k_kinds; ++k) few[k] = static_cast<std::int16_t>(few[k] + of[k]);
        if (++count == 256) finish();
    }
    void finish() {
        for (std::size_t k = 0; k < k_kinds; ++k) all[k] += few[k];
        few = {};
        count = 0;
    }
};

// claim_slopes in whole numbers, which are multiplied eight at a time.
class WholeSlopes {
  public:
    explicit WholeSlopes(const KindScores& slopes) {
        for (std::size_t k = 0; k < k_kinds; ++k)
            m_of[k] = static_cast<std::int16_t>(std::lround(slopes[k] * k_one));
    }
    float of(const KindWeights& row) const {
        std::int32_t out = 0;
        const auto other = wide(row);
        for (std::size_t k = 0; k < k_kinds; ++k) out += m_of[k] * other[k];
        return static_cast<float>(out) / k_one;
    }

  private:
    static constexpr float k_one = 8192;
    WideWeights m_of{};
};

// The features of one sentence, kept while it is judged so that no part of the judgement reads it again.
struct Draw {
    std::vector<Drawn> features;      // all but characters
    std::vector<std::int32_t> grams;  // what those of each token weigh
    // Of the reasons: each token's share, and the tokens by it.
    std::vector<float> share;
    std::vector<std::uint32_t> order;
    std::int32_t all_grams = 0;
    std::array<float, k_feature_groups> factor{};  // of a feature's weight, by group
    KindScores kinds{};
};

// What judging an article needs and the next article needs again.
struct Scratch {
    explicit Scratch(const CueFinder& finder) : cues(finder), known(k_first_known) {}

    static constexpr std::size_t k_first_known = 4096;   // the words of some articles, in 64 KiB
    static constexpr std::size_t k_most_known = 32'768;  // of a thousand
    CueFinder cues;
    Draw draw;
    std::vector<std::uint64_t> grams;  // of the word that is asked
    std::vector<GramWeight> known;     // by the word's hash; a later word takes the place of an earlier one
    std::size_t unknown = 0;           // how often a word was not among them
};

}  // namespace

struct ClaimModel::Data {
    explicit Data(const std::filesystem::path& path) : file(path) {}

    text::MappedFile file;
    CueFinder cues;
    ModelNumbers numbers;
    std::span<const Weight> letters;
    std::span<const KindRow> kind_rows;
    std::span<const KindWeights> kind_weights;
    std::span<const std::uint64_t> functions;  // hashes of function words, in order

    std::mutex mutex;
    std::vector<std::unique_ptr<Scratch>> idle;  // one a thread at most

    std::unique_ptr<Scratch> scratch() {
        const std::lock_guard lock(mutex);
        if (idle.empty()) return std::make_unique<Scratch>(cues);
        auto out = std::move(idle.back());
        idle.pop_back();
        return out;
    }
    void give_back(std::unique_ptr<Scratch> one) {
        const std::lock_guard lock(mutex);
        idle.push_back(std::move(one));
    }

    bool open() {
        const BlobView blob(file.bytes());
        if (!blob.ok()) return false;
        cues = CueFinder(blob, 0);
        const auto found = blob.section<ModelNumbers>(k_numbers);
        letters = blob.section<Weight>(k_letters);
        kind_rows = blob.section<KindRow>(k_kind_rows);
        kind_weights = blob.section<KindWeights>(k_kind_weights);
        functions = blob.section<std::uint64_t>(k_functions);
        if (found.size() != 1) return false;
        numbers = found[0];
        return cues.ok() && usable_table(letters) && usable_table(kind_rows) && !kind_weights.empty();
    }

    const GramWeight& grams_of(const Reading& reading, const Token& token, Scratch& scratch) const {
        if (scratch.unknown > Scratch::k_first_known) {
            scratch.known.assign(Scratch::k_most_known, {});
            scratch.unknown = 0;
        }
        auto& known = scratch.known[token.hash & (scratch.known.size() - 1)];
        if (known.word != token.hash) {
            if (scratch.known.size() < Scratch::k_most_known) ++scratch.unknown;
            auto& grams = scratch.grams;
            grams.clear();
            const auto mask = letters.size() - 1;
            feature::each_gram(reading, token, [&](std::uint64_t hash) {
                __builtin_prefetch(&letters[hash & mask]);
                grams.push_back(hash);
            });
            known = {token.hash, 0, static_cast<std::uint32_t>(grams.size())};
            for (const auto hash : grams) known.sum += letters[find_slot(letters, hash)].value;
        }
        return known;
    }

    void take(const SentenceFacts& facts, const Surroundings& around, Scratch& scratch) const {
        auto& draw = scratch.draw;
        draw.features.clear();
        draw.grams.clear();
        draw.all_grams = 0;
        std::array<std::uint32_t, k_feature_groups> count{};
        const auto mask = kind_rows.size() - 1;
        each_feature_but_characters(
            facts, around,
            [&](FeatureGroup group, std::uint64_t hash, std::uint32_t begin, std::uint32_t end) {
                __builtin_prefetch(&kind_rows[hash & mask]);
                draw.features.push_back(
                    {hash, static_cast<std::uint16_t>(begin), static_cast<std::uint16_t>(end), 0, group});
                ++count[static_cast<std::size_t>(group)];
            });
        for (const auto& token : facts.reading.tokens) {
            const auto& grams = grams_of(facts.reading, token, scratch);
            draw.grams.push_back(grams.sum);
            draw.all_grams += grams.sum;
            count[static_cast<std::size_t>(FeatureGroup::characters)] += grams.count;
        }
        for (std::size_t g = 0; g < k_feature_groups; ++g) {
            draw.factor[g] =
                count[g] == 0 ? 0.0F : numbers.group_scale[g] / std::sqrt(static_cast<float>(count[g]));
        }
    }

    // What the features but characters say of the kinds.
    void weigh_kinds(Draw& draw) const {
        const auto last = static_cast<std::uint16_t>(std::min<std::size_t>(kind_weights.size() - 1, 0xFFFF));
        for (auto& feature : draw.features) {
            feature.row = std::min(kind_rows[find_slot(kind_rows, feature.hash)].row, last);
            __builtin_prefetch(&kind_weights[feature.row]);
        }
        std::array<KindSums, k_feature_groups> sum{};
        for (const auto& feature : draw.features)
            sum[static_cast<std::size_t>(feature.group)].add(kind_weights[feature.row]);
        for (auto& of_group : sum) of_group.finish();
        draw.kinds = numbers.kind_bias;
        for (std::size_t g = 0; g < k_feature_groups; ++g) {
            const float unit = draw.factor[g] * numbers.kind_step;
            for (std::size_t k = 0; k < k_kinds; ++k)
                draw.kinds[k] += unit * static_cast<float>(sum[g].all[k]);
        }
    }

    float a_letter(const Draw& draw) const {
        return draw.factor[static_cast<std::size_t>(FeatureGroup::characters)] * numbers.step;
    }

    FirstLook look(Draw& draw, const SentenceFacts& facts) const {
        weigh_kinds(draw);
        const float letters_say = numbers.bias + a_letter(draw) * static_cast<float>(draw.all_grams);
        return {first_logit(claim_logit(draw.kinds), letters_say), letters_say, true,
                !facts.cues.empty() && (facts.cues[0] & bit(Cue::anaphor)) != 0, facts.reading.is_question};
    }

    // Each feature's share goes to the words it spans; the cue shown is the word's first.
    std::vector<Reason> reasons(Draw& draw, const SentenceFacts& facts, std::string_view text) const {
        const auto& tokens = facts.reading.tokens;
        if (tokens.size() > k_most_tokens) return {};
        auto& share = draw.share;
        share.resize(tokens.size());
        const float a_gram = first_logit(0, a_letter(draw));
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            share[i] = a_gram * static_cast<float>(draw.grams[i]);
        }
        const WholeSlopes slopes(claim_slopes(draw.kinds));
        for (const auto& f : draw.features) {
            if (f.group == FeatureGroup::context || f.row == 0) continue;
            const float all = slopes.of(kind_weights[f.row]) *
                              draw.factor[static_cast<std::size_t>(f.group)] * numbers.kind_step;
            if (f.end - f.begin == 1) {
                share[f.begin] += all;
                continue;
            }
            for (auto i = f.begin; i < f.end; ++i) share[i] += all / static_cast<float>(f.end - f.begin);
        }
        // Words that name something, each once; if none of those speaks for a claim, the one that speaks
        // least against it.
        auto& order = draw.order;
        order.clear();
        for (std::uint32_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != TokenKind::punctuation) order.push_back(i);
        }
        std::sort(order.begin(), order.end(),
                  [&](auto a, auto b) { return share[a] != share[b] ? share[a] > share[b] : a < b; });
        std::size_t count = 0;  // those in front of `order` are shown
        for (const auto i : order) {
            if (count == k_most_reasons || (count > 0 && share[i] <= 0)) break;
            const auto hash = tokens[i].hash;
            if (std::binary_search(functions.begin(), functions.end(), hash)) continue;
            const bool again = std::any_of(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count),
                                           [&](auto other) { return tokens[other].hash == hash; });
            if (!again) order[count++] = i;
        }
        order.resize(count);
        std::vector<Reason> out;
        out.reserve(count);
        for (const auto i : order) {
            const text::Range range{tokens[i].source_begin, tokens[i].source_end};
            out.push_back({range, std::string(text.substr(range.begin, range.end - range.begin)), share[i]});
            if (facts.cues[i] != 0)
                out.back().cue = to_string(static_cast<Cue>(std::countr_zero(facts.cues[i])));
        }
        return out;
    }

    // What is said of a claim beside its score; returns the first look from which on it is an error.
    float describe(Draw& draw, const SentenceFacts& facts, std::string_view text, Judgement& out) const {
        const auto guess = guess_from(draw.kinds);
        out.kind = guess.kind;
        out.strength = strength_of(guess, facts.all, false);
        out.reasons = reasons(draw, facts, text);
        const bool may_be_error = strength_of(guess, facts.all, true) == diagnostic::Severity::error;
        return may_be_error ? numbers.sure[guess.group()] : k_never;
    }
};

ClaimModel::ClaimModel(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
ClaimModel::ClaimModel(ClaimModel&&) noexcept = default;
ClaimModel& ClaimModel::operator=(ClaimModel&&) noexcept = default;
ClaimModel::~ClaimModel() = default;

ClaimModel ClaimModel::load(const std::filesystem::path& folder, std::string_view language) {
    const auto path = folder / ("claims-" + std::string(language) + ".bin");
    auto data = std::make_unique<Data>(path);
    if (!data->open()) {
        throw text::FileError(text::tr_format(
            "{0} is no model of this version of Kopij; install it again or train it", path.string()));
    }
    return ClaimModel(std::move(data));
}

std::vector<Judgement> ClaimModel::judge(std::span<const SentenceIn> article, float threshold) const {
    auto& data = *m_data;
    auto scratch = data.scratch();
    auto& finder = scratch->cues;
    auto& draw = scratch->draw;
    std::vector<FirstLook> first(article.size());
    std::vector<Judgement> out(article.size());
    std::vector<char> described(article.size(), 0);
    std::vector<float> error_from(article.size(), k_never);
    std::vector<char> states_nothing(article.size(), 0);
    const auto describe = [&](std::size_t i, const SentenceFacts& facts) {
        error_from[i] = data.describe(draw, facts, article[i].text, out[i]);
        described[i] = 1;
    };
    each_sentence(
        article, finder, [&](std::size_t i, const SentenceFacts& facts, const Surroundings& around) {
            data.take(facts, around, *scratch);
            states_nothing[i] = is_open_question(facts) || is_fragment(facts, article[i].role) ? 1 : 0;
            first[i] = data.look(draw, facts);
            if (first[i].logit >= k_hopeless) describe(i, facts);
        });
    const auto inputs = second_inputs(article, first);
    bool undescribed = false;
    for (std::size_t i = 0; i < article.size(); ++i) {
        if (!first[i].judged) continue;
        float logit = 0;
        for (std::size_t k = 0; k < k_second_inputs; ++k) logit += data.numbers.second[k] * inputs[i][k];
        out[i].score = sigmoid(logit) * (states_nothing[i] != 0 ? k_stated_nothing : 1.0F);
        out[i].needs_citation = out[i].score >= threshold;
        undescribed = undescribed || (out[i].needs_citation && described[i] == 0);
    }
    if (undescribed) {
        each_sentence(article, finder,
                      [&](std::size_t i, const SentenceFacts& facts, const Surroundings& around) {
                          if (!out[i].needs_citation || described[i] != 0) return;
                          data.take(facts, around, *scratch);
                          data.weigh_kinds(draw);
                          describe(i, facts);
                      });
    }
    for (std::size_t i = 0; i < article.size(); ++i) {
        if (!out[i].needs_citation) out[i].reasons.clear();
        if (out[i].needs_citation && first[i].logit >= error_from[i])
            out[i].strength = diagnostic::Severity::error;
    }
    data.give_back(std::move(scratch));
    return out;
}

}  // namespace kopij::evidence
