#include "lint/spelling/dictionary.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <mutex>
#include <nuspell/dictionary.hxx>
#include <sstream>

#include "text/file.hpp"
#include "text/utf8.hpp"

namespace kopij::lint {

namespace fs = std::filesystem;

namespace {

/// Files that name no encoding are read as UTF-8 if they are, where nuspell would take them for Latin-1.
void load(const fs::path& path, nuspell::Dictionary& out) {
    auto affixes = path;
    affixes += ".aff";
    const auto rules = text::read_file(affixes);
    if (rules.starts_with("SET ") || rules.find("\nSET ") != std::string::npos) {
        out.load_aff_dic(affixes);
        return;
    }
    auto words = path;
    words += ".dic";
    const auto list = text::read_file(words);
    const bool utf8 = text::find_invalid_utf8(list) == std::string_view::npos;
    std::istringstream affix_stream((utf8 ? "SET UTF-8\n" : "") + rules);
    std::istringstream word_stream(list);
    out.load_aff_dic(affix_stream, word_stream);
}

}  // namespace

struct Dictionary::Loaded {
    std::once_flag once;
    nuspell::Dictionary dictionary;
    std::optional<std::string> problem;
};

std::shared_ptr<const Dictionary> Dictionary::at(const fs::path& path) {
    static std::mutex mutex;
    static std::map<fs::path, std::shared_ptr<const Dictionary>> all;
    const std::lock_guard lock(mutex);
    auto& one = all[path];
    if (!one) one = std::shared_ptr<const Dictionary>(new Dictionary(path));
    return one;
}

Dictionary::Dictionary(fs::path path) : m_path(std::move(path)), m_loaded(std::make_unique<Loaded>()) {}
Dictionary::~Dictionary() = default;

const Dictionary::Loaded& Dictionary::loaded() const {
    auto& out = *m_loaded;
    std::call_once(out.once, [&] {
        try {
            load(m_path, out.dictionary);
        } catch (const nuspell::Dictionary_Loading_Error& e) {
            out.problem = e.what();
        } catch (const text::FileError& e) {
            out.problem = e.what();
        }
    });
    return out;
}

bool Dictionary::knows(std::string_view word) const {
    const auto& ready = loaded();
    return !ready.problem && ready.dictionary.spell(word);
}

std::vector<std::string> Dictionary::suggestions(std::string_view word) const {
    std::vector<std::string> out;
    const auto& ready = loaded();
    if (!ready.problem) ready.dictionary.suggest(word, out);
    return out;
}

std::optional<std::string> Dictionary::problem() const { return loaded().problem; }

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
