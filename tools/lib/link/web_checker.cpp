#include "link/web_checker.hpp"

#include <algorithm>
#include <set>

#include "link/address.hpp"
#include "link/page.hpp"

namespace kopij::link {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr std::size_t k_most_redirects = 10;
constexpr std::size_t k_most_cookie_turns = 2;

class Checking {
  public:
    Checking(const WebSettings& settings, Cache* cache, const std::function<void(const Progress&)>& told)
        : m_settings(settings), m_cache(cache), m_told(told), m_schedule(settings.limits) {
        m_patience.retries = settings.retries;
        m_patience.timeout = settings.transfers.timeout;
    }

    void want(const std::string& target) {
        UrlFault fault{};
        const auto url = read_web_url(target, &fault);
        if (!url) {
            const bool secret = fault == UrlFault::credentials;
            m_outcomes[target] = {secret ? Verdict::skipped : Verdict::broken,
                                  secret ? Reason::credentials : Reason::malformed};
            return;
        }
        if (known_before(target, *url)) return;
        m_targets.emplace_back(target, *url);
    }

    void run(const std::atomic<bool>& stop) {
        if (m_settings.network == Network::offline) return;
        for (const auto& [target, url] : m_targets) page_of(url, 0);
        if (m_pages.empty()) return;
        use_validators();
        Transfers transfers(m_settings.transfers);
        for (std::size_t n = 0; n < m_pages.size(); ++n) schedule(n);
        auto last_told = Clock::now() - std::chrono::hours(1);
        while ((!m_schedule.empty() || m_schedule.under_way() > 0) && !stop) {
            while (const auto job = m_schedule.next(Clock::now()))
                transfers.start(*job, request_for(m_pages[*job]));
            transfers.step(pause(),
                           [this](std::size_t job, Answer answer) { ended(job, std::move(answer)); });
            if (Clock::now() - last_told > milliseconds(100)) {
                last_told = Clock::now();
                tell();
            }
        }
        tell();
    }

    std::unordered_map<std::string, Outcome> outcomes() {
        const bool reached = std::any_of(m_pages.begin(), m_pages.end(), [](const Page& page) {
            return page.done && !is_loopback(page.url.host) && answered(page);
        });
        for (const auto& [target, url] : m_targets) {
            auto outcome = outcome_of(url);
            if (!reached && !is_loopback(url.host) && is_unreached(outcome)) {
                outcome = {Verdict::uncertain, Reason::no_network};
            }
            keep(key_of(url), outcome, url);
            m_outcomes[target] = std::move(outcome);
        }
        if (m_cache != nullptr) m_cache->flush();
        return std::move(m_outcomes);
    }

  private:
    static std::string key_of(const WebUrl& url) {
        return url.fragment.empty() ? url.page : url.page + "#" + url.fragment;
    }

    static bool is_unreached(const Outcome& outcome) {
        return outcome.reason == Reason::no_name || outcome.reason == Reason::no_connection;
    }
    static bool answered(const Page& page) {
        return !is_unreached(page.outcome) && page.outcome.reason != Reason::timed_out &&
               page.outcome.reason != Reason::private_address;
    }

    bool known_before(const std::string& target, const WebUrl& url) {
        if (m_cache == nullptr) return false;
        const auto known = m_cache->find(key_of(url));
        if (!known) return false;
        const auto now = std::chrono::system_clock::now();
        if (m_settings.network == Network::offline || is_fresh(*known, m_settings.oldest, now)) {
            m_outcomes[target] = known->outcome;
            return true;
        }
        if (known->outcome.verdict == Verdict::ok) m_etags[key_of(url)] = known->etag;
        return false;
    }

    /// Where one place in a page is wanted and was there, it is enough that the page has not changed.
    void use_validators() {
        for (auto& page : m_pages) {
            if (page.fragments.size() != 1) continue;
            const auto found = m_etags.find(page.url.page + "#" + page.fragments.begin()->first);
            if (found != m_etags.end()) page.known_etag = found->second;
        }
    }

    std::size_t page_of(const WebUrl& url, std::size_t depth) {
        const auto [found, added] = m_index.try_emplace(url.page, m_pages.size());
        if (added) {
            Page page;
            page.url = url;
            page.depth = depth;
            page.by_handle = !doi_of(url).empty();
            m_pages.push_back(std::move(page));
            if (is_loopback(url.host)) m_schedule.free_rate(url.server);
        }
        auto& page = m_pages[found->second];
        page.depth = std::min(page.depth, depth);
        if (!url.fragment.empty() && !page.by_handle) page.fragments.try_emplace(url.fragment);
        return found->second;
    }

    void schedule(std::size_t job) {
        m_pages[job].done = false;
        m_schedule.add(job, m_pages[job].url.server);
    }

    void schedule(std::size_t job, milliseconds after) {
        m_pages[job].done = false;
        m_schedule.add(job, m_pages[job].url.server, Clock::now() + after);
    }

    milliseconds pause() const {
        constexpr milliseconds k_longest(200);
        const auto wake = m_schedule.wake();
        if (!wake) return k_longest;
        const auto wait = std::chrono::ceil<milliseconds>(*wake - Clock::now());
        return std::clamp(wait, milliseconds(0), k_longest);
    }

