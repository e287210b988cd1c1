// What a rule's judgement may depend on: nodes reachable from its clauses, its exceptions and the terms that they use.
//
// In: rules and terms. Out: nodes, sorted. Always true: each node once; bounded by the program.
#pragma once

#include <vector>

#include "core/program.h"

namespace edict::explain {

std::vector<core::NodeId> reachable(const core::Program& program, const std::vector<core::RuleId>& rules, const std::vector<core::TermId>& terms);
// The terms of payment and of its balances count with every line that is not denied.
std::vector<core::TermId> payment_terms(const core::Program& program);

}  // namespace edict::explain
