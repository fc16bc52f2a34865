// Words that exclude each other: "at least" that became "at most", a day that became a week.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cctype>
#include <map>
#include <optional>

#include "lint/kinds/catalogue.hpp"
#include "lint/kinds/opposite_words.hpp"
#include "lint/quantity_words.hpp"
#include "text/boundary.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

struct Phrase {
    std::string_view text;     // without its marks
    std::string_view later{};  // a word that has to follow in the same clause
    bool weak = false;
    bool open = false;    // any letters may follow
    bool counts = false;  // a number has to follow
    std::size_t group = 0;
    std::size_t meaning = 0;
};

/// The phrases of a language by their first two letters.
using Phrases = boost::unordered_flat_map<std::string_view, std::vector<Phrase>>;

constexpr std::size_t k_key = 2;

Phrases phrases_of(std::string_view OppositeMeaning::*language) {
    Phrases out;
    for (std::size_t group = 0; group < opposite_groups().size(); ++group) {
        const auto& meanings = opposite_groups()[group].meanings;
        for (std::size_t meaning = 0; meaning < meanings.size(); ++meaning) {
            auto rest = meanings[meaning].*language;
            while (!rest.empty()) {
                const auto end = std::min(rest.find(','), rest.size());
                Phrase one;
                one.text = rest.substr(0, end);
                one.group = group;
                one.meaning = meaning;
                rest.remove_prefix(std::min(end + 1, rest.size()));
                one.weak = one.text.starts_with('~');
                if (one.weak) one.text.remove_prefix(1);
                one.open = one.text.ends_with('*');
                one.counts = one.text.ends_with('#');
                if (one.open || one.counts) one.text.remove_suffix(1);
                if (const auto joint = one.text.find('&'); joint != std::string_view::npos) {
                    one.later = one.text.substr(joint + 1);
                    one.text = one.text.substr(0, joint);
                }
                out[one.text.substr(0, k_key)].push_back(one);
            }
        }
    }
    return out;
}

const Phrases* phrases_for(std::string_view language) {
    static const auto k_english = phrases_of(&OppositeMeaning::english);
    static const auto k_dutch = phrases_of(&OppositeMeaning::dutch);
    return language == "en" ? &k_english : language == "nl" ? &k_dutch : nullptr;
}

bool is_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                                static_cast<unsigned char>(text[at]) >= 0x80);
}

/// Whether a number stands there, after a space and perhaps an article ("onder de 12 jaar").
bool is_number(std::string_view text, std::size_t at) {
    constexpr std::string_view k_article = " de";
    if (text.substr(std::min(at, text.size())).starts_with(k_article)) at += k_article.size();
    if (at + 1 >= text.size() || text[at] != ' ') return false;
    if (text[at + 1] >= '0' && text[at + 1] <= '9') return true;
    const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at + 1);
    const auto word = text.substr(at + 1, end - at - 1);
    const auto counts = [&](std::string_view language) {
        const auto known = number_word(word, language);
        return known && known->demands;
    };
    return counts("en") || counts("nl");
}

/// Whether the word stands in the same clause behind that place: "neemt na twee dagen toe".
bool follows(std::string_view text, std::size_t at, std::string_view word) {
    const auto clause = text.substr(at, text.find_first_of(".,;:!?", at) - at);
    for (auto found = clause.find(word); found != std::string_view::npos;
         found = clause.find(word, found + 1)) {
        const bool begins = found > 0 && !is_letter(clause, found - 1);
        if (begins && !is_letter(clause, found + word.size())) return true;
    }
    return false;
}

enum class Said { no, maybe, yes };

/// What a text says of each group's meanings, and where it says so first.
struct Statement {
    Said said = Said::no;
    text::Range where;
};
using Statements = std::map<std::pair<std::size_t, std::size_t>, Statement>;

Statements statements_of(std::string_view text, const Phrases& phrases) {
    std::string lower(text);
    for (auto& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c) < 0x80 ? c : c));
    const std::string_view all = lower;
    Statements out;
    struct Weak {
        const Phrase* phrase;
        text::Range where;
    };
    std::vector<Weak> weak;
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (at > 0 && is_letter(all, at - 1)) continue;
        const auto found = phrases.find(all.substr(at, k_key));
        if (found == phrases.end()) continue;
        for (const auto& one : found->second) {
            auto end = at + one.text.size();
            if (!all.substr(at).starts_with(one.text) || (!one.open && is_letter(all, end))) continue;
            while (one.open && is_letter(all, end)) ++end;
            if (one.counts && !is_number(all, end)) continue;
            if (!one.later.empty() && !follows(all, end, one.later)) continue;
            const bool in_longer = std::any_of(out.begin(), out.end(), [&](const auto& said) {
                return said.first.first == one.group && said.second.where.begin < at &&
                       end <= said.second.where.end;
            });
            if (in_longer) continue;  // "an hour" in "half an hour"
            if (one.weak) {
                weak.push_back({&one, {at, end}});
            } else {
                out.try_emplace({one.group, one.meaning}, Statement{Said::yes, {at, end}});
            }
        }
    }
    // The "jaar" of "elk half jaar" says nothing of its own.
    const auto is_part = [&](const Weak& one) {
        return std::any_of(out.begin(), out.end(), [&](const auto& said) {
            return said.first.first == one.phrase->group && said.second.said == Said::yes &&
                   said.second.where.begin <= one.where.begin && one.where.end <= said.second.where.end;
        });
    };
    for (const auto& one : weak) {
        if (!is_part(one))
            out.try_emplace({one.phrase->group, one.phrase->meaning}, Statement{Said::maybe, one.where});
    }
    return out;
}

