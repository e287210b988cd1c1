// The version of the program, as the build says it.
#pragma once

namespace edict::tool {

inline constexpr const char* kVersion = "edict " EDICT_VERSION;

}  // namespace edict::tool
