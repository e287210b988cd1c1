// Conditions that ask a table or a set which nobody has filled: a library's exception waits for rows of a payer's own.
//
// In: a condition, and a payer with those above it. Out: whether no claim of that payer can meet it. Always true: a yes is certain; what is not looked into is a no.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::core {

// Whether a set of payers holds one, given with those above it.
bool in_set(const Program& program, SetId set, const std::vector<SymbolId>& payers);

bool waits_for_rows(const Program& program, NodeId condition, const std::vector<SymbolId>& payers);

}  // namespace edict::core
