#include "translate/assemble.hpp"

#include <boost/test/unit_test.hpp>

#include "golden.hpp"
#include "run_program.hpp"
#include "scratch.hpp"

namespace kopij::translate {

using test::run_program;

BOOST_AUTO_TEST_SUITE(assembling)

// An article and its .po give .assembled; the article alone gives .pot.
const test::GoldenCases k_assembled("translate", {".xml", ".md", ".html"}, [](const test::GoldenFile& file) {
    const auto extracted = run_program("extract", {file.path().string(), "--add-location=never"});
    BOOST_TEST(extracted.code == 0, extracted);
    auto pot = extracted.out;
    const auto date = pot.find("\"POT-Creation-Date");
    BOOST_REQUIRE(date != std::string::npos);
    pot.erase(date, pot.find('\n', date) + 1 - date);
    file.check(".pot", pot);
    const auto assembled =
        run_program("assemble", {"--catalogue", file.beside(".po").string(), file.path().string()});
    BOOST_TEST(assembled.code != 2, assembled);
    file.check(".assembled", assembled.out);
});

BOOST_AUTO_TEST_CASE(without_translations_the_bytes_are_the_same) {
    const test::Scratch scratch;
    const std::string article =
        "<?xml version='1.0'?>\r\n<article  lang=\"nl\" ><p>Een\r\n  <b>zin</b></p ></article>\n";
    const auto path = scratch.write("a.xml", article);
    const auto empty =
        scratch.write("a.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n");
    const auto result = run_program("assemble", {"--catalogue", empty.string(), path.string()});
    BOOST_TEST(result.code == 0, result);
    BOOST_TEST(result.out == article);
}

BOOST_AUTO_TEST_CASE(a_catalogue_with_errors_writes_nothing) {
    const test::Scratch scratch;
    const auto path = scratch.write("a.xml", "<article><p>Een</p></article>\n");
    const auto broken = scratch.write("a.po", "msgid \"Een\nmsgstr \"One\"\n");
    const auto output = (scratch.path() / "out/a.xml").string();
    const auto result =
        run_program("assemble", {"--catalogue", broken.string(), "-o", output, path.string()});
    BOOST_TEST(result.code == 1, result);
    BOOST_TEST(!scratch.has("out/a.xml"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::translate
