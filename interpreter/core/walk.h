// Walking the nodes of the core.
//
// In: a node. Out: its operands; whether it speaks of a line. Always true: an operator's plain numbers are not taken for nodes.
#pragma once

#include <optional>
#include <vector>

#include "core/program.h"

namespace edict::core {

// In the order in which they are written.
std::vector<NodeId> children(const Program& program, const Node& node);
inline std::vector<NodeId> children(const Program& program, NodeId node) { return children(program, program.node(node)); }

// A term in the expression that speaks of the judged line, of its claim or of its history; whose payer and date judge it does not count. Nothing where there is none.
std::optional<TermId> term_of_a_line(const Program& program, NodeId expression);

}  // namespace edict::core
