#include "text/ascii_runs.hpp"

#include <boost/test/unit_test.hpp>
#include <string>

namespace ascii = kopij::text::ascii;

namespace {

/// The one of eight bytes at which `byte` stands, between spaces and between bytes beyond ASCII.
bool is_told(std::uint64_t (*which)(std::uint64_t), char byte) {
    bool out = false;
    for (const char around : {' ', '\xE9'}) {
        for (std::size_t place = 0; place < 8; ++place) {
            std::string eight(8, around);
            eight[place] = byte;
            const auto bits = which(ascii::eight_at(eight.data()));
            out = bits != 0;
            BOOST_TEST((bits & ~(std::uint64_t{0x80} << (8 * place))) == 0U);
            if (out) BOOST_TEST(ascii::first_byte_of(bits) == place);
        }
    }
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(ascii_runs)

BOOST_AUTO_TEST_CASE(every_byte_is_told) {
    for (int code = 0; code < 256; ++code) {
        const auto byte = static_cast<char>(code);
        const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
        const bool digit = code >= '0' && code <= '9';
        const bool space = code == ' ' || (code >= '\t' && code <= '\r');
        BOOST_TEST_CONTEXT("byte " << code) {
            BOOST_TEST(is_told(ascii::letters_and_digits, byte) == (letter || digit));
            BOOST_TEST(is_told(ascii::word_characters, byte) == (letter || digit || code == '_'));
            BOOST_TEST(is_told(ascii::not_spaces, byte) == (code < 0x80 && !space));
        }
    }
}

BOOST_AUTO_TEST_CASE(runs_begin_across_eights) {
    const std::string text = "one  two three, four_4 abcdefgh ijklmnop a";
    std::string begins(text.size(), ' ');
    ascii::for_each_beginning(text, ascii::word_characters, [&](std::uint64_t bits, std::size_t at) {
        for (; bits != 0; bits &= bits - 1) begins[at + ascii::first_byte_of(bits)] = '^';
    });
    BOOST_TEST(begins == "^    ^   ^      ^      ^        ^        ^");
}

BOOST_AUTO_TEST_SUITE_END()
