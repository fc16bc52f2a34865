// How the programs hold on to memory.
#pragma once

#include <cstddef>

namespace kopij::text {

/// Memory that is freed stays with the process: file after file is read in the room of the last one. Giving
/// it back to the system and asking for it again takes half as long as parsing. Called once, before anything
/// else.
void keep_freed_memory();

/// Has the system give the next `bytes` that are allocated in few large pages instead of hundreds of small
/// ones, each of which it would have to be asked for by itself. For who is about to fill them; does nothing
/// for little.
void expect_to_fill(std::size_t bytes);

}  // namespace kopij::text
