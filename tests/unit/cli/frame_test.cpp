#include "cli/frame.hpp"

#include <sys/wait.h>

#include <boost/test/unit_test.hpp>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <new>
#include <sstream>

#include "paths.hpp"
#include "scratch.hpp"
#include "text/file.hpp"

namespace kopij::cli {
namespace {

struct Result {
    int code = 0;
    std::string out;
    std::string err;
};

Result run_frame(Program program) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    Invocation call{{}, in, out, err};
    const auto code = run("lint", program, call);
    return {code, out.str(), err.str()};
}

/// Runs a shell command in a process of its own; the exit code.
int shell(const std::string& command) {
    const auto status = std::system(command.c_str());  // NOLINT: a test
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string program_path() {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "kopij-lint").string();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(frame)

BOOST_AUTO_TEST_CASE(the_code_of_a_program_is_that_of_the_process) {
    BOOST_TEST(run_frame([](Invocation&) { return k_findings; }).code == 1);
    BOOST_TEST(run_frame([](Invocation&) { return k_clean; }).err.empty());
}

BOOST_AUTO_TEST_CASE(exceptions_become_one_line_and_code_two) {
    const auto usage = run_frame([](Invocation&) -> int { throw UsageError("no such thing"); });
    BOOST_TEST(usage.code == 2);
    BOOST_TEST(usage.err == "kopij-lint: no such thing\nTry 'kopij-lint --help'.\n");
    const auto file = run_frame([](Invocation&) -> int { throw text::FileError("cannot read x"); });
    BOOST_TEST(file.code == 2);
    BOOST_TEST(file.err == "kopij-lint: cannot read x\n");
    const auto memory = run_frame([](Invocation&) -> int { throw std::bad_alloc(); });
    BOOST_TEST(memory.code == 2);
    BOOST_TEST(memory.err == "kopij-lint: there is not enough memory for this input\n");
    const auto other = run_frame([](Invocation&) -> int { throw std::logic_error("a bug"); });
    BOOST_TEST(other.code == 2);
    BOOST_TEST(other.err.find("please report it: a bug") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(output_before_an_error_is_kept) {
    const auto result = run_frame([](Invocation& call) -> int {
        call.out << "first\n";
        throw text::FileError("then");
    });
    BOOST_TEST(result.out == "first\n");
}

BOOST_AUTO_TEST_CASE(output_that_cannot_be_written_is_an_error) {
    std::istringstream in;
    std::ofstream full("/dev/full");
    std::ostringstream err;
    Invocation call{{}, in, full, err};
    BOOST_TEST(run(
                   "lint",
                   [](Invocation& c) {
                       c.out << "text\n";
                       return k_clean;
                   },
                   call) == 2);
    BOOST_TEST(err.str().find("cannot write the output") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_process_tells_that_the_disk_is_full) {
    const test::Scratch scratch;
    const auto err = (scratch.path() / "err").string();
    BOOST_TEST(shell(program_path() + " --help > /dev/full 2> " + err) == 2);
    BOOST_TEST(scratch.read("err").find("cannot write the output") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_reader_that_leaves_ends_the_program_in_silence) {
    const test::Scratch scratch;
    const auto err = (scratch.path() / "err").string();
    const auto code = (scratch.path() / "code").string();
    shell("{ " + program_path() + " --help 2> " + err + "; echo $? > " + code + "; } | true");
    BOOST_TEST(scratch.read("err").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::cli
