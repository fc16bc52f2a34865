// Requests over HTTP: libcurl's multi interface.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace kopij::link {

struct TransferSettings {
    std::chrono::milliseconds timeout{20'000};  ///< of a whole request
    bool allow_private = false;                 ///< ask loopback and private addresses
    std::string agent = "Kopij-links";          ///< who asks, for the owners of servers
};

struct Request {
    std::string url;
    enum class Method { head, get } method = Method::head;
    bool wants_body = false;  ///< keep what GET brings
    std::string etag;         ///< ask only whether this is still so; "" for none
    std::string proxy;        ///< "" for a direct connection
    bool fresh = false;       ///< over a connection of its own, since one that served before may be at fault
};

/// What came back. Redirects are not followed here.
struct Answer {
    enum class Failure {
        none,
        no_name,
        no_connection,
        cut_off,
        timed_out,
        certificate,
        tls,
        private_address,
        too_large,
        malformed
    };
    Failure failure = Failure::none;
    long status = 0;  ///< 0 where none came; set beside a failure where the body failed
    std::string location{};
    std::chrono::seconds retry_after{0};
    std::string etag{};
    std::string type{};
    bool sets_cookie = false;
    bool challenge = false;  ///< a bot wall says that it is one
    std::string body{};
    bool whole = true;  ///< the body is all there
    long certificate_problem = 0;
};

/// Requests under way. One thread. Keeps connections and cookies for its own life; sends no credentials;
/// speaks http and https only; verifies certificates (SSL_CERT_FILE and CURL_CA_BUNDLE name other
/// authorities). The address that is connected to is the one that is judged, so a name cannot change its
/// meaning in between; what goes through a proxy is the proxy's to judge. Headers over 200 KiB, bodies over 8
/// MiB unpacked, and bodies over 64 MiB together are given up.
class Transfers {
  public:
    explicit Transfers(const TransferSettings& settings);
    ~Transfers();
    Transfers(const Transfers&) = delete;
    Transfers& operator=(const Transfers&) = delete;

    void start(std::size_t job, const Request& request);
    /// Moves all transfers on, waits at most so long for news, and gives those that have ended.
    void step(std::chrono::milliseconds most,
              const std::function<void(std::size_t job, Answer answer)>& ended);

  private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace kopij::link
