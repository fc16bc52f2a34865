#include "config/abbreviations.hpp"

#include <algorithm>
#include <vector>

#include "text/message.hpp"

namespace kopij::config {

text::Abbreviations load_abbreviations(const std::filesystem::path& folder, diagnostic::Sink& sink,
                                       ValueCache* cache) {
    constexpr std::string_view k_rule = "Config.Abbreviations";
    std::vector<std::filesystem::path> files;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
        if (entry.path().extension() == ".yml") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    text::Abbreviations out;
    for (const auto& file : files) {
        const auto source = text::Source::from_file(file);
        text::Abbreviations::List list;
        const auto lists = load_yaml(source, k_rule, sink, cache);
        for (const auto& [key, value] : lists.entries()) {
            auto* set = key.scalar() == "never-last"      ? &list.never_last
                        : key.scalar() == "perhaps-last"  ? &list.perhaps_last
                        : key.scalar() == "before-letter" ? &list.before_letter
                        : key.scalar() == "before-number" ? &list.before_number
                        : key.scalar() == "starters"      ? &list.starters
                                                          : nullptr;
            if (set == nullptr) {
                sink.report({std::string(k_rule), diagnostic::Severity::error, key.range(),
                             text::tr_format(
                                 "'{0}' is no list of abbreviations; allowed are never-last, perhaps-last, "
                                 "before-letter, before-number and starters",
                                 key.scalar())});
                continue;
            }
            for (const auto* item : value.as_list()) set->insert(item->scalar());
        }
        out.add(file.stem().string(), std::move(list));
    }
    return out;
}

}  // namespace kopij::config
