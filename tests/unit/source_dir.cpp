// Where the checkout stands: compiled into one object, so that all the others serve every checkout.
#include "source_dir.h"

namespace edict::test {

std::string source_dir() { return EDICT_SOURCE_DIR; }

}  // namespace edict::test
