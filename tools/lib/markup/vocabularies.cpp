#include "markup/vocabularies.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "config/value_codec.hpp"
#include "markup/vocabulary_reader.hpp"

namespace kopij::markup {

namespace fs = std::filesystem;

Vocabularies Vocabularies::load(const std::vector<fs::path>& folders, diagnostic::Sink& sink,
                                config::ValueCache* cache) {
    Vocabularies out;
    // clang 14 knows no views of g++ 12's library.
    for (auto at = folders.rbegin(); at != folders.rend(); ++at) {
        const auto& folder = *at;
        std::error_code ec;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder, ec)) {
            if (entry.path().extension() == ".yml") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            const auto source = text::Source::from_file(file);
            diagnostic::Collector problems;
            auto entry = std::make_unique<Entry>();
            const auto shipped = cache != nullptr ? cache->shipped(source) : std::string_view{};
            if (const auto head = config::decode_entries(shipped, {"name", "match"})) {
                entry->head = VocabularyReader(problems).read_head(*head);
                entry->file = shipped;
            } else {
                const auto value = config::load_yaml(source, "Config.Vocabulary", problems, cache);
                if (!value.is_null()) {
                    entry->whole = Vocabulary::from(value, problems);
                    diagnostic::Collector told;
                    entry->head = VocabularyReader(told).read_head(value);
                }
            }
            for (auto& problem : problems.diagnostics) {
                // The ranges are in the vocabulary's file, which the reader of the report does not have open.
                const auto place = source.location(problem.range.begin);
                problem.message =
                    fmt::format("{}:{}:{}: {}", source.path(), place.line, place.column, problem.message);
                sink.report(std::move(problem));
            }
            if (problems.diagnostics.empty()) out.m_all.push_back(std::move(entry));
        }
    }
    return out;
}

const Vocabulary& Vocabularies::whole(Entry& entry) {
    // Programs read several articles at once.
    std::call_once(entry.once, [&] {
        if (entry.file.empty()) return;
        diagnostic::Collector none;
        entry.whole = Vocabulary::from(config::decode(entry.file).value_or(config::Value{}), none);
        entry.file = {};
    });
    return entry.whole;
}

const Vocabulary& Vocabularies::for_document(const Document& document) const {
    Entry* best = nullptr;
    int best_fit = 0;
    for (const auto& one : m_all) {
        const auto fit = one->head.fit(document);
        if (fit > best_fit) {
            best = one.get();
            best_fit = fit;
        }
    }
    return best == nullptr ? m_none : whole(*best);
}

std::vector<std::string> Vocabularies::set_names() const {
    std::vector<std::string> out;
    for (const auto& one : m_all) whole(*one).add_set_names(out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

const Vocabulary* Vocabularies::find(std::string_view name) const {
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one->head.name() == name; });
    return found == m_all.end() ? nullptr : &whole(**found);
}

}  // namespace kopij::markup
