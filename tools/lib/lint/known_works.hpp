// What the project knows of the works that its articles cite.
#pragma once

#include <mutex>
#include <optional>

#include "config/project.hpp"
#include "evidence/bibliography.hpp"

namespace kopij::lint {

/// The files that the settings `bibliography` and `retractions` name, each read when it is first asked for;
/// nullptr without the setting. Throws text::FileError for one that cannot be read or has mistakes: a check
/// that silently does nothing is worse. Safe from several threads.
class KnownWorks {
  public:
    const evidence::Bibliography* bibliography(const config::Project& settings);
    const evidence::Retractions* retractions(const config::Project& settings);

  private:
    std::mutex m_mutex;
    std::optional<evidence::Bibliography> m_bibliography;
    std::optional<evidence::Retractions> m_retractions;
};

}  // namespace kopij::lint
