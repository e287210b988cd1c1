// Walking the nodes of the core.
//
// In: a node. Out: its operands; whether it can be evaluated for a line alone. Always true: an operator's plain numbers are not taken for nodes.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::explain {

// In the order in which they are written.
std::vector<core::NodeId> children(const core::Program& program, core::NodeId node);

// No variable stands free in it but the judged line.
bool closed(const core::Program& program, core::NodeId node);

}  // namespace edict::explain
