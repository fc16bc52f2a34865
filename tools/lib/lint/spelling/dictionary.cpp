#include "lint/spelling/dictionary.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>

#include "lint/spelling/spelling_module.hpp"
#include "lint/spelling/word_cache.hpp"
#include "text/file.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {

namespace fs = std::filesystem;

namespace {

/// Files that name no encoding are read as UTF-8 if they are, where nuspell would take them for Latin-1.
std::unique_ptr<Speller> load(const fs::path& path, Hyphens hyphens, std::string& problem) {
    auto affixes = path;
    affixes += ".aff";
    auto rules = text::read_file(affixes);
    const auto says = [&](const std::string& key) {
        return rules.starts_with(key + ' ') || rules.find('\n' + key + ' ') != std::string::npos;
    };
    const bool names_encoding = says("SET");
    const bool breaks = hyphens == Hyphens::join && !says("BREAK");
    if (names_encoding && !breaks) return spelling_module().from_file(affixes.string(), problem);
    auto words = path;
    words += ".dic";
    const auto list = text::read_file(words);
    if (!names_encoding && text::find_invalid_utf8(list) == std::string_view::npos)
        rules.insert(0, "SET UTF-8\n");
    if (breaks) rules += "\nBREAK 0\n";
    return spelling_module().from_text(rules, list, problem);
}

}  // namespace

struct Dictionary::Loaded {
    explicit Loaded(const fs::path& path) : words(path) {}
    WordCache words;
    std::once_flag once;
    std::unique_ptr<Speller> speller;
    std::string problem;  // where there is no speller
};

std::shared_ptr<const Dictionary> Dictionary::at(const fs::path& path, Hyphens hyphens) {
    static std::mutex mutex;
    static std::map<std::pair<fs::path, Hyphens>, std::shared_ptr<const Dictionary>> all;
    const std::lock_guard lock(mutex);
    auto& one = all[{path, hyphens}];
    if (!one) one = std::shared_ptr<const Dictionary>(new Dictionary(path, hyphens));
    return one;
}

Dictionary::Dictionary(fs::path path, Hyphens hyphens)
    : m_path(std::move(path)), m_hyphens(hyphens), m_loaded(std::make_unique<Loaded>(m_path)) {}
Dictionary::~Dictionary() = default;

const Dictionary::Loaded& Dictionary::loaded() const {
    auto& out = *m_loaded;
    std::call_once(out.once, [&] {
        try {
            out.speller = load(m_path, m_hyphens, out.problem);
        } catch (const text::FileError& e) {
            out.problem = e.what();
        }
    });
    return out;
}

bool Dictionary::knows(std::string_view word) const {
    // A word with hyphens is judged in two ways, and the cache is about one.
    const bool cached = m_hyphens == Hyphens::part || word.find('-') == std::string_view::npos;
    if (cached) {
        if (const auto known = m_loaded->words.find(word)) return *known;
    }
    const auto& speller = loaded().speller;
    const bool out = speller && speller->knows(word);
    if (cached && speller) m_loaded->words.add(word, out);
    return out;
}

void Dictionary::keep() const { m_loaded->words.keep(); }

std::vector<std::string> Dictionary::suggestions(std::string_view word) const {
    const auto& speller = loaded().speller;
    return speller ? speller->suggestions(word) : std::vector<std::string>{};
}

std::optional<std::string> Dictionary::problem() const {
    const auto& ready = loaded();
    return ready.speller ? std::nullopt : std::optional(ready.problem);
}

std::optional<fs::path> find_dictionary(const std::string& name, const std::vector<fs::path>& folders) {
    auto other = name;
    std::replace(other.begin(), other.end(), '-', '_');
    auto all = folders;
    for (const auto* system :
         {"/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/local/share/hunspell"}) {
        all.emplace_back(system);
    }
    for (const auto& folder : all) {
        for (const auto& spelled : {name, other}) {
            std::error_code none;
            if (fs::is_regular_file(folder / (spelled + ".aff"), none)) return folder / spelled;
        }
    }
    return std::nullopt;
}

std::string dictionary_package(const std::string& name) {
    std::string out = "hunspell-";
    for (const char c : name)
        out += c == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

}  // namespace kopij::lint
