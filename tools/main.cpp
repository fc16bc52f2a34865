// The frame every executable shares: KOPIJ_PROGRAM names the function of programs.hpp that it runs,
// KOPIJ_NAME what the user calls it.
#include "cli/frame.hpp"
#include "programs.hpp"

int main(int argc, char** argv) {
    return kopij::cli::run_process(KOPIJ_NAME, kopij::program::KOPIJ_PROGRAM, argc, argv);
}
