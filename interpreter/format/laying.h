// A declaration laid out as lines.
//
// In: a declaration. Out: its lines, with the columns that may be aligned. Always true: lines hold the pieces and comments in their order.
#pragma once

#include "format/lines.h"
#include "format/pieces.h"

namespace edict::format {

// `number` tells tables of one text apart. True: the declaration stands on one line.
bool lay(Declaration declaration, std::size_t number, std::vector<Line>& into);

}  // namespace edict::format
