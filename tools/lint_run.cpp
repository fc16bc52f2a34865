#include "lint_run.hpp"

#include <algorithm>
#include <ostream>

#include "catalogue/parse.hpp"
#include "cli/invocation.hpp"
#include "lint/catalogue_runner.hpp"
#include "markup/entity.hpp"
#include "text/diff.hpp"
#include "text/file.hpp"

namespace kopij::program {
namespace {

namespace fs = std::filesystem;
using diagnostic::Diagnostic;

/// The text of a file as a source, as if it were read from there.
text::Source again(const text::Source& before, const std::string& text) {
    return text::Source::from_bytes(before.path(), text);
}

bool parses(const text::Source& source) {
    diagnostic::Collector problems;
    if (lint::is_catalogue(source.path())) {
        catalogue::parse(std::make_shared<const text::Source>(source), problems);
        return !catalogue::has_errors(problems);
    }
    const auto format = markup::format_of(source.path()).value_or(markup::Format::plain);
    return markup::parse(source, format, problems) != nullptr;
}

}  // namespace

LintRun::LintRun(const Linting& linting, const Wishes& wishes, EarlierState* earlier, std::ostream& out,
                 bool color)
    : m_linting(linting), m_wishes(wishes), m_earlier(earlier), m_out(out), m_color(color) {
    if (!wishes.baseline.empty()) read_baseline();
}

void LintRun::read_baseline() {
    std::error_code ec;
    m_baseline.emplace();
    if (m_wishes.baseline_is == Wishes::Baseline::written && !fs::exists(m_wishes.baseline, ec)) return;
    m_baseline_source = text::Source::from_file(m_wishes.baseline);
    diagnostic::Collector found;
    m_baseline = config::Baseline::read(*m_baseline_source, found);
    // One that is written anew may be as broken as it likes.
    if (m_wishes.baseline_is != Wishes::Baseline::written) m_baseline_problems = std::move(found.diagnostics);
}

bool LintRun::looked_for(std::string_view rule) const {
    const auto named = [rule](const std::string& name) { return lint::names_rule(name, rule); };
    const auto& select = m_wishes.select;
    const auto& ignore = m_wishes.ignore;
    if (!select.empty() && std::none_of(select.begin(), select.end(), named)) return false;
    if (std::any_of(ignore.begin(), ignore.end(), named)) return false;
    const auto& active = m_linting.active();
    const auto found = std::find_if(active.begin(), active.end(),
                                    [&](const lint::ActiveRule& one) { return one.entry->rule->id == rule; });
    return found == active.end() || found->level >= m_wishes.min_severity;
}

int LintRun::run(const std::vector<lint::Input>& inputs, report::Reporter& reporter) {
    for (const auto& input : inputs) {
        if (input.source) m_standard_input = input.source.get();
    }
    m_linting.linter().run(inputs, m_wishes.jobs,
                           [&](const lint::FileFindings& file) { one(file, reporter); });
    if (m_baseline && !m_wishes.diff) close_baseline(reporter);
    if (m_start) {
        m_summary.time = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::chrono::steady_clock::now() - *m_start);
    }
    if (!m_wishes.diff) reporter.finish(m_summary);
    if (m_wishes.exit_zero) return cli::k_clean;
    return m_failed || (m_wishes.max_warnings && m_summary.warnings > *m_wishes.max_warnings)
               ? cli::k_findings
               : cli::k_clean;
}

std::vector<Diagnostic> LintRun::concerning(const text::Source& source, std::vector<Diagnostic> found) {
    std::erase_if(found, [&](const Diagnostic& one) { return one.severity < m_wishes.min_severity; });
    if (m_baseline) {
        const auto file = m_linting.project().relative(source.path());
        found = m_baseline->unknown(file, std::move(found));
        if (m_wishes.baseline_is == Wishes::Baseline::written) found.clear();
    }
    return m_earlier ? m_earlier->fresh(source, std::move(found)) : found;
}

void LintRun::one(const lint::FileFindings& file, report::Reporter& reporter) {
    const auto& before = *file.source;
    if (!m_wishes.fix && !m_wishes.diff) {
        const bool all = !m_baseline && !m_earlier &&
                         std::none_of(file.diagnostics.begin(), file.diagnostics.end(),
                                      [&](const auto& one) { return one.severity < m_wishes.min_severity; });
        // Findings are large to copy, and nearly always all of them concern the reader.
        if (all) {
            deliver(before, file.diagnostics, reporter);
        } else {
            deliver(before, concerning(before, file.diagnostics), reporter);
        }
        return;
    }
    const auto fixed = diagnostic::fix_until_stable(
        std::string(before.text()),
        [&](const std::string& text) {
            if (text == before.text()) return concerning(before, file.diagnostics);
            const auto changed = again(before, text);
            return concerning(changed, m_linting.linter().lint(changed));
        },
        [&](const std::string& text) { return parses(again(before, text)); }, m_wishes.fixes);
    if (m_wishes.diff) {
        const auto color = m_color ? text::Colored::yes : text::Colored::no;
        m_out << text::unified_diff(before.path(), before.text(), fixed.text, color);
        m_failed |= fixed.applied > 0;
        return;
    }
    m_summary.fixed += fixed.applied;
    if (&before == m_standard_input) {
        m_out << before.encode(fixed.text, markup::escape_character);
    } else if (fixed.applied > 0) {
        text::write_file(before.path(), before.encode(fixed.text, markup::escape_character));
    }
    if (fixed.applied == 0) {
        deliver(before, concerning(before, file.diagnostics), reporter);
        return;
    }
    const auto after = again(before, fixed.text);
    deliver(after, concerning(after, m_linting.linter().lint(after)), reporter);
}

void LintRun::deliver(const text::Source& source, const std::vector<Diagnostic>& found,
                      report::Reporter& reporter) {
    ++m_summary.files;
    for (const auto& one : found) {
        m_summary.count(one);
        m_failed |= one.severity >= m_wishes.fail_on;
    }
    reporter.file(source, found);
}

void LintRun::close_baseline(report::Reporter& reporter) {
    const config::Baseline::Run run{[&](std::string_view rule) { return looked_for(rule); },
                                    [&](const std::string& file) {
                                        std::error_code ec;
                                        return fs::exists(m_linting.project().root / file, ec);
                                    }};
    m_summary.known = m_baseline->held_back();
    switch (m_wishes.baseline_is) {
        case Wishes::Baseline::written:
            m_summary.known = m_baseline->noted();
            text::write_file(m_wishes.baseline, m_baseline->rewritten(run));
            return;
        case Wishes::Baseline::pruned:
            text::write_file(m_wishes.baseline, m_baseline->pruned(run));
            return;
        case Wishes::Baseline::held_against:
            break;
    }
    const auto stale = m_baseline->stale(run);
    if (stale.empty()) return;
    m_failed = true;
    for (const auto& one : stale) m_summary.count(one);
    reporter.file(*m_baseline_source, stale);
}

}  // namespace kopij::program
