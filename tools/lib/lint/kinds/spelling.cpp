// spelling: words that no dictionary of the text's language knows.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "lint/article.hpp"
#include "lint/findings.hpp"
#include "lint/kinds/table.hpp"
#include "lint/spelling/dictionary.hpp"
#include "lint/tokens.hpp"
#include "lint/vale_words.hpp"
#include "text/file.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

namespace fs = std::filesystem;
using Dictionaries = std::vector<std::shared_ptr<const Dictionary>>;

/// What a language is spelled by, where a rule names no dictionary: a word is right if one of them knows it.
const std::map<std::string, std::vector<std::string>, std::less<>> k_by_language = {
    {"nl", {"nl"}}, {"en", {"en_US", "en_GB"}}};
/// Vale has one dictionary.
const std::map<std::string, std::vector<std::string>, std::less<>> k_by_language_in_vale = {
    {"nl", {"nl"}}, {"en", {"en_US"}}};

// A dictionary of Dutch or English says nothing of a word in another script.
const Pattern k_other_script(R"([^\p{Latin}\p{Common}\p{Inherited}])");
/// Words of English in daily use that the dictionaries of Debian lack.
constexpr const char* k_daily_words = "lexicons/words.txt";

/// A word, marks and joiners inside it included. Masked text has none.
const Pattern k_word(R"([\p{L}\p{N}_][\p{L}\p{M}\p{N}_'’‘\-]*(?<=[\p{L}\p{M}\p{N}_])|[\p{L}\p{N}_])");
const Pattern k_has_letter(R"(\p{L})");
// Names with capitals inside, abbreviations in capitals, and what has digits or hyphens are no words of a
// dictionary.
const Pattern k_not_words(R"(^\p{Lu}\p{Ll}+\p{Lu}+\w+|^\p{Lu}+$|[\p{N}_\-])");
// Vale's, but that a word of Dutch may have letters beyond ASCII. One of English is a loan or a name, and its
// dictionary has none of these.
const Pattern k_not_words_in_vale(R"([A-Z][a-z]+[A-Z]+\w+|[A-Z]+$|[^\p{L}\p{M}_'’‘])");
const Pattern k_not_english_words_in_vale("[^a-zA-Z_'’‘]");

bool is_vales(const Environment& environment) { return !environment.styles.empty(); }

/// Where the dictionaries are that a rule names; what is there in any case are the system's.
std::vector<fs::path> folders_of(const Rule& rule, const Environment& environment) {
    std::vector<fs::path> out;
    if (const auto named = rule.text("dicpath"); !named.empty()) out.push_back(environment.styles / named);
    if (!environment.styles.empty()) out.push_back(environment.styles / "config/dictionaries");
    return out;
}

/// Words that are right, one a line.
void read_words(const fs::path& file, std::set<std::string, std::less<>>& out) {
    const auto content = text::read_file(file);
    for (std::size_t at = 0; at < content.size();) {
        const auto end = std::min(content.find('\n', at), content.size());
        auto line = content.substr(at, end - at);
        while (!line.empty() && std::isspace(static_cast<unsigned char>(line.back())) != 0) line.pop_back();
        if (!line.empty()) out.insert(text::to_lower(line));
        at = end + 1;
    }
}

/// "Kopij" is in "Kopij's" too.
std::vector<Pattern> anywhere(const std::vector<std::string>& words) {
    return patterns_in_parts(words, R"((?i)\b(?:)", R"()\b)");
}

class Spelling : public Check {
  public:
    Spelling(const Rule& rule, const Environment& environment)
        : m_named(rule.find("dictionaries") != nullptr),
          m_as_vale(is_vales(environment)),
          m_ascii_in_english(m_as_vale && !rule.flag("custom")),
          m_abbreviations(environment.abbreviations) {
        if (rule.flag("vocab", true)) m_accepted = anywhere(environment.accept);
    }

    /// What was learned of words is kept once a run.
    ~Spelling() override {
        for (const auto& [language, dictionaries] : m_dictionaries) {
            for (const auto& dictionary : dictionaries) dictionary->keep();
        }
    }
    Spelling(const Spelling&) = delete;
    Spelling& operator=(const Spelling&) = delete;