bool denies(std::string_view text, std::string_view language) {
    constexpr std::array<std::string_view, 7> k_english = {"not", "no",  "never", "without",
                                                           "n't", "n’t", "nor"};
    constexpr std::array<std::string_view, 6> k_dutch = {"niet", "geen", "nooit", "zonder", "noch", "niets"};
    const auto has = [&](std::string_view word) {
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || !is_letter(text, at - 1) || word.front() == 'n';
            if (begins && !is_letter(text, at + word.size())) return true;
        }
        return false;
    };
    return language == "en" ? std::any_of(k_english.begin(), k_english.end(), has)
                            : std::any_of(k_dutch.begin(), k_dutch.end(), has);
}

/// The parts of the two texts that say the same thing: sentences where there are as many of them, else the
/// whole texts.
std::vector<std::pair<text::Range, text::Range>> parts_of(const Translation& translation,
                                                          const TranslatedString& string) {
    const auto& abbreviations = translation.environment().abbreviations;
    const auto source = text::sentences(string.source_plain, translation.source_language(), abbreviations);
    const auto target = text::sentences(string.plain, translation.language(), abbreviations);
    std::vector<std::pair<text::Range, text::Range>> out;
    if (source.size() != target.size()) return {{{0, string.source_plain.size()}, {0, string.plain.size()}}};
    for (std::size_t n = 0; n < source.size(); ++n) out.emplace_back(source[n], target[n]);
    return out;
}

struct Opposite {
    text::Range was;  // in the source's part
    text::Range is;   // in the translation's
};

/// The source says one thing of a group and not the other, and the translation the other and not the one.
std::optional<Opposite> opposite_in(const Statements& wanted, const Statements& given, bool denied) {
    for (const auto& [meaning, is] : given) {
        const auto group = meaning.first;
        if (is.said != Said::yes || wanted.contains(meaning)) continue;
        if (denied && opposite_groups()[group].may_be_denied) continue;
        const auto was = std::find_if(wanted.begin(), wanted.end(), [&](const auto& one) {
            return one.first.first == group && one.second.said == Said::yes && !given.contains(one.first);
        });
        if (was != wanted.end()) return Opposite{was->second.where, is.where};
    }
    return std::nullopt;
}

void opposites(const Translation& translation, Findings& findings) {
    const auto& from = translation.source_language();
    const auto& to = translation.language();
    const auto* of_source = phrases_for(from);
    const auto* of_target = phrases_for(to);
    if (of_source == nullptr || of_target == nullptr || of_source == of_target) return;
    for (const auto& string : translation.strings()) {
        if (statements_of(string.source_plain, *of_source).empty()) continue;
        for (const auto& [in_source, in_target] : parts_of(translation, string)) {
            const auto source = in_source.in(string.source_plain);
            const auto target = in_target.in(string.plain);
            const bool denied = denies(source, from) != denies(target, to);
            const auto found =
                opposite_in(statements_of(source, *of_source), statements_of(target, *of_target), denied);
            if (!found) continue;
            const text::Range is{in_target.begin + found->is.begin, in_target.begin + found->is.end};
            add(translation, string, string.in_text(is), findings,
                {std::string(found->was.in(source)), std::string(is.in(string.plain))});
        }
    }
}

/// "<" that became ">".
void comparisons(const Translation& translation, Findings& findings) {
    const auto count = [](std::string_view text, std::string_view sign) {
        std::size_t out = 0;
        for (auto at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            const bool arrow = at > 0 && (text[at - 1] == '-' || text[at - 1] == '=');
            out += arrow ? 0U : 1U;
        }
        return out;
    };
    for (const auto& string : translation.strings()) {
        const auto less = [&](std::string_view text) { return count(text, "<") + count(text, "≤"); };
        const auto more = [&](std::string_view text) { return count(text, ">") + count(text, "≥"); };
        const auto& a = string.source_plain;
        const auto& b = string.plain;
        const bool turned =
            (less(b) < less(a) && more(b) > more(a)) || (less(b) > less(a) && more(b) < more(a));
        if (!turned) continue;
        const std::string was = less(b) < less(a) ? "<" : ">";
        const std::string is = was == "<" ? ">" : "<";
        add(translation, string, {0, string.text.size()}, findings, {was, is});
    }
}

void all_opposites(const Translation& translation, Findings& findings) {
    opposites(translation, findings);
    comparisons(translation, findings);
}

}  // namespace

const std::vector<CatalogueCheck> k_meaning_checks = {{"opposites", all_opposites}};

}  // namespace kopij::lint::kinds
