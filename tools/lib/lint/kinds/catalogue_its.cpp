// What an article's ITS markup allows a translation to be: the comments by which extraction passes it on.
#include <map>

#include "its/limits.hpp"
#include "lint/kinds/catalogue.hpp"
#include "lint/pattern.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::lint::kinds {
namespace {

/// Whether the flag "max-length:N" of the same message, which a rule of its own judges, says it already.
bool said_by_flag(const TranslatedString& string, std::size_t size) {
    const auto flag = "max-length:" + std::to_string(size);
    const auto& flags = string.message->flags;
    return std::find(flags.begin(), flags.end(), flag) != flags.end() &&
           text::count_code_points(string.plain) > size;
}

void storage_size(const Translation& translation, Findings& findings) {
    for (const auto& string : translation.strings()) {
        for (const auto comment : string.message->extracted_comments) {
            const auto limit = its::storage_limit_from(comment);
            if (!limit || said_by_flag(string, limit->size)) continue;
            const auto needed = limit->needed(string.plain);
            const text::Range whole{0, string.text.size()};
            if (!needed) {
                add(translation, string, whole, findings, {},
                    text::tr_format("the translation has to be stored in {0}, which cannot hold all of its "
                                    "characters",
                                    limit->encoding));
            } else if (*needed > limit->size) {
                add(translation, string, whole, findings,
                    {std::to_string(*needed), limit->encoding, std::to_string(limit->size)});
            }
        }
    }
}

void allowed_characters(const Translation& translation, Findings& findings) {
    // Many messages share few expressions; each is compiled once.
    std::map<std::string, Pattern, std::less<>> others;
    for (const auto& string : translation.strings()) {
        for (const auto comment : string.message->extracted_comments) {
            const auto allowed = its::allowed_characters_from(comment);
            if (!allowed) continue;
            auto known = others.find(*allowed);
            if (known == others.end()) {
                const std::string one(*allowed);
                known = others.emplace(one, Pattern("(?s)(?!" + one + ").")).first;
            }
            Match match;
            if (known->second.problem() || known->second.search(string.plain, 0, match) != Searched::found)
                continue;
            const auto at = match.whole();
            add(translation, string, string.in_text(at), findings,
                {std::string(at.in(string.plain)), std::string(*allowed)});
        }
    }
}

}  // namespace

const std::vector<CatalogueCheck> k_its_checks = {{"storage-size", storage_size},
                                                  {"allowed-characters", allowed_characters}};

}  // namespace kopij::lint::kinds
