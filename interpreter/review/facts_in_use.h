// Facts that some line will be asked, as against those that only rules of a library name which nobody adopts, or whose tables and sets nobody fills.
//
// In: a program. Out: for each field of each record, whether it is in use. Always true: what a rule that can apply may read is, and what payment and its balances read; so is
// what no rule needs to name (a line's code, its date, the day of receipt).
#pragma once

#include "review/may_be.h"

namespace edict::review {

Fields facts_in_use(const core::Program& program);

}  // namespace edict::review
