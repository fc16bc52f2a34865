// The module that holds all use of Boost.Locale. It has none of Kopij's own code in it.
#include <boost/locale/boundary.hpp>
#include <boost/locale/encoding.hpp>
#include <boost/locale/generator.hpp>
#include <boost/locale/message.hpp>
#include <locale>
#include <map>
#include <utility>

#include "text/locale_module.hpp"

namespace kopij::text {
namespace {

namespace boundary = boost::locale::boundary;
namespace conv = boost::locale::conv;

/// A locale with the boundary facet alone: the others take 33 ms to make.
const std::locale& boundaries_of(std::string_view language) {
    thread_local std::map<std::string, std::locale, std::less<>> t_locales;
    const auto found = t_locales.find(language);
    if (found != t_locales.end()) return found->second;
    boost::locale::generator generator;
    generator.categories(boost::locale::category_t::boundary);
    generator.characters(boost::locale::char_facet_t::char_f);
    std::string name(language.empty() ? "en" : language);
    return t_locales.emplace(std::string(language), generator.generate(name + ".UTF-8")).first->second;
}

std::vector<Range> words(std::string_view text, std::string_view language) {
    std::vector<Range> out;
    boundary::csegment_index index(boundary::word, text.data(), text.data() + text.size(),
                                   boundaries_of(language));
    index.rule(boundary::word_any);
    for (const auto& piece : index) {
        const auto begin = static_cast<std::size_t>(piece.begin() - text.data());
        out.push_back({begin, begin + static_cast<std::size_t>(piece.end() - piece.begin())});
    }
    return out;
}

template <typename Convert>
Converted converted(Convert convert) {
    try {
        return {convert(), true};
    } catch (const conv::conversion_error&) {
        return {};
    } catch (const conv::invalid_charset_error&) {
        return {std::nullopt, false};
    }
}

Converted to_utf8(std::string_view bytes, const std::string& encoding, Malformed malformed) {
    return converted([&] {
        return conv::to_utf<char>(bytes.data(), bytes.data() + bytes.size(), encoding,
                                  malformed == Malformed::refused ? conv::stop : conv::skip);
    });
}

Converted from_utf8(std::string_view text, const std::string& encoding) {
    return converted(
        [&] { return conv::from_utf(text.data(), text.data() + text.size(), encoding, conv::stop); });
}

std::locale& messages() {
    static std::locale instance;
    return instance;
}

void read_messages(const std::string& language, const std::string& folder) {
    boost::locale::generator generator;
    generator.categories(boost::locale::category_t::message);
    generator.add_messages_path(folder);
    generator.add_messages_domain("kopij");
    messages() = generator.generate(language + ".UTF-8");
}

std::string message(const char* english) { return boost::locale::translate(english).str(messages()); }

std::string plural_message(const char* singular, const char* plural, int count) {
    return boost::locale::translate(singular, plural, count).str(messages());
}

constexpr LocaleModule k_module = {words, to_utf8, from_utf8, read_messages, message, plural_message};

}  // namespace
}  // namespace kopij::text

extern "C" __attribute__((visibility("default"))) const void* kopij_locale() {
    return &kopij::text::k_module;
}
