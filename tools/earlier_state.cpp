#include "earlier_state.hpp"

#include <algorithm>
#include <utility>

namespace kopij::program {
namespace {

namespace fs = std::filesystem;

/// The path below another top.
fs::path moved(const fs::path& path, const fs::path& from, const fs::path& to) {
    return (to / path.lexically_relative(from)).lexically_normal();
}

}  // namespace

EarlierState::EarlierState(const Linting& linting, const std::string& revision,
                           const std::unordered_map<std::string, link::Outcome>& web)
    : m_linting(linting), m_repository(linting.project().root) {
    const auto base = m_repository.merge_base(revision);
    m_changes = m_repository.changed_since(base);
    // Below the same folders as now: the name of one may say in which language the articles are.
    m_top = m_folder.path() / m_repository.top().relative_path();
    m_repository.write_files(base, m_top);
    m_facts.settings = linting.project();
    m_facts.settings.root = moved(absolute(linting.project().root), m_repository.top(), m_top);
    m_facts.articles = config::find_articles(m_facts.settings);
    m_facts.its_rules = linting.facts().its_rules;
    m_facts.links->know(web);
    m_linter =
        std::make_unique<lint::Linter>(linting.vocabularies(), linting.environment(), m_facts,
                                       [this](const fs::path& file) -> const lint::FilePlan& {
                                           return m_linting.plan_for(moved(file, m_top, m_repository.top()));
                                       });
}

fs::path EarlierState::absolute(const fs::path& file) const {
    std::error_code ec;
    const auto out = fs::weakly_canonical(file, ec);  // as git names the top of the work tree
    return ec ? fs::absolute(file, ec) : out;
}

std::string EarlierState::name_then(const fs::path& now) const {
    const auto relative = absolute(now).lexically_relative(m_repository.top());
    if (relative.empty() || *relative.begin() == "..") return {};
    const auto name = relative.generic_string();
    const auto changed = std::find_if(m_changes.begin(), m_changes.end(),
                                      [&](const cli::ChangedFile& one) { return one.now == name; });
    return changed == m_changes.end() ? name : changed->before;
}

std::vector<diagnostic::Diagnostic> EarlierState::fresh(const text::Source& source,
                                                        std::vector<diagnostic::Diagnostic> found) {
    if (found.empty()) return found;
    if (!std::exchange(m_linted[source.path()], true)) {
        const auto name = name_then(source.path());
        std::error_code ec;
        if (!name.empty() && fs::is_regular_file(m_top / name, ec)) {
            m_linter->run({{m_top / name}}, 1, [&](const lint::FileFindings& then) {
                m_earlier.add(source.path(), then.source->text(), then.diagnostics);
            });
        }
    }
    return m_earlier.fresh(source.path(), source.text(), std::move(found));
}

}  // namespace kopij::program
