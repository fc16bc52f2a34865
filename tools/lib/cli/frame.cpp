#include "cli/frame.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>
#include <new>

#include "text/file.hpp"
#include "text/memory.hpp"
#include "text/message.hpp"
#include "text/temporary_folder.hpp"

namespace kopij::cli {
namespace {

// As a shell reports a program that a signal ended.
[[noreturn]] void on_interrupt(int signal) {
    text::remove_pending_file();
    text::remove_temporary_folder();
    ::_exit(128 + signal);
}

void say(const char* name, Invocation& call, const std::string& message) {
    call.out.flush();
    call.err << program_name(name) << ": " << message << '\n';
}

}  // namespace

int run(const char* name, Program program, Invocation& call) {
    try {
        const int code = program(call);
        call.out.flush();
        if (call.out.fail()) {
            say(name, call, text::tr("cannot write the output: the disk is full or the reader is gone"));
            return k_failure;
        }
        return code;
    } catch (const UsageError& e) {
        say(name, call, e.what());
        call.err << text::tr_format("Try '{0} --help'.", program_name(name)) << '\n';
    } catch (const text::FileError& e) {
        say(name, call, e.what());
    } catch (const std::bad_alloc&) {
        say(name, call, text::tr("there is not enough memory for this input"));
    } catch (const std::exception& e) {
        say(name, call, text::tr_format("this should not have happened, please report it: {0}", e.what()));
    }
    return k_failure;
}

int run_process(const char* name, Program program, int argc, char** argv) {
    text::keep_freed_memory();
    std::ios::sync_with_stdio(false);
    std::cin.tie(nullptr);
    std::signal(SIGINT, on_interrupt);
    std::signal(SIGTERM, on_interrupt);
    std::signal(SIGHUP, on_interrupt);
    Invocation call{{argv + 1, argv + argc},     std::cin, std::cout, std::cerr, ::isatty(STDOUT_FILENO) == 1,
                    ::isatty(STDERR_FILENO) == 1};
    return run(name, program, call);
}

}  // namespace kopij::cli