    void ended(std::size_t job, Answer answer) {
        const auto server = m_pages[job].url.server;
        m_schedule.done(server);
        const bool sets_cookie = answer.sets_cookie;
        const bool any_status = answer.status != 0;
        const auto next = take(m_pages[job], std::move(answer), m_patience);
        if (next.server_asked) {
            m_schedule.asked_to_wait(server, Clock::now() + next.after);
        } else if (any_status) {
            m_schedule.answered(server);
        }
        if (next.again) {
            schedule(job, next.after);
            return;
        }
        if (!m_pages[job].location.empty()) {
            follow(job, sets_cookie);
        } else {
            keep_early(m_pages[job]);
        }
    }

    void follow(std::size_t job, bool sets_cookie) {
        const auto depth = m_pages[job].depth + 1;
        auto to = read_web_url(m_pages[job].location);
        if (!to || depth > k_most_redirects) return;
        // Where the redirect names a place of its own, the link's place is lost, as in browsers.
        std::vector<std::string> fragments;
        if (to->fragment.empty()) {
            for (const auto& [fragment, outcome] : m_pages[job].fragments) fragments.push_back(fragment);
        }
        to->fragment.clear();
        const auto before = m_pages.size();
        const auto target = page_of(*to, depth);
        auto& page = m_pages[target];
        bool more = false;
        for (const auto& fragment : fragments) more = page.fragments.try_emplace(fragment).second || more;
        if (target >= before) {
            schedule(target);
        } else if (page.done && (more || (sets_cookie && !page.location.empty() &&
                                          page.cookie_turns++ < k_most_cookie_turns))) {
            schedule(target);
        }
    }

    /// Follows the redirects, which are all known now.
    Outcome outcome_of(const WebUrl& url) const {
        std::string moved_to;
        bool permanent = true;
        auto at = url;
        std::set<std::string> seen;
        for (std::size_t hops = 0; hops <= k_most_redirects; ++hops) {
            const auto found = m_index.find(at.page);
            if (found == m_index.end()) {
                return m_settings.network == Network::offline
                           ? Outcome{}
                           : Outcome{Verdict::skipped, Reason::interrupted};
            }
            const auto& page = m_pages[found->second];
            if (!page.done) return {Verdict::skipped, Reason::interrupted};
            if (page.location.empty()) {
                auto out = page.outcome;
                if (out.verdict == Verdict::ok && !url.fragment.empty()) {
                    const auto fragment = page.fragments.find(url.fragment);
                    if (fragment != page.fragments.end() && fragment->second.reason != Reason::not_asked) {
                        out = fragment->second;
                    }
                }
                out.moved_to = out.verdict == Verdict::ok ? moved_to : std::string{};
                return out;
            }
            if (!seen.insert(at.page).second) return {Verdict::broken, Reason::redirect_loop};
            const auto to = read_web_url(page.location);
            if (!to) return {Verdict::uncertain, Reason::other_scheme, 0, page.location};
            permanent = permanent && page.permanent;
            at = *to;
            if (permanent) {
                moved_to = at.page;
                const auto& place = at.fragment.empty() ? url.fragment : at.fragment;
                if (!place.empty()) moved_to += "#" + place;
            }
        }
        return {Verdict::broken, Reason::many_redirects};
    }

    /// What is sure before the end, so that a run that is killed has not been in vain.
    void keep_early(const Page& page) {
        if (is_unreached(page.outcome)) return;
        auto url = page.url;
        url.fragment.clear();
        if (page.depth == 0) keep(url.page, page.outcome, url);
    }

    void keep(const std::string& key, const Outcome& outcome, const WebUrl& url) {
        if (m_cache == nullptr || outcome.verdict == Verdict::skipped || outcome.reason == Reason::no_network)
            return;
        const auto found = m_index.find(url.page);
        const auto etag = found == m_index.end() ? std::string{} : m_pages[found->second].etag;
        m_cache->keep(key, {outcome, std::chrono::system_clock::now(), etag});
    }

    void tell() const {
        if (!m_told) return;
        Progress progress;
        progress.all = m_pages.size();
        progress.done = static_cast<std::size_t>(
            std::count_if(m_pages.begin(), m_pages.end(), [](const Page& page) { return page.done; }));
        progress.slowest = m_schedule.busiest();
        m_told(progress);
    }

    const WebSettings& m_settings;
    Cache* m_cache;
    const std::function<void(const Progress&)>& m_told;
    Patience m_patience;
    Schedule m_schedule;
    std::vector<std::pair<std::string, WebUrl>> m_targets;
    std::vector<Page> m_pages;
    std::unordered_map<std::string, std::size_t> m_index;  // by address
    std::unordered_map<std::string, std::string> m_etags;  // of what is to be asked again, by page#fragment
    std::unordered_map<std::string, Outcome> m_outcomes;
};

}  // namespace

std::unordered_map<std::string, Outcome> check_web(const std::vector<std::string>& targets,
                                                   const WebSettings& settings, Cache* cache,
                                                   const std::function<void(const Progress&)>& told,
                                                   const std::atomic<bool>& stop) {
    Checking checking(settings, cache, told);
    std::set<std::string_view> seen;
    for (const auto& target : targets) {
        if (seen.insert(target).second) checking.want(target);
    }
    checking.run(stop);
    return checking.outcomes();
}

}  // namespace kopij::link
