// A program is a function of its arguments and streams, so that tests run it without a process.
#pragma once

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <vector>

namespace kopij::cli {

/// Exit codes, the same for every program.
inline constexpr int k_clean = 0;
inline constexpr int k_findings = 1;
inline constexpr int k_failure = 2;  ///< usage, configuration or I/O

/// A wrong command line; what() says what is wrong and what is allowed. Ends the program with k_failure.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// "kopij-lint" for "lint"; "kopij" for "", the program that runs the others.
inline std::string program_name(const std::string& name) { return name.empty() ? "kopij" : "kopij-" + name; }

struct Invocation {
    std::vector<std::string> arguments;  ///< without the program's own name
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal = false;
    bool err_is_terminal = false;
};

}  // namespace kopij::cli
