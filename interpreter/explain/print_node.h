// A node of the core printed in the language's own words, for nodes that no text stands behind.
//
// In: a node. Out: one line. Always true: operands of operators are in parentheses where they are operators themselves; depth is bounded.
#pragma once

#include <string>

#include "core/program.h"

namespace edict::explain {

std::string print_node(const core::Program& program, core::NodeId node);
std::string_view comparison_sign(core::Comparison comparison);

}  // namespace edict::explain
