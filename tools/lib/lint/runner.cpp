#include "lint/runner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <numeric>
#include <optional>
#include <set>
#include <thread>

#include "config/vale_ini.hpp"
#include "lint/catalogue_runner.hpp"
#include "lint/findings.hpp"
#include "lint/suppression.hpp"
#include "lint/vale_places.hpp"
#include "text/message.hpp"

namespace kopij::lint {
namespace {

/// Runs `work` for 0..count-1 on several threads, the one that calls next() among them, and hands the results
/// over in order. A worker waits when it is too far ahead of the one result that is missing.
class InOrder {
  public:
    InOrder(std::size_t count, unsigned jobs, std::function<FileFindings(std::size_t)> work)
        : m_count(count), m_window(8 * jobs), m_work(std::move(work)), m_slots(m_window) {
        for (unsigned i = 1; i < jobs; ++i) m_threads.emplace_back([this] { worker(); });
    }
    ~InOrder() {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        m_room.notify_all();
        for (auto& thread : m_threads) thread.join();
    }
    InOrder(const InOrder&) = delete;
    InOrder& operator=(const InOrder&) = delete;

    FileFindings next() {
        std::unique_lock lock(m_mutex);
        auto& slot = m_slots[m_delivered % m_window];
        while (!slot.findings && !slot.error) {
            if (can_take()) {
                one(lock);
            } else {
                m_ready.wait(lock);
            }
        }
        const auto error = slot.error;
        auto out = slot.findings ? *std::move(slot.findings) : FileFindings{};
        slot = {};
        ++m_delivered;
        lock.unlock();
        m_room.notify_one();
        if (error) std::rethrow_exception(error);
        return out;
    }

  private:
    struct Slot {
        std::optional<FileFindings> findings;
        std::exception_ptr error;
    };

    bool can_take() const { return m_taken < m_count && m_taken < m_delivered + m_window; }

    /// Works on the next one, without the lock.
    void one(std::unique_lock<std::mutex>& lock) {
        const auto index = m_taken++;
        lock.unlock();
        Slot result;
        try {
            result.findings = m_work(index);
        } catch (...) {
            result.error = std::current_exception();
        }
        lock.lock();
        m_slots[index % m_window] = std::move(result);
    }

    void worker() {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_room.wait(lock, [&] { return m_stopped || m_taken == m_count || can_take(); });
            if (m_stopped || m_taken == m_count) return;
            one(lock);
            m_ready.notify_one();
        }
    }

    std::size_t m_count;
    std::size_t m_window;
    std::function<FileFindings(std::size_t)> m_work;
    std::mutex m_mutex;
    std::condition_variable m_ready;  // a result is there
    std::condition_variable m_room;   // there is something to do
    std::vector<Slot> m_slots;
    std::size_t m_taken = 0;
    std::size_t m_delivered = 0;
    bool m_stopped = false;
    std::vector<std::thread> m_threads;
};

/// In reading order. Findings are large, so their places are sorted instead of them.
std::vector<diagnostic::Diagnostic> in_order(std::vector<diagnostic::Diagnostic> all) {
    std::vector<std::uint32_t> order(all.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return diagnostic::in_reading_order(all[a], all[b]);
    });
    std::vector<diagnostic::Diagnostic> out;
    out.reserve(all.size());
    for (const auto index : order) out.push_back(std::move(all[index]));
    return out;
}

/// A rule that yields is silent where a rule that it yields to (`yields-to`) speaks within its finding: the
/// writer reads of a sentence once, in the words that fit it best. Before suppressions, so that one of those
/// silences both.
void yield(std::vector<diagnostic::Diagnostic>& found, const std::vector<ActiveRule>& rules,
           const Search& search) {
    if (found.empty()) return;
    for (const auto number : search.yielding) {
        const auto& active = rules[number];
        const auto others = active.entry->rule->list("yields-to");
        std::vector<std::size_t> begins;
        for (const auto& one : found) {
            if (std::find(others.begin(), others.end(), one.rule) != others.end())
                begins.push_back(one.range.begin);
        }
        std::sort(begins.begin(), begins.end());
        std::erase_if(found, [&](const diagnostic::Diagnostic& one) {
            if (one.rule != active.entry->rule->id) return false;
            const auto within = std::lower_bound(begins.begin(), begins.end(), one.range.begin);
            return within != begins.end() && *within < one.range.end;
        });
    }
}

