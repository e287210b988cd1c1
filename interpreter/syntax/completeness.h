// Clauses that must stand in a declaration, and those that may stand but once.
//
// In: a chunk whose tokens parsed. Out: findings only. True: nothing was found.
#pragma once

#include "syntax/layout.h"

namespace edict::syntax {

bool check_clauses(const Chunk& chunk, const ast::Name& declared, Reporter& reporter);

}  // namespace edict::syntax
