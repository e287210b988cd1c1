// Where lines begin in the canonical text.
//
// In: a declaration. Out: its pieces' `breaks`; commas that a line end replaces are gone, and an operator that ended a line begins the next.
// Always true: a separating line end stays one.
#pragma once

#include "format/pieces.h"

namespace edict::format {

// True: its block is laid out over lines.
bool settle_breaks(Declaration& declaration);

}  // namespace edict::format
