// How a command asks the system for memory. In: nothing. Out: nothing to be seen but time: what a command reads and makes lies together, in large pages where the system has them.
//
// Always true: where the system has none, or says no, all is as it was.
#pragma once

namespace edict::tool {

// Once, before anything of size is asked for.
void prefer_large_pages();

}  // namespace edict::tool
