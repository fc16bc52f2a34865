// Whether a translation is one: missing, left as it was, in the language of the source.
#include <algorithm>
#include <cctype>
#include <optional>
#include <unordered_map>

#include "lint/kinds/catalogue.hpp"
#include "lint/language.hpp"
#include "text/letter.hpp"

namespace kopij::lint::kinds {
namespace {

bool has_letter(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

void untranslated(const Translation& translation, Findings& findings) {
    if (translation.is_template()) return;
    for (const auto& message : translation.catalogue().messages()) {
        if (message.is_header() || message.obsolete() || message.translated()) continue;
        Finding finding;
        finding.range = translation.string_range(message);
        finding.arguments = {std::string(message.id)};
        findings.add(std::move(finding));
    }
}

/// A word of a text, for comparing: small letters, whether it was written with a capital, whether it is the
/// first.
struct Word {
    std::string small;
    bool capital = false;
    bool first = false;
};

std::vector<Word> words_of(std::string_view text) {
    const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0 || c >= 0x80; };
    std::vector<Word> out;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_letter(static_cast<unsigned char>(text[at]))) {
            ++at;
            continue;
        }
        const auto begin = at;
        while (at < text.size() && is_letter(static_cast<unsigned char>(text[at]))) ++at;
        const auto word = text.substr(begin, at - begin);
        const bool capital = std::isupper(static_cast<unsigned char>(word.front())) != 0;
        out.push_back({text::ascii_lower(word), capital, out.empty()});
    }
    return out;
}

/// What a catalogue itself says of words: in how many of its sources and translations each stands. A word
/// that other translations never have although their sources do is one of the source's language.
class Vocabulary {
  public:
    explicit Vocabulary(const Translation& translation) {
        for (const auto& string : translation.strings()) {
            if (string.plain == string.source_plain) continue;
            count(string, 1);
        }
    }

    /// Whether the string reads as the source's language: most of its words are known from sources alone, and
    /// none from translations. Names do not count.
    bool reads_as_source(const Translation& translation, const TranslatedString& string) {
        const bool counted = string.plain != string.source_plain;
        if (counted) count(string, -1);  // only what others say
        std::size_t foreign = 0;
        std::size_t all = 0;
        bool native = false;
        for (const auto& word : words_of(string.plain)) {
            constexpr std::size_t k_shortest = 3;  // bytes; less says nothing
            if ((word.capital && !word.first) || word.small.size() < k_shortest) continue;
            ++all;
            const auto found = m_counts.find(word.small);
            if (found == m_counts.end()) continue;
            // A few translations quote words of the source: names of commands, titles.
            constexpr int k_quoted = 4;
            const auto& [in_sources, in_translations] = found->second;
            const bool of_source = in_sources > 0 && in_translations * k_quoted <= in_sources;
            if (of_source) ++foreign;
            native = native || (!of_source && in_translations > 0);
        }
        if (counted) count(string, 1);
        if (native || foreign == 0 || foreign * 2 <= all) return false;
        return foreign >= 2 || guess_language(string.plain, 1) == translation.source_language();
    }

  private:
    struct Count {
        int in_sources = 0;
        int in_translations = 0;
    };

    void count(const TranslatedString& string, int step) {
        for (const auto& word : words_of(string.source_plain)) m_counts[word.small].in_sources += step;
        for (const auto& word : words_of(string.plain)) m_counts[word.small].in_translations += step;
    }

    std::unordered_map<std::string, Count> m_counts;
};

/// The words behind the first are mostly written with capitals: a name, which stays as it is.
bool reads_as_name(std::string_view text) {
    int balance = 0;
    for (const auto& word : words_of(text)) {
        if (!word.first) balance += word.capital ? 1 : -1;
    }
    return balance >= 0;
}

/// Ends as a sentence does, and has no capitals but the first: no name, title or address.
bool reads_as_sentence(std::string_view text) {
    if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!')) return false;
    return std::none_of(text.begin() + 1, text.end(),
                        [](unsigned char c) { return std::isupper(c) != 0 || std::isdigit(c) != 0; });
}

/// Words of headings that the other language writes in another way.
struct Telling {
    std::string_view language;
    std::vector<std::string_view> words;
};

