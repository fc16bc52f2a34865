// The module that holds all use of nuspell. It has none of Kopij's own code in it.
#include <nuspell/dictionary.hxx>

#include "lint/spelling/spelling_module.hpp"

namespace kopij::lint {
namespace {

class NuspellSpeller : public Speller {
  public:
    bool knows(std::string_view word) const override { return m_dictionary.spell(word); }
    std::vector<std::string> suggestions(std::string_view word) const override {
        std::vector<std::string> out;
        m_dictionary.suggest(word, out);
        return out;
    }

    template <typename... Sources>
    static std::unique_ptr<Speller> load(std::string& problem, Sources&... sources) {
        auto out = std::make_unique<NuspellSpeller>();
        try {
            out->m_dictionary.load_aff_dic(sources...);
        } catch (const nuspell::Dictionary_Loading_Error& e) {
            problem = e.what();
            return nullptr;
        }
        return out;
    }

  private:
    nuspell::Dictionary m_dictionary;
};

std::unique_ptr<Speller> from_files(const std::string& affixes, std::string& problem) {
    return NuspellSpeller::load(problem, affixes);
}

std::unique_ptr<Speller> from_streams(std::istream& affixes, std::istream& words, std::string& problem) {
    return NuspellSpeller::load(problem, affixes, words);
}

constexpr SpellingModule k_module = {from_files, from_streams};

}  // namespace
}  // namespace kopij::lint

extern "C" __attribute__((visibility("default"))) const void* kopij_spelling() {
    return &kopij::lint::k_module;
}
