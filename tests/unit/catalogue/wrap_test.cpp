#include <unilbrk.h>

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "catalogue/quote.hpp"
#include "catalogue/wrap.hpp"

using namespace kopij::catalogue;

namespace {

/// Where libunistring breaks the text in lines of so many columns.
std::string broken_by_libunistring(const std::string& text, int width) {
    std::vector<char> at(text.size());
    u8_width_linebreaks(reinterpret_cast<const std::uint8_t*>(text.data()), text.size(), width, 0, 0, nullptr,
                        "UTF-8", at.data());
    std::string out;
    for (std::size_t n = 0; n < text.size(); ++n) {
        if (at[n] == UC_BREAK_POSSIBLE) out += "\"\n\"";
        out.push_back(text[n]);
    }
    return out;
}

std::string broken(const std::string& text, int width) {
    std::string out;
    append_wrapped(out, text, {.prefix = "", .keyword = "k", .width = width + 2});
    const std::string first = "k \"\"\n\"";
    if (!out.starts_with(first)) return text;
    return out.substr(first.size(), out.size() - first.size() - 2);
}

}  // namespace

BOOST_AUTO_TEST_CASE(lines_break_where_libunistring_breaks_them) {
    const std::vector<std::string> parts = {
        "a",      "word",   " ",      " ",          " ",          "longer", "1",      ".",
        ",",      "-",      "(",      ")",          "/",          "\u00A0", "\u2013", "\u00E9",
        "\u4E2D", "\u0301", "\u2028", "$",          "%",          "'",      "!",      "x y z",
        "\u201C", "\u201D", "\u200B", "\U0001F600", "\U0001F1F3", "<b>",    "</b>",   "\u05D0"};
    std::mt19937 random(7);
    for (int n = 0; n < 20000; ++n) {
        std::string text;
        const auto size = 5 + random() % 60;
        while (text.size() < size) text += parts[random() % parts.size()];
        const auto width = 6 + static_cast<int>(random() % 30);
        if (text.size() <= static_cast<std::size_t>(width)) continue;
        const auto expected = broken_by_libunistring(text, width);
        // A value that fits on the line of its keyword stands there.
        if (expected == text) continue;
        BOOST_TEST_REQUIRE(broken(text, width) == expected, n << ": " << text);
    }
}

BOOST_AUTO_TEST_CASE(a_long_text_without_a_place_to_break_takes_no_time) {
    std::string text;
    while (text.size() < 400'000) text += std::string(90, 'a') + "-";
    BOOST_TEST(broken(text, 77) == broken_by_libunistring(text, 77));
    const std::string word(400'000, 'a');
    BOOST_TEST(broken(word, 77) == word);
}

BOOST_AUTO_TEST_CASE(a_line_may_break_behind_an_escaped_backslash_and_never_within_an_escape) {
    const std::string head = "moet het patroon <quote><literal>g";
    const auto breaks_before = [&](const std::string& rest, int width) {
        const auto out = broken(head + rest, width);
        const auto at = out.find("\"\n\"", head.size());
        return at == std::string::npos ? std::string() : out.substr(at + 3, 2);
    };
    BOOST_TEST(breaks_before("\\+\\+</literal></quote>", 36) == "+\\");
    const auto out = broken(std::string(20, 'a') + "\t" + std::string(20, 'b'), 21);
    BOOST_TEST(out.find("\\\"") == std::string::npos);
}
