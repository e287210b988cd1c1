#include "source_dir.h"

namespace edict::test {

std::string source_dir() { return EDICT_SOURCE_DIR; }

}  // namespace edict::test
