// The vocabularies of an installation and a project: the files of rules/vocabularies/.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "config/value_cache.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::markup {

/// All vocabularies of some folders, each read when a document fits it; later folders (the project's) go
/// before earlier ones where they fit as well.
class Vocabularies {
  public:
    /// Looks at *.yml of each folder that exists; files in error are reported and left out. Those that are as
    /// the cache has them shipped are without error.
    static Vocabularies load(const std::vector<std::filesystem::path>& folders, diagnostic::Sink& sink,
                             config::ValueCache* cache = nullptr);
    /// The vocabulary that fits best; an empty one (ITS's own defaults) where none does.
    const Vocabulary& for_document(const Document& document) const;
    const Vocabulary* find(std::string_view name) const;
    /// The names of all their sets, sorted, each once.
    std::vector<std::string> set_names() const;

  private:
    struct Entry {
        Vocabulary head;   // its name, and what it matches
        std::string file;  // as config::encode wrote it; "" where `whole` is read
        std::once_flag once;
        Vocabulary whole;
    };
    static const Vocabulary& whole(Entry& entry);

    std::vector<std::unique_ptr<Entry>> m_all;
    Vocabulary m_none;
};

}  // namespace kopij::markup
