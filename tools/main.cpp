// The frame every executable shares: KOPIJ_PROGRAM names the function of programs.hpp that it runs,
// KOPIJ_NAME what the user calls it.
#include <string>

#include "cli/frame.hpp"
#include "programs.hpp"

// Boost's archives ask for members of std::string, which each of our files has too (C++20's is in the headers).
// Without these the linker takes them from any file: kopij-merge would have the linter in it, and its start.
template class std::basic_string<char>;

int main(int argc, char** argv) {
    return kopij::cli::run_process(KOPIJ_NAME, kopij::program::KOPIJ_PROGRAM, argc, argv);
}
