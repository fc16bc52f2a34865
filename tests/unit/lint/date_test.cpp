#include "lint/date.hpp"

#include <boost/test/unit_test.hpp>

#include "text/date.hpp"

namespace kopij::test {

using Form = lint::WrittenDate::Form;

BOOST_AUTO_TEST_SUITE(date)

BOOST_AUTO_TEST_CASE(dates_are_read_as_people_write_them) {
    const struct {
        const char* text;
        const char* day;
        const char* written;
        Form form;
    } k_cases[] = {
        {"2026-05-03", "2026-05-03", "2026-05-03", Form::iso},
        {"2026-05-03T10:00:00+02:00", "2026-05-03", "2026-05-03T10:00:00+02:00", Form::iso},
        {"2026-05", "2026-05-01", "2026-05", Form::iso},
        {"in 2026.", "2026-01-01", "2026", Form::iso},
        {"2026/5/3", "2026-05-03", "2026/5/3", Form::written},
        {"op 3 mei 2026 door", "2026-05-03", "3 mei 2026", Form::written},
        {"sinds maart 2026,", "2026-03-01", "maart 2026", Form::written},
        {"21 mrt. 2026", "2026-03-21", "21 mrt. 2026", Form::written},
        {"on the 3rd of May 2026", "2026-05-03", "3rd of May 2026", Form::written},
        {"May 3, 2026", "2026-05-03", "May 3, 2026", Form::written},
        {"Sept 30 2026", "2026-09-30", "Sept 30 2026", Form::written},
        {"3. März 2026", "2026-03-03", "3. März 2026", Form::written},
        {"le 1er août 2026", "2026-08-01", "1er août 2026", Form::written},
        {"juin 2026", "2026-06-01", "juin 2026", Form::written},
        {"31-5-2026", "2026-05-31", "31-5-2026", Form::written},
        {"3/5/2026", "2026-05-03", "3/5/2026", Form::day_first},
        {"31 februari 2026, of 1 maart 2026", "2026-03-01", "1 maart 2026", Form::written},
    };
    for (const auto& one : k_cases) {
        const auto found = lint::find_date(one.text);
        BOOST_TEST_CONTEXT(one.text) {
            BOOST_REQUIRE(found);
            BOOST_TEST(text::iso_date(found->day) == one.day);
            BOOST_TEST(found->range.in(one.text) == one.written);
            BOOST_TEST((found->form == one.form));
        }
    }
    for (const auto* text :
         {"", "mei", "3 mei", "12345", "0800-0113", "31-13-2026", "10.1000/2026.5", "marker"})
        BOOST_TEST(!lint::find_date(text), text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::test