const std::vector<Telling> k_telling = {
    {"en",
     {"about",       "advice",      "after",     "again",        "also",       "always",    "answers",
      "back",        "before",      "between",   "bleeding",     "blood",      "brain",     "breathing",
      "care",        "causes",      "children",  "complaints",   "conclusion", "contents",  "cough",
      "definition",  "diagnosis",   "disease",   "diseases",     "doctor",     "doctors",   "effects",
      "examination", "exercise",    "fever",     "food",         "further",    "heart",     "health",
      "healthy",     "hospital",    "how",       "introduction", "learn",      "living",    "lungs",
      "medicine",    "medicines",   "more",      "never",        "next",       "overview",  "pain",
      "patients",    "people",      "pregnancy", "prevention",   "previous",   "questions", "reading",
      "references",  "related",     "research",  "risks",        "search",     "see",       "side",
      "sleep",       "sources",     "summary",   "surgery",      "symptoms",   "treatment", "treatments",
      "useful",      "vaccination", "warning",   "what",         "when",       "where",     "who",
      "why",         "women",       "yourself"}},
    {"nl", {"aanbevelingen", "aandoening",   "aandoeningen", "ademen",      "adviezen",     "behandeling",
            "behandelingen", "bijwerkingen", "bloed",        "bloeding",    "bronnen",      "dokter",
            "eten",          "gebruik",      "gezond",       "gezondheid",  "hart",         "hersenen",
            "hoe",           "hoesten",      "huisarts",     "inhoud",      "inleiding",    "kinderen",
            "klachten",      "koorts",       "leefstijl",    "leven",       "lees",         "longen",
            "medicijnen",    "meer",         "mensen",       "nooit",       "onderzoek",    "oorzaak",
            "oorzaken",      "operatie",     "overzicht",    "pijn",        "preventie",    "samenvatting",
            "slaap",         "slapen",       "symptomen",    "tabel",       "uitslag",      "verder",
            "verwijzingen",  "vervolg",      "voeding",      "volgende",    "voorkomen",    "vorige",
            "vragen",        "vrouwen",      "waar",         "waarom",      "waarschuwing", "wanneer",
            "wat",           "wie",          "zelf",         "zie",         "ziekenhuis",   "ziekte",
            "ziekten",       "zoeken",       "zwanger",      "zwangerschap"}}};

const Telling* telling_of(std::string_view language) {
    const auto found = std::find_if(k_telling.begin(), k_telling.end(),
                                    [&](const Telling& one) { return one.language == language; });
    return found == k_telling.end() ? nullptr : &*found;
}

/// Begins with a capital, has no other and nothing but words: no name, command or address.
bool has_form_of_heading(std::string_view text) {
    while (!text.empty() && std::string_view(".?!:").find(text.back()) != std::string_view::npos)
        text.remove_suffix(1);
    const auto goes_on = [](unsigned char c) { return std::islower(c) != 0 || c == ' ' || c >= 0x80; };
    return !text.empty() && std::isupper(static_cast<unsigned char>(text.front())) != 0 &&
           std::all_of(text.begin() + 1, text.end(), goes_on);
}

/// A short text that has words of the source's language and none of the translation's.
bool reads_as_heading(const Translation& translation, const TranslatedString& string) {
    constexpr std::size_t k_most_words = 5;
    const auto* of_source = telling_of(translation.source_language());
    const auto* of_translation = telling_of(translation.language());
    if (of_source == nullptr || of_translation == nullptr || string.plain != string.text ||
        !has_form_of_heading(string.plain))
        return false;
    const auto words = words_of(string.plain);
    const auto has_word_of = [&](const Telling& telling) {
        return std::any_of(words.begin(), words.end(), [&](const Word& word) {
            return std::find(telling.words.begin(), telling.words.end(), word.small) != telling.words.end();
        });
    };
    return words.size() <= k_most_words && has_word_of(*of_source) && !has_word_of(*of_translation);
}

/// Names and numbers may be the same in both languages; a sentence is not, nor are words that the catalogue
/// translates everywhere else.
void unchanged(const Translation& translation, Findings& findings) {
    constexpr std::size_t k_least_words = 4;
    if (translation.source_language() == translation.language()) return;
    std::optional<Vocabulary> vocabulary;
    for (const auto& string : translation.strings()) {
        if (string.plain != string.source_plain || !has_letter(string.plain)) continue;
        const auto words = count_words(string.plain);
        if (reads_as_heading(translation, string)) {
            add(translation, string, {0, string.text.size()}, findings, {});
            continue;
        }
        if (words < 2) continue;
        // A title or an address in another language is right as it stands; a sentence in the source's is not.
        const auto guess = guess_language(string.plain);
        const bool copied = words >= k_least_words && (guess == translation.source_language() ||
                                                       (guess.empty() && reads_as_sentence(string.plain)));
        if (!copied) {
            if (!guess.empty() || reads_as_name(string.plain)) continue;
            if (!vocabulary) vocabulary.emplace(translation);
            if (!vocabulary->reads_as_source(translation, string)) continue;
        }
        add(translation, string, {0, string.text.size()}, findings, {});
    }
}

void wrong_language(const Translation& translation, Findings& findings) {
    if (translation.source_language() == translation.language()) return;
    std::optional<Vocabulary> vocabulary;
    for (const auto& string : translation.strings()) {
        if (string.plain == string.source_plain) continue;
        const auto words = count_words(string.plain);
        constexpr std::size_t k_sentence = 6;  // words; one without any common word of its language is rare
        const auto guess = guess_language(string.plain, words >= k_sentence ? 2 : 3);
        if (guess == translation.language()) continue;
        if (guess.empty() || guess != translation.source_language()) {
            if (words < 2 || guess_language(string.plain, 1) == translation.language()) continue;
            if (!vocabulary) vocabulary.emplace(translation);
            if (!vocabulary->reads_as_source(translation, string)) continue;
        }
        add(translation, string, {0, string.text.size()}, findings, {});
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_language_checks = {
    {"untranslated", untranslated}, {"unchanged", unchanged}, {"wrong-language", wrong_language}};

}  // namespace kopij::lint::kinds
