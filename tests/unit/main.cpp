#define BOOST_TEST_MODULE kopij
#include <boost/test/unit_test.hpp>
