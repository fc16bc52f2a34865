#include "link/cache.hpp"

#include <boost/test/unit_test.hpp>
#include <thread>

#include "scratch.hpp"

namespace kopij::link {
namespace {

using namespace std::chrono_literals;

Cached known(Verdict verdict, std::chrono::seconds ago) {
    return {{verdict, Reason::status, 404, "t\u00e9kst", "https://example.org/"},
            std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) - ago,
            "\"e\""};
}

struct CacheFixture {
    test::Scratch scratch;
    std::filesystem::path file = scratch.path() / ".kopij" / "links.sqlite";
    std::vector<std::string> warnings;
    Cache::Warn warn = [this](const std::string& message) { warnings.push_back(message); };
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(cache, CacheFixture)

BOOST_AUTO_TEST_CASE(what_is_kept_is_found) {
    const auto kept = known(Verdict::broken, 5s);
    Cache(file, warn).keep("https://a.example/#x", kept);
    Cache cache(file, warn);
    const auto found = cache.find("https://a.example/#x");
    BOOST_REQUIRE(found);
    BOOST_TEST((found->outcome.verdict == Verdict::broken && found->outcome.reason == Reason::status));
    BOOST_TEST(found->outcome.value == 404);
    BOOST_TEST(found->outcome.text == "t\u00e9kst");
    BOOST_TEST(found->outcome.moved_to == "https://example.org/");
    BOOST_TEST(found->etag == "\"e\"");
    BOOST_TEST((found->when == kept.when));
    BOOST_TEST(!cache.find("https://a.example/"));
    BOOST_TEST(warnings.empty());
}

BOOST_AUTO_TEST_CASE(each_verdict_has_its_age) {
    const auto now = std::chrono::system_clock::now();
    BOOST_TEST(is_fresh(known(Verdict::ok, 6h * 24), 7h * 24, now));
    BOOST_TEST(!is_fresh(known(Verdict::ok, 8h * 24), 7h * 24, now));
    BOOST_TEST(is_fresh(known(Verdict::uncertain, 10min), 7h * 24, now));
    BOOST_TEST(!is_fresh(known(Verdict::uncertain, 2h), 7h * 24, now));
    BOOST_TEST(!is_fresh(known(Verdict::broken, 0s), 7h * 24, now));
    BOOST_TEST(!is_fresh(known(Verdict::ok, -1h), 7h * 24, now));
    BOOST_TEST(!is_fresh(known(Verdict::ok, 0s), 0s, now));
}

BOOST_AUTO_TEST_CASE(a_damaged_file_is_set_aside) {
    scratch.write(".kopij/links.sqlite",
                  "this is no database, but it is long enough to look like one at first sight");
    {
        Cache cache(file, warn);
        cache.keep("https://a.example/", known(Verdict::ok, 0s));
    }
    BOOST_TEST(warnings.size() == 1U);
    BOOST_TEST(scratch.has(".kopij/links.sqlite.damaged"));
    BOOST_TEST(Cache(file, warn).find("https://a.example/").has_value());
    BOOST_TEST(warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(damage_deep_in_the_file_is_found_when_it_is_read) {
    {
        Cache cache(file, warn);
        for (int n = 0; n < 2000; ++n) {
            cache.keep("https://a.example/" + std::to_string(n), known(Verdict::ok, 0s));
        }
    }
    auto bytes = scratch.read(".kopij/links.sqlite");
    constexpr std::size_t k_page = 4096;
    BOOST_REQUIRE(bytes.size() > 4 * k_page);
    std::fill(bytes.begin() + k_page, bytes.end(), '\x7f');
    scratch.write(".kopij/links.sqlite", bytes);
    Cache cache(file, warn);
    for (int n = 0; n < 2000; ++n) cache.find("https://a.example/" + std::to_string(n));
    BOOST_TEST(warnings.size() == 1U);
    cache.keep("https://b.example/", known(Verdict::ok, 0s));
    cache.flush();
    BOOST_TEST(cache.find("https://b.example/").has_value());
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_no_failure) {
    scratch.write("file", "x");
    Cache cache(scratch.path() / "file" / "links.sqlite", warn);
    cache.keep("https://a.example/", known(Verdict::ok, 0s));
    cache.flush();
    BOOST_TEST(!cache.find("https://a.example/"));
    BOOST_TEST(warnings.size() == 1U);
}

BOOST_AUTO_TEST_CASE(several_at_once_share_it) {
    std::vector<std::thread> threads;
    for (int writer = 0; writer < 4; ++writer) {
        threads.emplace_back([&, writer] {
            Cache cache(file, [](const std::string&) {});
            for (int n = 0; n < 100; ++n) {
                cache.keep("https://a.example/" + std::to_string(writer) + "/" + std::to_string(n),
                           known(Verdict::ok, 0s));
                if (n % 10 == 0) cache.flush();
            }
        });
    }
    for (auto& thread : threads) thread.join();
    Cache cache(file, warn);
    int found = 0;
    for (int writer = 0; writer < 4; ++writer) {
        for (int n = 0; n < 100; ++n) {
            found +=
                cache.find("https://a.example/" + std::to_string(writer) + "/" + std::to_string(n)) ? 1 : 0;
        }
    }
    BOOST_TEST(found == 400);
    BOOST_TEST(warnings.empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
