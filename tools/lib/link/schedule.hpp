// When which page is asked for: limits of each server, waits and pauses. Knows no network; time is given.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <queue>
#include <string>
#include <unordered_map>
#include <vector>

namespace kopij::link {

struct Limits {
    std::size_t connections = 6;  ///< requests under way to one server
    double rate = 10;             ///< requests a second to one server; 0: no limit
    std::size_t all = 64;         ///< requests under way
};

class Schedule {
  public:
    using Time = std::chrono::steady_clock::time_point;
    using Job = std::size_t;

    explicit Schedule(Limits limits) : m_limits(limits) {}

    /// A server without a limit of its rate (loopback).
    void free_rate(const std::string& server);
    /// Wants the job to be started, behind those that are here.
    void add(Job job, const std::string& server);
    /// Wants it to be started at `ready`, before those that need no waiting: it may have to wait again, and
    /// the run ends no sooner than the last of them.
    void add(Job job, const std::string& server, Time ready);
    /// A job that may start now, and is counted as under way; fair between servers. O(servers).
    std::optional<Job> next(Time now);
    /// The job has ended.
    void done(const std::string& server);
    /// What the server said: a wait, or a real answer. The third wait in a row, whatever pages they are of,
    /// holds for the whole server.
    void asked_to_wait(const std::string& server, Time until);
    void answered(const std::string& server);

    /// When next() may have something again, if nothing ends before; nothing where no job waits.
    std::optional<Time> wake() const;
    bool empty() const { return m_waiting == 0; }
    std::size_t under_way() const { return m_under_way; }
    /// The server with most jobs to go, for people who wait; "" for none.
    std::string busiest() const;

  private:
    struct Delayed {
        Time ready;
        Job job;
        bool operator>(const Delayed& other) const { return ready > other.ready; }
    };
    struct Server {
        std::deque<Job> ready;
        std::priority_queue<Delayed, std::vector<Delayed>, std::greater<>> delayed;
        std::size_t under_way = 0;
        std::size_t waits_in_a_row = 0;
        bool rate_limited = true;
        Time not_before{};
    };
    Server& server(const std::string& name);
    static std::optional<Job> take(Server& from, Time now);

    Limits m_limits;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<std::string> m_names;
    std::vector<Server> m_servers;
    std::size_t m_turn = 0;
    std::size_t m_waiting = 0;
    std::size_t m_under_way = 0;
};

}  // namespace kopij::link
