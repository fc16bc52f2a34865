#include "text/temporary_folder.hpp"

#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

namespace kopij::text {
namespace {

namespace fs = std::filesystem;

void fill(const fs::path& folder) {
    fs::create_directories(folder / "a" / "b");
    std::ofstream(folder / "a" / "b" / "file") << "text";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(temporary_folder)

BOOST_AUTO_TEST_CASE(it_is_the_owners_alone_and_goes_with_all_in_it) {
    fs::path path;
    {
        const TemporaryFolder folder;
        path = folder.path();
        fill(path);
        BOOST_TEST((fs::status(path).permissions() == fs::perms::owner_all));
    }
    BOOST_TEST(!fs::exists(path));
}

BOOST_AUTO_TEST_CASE(an_interrupt_removes_it) {
    const TemporaryFolder folder;
    fill(folder.path());
    remove_temporary_folder();
    BOOST_TEST(::wait(nullptr) > 0);
    BOOST_TEST(!fs::exists(folder.path()));
}

BOOST_AUTO_TEST_CASE(without_a_folder_an_interrupt_starts_nothing) {
    remove_temporary_folder();
    BOOST_TEST(::wait(nullptr) == -1);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::text
