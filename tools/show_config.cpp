#include "show_config.hpp"

#include <algorithm>
#include <ostream>

#include "cli/invocation.hpp"
#include "lint/catalogue_runner.hpp"
#include "lint/translation.hpp"
#include "report/report.hpp"
#include "text/file.hpp"
#include "text/message.hpp"
#include "text/width.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using text::tr;
using text::tr_format;

/// What Kopij makes of the file before any rule sees it.
struct Facts {
    std::string vocabulary;  ///< "jats"; "po" is a catalogue; empty where the file cannot be read
    std::string language;    ///< of an article
};

Facts read_facts(const Linting& linting, const std::string& file) {
    if (lint::is_catalogue(file)) {
        text::read_file(file);
        return {"po", {}};
    }
    const auto& plan = linting.plan_for(file);
    const auto named = markup::format_of(file).value_or(markup::Format::plain);
    const auto format = plan.format.value_or(named);
    const auto source = text::Source::from_file(file, markup::declares(format));
    diagnostic::Collector ignored;  // a broken file is told by the run itself
    const auto document = markup::parse(source, format, ignored);
    if (!document) return {};
    const auto& vocabulary = linting.vocabularies().for_document(*document);
    const lint::Article article(*document, vocabulary, linting.environment(), linting.facts(), plan.reading);
    return {vocabulary.name(), article.language()};
}

class Table {
  public:
    Table(const Linting& linting, const std::string& file, const NamedRules& named)
        : m_linting(linting), m_file(file), m_named(named), m_facts(read_facts(linting, file)) {}

    void print(std::ostream& out) const {
        const std::pair<std::string, std::string> facts[] = {
            {tr("file"), m_file},
            {tr("settings"), settings()},
            {tr("format"), m_facts.vocabulary},
            {tr("language"), m_facts.language},
        };
        const auto columns = title_columns();
        for (const auto& [title, value] : facts) {
            if (!value.empty()) out << padded(title, columns) << value << '\n';
        }
        if (m_linting.project().ignored(m_file)) {
            out << '\n'
                << tr_format("{0} ignores this file; --no-force-exclude takes it all the same", settings())
                << '\n';
        }
        rows(out, Judging::yes);
        rows(out, Judging::no);
    }

  private:
    enum class Judging { yes, no };

    void rows(std::ostream& out, Judging wanted) const {
        out << '\n';
        const auto columns = title_columns();
        std::size_t widest = 0;
        for (const auto& entry : m_linting.rules().rules()) widest = std::max(widest, entry.rule->id.size());
        for (const auto& entry : m_linting.rules().rules()) {
            const auto level = this->level(entry);
            const auto off = reason_off(entry, level);
            if (off.empty() != (wanted == Judging::yes)) continue;
            out << padded(off.empty() ? report::severity_word(*level) : tr("off"), columns)
                << padded(entry.rule->id, widest + 2) << (off.empty() ? reason_on(entry) : off) << '\n';
        }
    }

    /// Of the first column: the longest word in it, in this language.
    static std::size_t title_columns() {
        using diagnostic::Severity;
        std::size_t out = text::display_width(tr("settings"));
        for (const auto level : {Severity::suggestion, Severity::warning, Severity::error})
            out = std::max(out, text::display_width(report::severity_word(level)));
        return out + 2;
    }

    static std::string padded(const std::string& text, std::size_t columns) {
        const auto width = text::display_width(text);
        return text + std::string(width < columns ? columns - width : 1, ' ');
    }

    std::string settings() const {
        if (m_linting.vale_settings()) return m_linting.vale_settings()->string();
        const auto& project = m_linting.project();
        if (project.source) return project.source->path();
        return tr("none: all of Kopij's own styles but Spelling, Terms and Typography, at their own levels");
    }

    /// Nothing where the rule does not run.
    std::optional<diagnostic::Severity> level(const lint::RuleSet::Entry& entry) const {
        const auto& active = m_linting.plan_for(m_file).rules;
        const auto found = std::find_if(active.begin(), active.end(),
                                        [&](const lint::ActiveRule& one) { return one.entry == &entry; });
        if (found == active.end()) return std::nullopt;
        return found->level;
    }

    /// The line of the settings that decides about the rule; nullptr where none does.
    const config::RuleSwitch* decider(const lint::RuleSet::Entry& entry) const {
        const config::RuleSwitch* out = nullptr;
        for (const auto& one : m_linting.project().rules) {
            if (lint::names_rule(one.rule, entry.rule->id)) out = &one;
        }
        return out;
    }

    std::string place(const config::RuleSwitch& one) const {
        const auto& source = *m_linting.project().source;
        return fmt::format("{}:{}", source.path(), source.location(one.range.begin).line);
    }

    /// Why the rule does not judge the file; empty where it does.
    std::string reason_off(const lint::RuleSet::Entry& entry,
                           const std::optional<diagnostic::Severity>& level) const {
        const auto& rule = *entry.rule;
        const bool judges_catalogues = dynamic_cast<const lint::TranslationCheck*>(entry.check.get());
        if (!level) return reason_not_active(entry);
        if (judges_catalogues && m_facts.vocabulary != "po") return tr("it judges catalogues alone");
        if (!judges_catalogues && m_facts.vocabulary == "po") return tr("it judges articles alone");
        if (!m_facts.language.empty() && !rule.judges(m_facts.language)) {
            return tr_format("it judges {0} alone", fmt::format("{}", fmt::join(rule.languages, ", ")));
        }
        return {};
    }

    std::string reason_not_active(const lint::RuleSet::Entry& entry) const {
        const auto& id = entry.rule->id;
        const auto named = [&](const std::string& name) { return lint::names_rule(name, id); };
        if (std::any_of(m_named.ignore.begin(), m_named.ignore.end(), named)) return tr("--ignore names it");
        if (!m_named.select.empty() && std::none_of(m_named.select.begin(), m_named.select.end(), named))
            return tr("--select does not name it");
        if (m_linting.vale_settings()) {
            return tr_format("{0} has it for other files, or below its MinAlertLevel",
                             m_linting.vale_settings()->string());
        }
        const auto* decided = decider(entry);
        return decided ? place(*decided) : std::string{};
    }

    /// Where the level comes from.
    std::string reason_on(const lint::RuleSet::Entry& entry) const {
        const auto* decided = m_linting.vale_settings() ? nullptr : decider(entry);
        return decided && decided->level ? place(*decided) : entry.rule->source->path();
    }

    const Linting& m_linting;
    const std::string& m_file;
    const NamedRules& m_named;
    Facts m_facts;
};

}  // namespace

int show_config(const Linting& linting, const std::string& file, const NamedRules& named, std::ostream& out) {
    Table(linting, file, named).print(out);
    return cli::k_clean;
}

}  // namespace kopij::program
