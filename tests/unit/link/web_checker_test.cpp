#include "link/web_checker.hpp"

#include <boost/test/unit_test.hpp>

#include "web_server.hpp"

namespace kopij::link {
namespace {

struct Web {
    Web() { settings.transfers.allow_private = true; }

    std::unordered_map<std::string, Outcome> ask(const std::vector<std::string>& targets,
                                                 Cache* cache = nullptr) {
        return check_web(targets, settings, cache, {}, stop);
    }
    /// "verdict reason value text"
    std::string ask_one(const std::string& target, Cache* cache = nullptr) {
        const auto outcomes = ask({target}, cache);
        BOOST_REQUIRE(outcomes.count(target) == 1);
        const auto& one = outcomes.at(target);
        auto out = std::string(to_string(one.verdict));
        if (one.reason != Reason::none) out += " " + describe(one);
        return out;
    }
    /// Asks for all of them at once; what comes of each path.
    void check_all(const std::vector<std::pair<std::string, std::string>>& cases) {
        std::vector<std::string> targets;
        for (const auto& [path, expected] : cases) targets.push_back(server.url(path));
        const auto outcomes = ask(targets);
        for (const auto& [path, expected] : cases) {
            const auto& one = outcomes.at(server.url(path));
            auto found = std::string(to_string(one.verdict));
            if (one.reason != Reason::none) found += " " + describe(one);
            BOOST_TEST(found == expected, path << ": " << found);
        }
    }

    void check(const std::string& path, const std::string& expected) {
        BOOST_TEST_CONTEXT(path) { BOOST_TEST(ask_one(server.url(path)) == expected); }
    }

    test::WebServer server;
    WebSettings settings;
    std::atomic<bool> stop{false};
};

Cache::Warn no_warnings() {
    return [](const std::string& message) { BOOST_ERROR("unexpected: " + message); };
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(web_checker, Web)

BOOST_AUTO_TEST_CASE(a_page_is_there_or_not) {
    check("/ok/1", "ok");
    check("/status/204", "ok");
    check("/none", "broken there is no such page (HTTP 404)");
    check("/status/410", "broken the page is gone for good (HTTP 410)");
    check("/status/500", "broken the server has a fault (HTTP 500)");
    check("/status/401", "uncertain the server asks for a password (HTTP 401)");
    check("/status/403", "uncertain the server refuses programs, or everyone (HTTP 403)");
    check("/status/451", "uncertain the page is withheld for legal reasons (HTTP 451)");
    check("/status/418", "uncertain the server answers with HTTP 418");
    check("/agent/", "ok");
    check("/zip/", "ok");
}

BOOST_AUTO_TEST_CASE(what_refuses_head_is_got) {
    for (const auto* status : {"400", "403", "404", "405", "501"})
        check(std::string("/noheads/") + status, "ok");
    settings.retries = 0;
    check("/ok/2", "ok");
    const auto requests = server.requests();
    BOOST_TEST((std::find(requests.begin(), requests.end(), "GET /ok/2") == requests.end()));
}

BOOST_AUTO_TEST_CASE(redirects_are_followed_and_told) {
    const auto outcomes = ask({server.url("/moved/1"), server.url("/moved/2#kop"), server.url("/found/3")});
    BOOST_TEST(outcomes.at(server.url("/moved/1")).moved_to == server.url("/ok/1"));
    BOOST_TEST(outcomes.at(server.url("/moved/2#kop")).moved_to == server.url("/ok/2#kop"));
    BOOST_TEST(outcomes.at(server.url("/found/3")).moved_to == "");
    for (const auto& [target, outcome] : outcomes) BOOST_TEST((outcome.verdict == Verdict::ok), target);
    check("/moved/4#weg", "broken nothing on the page has the id 'weg'");
    check("/chain/9", "ok");
    check("/chain/100", "broken the page redirects too many times");
    BOOST_TEST(server.requests("/chain/80") == 0U);
    check("/loop/x", "broken the page redirects in a circle");
    check("/loop/a", "broken the page redirects in a circle");
    check("/nowhere/", "broken the page redirects to nowhere");
    check("/away/", "uncertain the page redirects to ftp://example.org/, which is not followed");
    check("/cookie/", "ok");
}

BOOST_AUTO_TEST_CASE(places_in_pages_are_found) {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"/ok/1#kop", "ok"},
        {"/ok/1#oud", "ok"},
        {"/ok/1#top", "ok"},
        {"/ok/1#weg", "broken nothing on the page has the id 'weg'"},
        {"/ok/1#/route", "ok"},
        {"/ok/1#L10-L20", "ok"},
        {"/ok/1#:~:text=p", "ok"},
        {"/script/#dosering", "uncertain whether the page has the id 'dosering' cannot be told"},
        {"/text/#any", "ok"},
        {"/latin/#hier", "ok"},
        {"/none#kop", "broken there is no such page (HTTP 404)"}};
    check_all(cases);
    // One page, however many places in it.
    BOOST_TEST(server.requests("/ok/1") == 1U);
}

BOOST_AUTO_TEST_CASE(servers_that_want_time_get_it) {
    const auto begin = std::chrono::steady_clock::now();
    check("/limit/", "ok");
    BOOST_TEST((std::chrono::steady_clock::now() - begin >= std::chrono::seconds(1)));
    BOOST_TEST(server.requests("/limit/") == 2U);
    check("/flaky/", "ok");
    check("/later/", "uncertain the server asks to wait 86400 seconds");
    BOOST_TEST(server.requests("/later/") == 1U);
    check("/status/429", "uncertain the server goes on asking for fewer requests (HTTP 429)");
}

BOOST_AUTO_TEST_CASE(servers_that_misbehave_are_bounded) {
    settings.transfers.timeout = std::chrono::seconds(2);
    settings.retries = 1;
    const auto begin = std::chrono::steady_clock::now();
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"/drip/", "uncertain no answer within 2 seconds"},
        {"/headers/", "uncertain the answer is larger than any page"},
        {"/endless/1", "ok"},
        {"/endless/2#weg", "uncertain whether the page has the id 'weg' cannot be told"},
        {"/bomb/#weg", "uncertain whether the page has the id 'weg' cannot be told"},
        {"/reset/", "broken the server closes the connection without an answer"}};
    check_all(cases);
    BOOST_TEST((std::chrono::steady_clock::now() - begin < std::chrono::seconds(15)));
}

