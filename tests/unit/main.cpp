#define BOOST_TEST_MODULE kopij
#include <boost/test/unit_test.hpp>
#include <cstdlib>

namespace {

// The developer's own language and colours must not change what a test sees.
struct PlainEnvironment {
    PlainEnvironment() {
        ::setenv("LC_ALL", "C.UTF-8", 1);
        for (const char* name : {"LANGUAGE", "NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR"}) ::unsetenv(name);
    }
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(PlainEnvironment);
