#include "config/value_cache.hpp"

#include <boost/test/unit_test.hpp>
#include <cstdlib>

#include "config/value_codec.hpp"
#include "scratch.hpp"

namespace kopij::config {
namespace {

constexpr const char* k_rule =
    "extends: existence\nmessage: \"zeg '%s' niet\"\nlevel: ~\nnested: [a, [b, {c: 'd'}]]\nyes: true\n";

std::string print(const Value& value) {
    const auto place = std::to_string(value.range().begin) + '-' + std::to_string(value.range().end);
    if (value.is_null()) return '~' + place;
    std::string out;
    if (value.is_scalar()) return value.scalar() + (value.quoted() ? "\"" : "") + '@' + place;
    for (const auto& item : value.items()) out += print(item) + ' ';
    for (const auto& [key, item] : value.entries()) out += print(key) + '=' + print(item) + ' ';
    return '(' + out + ')' + place;
}

struct Fixture {
    std::string load(ValueCache& cache, std::string_view yaml) {
        problems.diagnostics.clear();
        return print(
            cache.load(text::Source::from_bytes("r.yml", std::string(yaml)), "Config.Rule", problems));
    }
    static std::string plain(std::string_view yaml) {
        diagnostic::Collector none;
        return print(load_yaml(text::Source::from_bytes("r.yml", std::string(yaml)), "Config.Rule", none));
    }

    test::Scratch scratch;
    std::filesystem::path file = scratch.path() / "deep" / "one.values";
    diagnostic::Collector problems;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(value_cache, Fixture)

BOOST_AUTO_TEST_CASE(what_is_kept_is_what_was_read) {
    ValueCache first(file);
    BOOST_TEST(load(first, k_rule) == plain(k_rule));
    first.keep();
    const auto bytes = scratch.read("deep/one.values");
    BOOST_TEST(bytes.find("zeg '%s' niet") != std::string::npos);
    ValueCache second(file);
    BOOST_TEST(load(second, k_rule) == plain(k_rule));
    second.keep();
    BOOST_TEST(scratch.read("deep/one.values") == bytes);
}

BOOST_AUTO_TEST_CASE(a_changed_file_is_read_anew_and_what_is_not_used_is_dropped) {
    ValueCache first(file);
    load(first, k_rule);
    first.keep();
    ValueCache second(file);
    BOOST_TEST(load(second, "extends: existence\n") == plain("extends: existence\n"));
    second.keep();
    BOOST_TEST(scratch.read("deep/one.values").find("zeg '%s' niet") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_shipped_is_not_kept_again) {
    ValueCache shipped(file);
    load(shipped, k_rule);
    shipped.keep();
    const auto own = scratch.path() / "own.values";
    ValueCache cache(own, file);
    BOOST_TEST(load(cache, k_rule) == plain(k_rule));
    cache.keep();
    BOOST_TEST(!std::filesystem::exists(own));
}

BOOST_AUTO_TEST_CASE(what_is_shipped_is_known_by_its_bytes) {
    ValueCache shipped(file);
    load(shipped, k_rule);
    shipped.keep();
    const ValueCache cache(scratch.path() / "own.values", file);
    const auto found = decode(cache.shipped(text::Source::from_bytes("r.yml", k_rule)));
    BOOST_REQUIRE(found.has_value());
    BOOST_TEST(print(*found) == plain(k_rule));
    BOOST_TEST(cache.shipped(text::Source::from_bytes("r.yml", "extends: other\n")).empty());
    BOOST_TEST(ValueCache(file).shipped(text::Source::from_bytes("r.yml", k_rule)).empty());
}

BOOST_AUTO_TEST_CASE(entries_are_read_without_the_others) {
    diagnostic::Collector none;
    std::string bytes;
    encode(load_yaml(text::Source::from_bytes("r.yml", k_rule), "Config.Rule", none), bytes);
    const auto some = decode_entries(bytes, {"nested", "extends", "gone"});
    BOOST_REQUIRE(some.has_value());
    BOOST_REQUIRE(some->entries().size() == 2U);
    BOOST_TEST(some->entries()[0].first.scalar() == "extends");
    BOOST_TEST(print(some->entries()[1].second) == print(*decode(bytes)->find("nested")));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        BOOST_TEST(!decode_entries(std::string_view(bytes).substr(0, size), {"nested"}).has_value());
    bytes.clear();
    encode(load_yaml(text::Source::from_bytes("r.yml", "[a]"), "Config.Rule", none), bytes);
    BOOST_TEST(!decode_entries(bytes, {"a"}).has_value());
}

BOOST_AUTO_TEST_CASE(problems_are_told_every_time) {
    constexpr const char* k_wrong = "a: [\n";
    for (int run = 0; run < 2; ++run) {
        ValueCache cache(file);
        load(cache, k_wrong);
        BOOST_TEST(problems.diagnostics.size() == 1U);
        cache.keep();
    }
}

BOOST_AUTO_TEST_CASE(a_file_cut_or_changed_anywhere_is_no_harm) {
    {
        ValueCache cache(file);
        load(cache, k_rule);
        load(cache, "other: [1, 2]\n");
        cache.keep();
    }
    const auto whole = scratch.read("deep/one.values");
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x41);
        for (const auto& bytes : {whole.substr(0, at), flipped}) {
            scratch.write("deep/one.values", bytes);
            ValueCache cache(file);
            BOOST_TEST_REQUIRE(load(cache, k_rule) == plain(k_rule));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_no_harm) {
    const auto folder = scratch.write("file", "no folder");
    ValueCache cache(folder / "x.values");
    BOOST_TEST(load(cache, k_rule) == plain(k_rule));
    cache.keep();
    BOOST_TEST(scratch.read("file") == "no folder");
}

BOOST_AUTO_TEST_CASE(each_set_of_folders_has_its_own_file) {
    ::setenv("XDG_CACHE_HOME", scratch.path().c_str(), 1);
    auto one = value_cache_for({"/a", "/b"}, {});
    auto other = value_cache_for({"/a"}, {});
    load(one, k_rule);
    load(other, k_rule);
    one.keep();
    other.keep();
    ::unsetenv("XDG_CACHE_HOME");
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(scratch.path() / "kopij")) {
        files += entry.path().extension() == ".values" ? 1 : 0;
    }
    BOOST_TEST(files == 2);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::config