    void run(const Article& article, Findings& findings) const override {
        for_each_text(article, findings.rule(), [&](const Text& text) {
            const auto* dictionaries = of(text.language());
            if (dictionaries == nullptr) return;
            const auto content = text.text();
            const auto judge = [&](text::Range range) {
                const std::string word(range.in(content));
                if (m_ascii_in_english && text.language() == "en" &&
                    k_not_english_words_in_vale.found_in(word))
                    return;
                const auto where = [&] { return text.source_range(range); };
                const auto holds = [&](const Pattern& one) { return findings.holds(word, one, where); };
                if (!k_has_letter.found_in(word) || std::any_of(m_filters.begin(), m_filters.end(), holds) ||
                    is_known(word, *dictionaries) || std::any_of(m_accepted.begin(), m_accepted.end(), holds))
                    return;
                Finding finding{where(), {word}};
                finding.data = {{k_data_word, word}, {k_data_language, std::string(text.language())}};
                findings.add(std::move(finding));
            };
            if (m_as_vale) {
                for (const auto range : vale_word_ranges(content)) judge(range);
            } else {
                for_each_match(k_word, content, [&](const Match& match) {
                    const auto range = match.whole();
                    const bool has_stop = range.end < content.size() && content[range.end] == '.';
                    if (!has_stop || !is_abbreviation(range.in(content), text.language(), *dictionaries))
                        judge(range);
                });
            }
        });
    }

    std::vector<std::string> suggestions(const diagnostic::Diagnostic& one) const override {
        const auto value = [&](std::string_view key) {
            const auto found = std::find_if(one.data.begin(), one.data.end(),
                                            [&](const auto& entry) { return entry.first == key; });
            return found == one.data.end() ? std::string() : found->second;
        };
        const auto* dictionaries = of(value(k_data_language));
        return dictionaries == nullptr ? std::vector<std::string>{}
                                       : dictionaries->front()->suggestions(value(k_data_word));
    }

    void add(const std::string& language, Dictionaries dictionaries) {
        m_dictionaries[language] = std::move(dictionaries);
    }
    void skip(Pattern pattern) { m_filters.push_back(std::move(pattern)); }
    const std::vector<Pattern>& filters() const { return m_filters; }
    std::set<std::string, std::less<>>& known() { return m_known; }

  private:
    static constexpr const char* k_data_word = "word";
    static constexpr const char* k_data_language = "language";

    /// A rule that names its dictionaries judges every language by them.
    const Dictionaries* of(std::string_view language) const {
        const auto found = m_dictionaries.find(m_named ? std::string_view{} : language);
        return found == m_dictionaries.end() ? nullptr : &found->second;
    }

    bool is_known(const std::string& word, const Dictionaries& dictionaries) const {
        if (m_known.count(text::to_lower(word)) > 0) return true;
        // Dictionaries write the apostrophe as ASCII does.
        auto plain = word;
        for (const std::string_view mark : {"’", "‘"}) {
            for (auto at = plain.find(mark); at != std::string::npos; at = plain.find(mark))
                plain.replace(at, mark.size(), "'");
        }
        return std::any_of(dictionaries.begin(), dictionaries.end(),
                           [&](const auto& dictionary) { return dictionary->knows(plain); });
    }

    /// Of a word that a full stop follows: dictionaries write the abbreviations they have with it.
    bool is_abbreviation(std::string_view word, std::string_view language,
                         const Dictionaries& dictionaries) const {
        const auto& lists = m_abbreviations.of(language);
        const auto plain = text::to_lower(word);
        if (lists.never_last.contains(plain) || lists.perhaps_last.contains(plain) ||
            lists.before_number.contains(plain))
            return true;
        const auto whole = std::string(word) + '.';
        return std::any_of(dictionaries.begin(), dictionaries.end(),
                           [&](const auto& dictionary) { return dictionary->knows(whole); });
    }

    bool m_named;
    bool m_as_vale;
    bool m_ascii_in_english;
    text::Abbreviations m_abbreviations;
    std::map<std::string, Dictionaries, std::less<>> m_dictionaries;  // by language; "" for all
    std::vector<Pattern> m_filters;
    std::set<std::string, std::less<>> m_known;  // lower case
    std::vector<Pattern> m_accepted;
};

enum class Needed { all, one };

bool find_dictionaries(const std::vector<std::string>& names, const std::vector<fs::path>& folders,
                       Needed needed, const Rule& rule, RuleProblems& problems, Dictionaries& out) {
    // Vale asks a dictionary of a rule's own for a word with hyphens as it stands.
    const auto hyphens = rule.flag("custom") ? Hyphens::join : Hyphens::part;
    for (const auto& name : names) {
        const auto path = find_dictionary(name, folders);
        if (!path && needed == Needed::one && (!out.empty() || &name != &names.back())) continue;
        if (!path) {
            problems.unsupported(
                rule.range("dictionaries"),
                text::tr_format("{0} needs the dictionary '{1}', which is not here; the package {2} has it",
                                rule.id, name, dictionary_package(name)));
            return false;
        }
        out.push_back(Dictionary::at(*path, hyphens));
    }
    return true;
}

