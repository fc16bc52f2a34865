#include "link/web_url.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::link {
namespace {

std::string page(std::string_view target) {
    UrlFault fault{};
    const auto url = read_web_url(target, &fault);
    if (url) return url->page;
    return fault == UrlFault::credentials ? "credentials" : "malformed";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(web_url)

BOOST_AUTO_TEST_CASE(spellings_of_one_address_are_equal) {
    BOOST_TEST(page("HTTP://Example.ORG") == "http://example.org/");
    BOOST_TEST(page("http://example.org:80/") == "http://example.org/");
    BOOST_TEST(page("https://example.org:443?a=b#c") == "https://example.org/?a=b");
    BOOST_TEST(page("//example.org/a/../b/./c") == "https://example.org/b/c");
    BOOST_TEST(page("http://example.org/%7euser/%e9") == "http://example.org/~user/%E9");
    BOOST_TEST(page("http://example.org/a b/pati\u00ebnt?q=\"x\"") ==
               "http://example.org/a%20b/pati%C3%ABnt?q=%22x%22");
    BOOST_TEST(page("http://example.org/100%") == "http://example.org/100%25");
    BOOST_TEST(page("http://127.0.0.1:8765/paren/zorg_(1)") == "http://127.0.0.1:8765/paren/zorg_(1)");
    BOOST_TEST(page("http://[::1]:80/a") == "http://[::1]/a");
}

BOOST_AUTO_TEST_CASE(international_names_are_asked_in_ascii) {
    BOOST_TEST(page("https://b\u00fccher.example/") == "https://xn--bcher-kva.example/");
    BOOST_TEST(page("https://B%C3%9CCHER.example/") == "https://xn--bcher-kva.example/");
    BOOST_TEST(page("https://stra\u00dfe.example/") == "https://xn--strae-oqa.example/");
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_refused) {
    for (const auto* one :
         {"http:///a", "http://", "http://a b/", "http://exa<mple/", "http://a:b/", "http://a:99999/",
          "http://a:0/", "http://[::1", "ftp://a/", "http:a", "http://a&b/", "http://a&b\u00fc/"}) {
        BOOST_TEST(page(one) == "malformed", one);
    }
    BOOST_TEST(page("https://name:secret@example.org/") == "credentials");
}

BOOST_AUTO_TEST_CASE(the_parts_are_given) {
    const auto url = read_web_url("http://Example.org:8080/a#caf%C3%A9");
    BOOST_REQUIRE(url);
    BOOST_TEST(url->host == "example.org");
    BOOST_TEST(url->server == "http://example.org:8080");
    BOOST_TEST(url->fragment == "caf%C3%A9");
    BOOST_TEST(!url->secure);
}

BOOST_AUTO_TEST_CASE(a_doi_is_known_by_its_resolver) {
    BOOST_TEST(doi_of(*read_web_url("http://dx.doi.org/10.1371/journal.pone.0031447")) ==
               "10.1371/journal.pone.0031447");
    BOOST_TEST(doi_of(*read_web_url("https://doi.org/about")) == "");
    BOOST_TEST(doi_of(*read_web_url("https://example.org/10.1371/x")) == "");
    BOOST_TEST(doi_address("10.1002/(SICI)1097<1::AID>3.0.CO;2-#") ==
               "https://doi.org/10.1002/(SICI)1097%3C1::AID%3E3.0.CO;2-%23");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
