// Asks the web about links: each page once, politely, and as many at a time as is decent.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "link/cache.hpp"
#include "link/outcome.hpp"
#include "link/schedule.hpp"
#include "link/transfer.hpp"

namespace kopij::link {

enum class Network { allowed, offline };

struct WebSettings {
    Network network = Network::allowed;          ///< offline: what the cache knows, whatever its age
    std::chrono::seconds oldest{7 * 24 * 3600};  ///< of what the cache knows of a page that was there
    std::size_t retries = 2;
    Limits limits{};
    TransferSettings transfers{};
};

struct Progress {
    std::size_t done = 0;
    std::size_t all = 0;
    std::string slowest;  ///< the server with most to go
};

/// The verdict on every target (targets of links, of kind web), by target. `cache` may be null. `told` is
/// called now and then; where `stop` becomes true, what is known is returned and the rest is skipped as
/// interrupted.
std::unordered_map<std::string, Outcome> check_web(const std::vector<std::string>& targets,
                                                   const WebSettings& settings, Cache* cache,
                                                   const std::function<void(const Progress&)>& told,
                                                   const std::atomic<bool>& stop);

}  // namespace kopij::link