/// Whether it reads the source or the summary.
bool reads_whole_files(const Rule& rule) {
    return rule.scope.selects({"raw"}) || rule.scope.selects({"summary"});
}

markup::Format format_of(const std::filesystem::path& path) {
    return markup::format_of(path.string()).value_or(markup::Format::plain);
}

}  // namespace

const Search& Linter::search_of(const FilePlan& plan) const {
    const std::lock_guard lock(m_mutex);
    const auto [place, is_new] = m_searches.try_emplace(&plan);
    auto& search = place->second;
    if (!is_new) return search;
    std::vector<Pattern> patterns;
    search.raw = search.summary = search.sentences = false;
    search.vale_places = m_vale_places;
    for (std::size_t number = 0; number < plan.rules.size(); ++number) {
        const auto& entry = plan.rules[number].entry;
        if (!entry->rule->list("yields-to").empty()) search.yielding.push_back(number);
        auto own = entry->check->patterns();
        const auto& scope = entry->rule->scope;
        search.raw |= !own.empty() && scope.may_select("raw");
        search.summary |= !own.empty() && scope.may_select("summary");
        std::move(own.begin(), own.end(), std::back_inserter(patterns));
        search.sentences |= scope.may_select("sentence");
    }
    search.scanner = Scanner(patterns);
    return search;
}

std::vector<diagnostic::Diagnostic> Linter::lint(const text::Source& source) const {
    const auto& plan = m_plan_for(source.path());
    if (is_catalogue(source.path())) {
        const auto* article = m_article_of ? m_article_of(source.path()) : nullptr;
        return lint_catalogue(source, plan.rules, m_environment, article);
    }
    diagnostic::Collector found;
    const auto document = markup::parse(source, plan.format ? *plan.format : format_of(source.path()), found);
    return judge(document.get(), plan, std::move(found.diagnostics));
}

std::vector<diagnostic::Diagnostic> Linter::judge(const markup::Document* document, const FilePlan& plan,
                                                  std::vector<diagnostic::Diagnostic> found) const {
    // Patterns and boundaries need well-formed text.
    if (document == nullptr || document->source().encoding_problem()) return found;
    const auto& search = search_of(plan);
    const Article article(*document, m_vocabularies.for_document(*document), m_environment, m_project,
                          plan.reading, search);
    const bool as_vale = m_vale_places && article.texts().vale_walk() != nullptr;
    Suppressions suppressions(
        article, as_vale ? Suppressions::Comments::of_blocks : Suppressions::Comments::of_places);
    if (plan.comments && document->format() == markup::Format::markdown)
        suppressions.read_between(plan.comments->first, plan.comments->second);
    if (as_vale && !suppressions.empty()) {
        RuleNames names;
        for (const auto& [entry, level] : plan.rules) {
            if (reads_whole_files(*entry->rule)) names.insert(entry->rule->id);
        }
        suppressions.go_by_last(std::move(names));
    }
    const auto* some_suppressed = suppressions.empty() ? nullptr : &suppressions;
    constexpr std::size_t k_usual = 64;
    found.reserve(found.size() + k_usual);
    for (const auto& [entry, level] : plan.rules) {
        const bool is_placed = as_vale && entry->rule->limit != 0 && !reads_whole_files(*entry->rule);
        const auto limit = is_placed ? Findings::Limit::later : Findings::Limit::now;
        Findings findings(*entry->rule, level, found, some_suppressed, limit);
        entry->check->run(article, findings);
        findings.finish();
    }
    yield(found, plan.rules, search);
    const bool ignores = !plan.reading.block_ignores.empty() || !plan.reading.token_ignores.empty();
    if (ignores && article.texts().ignores_gave_up()) {
        const auto start = article.source().begin();
        found.push_back(
            {std::string(config::k_vale_problem),
             diagnostic::Severity::warning,
             {start, start},
             text::tr("a pattern of BlockIgnores or TokenIgnores takes too long on this text and was "
                      "given up, so what it stands for is judged; make it simpler")});
    }
    // Markdown and plain text have no rules of ITS's.
    const auto format = document->format();
    if (format == markup::Format::xml || format == markup::Format::html) article.values();
    const auto& of_its = article.its_problems();
    found.insert(found.end(), of_its.begin(), of_its.end());
    if (some_suppressed != nullptr) {
        std::vector<std::string> ran;
        for (const auto& [entry, level] : plan.rules) ran.push_back(entry->rule->id);
        suppressions.apply(found, ran);
    }
    // What is suppressed Vale does not look for, so it takes nobody's place.
    if (m_vale_places) note_vale_places(article, plan.rules, found);
    return in_order(std::move(found));
}

