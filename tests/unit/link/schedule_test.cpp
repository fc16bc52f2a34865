#include "link/schedule.hpp"

#include <boost/test/unit_test.hpp>

namespace kopij::link {
namespace {

using namespace std::chrono_literals;

/// Starts all that may start and gives the jobs.
std::vector<std::size_t> start(Schedule& schedule, Schedule::Time now) {
    std::vector<std::size_t> out;
    while (const auto job = schedule.next(now)) out.push_back(*job);
    return out;
}

const Schedule::Time k_now{1000s};

}  // namespace

BOOST_AUTO_TEST_SUITE(schedule)

BOOST_AUTO_TEST_CASE(a_server_has_so_many_requests_at_once) {
    Schedule schedule({2, 0, 3});
    for (std::size_t job = 0; job < 4; ++job) schedule.add(job, "a");
    for (std::size_t job = 4; job < 8; ++job) schedule.add(job, "b");
    BOOST_TEST(start(schedule, k_now).size() == 3U);
    schedule.done("a");
    schedule.done("b");
    BOOST_TEST(start(schedule, k_now).size() == 2U);
    BOOST_TEST(schedule.under_way() == 3U);
}

BOOST_AUTO_TEST_CASE(a_server_is_asked_so_often_a_second) {
    Schedule schedule({6, 10, 64});
    for (std::size_t job = 0; job < 3; ++job) schedule.add(job, "a");
    BOOST_TEST(start(schedule, k_now).size() == 1U);
    BOOST_TEST(start(schedule, k_now + 99ms).empty());
    BOOST_TEST((schedule.wake().value() == k_now + 100ms));
    BOOST_TEST(start(schedule, k_now + 100ms).size() == 1U);
    Schedule free({6, 10, 64});
    free.free_rate("a");
    for (std::size_t job = 0; job < 3; ++job) free.add(job, "a");
    BOOST_TEST(start(free, k_now).size() == 3U);
}

BOOST_AUTO_TEST_CASE(a_job_waits_until_it_is_ready) {
    Schedule schedule({6, 0, 64});
    schedule.add(0, "a", k_now + 2s);
    schedule.add(1, "a", k_now + 1s);
    BOOST_TEST(start(schedule, k_now).empty());
    BOOST_TEST((schedule.wake().value() == k_now + 1s));
    BOOST_TEST(start(schedule, k_now + 1s) == std::vector<std::size_t>{1}, boost::test_tools::per_element());
    BOOST_TEST(!schedule.empty());
}

BOOST_AUTO_TEST_CASE(what_has_waited_goes_first) {
    Schedule schedule({1, 0, 64});
    schedule.add(0, "a");
    schedule.add(1, "a");
    schedule.add(2, "a", k_now + 1s);
    BOOST_TEST(start(schedule, k_now) == std::vector<std::size_t>{0}, boost::test_tools::per_element());
    schedule.done("a");
    BOOST_TEST(start(schedule, k_now + 1s) == std::vector<std::size_t>{2}, boost::test_tools::per_element());
    schedule.done("a");
    BOOST_TEST(start(schedule, k_now + 1s) == std::vector<std::size_t>{1}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_third_wait_in_a_row_holds_for_the_server) {
    Schedule schedule({6, 0, 64});
    for (std::size_t job = 0; job < 2; ++job) schedule.asked_to_wait("a", k_now + 5s);
    schedule.add(0, "a");
    BOOST_TEST(start(schedule, k_now).size() == 1U);
    schedule.answered("a");
    for (std::size_t job = 0; job < 3; ++job) schedule.asked_to_wait("a", k_now + 5s);
    schedule.add(1, "a");
    schedule.add(2, "b");
    BOOST_TEST(start(schedule, k_now) == std::vector<std::size_t>{2}, boost::test_tools::per_element());
    BOOST_TEST((schedule.wake().value() == k_now + 5s));
    BOOST_TEST(start(schedule, k_now + 5s).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::link
