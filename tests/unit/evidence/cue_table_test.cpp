#include "evidence/cue_table.hpp"

#include <boost/test/unit_test.hpp>

#include "evidence/blob.hpp"

using namespace kopij::evidence;

namespace {

struct Finder {
    explicit Finder(const CueCompiler& compiler) {
        const auto tables = compiler.compile();
        BlobWriter writer;
        writer.add(tables.bloom);
        writer.add(tables.words);
        writer.add(tables.phrases);
        writer.add(tables.steps);
        bytes = writer.finish();
        finder = CueFinder(BlobView(bytes), 0);
    }
    CueSet all(std::string_view text) {
        Reading reading;
        read_sentence(text, reading);
        std::vector<CueSet> cues;
        finder.find(reading, cues);
        CueSet out = 0;
        for (const auto c : cues) out |= c;
        return out;
    }
    std::string bytes;
    CueFinder finder;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(cues)

BOOST_AUTO_TEST_CASE(wholes_beginnings_endings_and_phrases) {
    CueCompiler compiler;
    BOOST_TEST(compiler.add(Cue::improve, "verlicht*"));
    BOOST_TEST(compiler.add(Cue::symptom, "*klachten"));
    BOOST_TEST(compiler.add(Cue::define, "houdt in dat"));
    BOOST_TEST(compiler.add(Cue::lower, "neemt ... af"));
    BOOST_TEST(compiler.add(Cue::quantity, "# op de #"));
    BOOST_TEST(compiler.add(Cue::hedge, "kan"));
    Finder finder(compiler);
    BOOST_TEST(finder.finder.ok());
    BOOST_TEST(finder.all("Dit verlichtte de angstklachten.") == set_of(Cue::improve, Cue::symptom));
    BOOST_TEST(finder.all("Dat houdt in dat.") == bit(Cue::define));
    BOOST_TEST(finder.all("Dat houdt niet in dat.") == 0);
    BOOST_TEST(finder.all("De pijn neemt na een week weer af.") == bit(Cue::lower));
    BOOST_TEST(finder.all("De pijn neemt na een week of twee, zo zegt men, weer af.") == 0);
    BOOST_TEST(finder.all("Bij 3 op de 10 kan het.") == set_of(Cue::quantity, Cue::hedge));
    BOOST_TEST(finder.all("De kanarie zingt.") == 0);
}

BOOST_AUTO_TEST_CASE(what_is_no_pattern_is_refused) {
    CueCompiler compiler;
    BOOST_TEST(!compiler.add(Cue::hedge, ""));
    BOOST_TEST(!compiler.add(Cue::hedge, "*"));
    BOOST_TEST(!compiler.add(Cue::hedge, "a b c d e f g h i"));
}

BOOST_AUTO_TEST_CASE(every_cue_has_a_name) {
    for (std::size_t i = 0; i < k_cues; ++i) {
        const auto cue = static_cast<Cue>(i);
        BOOST_TEST((cue_from(to_string(cue)) == cue));
    }
    BOOST_TEST(!cue_from("nothing"));
}

BOOST_AUTO_TEST_CASE(damaged_tables_are_not_ok) {
    CueCompiler compiler;
    compiler.add(Cue::hedge, "kan");
    const Finder finder(compiler);
    for (std::size_t cut = 0; cut < finder.bytes.size(); cut += 7) {
        const std::string bytes = finder.bytes.substr(0, cut);
        const BlobView view(bytes);
        BOOST_TEST(!(view.ok() && CueFinder(view, 0).ok()));
    }
}

BOOST_AUTO_TEST_SUITE_END()