FileFindings Linter::lint(const Input& input) const {
    FileFindings out;
    out.source = input.source;
    if (!out.source) {
        if (auto parsed = m_project.links->take(input.path)) {
            const auto& plan = m_plan_for(input.path);
            if (!plan.format || *plan.format == format_of(input.path)) {
                out.diagnostics = judge(parsed->document.get(), plan, std::move(parsed->problems));
                out.source = std::move(parsed->source);
                return out;
            }
        }
        const auto declares =
            is_catalogue(input.path.string()) ? text::Declares::po : markup::declares(format_of(input.path));
        out.source = std::make_shared<const text::Source>(text::Source::from_file(input.path, declares));
    }
    out.diagnostics = lint(*out.source);
    return out;
}

void Linter::note_unknown(FileFindings& file, std::set<std::string, std::less<>>& endings) const {
    const std::filesystem::path path = file.source->path();
    const auto ending = path.extension().string();
    // Vale reads them so without a word.
    if (m_vale_places || ending.empty() || markup::format_of(path.string()) || is_catalogue(path.string()) ||
        m_plan_for(path).format || !endings.insert(ending).second)
        return;
    const auto start = file.source->begin();
    file.diagnostics.insert(
        file.diagnostics.begin(),
        {std::string(k_format_problem),
         diagnostic::Severity::warning,
         {start, start},
         text::tr_format("files that end in '{0}' are read as plain text, with their markup and code",
                         ending),
         {},
         text::tr_format(
             "Settings can say which format they have: '{0} = md' under [formats] of a .vale.ini.",
             ending.substr(1))});
}

void Linter::suggest(FileFindings& file, std::size_t& left) const {
    const auto& rules = m_plan_for(file.source->path()).rules;
    for (auto& one : file.diagnostics) {
        if (left == 0) return;
        const auto active = std::find_if(rules.begin(), rules.end(), [&](const ActiveRule& rule) {
            return rule.entry->rule->id == one.rule;
        });
        if (active == rules.end() || !one.help.empty()) continue;
        auto words = active->entry->check->suggestions(one);
        if (words.empty()) continue;
        --left;
        constexpr std::size_t k_most_words = 3;
        words.resize(std::min(words.size(), k_most_words));
        one.help = text::tr_format("Did you mean {0}?", fmt::format("'{}'", fmt::join(words, "', '")));
    }
}

void Linter::run(const std::vector<Input>& inputs, unsigned jobs,
                 const std::function<void(const FileFindings&)>& done) const {
    if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
    jobs = static_cast<unsigned>(std::min<std::size_t>(jobs, inputs.size()));
    constexpr std::size_t k_most_suggested = 20;  // each takes up to 90 ms
    std::size_t left = m_suggests ? k_most_suggested : 0;
    std::set<std::string, std::less<>> endings;
    const auto deliver = [&](FileFindings file) {
        if (left > 0) suggest(file, left);
        note_unknown(file, endings);
        done(file);
    };
    if (jobs <= 1) {
        for (const auto& input : inputs) deliver(lint(input));
        return;
    }
    InOrder results(inputs.size(), jobs, [&](std::size_t index) { return lint(inputs[index]); });
    for (std::size_t i = 0; i < inputs.size(); ++i) deliver(results.next());
}

}  // namespace kopij::lint
