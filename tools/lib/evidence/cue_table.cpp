#include "evidence/cue_table.hpp"

#include <algorithm>
#include <map>

namespace kopij::evidence {
namespace {

// Different seeds keep "hand", "hand*" and "*hand" apart.
constexpr std::uint64_t k_whole = k_hash_seed;
constexpr std::uint64_t k_beginning = k_hash_seed + 0x51;
constexpr std::uint64_t k_ending = k_hash_seed + 0xA7;
constexpr std::size_t k_longest_affix = 24;
constexpr std::size_t k_reach = 6;  // words that "..." may stand for

std::uint64_t hash_backwards(std::string_view text) {
    auto hash = k_ending;
    for (auto c = text.rbegin(); c != text.rend(); ++c)
        hash = hash_step(hash, static_cast<unsigned char>(*c));
    return hash;
}

std::uint64_t element_hash(std::string_view word) {
    if (word.ends_with('*')) return hash_of(word.substr(0, word.size() - 1), k_beginning);
    if (word.starts_with('*')) return hash_backwards(word.substr(1));
    return hash_of(word, k_whole);
}

constexpr std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

// Two bits of the filter for each hash.
template <typename Visit>
constexpr void each_filter_bit(std::uint64_t hash, Visit visit) {
    for (const auto bit_number : {hash >> 8U, hash >> 40U}) {
        visit((bit_number >> 6U) % CueFinder::k_bloom_words, std::uint64_t{1} << (bit_number & 63U));
    }
}

}  // namespace

CueFinder::CueFinder(const BlobView& blob, std::size_t first)
    : m_bloom(blob.section<std::uint64_t>(first)),
      m_words(blob.section<CueWord>(first + 1)),
      m_phrases(blob.section<CuePhrase>(first + 2)),
      m_steps(blob.section<CueStep>(first + 3)) {}

bool CueFinder::ok() const {
    const auto power_of_two = [](std::size_t n) { return n > 0 && (n & (n - 1)) == 0; };
    if (m_bloom.size() != k_bloom_words || !power_of_two(m_words.size())) return false;
    // An empty slot must exist, or a look-up would never end.
    if (std::all_of(m_words.begin(), m_words.end(), [](const CueWord& w) { return w.used != 0; }))
        return false;
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const CueWord& w) {
                           return w.first_phrase <= m_phrases.size() &&
                                  w.phrases <= m_phrases.size() - w.first_phrase;
                       }) &&
           std::all_of(m_phrases.begin(), m_phrases.end(), [&](const CuePhrase& p) {
               return p.cue < k_cues && p.first_step <= m_steps.size() &&
                      p.steps <= m_steps.size() - p.first_step;
           });
}

bool CueFinder::Matched::has(std::uint32_t word) const {
    return (some >> (word & 63U) & 1U) != 0 &&
           std::find(words.begin(), words.begin() + count, word) != words.begin() + count;
}

void CueFinder::Matched::add(std::uint32_t word) {
    if (count == k_most) return;
    words[count++] = word;
    some |= std::uint64_t{1} << (word & 63U);
}

void CueFinder::look_up(std::uint64_t hash, Matched& out) const {
    bool maybe = true;
    each_filter_bit(
        hash, [&](std::size_t word, std::uint64_t mask) { maybe = maybe && (m_bloom[word] & mask) != 0; });
    if (!maybe) return;
    const auto mask = m_words.size() - 1;
    for (auto slot = hash & mask; m_words[slot].used != 0; slot = (slot + 1) & mask) {
        if (m_words[slot].tag != tag_of(hash)) continue;
        out.add(static_cast<std::uint32_t>(slot));
        return;
    }
}

void CueFinder::match(const Reading& reading, const Token& token, Matched& out) const {
    out.count = 0;
    out.some = 0;
    if (token.kind != TokenKind::word) {
        look_up(token.hash, out);
        return;
    }
    const auto word = reading.word(token);
    look_up(token.hash, out);
    auto hash = k_beginning;
    const auto length = std::min(word.size(), k_longest_affix);
    for (std::size_t i = 0; i < length; ++i) {
        hash = hash_step(hash, static_cast<unsigned char>(word[i]));
        if (i > 0) look_up(hash, out);
    }
    hash = k_ending;
    for (std::size_t i = 0; i < length; ++i) {
        hash = hash_step(hash, static_cast<unsigned char>(word[word.size() - 1 - i]));
        if (i > 0) look_up(hash, out);
    }
}

// False for nearly all phrases that do not follow: their second word is out of reach.
bool CueFinder::may_follow(const CuePhrase& phrase, std::size_t at) const {
    if (phrase.steps == 0) return true;
    const auto& step = m_steps[phrase.first_step];
    const auto next = at + 1 < m_matched.size() ? m_matched[at + 1].some : 0;
    return ((step.gap != 0 ? m_ahead[at] : next) >> (step.word & 63U) & 1U) != 0;
}

