#include "evidence/section.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "text/letter.hpp"

namespace kopij::evidence {
namespace {

using Kind = SectionKind;

/// A heading of some kind has one of the heads, and else only words that go with it.
struct Words {
    Kind kind;
    std::vector<std::string_view> heads, others;
};

// In order of precedence: "Results and discussion" holds results.
const std::vector<Words>& headings_by_words() {
    static const std::vector<Words> k_all{
        {Kind::results,
         {"results", "findings", "resultaten", "bevindingen"},
         {"methods", "discussion", "discussie", "main", "key", "primary", "secondary", "belangrijkste",
          "conclusions", "conclusie", "comparison", "to", "with", "experiments", "simulations"}},
        {Kind::methods,
         {"methods", "method", "methodology", "methoden", "methode", "methodologie"},
         {"materials",    "material",     "materiaal",  "materialen", "patients", "patiënten", "subjects",
          "participants", "deelnemers",   "study",      "studie",     "design",   "opzet",     "data",
          "statistical",  "experimental", "procedures", "online",     "research", "onderzoek"}},
        {Kind::discussion,
         {"discussion", "discussie", "conclusion", "conclusions", "conclusie", "conclusies", "beschouwing",
          "limitations", "beperkingen"},
         {"strengths", "sterke", "punten", "general", "concluding", "remarks"}},
        {Kind::introduction,
         {"introduction", "inleiding", "background", "achtergrond", "objective", "objectives", "aims",
          "doelstelling"},
         {"general", "rationale", "doel"}},
        {Kind::summary, {"abstract", "summary", "samenvatting", "synopsis"}, {"author", "plain", "language"}},
        {Kind::references,
         {"references", "bibliography", "endnotes", "footnotes", "literature", "referenties", "literatuur",
          "literatuurlijst", "literatuuropgave", "literatuurverwijzingen", "referentielijst", "bronnenlijst",
          "bronvermelding", "bronnenvermelding", "bibliografie", "eindnoten", "voetnoten"},
         {"cited", "list", "lijst", "selected", "used", "geraadpleegde", "gebruikte", "further", "reading",
          "notes", "verwijzingen"}},
        {Kind::perhaps_references, {"sources", "bronnen"}, {"used", "list"}},
        {Kind::record,
         {"acknowledgements", "acknowledgments", "acknowledgement", "acknowledgment", "abbreviations",
          "dankwoord", "belangenverstrengeling", "belangenverklaring", "auteursbijdragen", "afkortingen",
          "afkortingenlijst", "gegevensbeschikbaarheid"},
         {"list", "lijst", "used", "gebruikte"}},
        {Kind::perhaps_record,
         {"funding", "disclosure", "disclosures", "declarations", "financiering", "ethics"},
         {"support", "financial", "statement", "sources", "information", "approval"}},
    };
    return k_all;
}

// Those that are known as a whole.
constexpr std::array<std::pair<std::string_view, Kind>, 27> k_wholes{
    {{"geraadpleegde bronnen", Kind::references},
     {"gebruikte bronnen", Kind::references},
     {"sources consulted", Kind::references},
     {"conflict interest", Kind::record},
     {"conflicts interest", Kind::record},
     {"conflict interests", Kind::record},
     {"competing interests", Kind::record},
     {"competing financial interests", Kind::record},
     {"declaration interest", Kind::record},
     {"declaration interests", Kind::record},
     {"author contributions", Kind::record},
     {"authors contributions", Kind::record},
     {"bijdragen auteurs", Kind::record},
     {"data availability", Kind::record},
     {"data availability statement", Kind::record},
     {"availability data", Kind::record},
     {"availability data materials", Kind::record},
     {"beschikbaarheid gegevens", Kind::record},
     {"ethical approval", Kind::perhaps_record},
     {"ethics approval consent participate", Kind::perhaps_record},
     {"consent publication", Kind::perhaps_record},
     {"supporting information", Kind::perhaps_record},
     {"supplementary material", Kind::perhaps_record},
     {"supplementary materials", Kind::perhaps_record},
     {"additional files", Kind::perhaps_record},
     {"trial registration", Kind::perhaps_record},
     {"ethische toetsing", Kind::perhaps_record}}};

constexpr std::array<std::string_view, 12> k_joints{"and", "en",  "of",  "the", "van", "de",
                                                    "het", "for", "our", "met", "aan", "to"};

bool any_of(const auto& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_letter_byte(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

bool is_roman(std::string_view word) { return word.find_first_not_of("ivx") == std::string_view::npos; }

/// The words in lower case without numbers, joints and one letter alone, such as "A." before a heading.
std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> out;
    const auto lower = text::to_lower(text);
    for (std::size_t at = 0; at < lower.size();) {
        auto end = at;
        while (end < lower.size() && is_letter_byte(lower[end])) ++end;
        auto word = lower.substr(at, end - at);
        if (word.size() > 1 && !any_of(k_joints, word) && !is_roman(word)) out.push_back(std::move(word));
        at = std::max(end, at + 1);
    }
    return out;
}

}  // namespace

SectionKind section_kind_from_heading(std::string_view heading) {
    constexpr std::size_t k_longest = 80;
    if (heading.size() > k_longest) return Kind::other;
    const auto words = words_of(heading);
    if (words.empty()) return Kind::other;
    for (const auto& [kind, heads, others] : headings_by_words()) {
        bool has_head = false, fits = true;
        for (const auto& word : words) {
            const bool head = any_of(heads, word);
            has_head = has_head || head;
            fits = fits && (head || any_of(others, word));
        }
        if (has_head && fits) return kind;
    }
    std::string whole;
    for (const auto& word : words) whole += (whole.empty() ? "" : " ") + word;
    const auto* const found =
        std::find_if(k_wholes.begin(), k_wholes.end(), [&](const auto& one) { return one.first == whole; });
    return found == k_wholes.end() ? Kind::other : found->second;
}

SectionKind section_kind_from_type(std::string_view type) {
    static constexpr std::array<std::pair<std::string_view, Kind>, 22> k_types{
        {{"results", Kind::results},
         {"findings", Kind::results},
         {"methods", Kind::methods},
         {"materials", Kind::methods},
         {"subjects", Kind::methods},
         {"intro", Kind::introduction},
         {"introduction", Kind::introduction},
         {"background", Kind::introduction},
         {"doc-introduction", Kind::introduction},
         {"discussion", Kind::discussion},
         {"conclusions", Kind::discussion},
         {"conclusion", Kind::discussion},
         {"doc-conclusion", Kind::discussion},
         {"doc-abstract", Kind::summary},
         {"doc-bibliography", Kind::references},
         {"doc-endnotes", Kind::references},
         {"supplementary-material", Kind::record},
         {"data-availability", Kind::record},
         {"doc-acknowledgments", Kind::record},
         {"doc-credits", Kind::record},
         {"doc-colophon", Kind::record},
         {"coi-statement", Kind::record}}};
    const auto lower = text::ascii_lower(type);
    for (const auto& [name, kind] : k_types) {
        for (std::size_t at = 0; at < lower.size();) {
            const auto end = std::min(lower.find_first_of("| ", at), lower.size());
            if (std::string_view(lower).substr(at, end - at) == name) return kind;
            at = end + 1;
        }
    }
    return Kind::other;
}

int heading_rank(std::string_view element) {
    if (element.size() != 2 || text::ascii_lower(element[0]) != 'h') return 0;
    return element[1] >= '1' && element[1] <= '6' ? element[1] - '0' : 0;
}

bool speaks_of_own_study(std::string_view sentence) {
    constexpr std::array<std::string_view, 38> k_own{" we ",
                                                     " our ",
                                                     " this study ",
                                                     " this trial ",
                                                     " this analysis ",
                                                     " this work ",
                                                     " this paper ",
                                                     " this article ",
                                                     " this report ",
                                                     " this meta analysis ",
                                                     " this cohort ",
                                                     " this review ",
                                                     " present study ",
                                                     " present analysis ",
                                                     " current study ",
                                                     " these data ",
                                                     " these results ",
                                                     " these findings ",
                                                     " the results ",
                                                     " fig ",
                                                     " figs ",
                                                     " figure ",
                                                     " table ",
                                                     " in summary ",
                                                     " wij ",
                                                     " onze ",
                                                     " ons onderzoek ",
                                                     " deze studie ",
                                                     " dit onderzoek ",
                                                     " deze analyse ",
                                                     " dit artikel ",
                                                     " deze resultaten ",
                                                     " deze bevindingen ",
                                                     " huidige studie ",
                                                     " onze studie ",
                                                     " dit overzicht ",
                                                     " deze meta analyse ",
                                                     " figuur "};
    constexpr std::array<std::string_view, 8> k_everyone{" we know ",  " we now know ", " our understanding ",
                                                         " our body ", " our brain ",   " our bodies ",
                                                         " we weten ", " weten we "};
    std::string flat = " ";
    for (const char c : text::to_lower(sentence)) {
        if (is_letter_byte(c)) {
            flat += c;
        } else if (flat.back() != ' ') {
            flat += ' ';
        }
    }
    if (flat.back() != ' ') flat += ' ';
    const auto has = [&](std::string_view phrase) { return flat.find(phrase) != std::string::npos; };
    return std::any_of(k_own.begin(), k_own.end(), has) &&
           std::none_of(k_everyone.begin(), k_everyone.end(), has);
}

}  // namespace kopij::evidence
