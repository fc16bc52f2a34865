#include "link/transfer.hpp"

#include <sys/socket.h>

#include <algorithm>
#include <cstdlib>
#include <new>
#include <string_view>
#include <vector>

#include "link/address.hpp"
#include "link/curl_library.hpp"

namespace kopij::link {
namespace {

constexpr std::size_t k_most_headers = 200U << 10U;
constexpr std::size_t k_most_body = 8U << 20U;
constexpr std::size_t k_most_bodies = 64U << 20U;
// What is read of a page whose body no one wants, so that its connection can serve again.
constexpr std::size_t k_most_unwanted = 64U << 10U;
constexpr long k_most_connections_kept = 64;
constexpr long k_most_connect_ms = 10'000;

struct SlistFree {
    void operator()(curl_slist* list) const { curl_library().slist_free_all(list); }
};

/// One request; used again when it has ended.
struct Transfer {
    CURL* handle = nullptr;
    std::size_t job = 0;
    Request request;
    Answer answer;
    std::size_t headers = 0;
    bool headers_whole = false;
    std::size_t unwanted = 0;
    bool refused_address = false;
    bool stopped = false;  // by ourselves: enough of the body is there
    std::size_t* bodies = nullptr;
    std::unique_ptr<curl_slist, SlistFree> own_headers;
};

std::size_t on_header(char* line, std::size_t size, std::size_t count, void* data) {
    auto& transfer = *static_cast<Transfer*>(data);
    transfer.headers += size * count;
    const std::string_view text(line, size * count);
    transfer.headers_whole = text == "\r\n" || text == "\n";
    return transfer.headers > k_most_headers ? 0 : size * count;
}

std::size_t on_body(char* bytes, std::size_t size, std::size_t count, void* data) {
    auto& transfer = *static_cast<Transfer*>(data);
    const auto length = size * count;
    if (!transfer.request.wants_body) {
        transfer.unwanted += length;
        transfer.stopped = transfer.unwanted > k_most_unwanted;
        return transfer.stopped ? 0 : length;
    }
    auto& body = transfer.answer.body;
    const auto room = std::min(k_most_body - body.size(), k_most_bodies - *transfer.bodies);
    const auto taken = std::min(room, length);
    body.append(bytes, taken);
    *transfer.bodies += taken;
    if (taken == length) return length;
    transfer.stopped = true;
    transfer.answer.whole = false;
    return 0;
}

/// Judged here is the address that the socket is about to connect to, after every resolution.
curl_socket_t open_public_socket(void* data, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(data);
    if (is_private(address->addr)) {
        transfer.refused_address = true;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::string_view header_of(CURL* handle, const char* name) {
    curl_header* found = nullptr;
    return curl_library().easy_header(handle, name, 0, CURLH_HEADER, -1, &found) == CURLHE_OK
               ? found->value
               : std::string_view{};
}

Answer::Failure failure_of(CURLcode code) {
    switch (code) {
        case CURLE_OK:
            return Answer::Failure::none;
        case CURLE_COULDNT_RESOLVE_HOST:
            return Answer::Failure::no_name;
        case CURLE_COULDNT_CONNECT:
        case CURLE_COULDNT_RESOLVE_PROXY:
        case CURLE_INTERFACE_FAILED:
            return Answer::Failure::no_connection;
        case CURLE_OPERATION_TIMEDOUT:
            return Answer::Failure::timed_out;
        case CURLE_PEER_FAILED_VERIFICATION:
            return Answer::Failure::certificate;
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_SSL_CIPHER:
        case CURLE_SSL_CERTPROBLEM:
        case CURLE_SSL_ISSUER_ERROR:
        case CURLE_USE_SSL_FAILED:
            return Answer::Failure::tls;
        case CURLE_URL_MALFORMAT:
        case CURLE_UNSUPPORTED_PROTOCOL:
            return Answer::Failure::malformed;
        default:
            break;
    }
    return Answer::Failure::cut_off;
}

std::string environment(std::initializer_list<const char*> names) {
    for (const auto* name : names) {
        const auto* value = std::getenv(name);
        if (value != nullptr && *value != '\0') return value;
    }
    return {};
}

}  // namespace

class Transfers::Impl {
  public:
    explicit Impl(const TransferSettings& settings) : m_settings(settings) {
        m_multi = m_curl.multi_init();
        m_share = m_curl.share_init();
        if (m_multi == nullptr || m_share == nullptr) throw std::bad_alloc();
        m_curl.share_setopt(m_share, CURLSHOPT_SHARE, CURL_LOCK_DATA_COOKIE);
        m_curl.share_setopt(m_share, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
        m_curl.multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, k_most_connections_kept);
        m_authorities = environment({"CURL_CA_BUNDLE", "SSL_CERT_FILE"});
    }

    ~Impl() {
        for (auto& transfer : m_all) {
            m_curl.multi_remove_handle(m_multi, transfer->handle);
            m_curl.easy_cleanup(transfer->handle);
        }
        m_curl.multi_cleanup(m_multi);
        m_curl.share_cleanup(m_share);
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    void start(std::size_t job, const Request& request) {
        auto& transfer = free_transfer();
        transfer.job = job;
        transfer.request = request;
        transfer.answer = {};
        transfer.headers = transfer.unwanted = 0;
        transfer.headers_whole = transfer.refused_address = transfer.stopped = false;
        auto* handle = transfer.handle;
        const bool get = request.method == Request::Method::get;
        m_curl.easy_setopt(handle, CURLOPT_URL, request.url.c_str());
        if (get) {
            m_curl.easy_setopt(handle, CURLOPT_HTTPGET, 1L);
        } else {
            m_curl.easy_setopt(handle, CURLOPT_NOBODY, 1L);
        }
        const bool judged = !m_settings.allow_private && request.proxy.empty();
        m_curl.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, judged ? open_public_socket : nullptr);
        m_curl.easy_setopt(handle, CURLOPT_PROXY, request.proxy.c_str());
        m_curl.easy_setopt(handle, CURLOPT_FRESH_CONNECT, request.fresh ? 1L : 0L);
        transfer.own_headers.reset();
        if (!request.etag.empty()) {
            transfer.own_headers.reset(
                m_curl.slist_append(nullptr, ("If-None-Match: " + request.etag).c_str()));
        }
        m_curl.easy_setopt(handle, CURLOPT_HTTPHEADER, transfer.own_headers.get());
        m_curl.multi_add_handle(m_multi, handle);
    }

    void step(std::chrono::milliseconds most, const std::function<void(std::size_t, Answer)>& ended) {
        int running = 0;
        m_curl.multi_perform(m_multi, &running);
        if (!deliver(ended)) {
            m_curl.multi_poll(m_multi, nullptr, 0, static_cast<int>(most.count()), nullptr);
            m_curl.multi_perform(m_multi, &running);
            deliver(ended);
        }
    }

  private:
    bool deliver(const std::function<void(std::size_t, Answer)>& ended) {
        bool any = false;
        int left = 0;
        while (const auto* message = m_curl.multi_info_read(m_multi, &left)) {
            if (message->msg != CURLMSG_DONE) continue;
            any = true;
            const auto code = message->data.result;
            auto* handle = message->easy_handle;
            Transfer* transfer = nullptr;
            m_curl.easy_getinfo(handle, CURLINFO_PRIVATE, &transfer);
            read_answer(*transfer, code);
            m_curl.multi_remove_handle(m_multi, handle);
            m_free.push_back(transfer);
            m_bodies -= transfer->answer.body.size();
            ended(transfer->job, std::move(transfer->answer));
        }
        return any;
    }

    void read_answer(Transfer& transfer, CURLcode code) {
        auto* handle = transfer.handle;
        auto& answer = transfer.answer;
        m_curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &answer.status);
        answer.failure = transfer.stopped ? Answer::Failure::none : failure_of(code);
        if (code != CURLE_OK) answer.whole = false;
        if (transfer.refused_address && answer.status == 0) answer.failure = Answer::Failure::private_address;
        if (transfer.headers > k_most_headers) answer.failure = Answer::Failure::too_large;
        if (!transfer.headers_whole) answer.status = 0;
        if (answer.failure == Answer::Failure::certificate) {
            constexpr long k_unspecified = 1;
            constexpr long k_other_name = 62;  // curl compares names itself and leaves no better number
            m_curl.easy_getinfo(handle, CURLINFO_SSL_VERIFYRESULT, &answer.certificate_problem);
            if (answer.certificate_problem <= k_unspecified) answer.certificate_problem = k_other_name;
        }
        const char* location = nullptr;
        m_curl.easy_getinfo(handle, CURLINFO_REDIRECT_URL, &location);
        if (location != nullptr) answer.location = location;
        curl_off_t seconds = 0;
        m_curl.easy_getinfo(handle, CURLINFO_RETRY_AFTER, &seconds);
        answer.retry_after = std::chrono::seconds(seconds);
        answer.etag = header_of(handle, "ETag");
        answer.type = header_of(handle, "Content-Type");
        answer.sets_cookie = !header_of(handle, "Set-Cookie").empty();
        answer.challenge = !header_of(handle, "cf-mitigated").empty();
    }

    Transfer& free_transfer() {
        if (m_free.empty()) {
            m_all.push_back(std::make_unique<Transfer>());
            set_up(*m_all.back());
            m_free.push_back(m_all.back().get());
        }
        auto* out = m_free.back();
        m_free.pop_back();
        return *out;
    }

    void set_up(Transfer& transfer) {
        transfer.handle = m_curl.easy_init();
        if (transfer.handle == nullptr) throw std::bad_alloc();
        transfer.bodies = &m_bodies;
        auto* handle = transfer.handle;
        m_curl.easy_setopt(handle, CURLOPT_PRIVATE, &transfer);
        m_curl.easy_setopt(handle, CURLOPT_USERAGENT, m_settings.agent.c_str());
        m_curl.easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
        m_curl.easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
        m_curl.easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        m_curl.easy_setopt(handle, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
        m_curl.easy_setopt(handle, CURLOPT_PIPEWAIT, 1L);
        m_curl.easy_setopt(handle, CURLOPT_ACCEPT_ENCODING, "");
        m_curl.easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(m_settings.timeout.count()));
        m_curl.easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                           std::min<long>(k_most_connect_ms, static_cast<long>(m_settings.timeout.count())));
        m_curl.easy_setopt(handle, CURLOPT_SHARE, m_share);
        m_curl.easy_setopt(handle, CURLOPT_COOKIEFILE, "");
        m_curl.easy_setopt(handle, CURLOPT_HEADERFUNCTION, on_header);
        m_curl.easy_setopt(handle, CURLOPT_HEADERDATA, &transfer);
        m_curl.easy_setopt(handle, CURLOPT_WRITEFUNCTION, on_body);
        m_curl.easy_setopt(handle, CURLOPT_WRITEDATA, &transfer);
        if (!m_authorities.empty()) m_curl.easy_setopt(handle, CURLOPT_CAINFO, m_authorities.c_str());
        m_curl.easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &transfer);
        m_curl.easy_setopt(handle, CURLOPT_NOPROXY, "");
    }

    const CurlLibrary& m_curl = curl_library();
    TransferSettings m_settings;
    std::string m_authorities;
    CURLM* m_multi = nullptr;
    CURLSH* m_share = nullptr;
    std::size_t m_bodies = 0;
    std::vector<std::unique_ptr<Transfer>> m_all;
    std::vector<Transfer*> m_free;
};

Transfers::Transfers(const TransferSettings& settings) : m_impl(std::make_unique<Impl>(settings)) {}
Transfers::~Transfers() = default;

void Transfers::start(std::size_t job, const Request& request) { m_impl->start(job, request); }

void Transfers::step(std::chrono::milliseconds most, const std::function<void(std::size_t, Answer)>& ended) {
    m_impl->step(most, ended);
}

}  // namespace kopij::link