BOOST_AUTO_TEST_CASE(what_cannot_be_reached_is_told) {
    check("/ok/", "ok");
    BOOST_TEST(ask_one("http://127.0.0.1:1/") == "broken the host accepts no connection");
    BOOST_TEST(ask_one("http://a b/") == "broken this is no address of a page");
    BOOST_TEST(ask_one("https://name:secret@127.0.0.1/") ==
               "skipped a name and a password are in the address, so it is not asked");
}

BOOST_AUTO_TEST_CASE(private_addresses_are_refused) {
    settings.transfers.allow_private = false;
    const std::string refused = "skipped a private address; --allow-private asks it";
    BOOST_TEST(ask_one(server.url("/ok/")) == refused);
    BOOST_TEST(ask_one("http://localhost:" + server.port("plain") + "/ok/") == refused);
    BOOST_TEST(ask_one("http://2130706433:" + server.port("plain") + "/ok/") == refused);
    BOOST_TEST(ask_one("http://[::ffff:127.0.0.1]:" + server.port("plain") + "/ok/") == refused);
    BOOST_TEST(ask_one("http://169.254.169.254/latest/meta-data/") == refused);
    settings.transfers.allow_private = true;
    BOOST_TEST(server.requests("/ok/") == 0U);
}

BOOST_AUTO_TEST_CASE(certificates_are_verified) {
    const test::WebServer tls(test::WebServer::Tls::wanted);
    if (!tls.has_tls()) {
        BOOST_TEST_MESSAGE("skipped: there is no openssl to make certificates with");
        return;
    }
    ::setenv("CURL_CA_BUNDLE", tls.authority().c_str(), 1);
    BOOST_TEST(ask_one(tls.secure("good", "/ok/")) == "ok");
    BOOST_TEST(ask_one(tls.secure("expired", "/ok/")) == "broken the certificate has expired");
    BOOST_TEST(ask_one(tls.secure("other", "/ok/")) == "broken the certificate is another host's");
    BOOST_TEST(ask_one(tls.secure("selfsigned", "/ok/")) ==
               "broken the certificate is signed by no one that browsers trust");
    ::unsetenv("CURL_CA_BUNDLE");
    BOOST_TEST(ask_one(tls.secure("good", "/ok/")) ==
               "uncertain who signed the certificate is not known here");
}

BOOST_AUTO_TEST_CASE(what_was_good_is_not_asked_again) {
    const test::Scratch scratch;
    const std::vector<std::string> targets = {server.url("/ok/1"), server.url("/ok/1#kop"),
                                              server.url("/moved/2"), server.url("/none"),
                                              server.url("/etag/#kop")};
    {
        Cache cache(scratch.path() / ".kopij/links.sqlite", no_warnings());
        ask(targets, &cache);
    }
    BOOST_TEST(scratch.read(".kopij/.gitignore") == "*\n");
    const auto before = server.requests().size();
    Cache cache(scratch.path() / ".kopij/links.sqlite", no_warnings());
    const auto again = ask(targets, &cache);
    BOOST_TEST((again.at(server.url("/ok/1#kop")).verdict == Verdict::ok));
    BOOST_TEST(again.at(server.url("/moved/2")).moved_to == server.url("/ok/2"));
    // HEAD and GET of the page that is not there, which may have been mended.
    BOOST_TEST(server.requests().size() == before + 2U);

    settings.oldest = std::chrono::seconds(0);
    BOOST_TEST(ask_one(server.url("/etag/#kop"), &cache) == "ok");
    settings.network = Network::offline;
    BOOST_TEST(ask_one(server.url("/none"), &cache) == "broken there is no such page (HTTP 404)");
    BOOST_TEST(ask_one(server.url("/new"), &cache) == "skipped the network was not asked");
    BOOST_TEST(server.requests("/new") == 0U);
}

BOOST_AUTO_TEST_CASE(an_interrupt_leaves_the_rest) {
    stop = true;
    BOOST_TEST(ask_one(server.url("/ok/1")) == "skipped the run was interrupted");
}

BOOST_AUTO_TEST_SUITE_END()

// The server stands in for the public web as a proxy, and sends its visitors to a private address.
BOOST_AUTO_TEST_CASE(a_redirect_from_a_public_to_a_private_address_is_refused) {
    const test::WebServer inner;
    const test::WebServer proxy(test::WebServer::Tls::none, {"PROXY_TO=" + inner.url("/ok/secret")});
    ::setenv("http_proxy", proxy.url("").c_str(), 1);
    WebSettings settings;
    const std::atomic<bool> stop{false};
    const auto outcomes = check_web({"http://public.example/"}, settings, nullptr, {}, stop);
    ::unsetenv("http_proxy");
    const auto& one = outcomes.at("http://public.example/");
    BOOST_TEST((one.verdict == Verdict::uncertain && one.reason == Reason::redirect_to_private),
               describe(one));
    BOOST_TEST(proxy.requests("http://public.example/") == 1U);
    BOOST_TEST(inner.requests("/ok/secret") == 0U);
}

}  // namespace kopij::link
