// Which code took the place of one that ended.
//
// In: codes with their dates and substances. Out: successors and predecessors, filled in where the facts leave no choice: one code of the same substance begins the day
// after, its brand is not another one, and no code of that title goes on over that day. Always true: what stands already is left; silence is better than a wrong code.
#pragma once

#include "imports/edition.h"

namespace edict::imports {

struct CodeColumns {
  std::size_t code, title, ingredient, successor, predecessor;
};
void find_successors(DatedTable& table, const CodeColumns& columns);

}  // namespace edict::imports
