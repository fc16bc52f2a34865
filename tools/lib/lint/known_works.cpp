#include "lint/known_works.hpp"

#include "text/file.hpp"

namespace kopij::lint {
namespace {

template <typename File>
const File* read_once(std::optional<File>& kept, const config::Project& settings, const std::string& name,
                      const char* rule) {
    if (name.empty()) return nullptr;
    if (!kept) {
        const auto path = settings.root / name;
        diagnostic::Collector problems;
        auto file = File::read(text::Source::from_file(path), rule, problems);
        if (!problems.diagnostics.empty())
            throw text::FileError(path.string() + ": " + problems.diagnostics.front().message);
        kept = std::move(file);
    }
    return &*kept;
}

}  // namespace

const evidence::Bibliography* KnownWorks::bibliography(const config::Project& settings) {
    const std::lock_guard lock(m_mutex);
    return read_once(m_bibliography, settings, settings.bibliography, "Config.Bibliography");
}

const evidence::Retractions* KnownWorks::retractions(const config::Project& settings) {
    const std::lock_guard lock(m_mutex);
    return read_once(m_retractions, settings, settings.retractions, "Config.Retractions");
}

}  // namespace kopij::lint
