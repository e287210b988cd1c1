// The version of the program, as the build says it, and what it was built from.
//
// Always true: two builds of the same sources with the same tools say the same; no time, no name of a machine, no path.
#pragma once

#include <string>
#include <vector>

namespace edict::tool {

inline constexpr const char* kVersion = "edict " EDICT_VERSION;

int show_version(const std::vector<std::string>& arguments);  // `edict --version`

}  // namespace edict::tool
