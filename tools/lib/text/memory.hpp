// How the programs hold on to memory.
#pragma once

namespace kopij::text {

/// Memory that is freed stays with the process: file after file is read in the room of the last one. Giving
/// it back to the system and asking for it again takes half as long as parsing. Called once, before anything
/// else.
void keep_freed_memory();

}  // namespace kopij::text
