// Files that are being written: where the program is ended meanwhile (Ctrl-C, a closed terminal), they are removed.
//
// In: paths. Out: nothing. Always true: what ends the program still ends it, as it would have.
#pragma once

#include <string>

namespace edict::tool {

void begin_unfinished(const std::string& path);
void end_unfinished(const std::string& path);  // finished, or removed already

}  // namespace edict::tool