/// A project need not have the file that a rule of Kopij's own reads.
bool is_shipped(const Rule& rule, const Environment& environment) {
    return rule.source->path().starts_with(environment.rules.string() + '/');
}

void read_ignored(const Rule& rule, const Environment& environment, std::set<std::string, std::less<>>& known,
                  RuleProblems& problems) {
    const auto* value = rule.find("ignore");
    if (value == nullptr) return;
    const std::vector<fs::path> folders = {environment.styles, environment.styles / "config/ignore",
                                           environment.root, environment.rules};
    for (const auto* file : value->as_list()) {
        const auto folder = std::find_if(folders.begin(), folders.end(), [&](const fs::path& one) {
            std::error_code none;
            return fs::is_regular_file(one / file->scalar(), none);
        });
        if (folder != folders.end()) {
            read_words(*folder / file->scalar(), known);
        } else if (!is_shipped(rule, environment)) {
            std::string places;
            for (const auto& one : folders) {
                if (!one.empty() && &one != &folders.back())
                    places += (places.empty() ? "" : ", ") + one.generic_string();
            }
            problems.doubtful(file->range(),
                              text::tr_format("there is no file of words '{0}'", file->scalar()),
                              text::tr_format("It is looked for in {0}.", places));
        }
    }
}

std::unique_ptr<Check> make(const Rule& rule, const Environment& environment, RuleProblems& problems) {
    for (const auto* key : {"dic", "aff"}) {
        if (rule.find(key) == nullptr) continue;
        problems.unsupported(
            rule.range(key),
            text::tr_format("{0} names a dictionary by '{1}', which is not supported; name it "
                            "in 'dictionaries'",
                            rule.id, key));
        return nullptr;
    }
    std::error_code no_folder;
    auto check = std::make_unique<Spelling>(rule, environment);
    if (const auto folder = rule.text("dicpath");
        !folder.empty() && !fs::is_directory(environment.styles / folder, no_folder)) {
        problems.doubtful(rule.range("dicpath"), text::tr_format("there is no folder '{0}'", folder));
    }
    if (const auto named = rule.list("dictionaries"); !named.empty()) {
        Dictionaries all;
        if (rule.flag("append") && !find_dictionaries({"en_US"}, {}, Needed::all, rule, problems, all))
            return nullptr;
        if (!find_dictionaries(named, folders_of(rule, environment), Needed::all, rule, problems, all))
            return nullptr;
        check->add("", std::move(all));
    } else {
        for (const auto& [language, names] : is_vales(environment) ? k_by_language_in_vale : k_by_language) {
            Dictionaries all;
            if (rule.judges(language) && find_dictionaries(names, {}, Needed::one, rule, problems, all))
                check->add(language, std::move(all));
        }
        check->skip(k_other_script);
        std::error_code none;
        if (is_vales(environment) && fs::is_regular_file(environment.rules / k_daily_words, none))
            read_words(environment.rules / k_daily_words, check->known());
    }
    if (!rule.flag("custom")) check->skip(is_vales(environment) ? k_not_words_in_vale : k_not_words);
    for (const auto& filter : rule.list("filters")) check->skip(Pattern(filter));
    if (const auto exceptions = rule.list("exceptions"); !exceptions.empty()) {
        for (auto& one : anywhere(exceptions)) check->skip(std::move(one));
    }
    for (const auto& filter : check->filters()) {
        if (!check_patterns(*rule.find(rule.find("filters") != nullptr ? "filters" : "extends"), filter, rule,
                            problems))
            return nullptr;
    }
    read_ignored(rule, environment, check->known(), problems);
    return check;
}

}  // namespace

const Kind k_spelling = {"spelling",
                         {{"dictionaries", KeyType::list},
                          {"dicpath"},
                          {"dic"},
                          {"aff"},
                          {"append", KeyType::flag},
                          {"custom", KeyType::flag},
                          {"filters", KeyType::list},
                          {"ignore", KeyType::list},
                          {"vocab", KeyType::flag},
                          {"exceptions", KeyType::list},
                          {"threshold", KeyType::integer}},
                         make,
                         Kind::UnknownKeys::ignored,
                         nullptr,
                         1};

}  // namespace kopij::lint::kinds
