#include "lint/glossary.hpp"

#include <algorithm>
#include <array>

#include "lint/article.hpp"
#include "text/letter.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {
namespace {

struct Word {
    std::string lower;
    std::string stem;
    text::Range range;
};

std::vector<Word> words_of(std::string_view text, std::string_view language) {
    std::vector<Word> out;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        auto end = at;
        while (at < text.size()) {
            const auto c = text::next_code_point(text, at);
            const bool apostrophe = (c == '\'' || c == 0x2019) && end > begin;
            if (!text::is_word_character(c) && !apostrophe) break;
            if (!apostrophe) end = at;
        }
        if (end == begin) continue;
        auto lower = text::to_lower(text.substr(begin, end - begin));
        auto stemmed = stem(lower, language);
        out.push_back({std::move(lower), std::move(stemmed), {begin, end}});
    }
    return out;
}

bool take_ending(std::string& word, std::string_view ending, std::size_t least_left = 3) {
    if (!word.ends_with(ending) || word.size() < ending.size() + least_left) return false;
    word.resize(word.size() - ending.size());
    return true;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

/// "pill" and "pil", "bedd" and "bed".
void undouble(std::string& word) {
    const auto n = word.size();
    if (n > 2 && word[n - 1] == word[n - 2] && !is_vowel(word[n - 1]) &&
        static_cast<unsigned char>(word[n - 1]) < 0x80)
        word.pop_back();
}

std::string dutch_stem(std::string word) {
    if (take_ending(word, "heden")) return word + "heid";
    for (const auto* ending : {"jes", "je"}) {
        if (take_ending(word, ending)) break;
    }
    for (const auto* ending : {"en", "es", "e", "s"}) {
        if (take_ending(word, ending)) break;
    }
    undouble(word);
    if (word.ends_with('v')) word.back() = 'f';
    if (word.ends_with('z')) word.back() = 's';
    // What may be an ending or the word's own goes in every form: "huis" and "huiz(en)", "tablet(je)" and
    // "bier(tje)".
    take_ending(word, "s");
    take_ending(word, "t");
    std::string out;  // "boom" and "bom(en)": one vowel for two alike
    for (const char c : word) {
        if (out.empty() || out.back() != c || !is_vowel(c)) out += c;
    }
    return out;
}

std::string english_stem(std::string word) {
    if (take_ending(word, "ies", 2)) return word + "y";
    if (word.ends_with("sses") || word.ends_with("xes") || word.ends_with("ches") || word.ends_with("shes")) {
        word.resize(word.size() - 2);
    } else if (!word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("is")) {
        take_ending(word, "s");
    }
    if (!take_ending(word, "ing", 4)) take_ending(word, "ed", 4);
    undouble(word);
    take_ending(word, "e");
    return word;
}

bool only_joins(std::string_view between) {
    return between.size() <= 3 && (between == " " || between == "-" || between == "\n" ||
                                   between == "\u00A0" || between == "\u2011");
}

/// Whether every word of the term is among the words of the text, or inside one of them.
bool has_term(const std::vector<Word>& text, std::string_view term, std::string_view language) {
    constexpr std::size_t k_shortest_inside = 4;
    const auto wanted = words_of(term, language);
    return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const Word& word) {
        return std::any_of(text.begin(), text.end(), [&](const Word& one) {
            return one.stem == word.stem || one.lower == word.lower ||
                   (word.stem.size() >= k_shortest_inside && one.stem.find(word.stem) != std::string::npos);
        });
    });
}

}  // namespace

std::string stem(std::string_view word, std::string_view language) {
    auto out = text::to_lower(word);
    for (const auto* ending : {"'s", "\u2019s", "'", "\u2019"}) {
        if (take_ending(out, ending, 2)) break;
    }
    if (language == "nl") return dutch_stem(std::move(out));
    if (language == "en") return english_stem(std::move(out));
    return out;
}

void Glossary::add(std::vector<Names> names) {
    const auto thing = m_things.size();
    for (auto& [language, terms] : names) {
        language = primary_tag(language);
        for (const auto& term : terms) {
            Use use{thing, {}};
            for (auto& word : words_of(term, language)) use.stems.push_back(std::move(word.stem));
            if (use.stems.empty()) continue;
            auto& uses = m_uses[language + ":" + use.stems.front()];
            uses.push_back(std::move(use));
        }
    }
    m_things.push_back(std::move(names));
}

const Glossary::Names* Glossary::names_of(std::size_t thing, std::string_view language) const {
    const auto& all = m_things[thing];
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Names& one) { return one.language == language; });
    return found == all.end() || found->terms.empty() ? nullptr : &*found;
}

std::vector<Glossary::Missing> Glossary::missing(std::string_view source, std::string_view source_language,
                                                 std::string_view translation,
                                                 std::string_view language) const {
    std::vector<Missing> out;
    const auto words = words_of(source, source_language);
    const auto theirs = words_of(translation, language);
    const auto matches = [&](std::size_t at, const Use& use) {
        if (at + use.stems.size() > words.size()) return false;
        for (std::size_t n = 0; n < use.stems.size(); ++n) {
            if (words[at + n].stem != use.stems[n]) return false;
            const auto end = n == 0 ? words[at].range.begin : words[at + n - 1].range.end;
            if (n > 0 && !only_joins(source.substr(end, words[at + n].range.begin - end))) return false;
        }
        return true;
    };
    for (std::size_t at = 0; at < words.size();) {
        const auto found = m_uses.find(std::string(source_language) + ":" + words[at].stem);
        std::size_t longest = 0;
        std::vector<std::string> wanted;
        bool answered = false;
        for (std::size_t n = 0; found != m_uses.end() && n < found->second.size(); ++n) {
            const auto& use = found->second[n];
            const auto* names = names_of(use.thing, language);
            if (names == nullptr || use.stems.size() < longest || !matches(at, use)) continue;
            if (use.stems.size() > longest) wanted.clear();
            if (use.stems.size() > longest) answered = false;
            longest = use.stems.size();
            wanted.insert(wanted.end(), names->terms.begin(), names->terms.end());
            answered =
                answered || std::any_of(names->terms.begin(), names->terms.end(),
                                        [&](const auto& one) { return has_term(theirs, one, language); });
        }
        if (longest > 0 && !answered)
            out.push_back({{words[at].range.begin, words[at + longest - 1].range.end}, std::move(wanted)});
        at += std::max<std::size_t>(longest, 1);
    }
    return out;
}

}  // namespace kopij::lint
