// Which nodes can be asked about a line alone.
//
// In: a node. Out: whether it can be evaluated for a line. Always true: what is too large to be looked through cannot.
#pragma once

#include "core/walk.h"

namespace edict::explain {

using core::children;

// No variable stands free in it but the judged line.
bool closed(const core::Program& program, core::NodeId node);

}  // namespace edict::explain
