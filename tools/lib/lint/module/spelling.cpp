// The module that holds all use of nuspell. It has none of Kopij's own code in it.
#include <nuspell/dictionary.hxx>
#include <sstream>

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

std::unique_ptr<Speller> from_file(const std::string& affix_file, std::string& problem) {
    return NuspellSpeller::load(problem, affix_file);
}

// Streams are made here: they may not cross from a program that has a C++ library of its own in it.
std::unique_ptr<Speller> from_text(const std::string& affixes, const std::string& words,
                                   std::string& problem) {
    std::istringstream affix_stream(affixes);
    std::istringstream word_stream(words);
    return NuspellSpeller::load(problem, affix_stream, word_stream);
}

constexpr SpellingModule k_module = {from_file, from_text};

}  // namespace
}  // namespace kopij::lint

extern "C" __attribute__((visibility("default"))) const void* kopij_spelling() {
    return &kopij::lint::k_module;
}
