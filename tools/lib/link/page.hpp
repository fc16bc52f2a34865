// What an answer means for the page that was asked for: decisions only, no network.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "link/outcome.hpp"
#include "link/transfer.hpp"
#include "link/web_url.hpp"

namespace kopij::link {

/// A page and what is known of it so far.
struct Page {
    WebUrl url;
    std::map<std::string, Outcome> fragments;  ///< wanted -> what became of each
    std::string known_etag{};                  ///< all that is wanted was there under this validator
    std::size_t depth = 0;                     ///< redirects on the shortest way here
    bool done = false;

    Request::Method method = Request::Method::head;
    bool by_handle = false;        ///< a DOI, asked of the handle system
    std::size_t tries = 0;         ///< requests that failed in a way that may pass
    std::size_t waits = 0;         ///< answers that asked to wait
    std::size_t cookie_turns = 0;  ///< asked again since a cookie was set

    Outcome outcome{};  ///< of the page, its fragments aside
    std::string etag{};
    std::string location{};  ///< where it redirects to; "" for no redirect
    bool permanent = false;
};

struct Patience {
    std::size_t retries = 2;
    std::chrono::seconds longest_wait{60};
    std::chrono::milliseconds timeout{20'000};
};

/// What to do after an answer: nothing more, or ask again after a while.
struct Next {
    bool again = false;
    std::chrono::milliseconds after{0};
    bool server_asked = false;  ///< the wait is the server's wish
};

/// The request that asks what is still unknown.
Request request_for(const Page& page);

/// Takes the answer in.
Next take(Page& page, Answer answer, const Patience& patience);

}  // namespace kopij::link
