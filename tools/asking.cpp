#include "asking.hpp"

#include <atomic>
#include <charconv>
#include <csignal>
#include <ostream>

#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using text::tr;
using text::tr_format;

std::atomic<bool> g_interrupted{false};  // set by a signal, which has no other way to say so

/// While it lives, the first interrupt is noted and the second ends the program.
class Interrupts {
  public:
    Interrupts() : m_int(std::signal(SIGINT, note)), m_term(std::signal(SIGTERM, note)) {
        g_interrupted = false;
    }
    ~Interrupts() {
        std::signal(SIGINT, m_int);
        std::signal(SIGTERM, m_term);
    }
    Interrupts(const Interrupts&) = delete;
    Interrupts& operator=(const Interrupts&) = delete;

  private:
    using Handler = void (*)(int);
    static void note(int signal) {
        g_interrupted = true;
        std::signal(signal, SIG_DFL);
    }
    Handler m_int;
    Handler m_term;
};

/// "30s", "90m", "12h", "7d", "2w"; a number alone is seconds.
std::chrono::seconds duration(const std::string& text, const char* option) {
    long long number = 0;
    const auto* end = text.data() + text.size();
    const auto [unit, error] = std::from_chars(text.data(), end, number);
    const std::string_view rest(unit, static_cast<std::size_t>(end - unit));
    const long long k_most = 10LL * 365 * 24 * 3600;
    for (const auto& [name, seconds] : {std::pair<std::string_view, long long>{"", 1},
                                        {"s", 1},
                                        {"m", 60},
                                        {"h", 3600},
                                        {"d", 86400},
                                        {"w", 604800}}) {
        if (error == std::errc{} && rest == name && number >= 0 && number <= k_most / seconds) {
            return std::chrono::seconds(number * seconds);
        }
    }
    throw cli::UsageError(
        tr_format("option '--{0}' takes a time such as 30s, 12h or 7d, not '{1}'", option, text));
}

link::WebSettings read_settings(const cli::Options& options) {
    link::WebSettings out;
    if (options.flag("offline")) out.network = link::Network::offline;
    out.oldest = duration(options.get<std::string>("max-age", "7d"), "max-age");
    out.retries = options.get<unsigned>("retries", 2);
    out.limits.connections = options.get<unsigned>("host-connections", 6);
    out.limits.rate = options.get<double>("host-rate", 10);
    out.transfers.timeout = duration(options.get<std::string>("timeout", "20s"), "timeout");
    out.transfers.allow_private = options.flag("allow-private");
    constexpr unsigned k_most_retries = 10;
    if (out.limits.connections == 0 || out.limits.rate < 0 || out.retries > k_most_retries ||
        out.transfers.timeout.count() == 0) {
        throw cli::UsageError(
            tr("--host-connections and --timeout are at least 1, --host-rate at least 0, --retries "
               "at most 10"));
    }
    return out;
}

std::filesystem::path cache_file(const cli::Options& options, const config::Project& project) {
    const auto named = options.get<std::string>("cache");
    return named.empty() ? project.root / ".kopij" / "links.sqlite" : std::filesystem::path(named);
}

class ProgressLine {
  public:
    explicit ProgressLine(cli::Invocation& call) : m_call(call) {}
    ~ProgressLine() {
        if (m_shown) m_call.err << "\r\x1b[K" << std::flush;
    }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(const link::Progress& progress) {
        if (!m_call.err_is_terminal) return;
        m_shown = true;
        m_call.err << "\r\x1b[K"
                   << tr_format("{0} of {1} pages asked for; most is to come from {2}", progress.done,
                                progress.all, progress.slowest)
                   << std::flush;
    }

  private:
    cli::Invocation& m_call;
    bool m_shown = false;
};

std::vector<std::string> web_targets(const std::vector<link::SurveyedFile>& files) {
    std::vector<std::string> out;
    for (const auto& file : files) {
        for (const auto& one : file.links) {
            if (!one.web.empty()) out.push_back(one.web);
        }
    }
    return out;
}

}  // namespace

void add_network_options(po::options_description_easy_init network) {
    network("offline", po::bool_switch(), tr("ask no one; use what is known from before").c_str());
    network("cache", po::value<std::string>()->value_name("FILE"),
            tr("where answers are kept (default: .kopij/links.sqlite in the project)").c_str());
    network("max-age", po::value<std::string>()->value_name("TIME"),
            tr("how old a good answer may be: 12h, 7d (default)").c_str());
    network("allow-private", po::bool_switch(), tr("ask loopback and private addresses too").c_str());
    network("timeout", po::value<std::string>()->value_name("TIME"),
            tr("for one request (default: 20s)").c_str());
    network("retries", po::value<unsigned>()->value_name("N"),
            tr("how often a request that failed is tried again (default: 2)").c_str());
    network("host-connections", po::value<unsigned>()->value_name("N"),
            tr("requests at once to one host (default: 6)").c_str());
    network("host-rate", po::value<double>()->value_name("N"),
            tr("requests a second to one host (default: 10; 0: no limit)").c_str());
}

Asked ask_about_links(const std::vector<Asking>& inputs, const markup::Vocabularies& vocabularies,
                      const config::Project& project, const link::Links& links, const cli::Options& options,
                      cli::Invocation& call) {
    const auto settings = read_settings(options);
    Asked out;
    std::vector<std::string> paths;
    std::unordered_map<std::string, std::shared_ptr<const text::Source>> given;
    for (const auto& input : inputs) {
        paths.push_back(input.path);
        if (input.source) given.emplace(input.path, input.source);
    }
    const auto read = [&](const std::string& path) {
        const auto found = given.find(path);
        if (found != given.end()) return found->second;
        const auto format = markup::format_of(path).value_or(markup::Format::plain);
        return std::make_shared<const text::Source>(text::Source::from_file(path, markup::declares(format)));
    };
    out.files = link::survey(paths, read, vocabularies, project, links);
    const auto targets = web_targets(out.files);
    if (targets.empty()) return out;
    std::optional<link::Cache> cache;
    if (web_may_be_known(options, project)) {
        cache.emplace(cache_file(options, project),
                      [&](const std::string& message) { call.err << message << '\n'; });
    }
    ProgressLine line(call);
    const Interrupts interrupts;
    out.outcomes = link::check_web(
        targets, settings, cache ? &*cache : nullptr,
        [&](const link::Progress& progress) { line.show(progress); }, g_interrupted);
    out.interrupted = g_interrupted;
    return out;
}

bool web_may_be_known(const cli::Options& options, const config::Project& project) {
    std::error_code ec;
    return !options.flag("offline") || std::filesystem::exists(cache_file(options, project), ec);
}

std::vector<report::LinkRow> link_rows(const Asked& asked) {
    std::vector<report::LinkRow> out;
    for (const auto& file : asked.files) {
        for (const auto& one : file.links) {
            const auto found = asked.outcomes.find(one.web);
            const bool on_web = found != asked.outcomes.end();
            const auto verdict = on_web ? found->second.verdict : one.resolution.verdict;
            out.push_back({file.path, one.at, one.target, std::string(link::to_string(verdict)),
                           on_web ? link::describe(found->second) : one.resolution.detail});
        }
    }
    return out;
}

}  // namespace kopij::program
