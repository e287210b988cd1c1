// Exceptions to a clause, and exceptions to these, in one list.
//
// In: a choice. Out: what may stand in its place, an exception before those that are exceptions to it. Always true: a chain leads from an exception to the clause itself to
// the one whose value it gives; all of it must hold for that value to stand.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::review {

struct ExceptionChain {
  std::vector<const core::Override*> parts;   // at least one; the last one's value stands
  exact::Period effective;                    // while all hold
  std::vector<core::NodeId> when;             // the conditions of all

  const core::Override& last() const { return *parts.back(); }
};

std::vector<ExceptionChain> exception_chains(const core::Program& program, core::ChoiceId choice);

}  // namespace edict::review
