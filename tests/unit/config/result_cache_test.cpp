#include "config/result_cache.hpp"

#include <boost/test/unit_test.hpp>

#include "scratch.hpp"

namespace kopij::config {
namespace {

struct Fixture {
    void keep(const std::vector<std::pair<std::string, std::string>>& results) const {
        ResultCache cache(file);
        for (const auto& [text, result] : results) cache.put(text, result);
        cache.keep();
    }
    std::string kept(std::string_view text) const { return std::string(ResultCache(file).find(text)); }

    test::Scratch scratch;
    std::filesystem::path file = scratch.path() / "deep" / "one.patterns";
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(result_cache, Fixture)

BOOST_AUTO_TEST_CASE(what_was_put_is_found_in_the_next_run) {
    BOOST_TEST(kept("a|b") == "");
    keep({{"a|b", "one"}, {"c", "two"}});
    BOOST_TEST(kept("a|b") == "one");
    BOOST_TEST(kept("c") == "two");
    BOOST_TEST(kept("d") == "");
}

BOOST_AUTO_TEST_CASE(what_a_run_did_not_ask_for_goes_when_something_is_new) {
    keep({{"a", "one"}, {"b", "two"}});
    {
        ResultCache cache(file);
        BOOST_TEST(cache.find("a") == "one");
        cache.put("c", "three");
        cache.keep();
    }
    BOOST_TEST(kept("a") == "one");
    BOOST_TEST(kept("b") == "");
    BOOST_TEST(kept("c") == "three");
}

BOOST_AUTO_TEST_CASE(nothing_is_written_where_nothing_is_new) {
    keep({{"a", "one"}});
    const auto before = scratch.read("deep/one.patterns");
    std::filesystem::remove(file);
    ResultCache(file).keep();
    BOOST_TEST(!std::filesystem::exists(file));
    scratch.write("deep/one.patterns", before);
    BOOST_TEST(kept("a") == "one");
}

// Another build may make something else of a text.
BOOST_AUTO_TEST_CASE(a_file_of_another_program_holds_nothing) {
    keep({{"a", "one"}});
    auto bytes = scratch.read("deep/one.patterns");
    const auto end = bytes.find('\n');
    bytes[end - 1] = bytes[end - 1] == '1' ? '2' : '1';
    scratch.write("deep/one.patterns", bytes);
    BOOST_TEST(kept("a") == "");
}

BOOST_AUTO_TEST_CASE(a_file_cut_or_changed_anywhere_holds_nothing) {
    keep({{"a", "one"}, {"b", "two"}});
    const auto whole = scratch.read("deep/one.patterns");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
        for (const auto& bytes : {whole.substr(0, at), flipped}) {
            scratch.write("deep/one.patterns", bytes);
            BOOST_TEST_REQUIRE(kept("a") == "");
        }
    }
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_no_harm) {
    scratch.write("file", "no folder");
    ResultCache cache(scratch.path() / "file" / "x.patterns");
    cache.put("a", "one");
    cache.keep();
    BOOST_TEST(scratch.read("file") == "no folder");
    ResultCache nowhere({});
    nowhere.put("a", "one");
    nowhere.keep();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