bool CueFinder::follows(const CuePhrase& phrase, std::size_t at) const {
    for (std::size_t i = 0; i < phrase.steps; ++i) {
        const auto& step = m_steps[phrase.first_step + i];
        const auto last = std::min(m_matched.size(), at + 2 + (step.gap != 0 ? k_reach : 0));
        auto next = at + 1;
        while (next < last && !m_matched[next].has(step.word)) ++next;
        if (next >= last) return false;
        at = next;
    }
    return true;
}

void CueFinder::find(const Reading& reading, std::vector<CueSet>& out) {
    m_matched.resize(reading.tokens.size());
    out.assign(reading.tokens.size(), 0);
    if (m_known.empty()) m_known.resize(k_known);
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        const auto& token = reading.tokens[i];
        auto& known = m_known[token.hash % k_known];
        if (known.word != token.hash) {
            known.word = token.hash;
            match(reading, token, known.matched);
        }
        m_matched[i] = known.matched;
    }
    m_ahead.assign(reading.tokens.size(), 0);
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        for (auto next = i + 1; next < std::min(i + 2 + k_reach, reading.tokens.size()); ++next)
            m_ahead[i] |= m_matched[next].some;
    }
    for (std::size_t i = 0; i < reading.tokens.size(); ++i) {
        for (std::uint32_t k = 0; k < m_matched[i].count; ++k) {
            const auto& word = m_words[m_matched[i].words[k]];
            out[i] |= word.alone;
            for (const auto& phrase : m_phrases.subspan(word.first_phrase, word.phrases)) {
                if ((phrase.opens == 0 || i == 0) && may_follow(phrase, i) && follows(phrase, i))
                    out[i] |= CueSet{1} << phrase.cue;
            }
        }
    }
}

bool CueCompiler::add(Cue cue, std::string_view pattern) {
    Pattern out{{}, cue, pattern.starts_with("^ ")};
    if (out.opens) pattern.remove_prefix(2);
    bool gap = false;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto end = std::min(pattern.find(' ', at), pattern.size());
        const auto word = pattern.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (word == "...") {
            gap = !out.steps.empty();
            continue;
        }
        if (word.size() < 2 && word.find_first_of("*") != word.npos) return false;
        out.steps.push_back({element_hash(word), gap});
        gap = false;
    }
    if (out.steps.empty() || out.steps.size() > 8) return false;
    m_patterns.push_back(std::move(out));
    return true;
}

void CueCompiler::add_function_word(std::string_view word) { m_functions.insert(hash_of(word)); }

CueTables CueCompiler::compile() const {
    auto patterns = m_patterns;
    std::sort(patterns.begin(), patterns.end());
    patterns.erase(std::unique(patterns.begin(), patterns.end()), patterns.end());
    std::map<std::uint64_t, std::uint32_t> slots;
    for (const auto& pattern : patterns) {
        for (const auto& step : pattern.steps) slots.emplace(step.hash, 0);
    }
    CueTables out;
    out.functions.assign(m_functions.begin(), m_functions.end());
    std::size_t size = 64;
    while (size < slots.size() * 2) size *= 2;
    out.bloom.assign(CueFinder::k_bloom_words, 0);
    out.words.assign(size, {});
    for (auto& [hash, slot] : slots) {
        each_filter_bit(hash, [&](std::size_t word, std::uint64_t mask) { out.bloom[word] |= mask; });
        slot = static_cast<std::uint32_t>(hash & (size - 1));
        while (out.words[slot].used != 0) slot = (slot + 1) & static_cast<std::uint32_t>(size - 1);
        out.words[slot].tag = tag_of(hash);
        out.words[slot].used = 1;
    }
    for (const auto& pattern : patterns) {
        auto& word = out.words[slots.at(pattern.steps.front().hash)];
        if (pattern.steps.size() == 1 && !pattern.opens) {
            word.alone |= bit(pattern.cue);
            continue;
        }
        // Sorted by the first word's hash, so a word's phrases lie together.
        if (word.phrases++ == 0) word.first_phrase = static_cast<std::uint32_t>(out.phrases.size());
        out.phrases.push_back({static_cast<std::uint32_t>(out.steps.size()),
                               static_cast<std::uint16_t>(pattern.steps.size() - 1),
                               static_cast<std::uint16_t>(pattern.cue), pattern.opens ? 1U : 0U});
        for (auto step = pattern.steps.begin() + 1; step != pattern.steps.end(); ++step) {
            out.steps.push_back({slots.at(step->hash), step->gap ? 1U : 0U});
        }
    }
    return out;
}

}  // namespace kopij::evidence
