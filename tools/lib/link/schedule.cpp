#include "link/schedule.hpp"

#include <algorithm>

namespace kopij::link {

namespace {
constexpr std::size_t k_waits_that_hold_for_all = 3;
}

Schedule::Server& Schedule::server(const std::string& name) {
    const auto [found, added] = m_index.try_emplace(name, m_servers.size());
    if (added) {
        m_servers.emplace_back();
        m_names.push_back(name);
    }
    return m_servers[found->second];
}

void Schedule::free_rate(const std::string& name) { server(name).rate_limited = false; }

void Schedule::add(Job job, const std::string& name) {
    server(name).ready.push_back(job);
    ++m_waiting;
}

void Schedule::add(Job job, const std::string& name, Time ready) {
    server(name).delayed.push({ready, job});
    ++m_waiting;
}

std::optional<Schedule::Job> Schedule::take(Server& from, Time now) {
    std::optional<Job> out;
    if (!from.delayed.empty() && from.delayed.top().ready <= now) {
        out = from.delayed.top().job;
        from.delayed.pop();
    } else if (!from.ready.empty()) {
        out = from.ready.front();
        from.ready.pop_front();
    }
    return out;
}

std::optional<Schedule::Job> Schedule::next(Time now) {
    if (m_under_way >= m_limits.all) return std::nullopt;
    for (std::size_t n = 0; n < m_servers.size(); ++n) {
        m_turn = (m_turn + 1) % m_servers.size();
        auto& one = m_servers[m_turn];
        if (one.under_way >= m_limits.connections || one.not_before > now) continue;
        const auto taken = take(one, now);
        if (!taken) continue;
        ++one.under_way;
        ++m_under_way;
        --m_waiting;
        if (one.rate_limited && m_limits.rate > 0) {
            one.not_before = now + std::chrono::duration_cast<Time::duration>(
                                       std::chrono::duration<double>(1 / m_limits.rate));
        }
        return taken;
    }
    return std::nullopt;
}

void Schedule::done(const std::string& name) {
    --server(name).under_way;
    --m_under_way;
}

void Schedule::asked_to_wait(const std::string& name, Time until) {
    auto& one = server(name);
    if (++one.waits_in_a_row >= k_waits_that_hold_for_all) one.not_before = std::max(one.not_before, until);
}

void Schedule::answered(const std::string& name) { server(name).waits_in_a_row = 0; }

std::optional<Schedule::Time> Schedule::wake() const {
    std::optional<Time> out;
    for (const auto& one : m_servers) {
        if (one.under_way >= m_limits.connections || (one.ready.empty() && one.delayed.empty())) continue;
        const auto ready =
            one.ready.empty() ? std::max(one.delayed.top().ready, one.not_before) : one.not_before;
        if (!out || ready < *out) out = ready;
    }
    return out;
}

std::string Schedule::busiest() const {
    std::size_t best = 0;
    std::string out;
    for (std::size_t n = 0; n < m_servers.size(); ++n) {
        const auto& one = m_servers[n];
        const auto jobs = one.ready.size() + one.delayed.size() + one.under_way;
        if (jobs > best) {
            best = jobs;
            out = m_names[n];
        }
    }
    return out;
}

}  // namespace kopij::link
