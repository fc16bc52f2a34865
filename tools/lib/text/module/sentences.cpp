// The module that holds all use of ICU by itself. It has none of Kopij's own code in it.
#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "text/sentence_module.hpp"

namespace kopij::text {
namespace {

// By ICU itself, which reads UTF-8: Boost.Locale makes UTF-16
// of every text and a converter for the way back, which takes five times as long.
std::vector<std::size_t> sentence_starts(std::string_view text, std::string_view language) {
    using Iterator = std::unique_ptr<UBreakIterator, decltype(&ubrk_close)>;
    thread_local std::map<std::string, Iterator, std::less<>> t_iterators;
    auto error = U_ZERO_ERROR;
    auto found = t_iterators.find(language);
    if (found == t_iterators.end()) {
        const std::string name(language.empty() ? "en" : language);
        Iterator made(ubrk_open(UBRK_SENTENCE, name.c_str(), nullptr, 0, &error), ubrk_close);
        found = t_iterators.emplace(std::string(language), std::move(made)).first;
    }
    std::vector<std::size_t> out;
    if (text.empty() || U_FAILURE(error) || !found->second) return out;
    UText reader = UTEXT_INITIALIZER;
    utext_openUTF8(&reader, text.data(), static_cast<std::int64_t>(text.size()), &error);
    ubrk_setUText(found->second.get(), &reader, &error);
    if (U_FAILURE(error)) return out;
    for (auto at = ubrk_first(found->second.get());
         at != UBRK_DONE && static_cast<std::size_t>(at) < text.size(); at = ubrk_next(found->second.get()))
        out.push_back(static_cast<std::size_t>(at));
    utext_close(&reader);
    return out;
}

constexpr SentenceModule k_module = {sentence_starts};

}  // namespace
}  // namespace kopij::text

extern "C" __attribute__((visibility("default"))) const void* kopij_sentences() {
    return &kopij::text::k_module;
}
