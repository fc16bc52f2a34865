// Articles for benchmarks, made of the sentences of the articles in content/.
#pragma once

#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabularies.hpp"
#include "segment/block.hpp"
#include "text/source.hpp"

namespace kopij::bench {

/// The paragraphs of the project's own articles in the language.
inline std::vector<std::string> paragraphs(const std::filesystem::path& root, const std::string& language) {
    diagnostic::Collector problems;
    const auto vocabularies = markup::Vocabularies::load({root / "rules/vocabularies"}, problems);
    std::vector<std::string> out;
    for (const auto& file : std::filesystem::directory_iterator(root / "content" / language)) {
        if (file.path().extension() != ".xml") continue;
        const auto source = text::Source::from_file(file.path());
        const auto document = markup::parse(source, markup::Format::xml, problems);
        if (!document) continue;
        const auto& vocabulary = vocabularies.for_document(*document);
        const auto values = its::Values::of(*document, vocabulary, nullptr, problems);
        for (const auto& block : segment::read_blocks(*document, vocabulary, values)) {
            if (block.role == "paragraph") out.push_back(block.prose.text());
        }
    }
    return out;
}

/// An article of about 10 KB in Markdown. About one word in `every` becomes one of `odd` (0: none).
inline std::string article(const std::vector<std::string>& paragraphs, std::mt19937& random,
                           const std::vector<std::string>& odd, unsigned every) {
    constexpr std::size_t k_size = 10'000;
    std::string out = "# A title of some words\n\n";
    while (out.size() < k_size) {
        for (const char c : paragraphs[random() % paragraphs.size()]) {
            out += c;
            if (c == ' ' && every != 0 && random() % every == 0) out += odd[random() % odd.size()] + ' ';
        }
        out += random() % 5 == 0 ? "\n\n## Another part\n\n" : "\n\n";
    }
    return out;
}

}  // namespace kopij::bench
