#include "link/reference.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::link {

BOOST_AUTO_TEST_SUITE(reference)

BOOST_AUTO_TEST_CASE(every_text_has_parts) {
    const auto full = split("https://u@example.org:8/a/b?c=d?e#f#g");
    BOOST_TEST(full.scheme == "https");
    BOOST_TEST(full.authority.value() == "u@example.org:8");
    BOOST_TEST(full.path == "/a/b");
    BOOST_TEST(full.query.value() == "c=d?e");
    BOOST_TEST(full.fragment.value() == "f#g");
    const auto relative = split("a/b:c d.md#");
    BOOST_TEST(relative.scheme.empty());
    BOOST_TEST(!relative.authority);
    BOOST_TEST(relative.path == "a/b:c d.md");
    BOOST_TEST(relative.fragment.value().empty());
    BOOST_TEST(split("?a:b").query.value() == "a:b");
    BOOST_TEST(split("//example.org").authority.value() == "example.org");
    BOOST_TEST(split("1a:b").scheme.empty());
    BOOST_TEST(split("").path.empty());
}

BOOST_AUTO_TEST_CASE(a_target_is_of_one_kind) {
    BOOST_TEST((kind_of("HTTP://example.org") == TargetKind::web));
    BOOST_TEST((kind_of("//example.org/a") == TargetKind::web));
    BOOST_TEST((kind_of("a.md#b") == TargetKind::file));
    BOOST_TEST((kind_of("#b") == TargetKind::file));
    BOOST_TEST((kind_of("  ") == TargetKind::nothing));
    BOOST_TEST((kind_of("mailto:a@example.org") == TargetKind::mail));
    BOOST_TEST((kind_of("TEL:113") == TargetKind::phone));
    BOOST_TEST((kind_of("data:text/plain,x") == TargetKind::other));
    BOOST_TEST((kind_of("info:doi/10.1371/journal.pone.0146913.e001") == TargetKind::other));
    BOOST_TEST((kind_of("{{ site.url }}/a") == TargetKind::unwritten));
}

BOOST_AUTO_TEST_CASE(bytes_are_written_as_percent_signs_and_back) {
    BOOST_TEST(percent_decode("sub%20map/caf%C3%A9%2") == "sub map/caf\u00e9%2");
    BOOST_TEST(percent_encode_path("sub map/caf\u00e9 (1)&.md") == "sub%20map/caf%C3%A9%20%281%29%26.md");
    BOOST_TEST(percent_encode_id("caf\u00e9 1") == "caf\u00e9%201");
    BOOST_TEST(trim_target(" \n a.\nmd\t") == "a.md");
}

BOOST_AUTO_TEST_CASE(addresses_of_mail_are_held_against_their_syntax) {
    BOOST_TEST(valid_mail("info@example.org"));
    BOOST_TEST(valid_mail("a.b+c@mail.example.org,d@example.org?subject=Vraag%20x"));
    BOOST_TEST(valid_mail("?to=info@example.org"));
    BOOST_TEST(!valid_mail("info"));
    BOOST_TEST(!valid_mail("info@example"));
    BOOST_TEST(!valid_mail("info@-example.org"));
    BOOST_TEST(!valid_mail("in fo@example.org"));
    BOOST_TEST(!valid_mail("a@example.org,"));
    BOOST_TEST(!valid_mail(""));
}

BOOST_AUTO_TEST_CASE(telephone_numbers_are_held_against_their_syntax) {
    BOOST_TEST(valid_phone("113"));
    BOOST_TEST(valid_phone("0800-0113"));
    BOOST_TEST(valid_phone("+31 (0)30 123 45 67"));
    BOOST_TEST(valid_phone("+31-30-1234567;ext=5"));
    BOOST_TEST(!valid_phone("0800-HELP"));
    BOOST_TEST(!valid_phone("31+30"));
    BOOST_TEST(!valid_phone("-"));
    BOOST_TEST(!valid_phone(""));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
