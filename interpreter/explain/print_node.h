// A node of the core printed in the language's own words, for nodes that no text stands behind.
//
// In: a node. Out: one line. Always true: operands of operators are in parentheses where they are operators themselves; depth is bounded.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/program.h"

namespace edict::explain {

// What the author called variables: slot and name. Those that are not named are `other`, `x2`, `x3` ….
using VariableNames = std::vector<std::pair<std::uint32_t, std::string>>;

std::string print_node(const core::Program& program, core::NodeId node, const VariableNames& names = {});
std::string_view comparison_sign(core::Comparison comparison);

}  // namespace edict::explain
