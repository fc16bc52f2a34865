// Runs a program of programs.hpp inside the test, with strings for its streams.
#pragma once

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "cli/frame.hpp"
#include "programs.hpp"

namespace kopij::test {

struct ProgramResult {
    int code = 0;
    std::string out;
    std::string err;
};

inline std::ostream& operator<<(std::ostream& out, const ProgramResult& result) {
    return out << "exit " << result.code << "\nout: " << result.out << "\nerr: " << result.err;
}

struct ProgramInput {
    std::string in = {};                ///< standard input
    std::filesystem::path folder = {};  ///< where it is called from; empty: where the test runs
};

/// `name` without "kopij-". Messages are English unless the arguments say otherwise: tests run with
/// LC_ALL=C.UTF-8.
inline ProgramResult run_program(std::string_view name, std::vector<std::string> arguments,
                                 const ProgramInput& input = {}) {
    const auto before = std::filesystem::current_path();
    if (!input.folder.empty()) std::filesystem::current_path(input.folder);
    std::istringstream in(input.in);
    std::ostringstream out;
    std::ostringstream err;
    ProgramResult result;
    bool found = false;
    for (const auto& entry : program::k_programs) {
        if (name != entry.name) continue;
        found = true;
        cli::Invocation call{std::move(arguments), in, out, err};
        result.code = cli::run(entry.name, entry.run, call);
        break;
    }
    std::filesystem::current_path(before);
    BOOST_REQUIRE_MESSAGE(found, "there is no program kopij-" << name);
    result.out = out.str();
    result.err = err.str();
    return result;
}

}  // namespace kopij::test
