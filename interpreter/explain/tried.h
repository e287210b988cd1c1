// Exceptions of a rule for one line: those that changed it, and those that were tried and lost, with why.
//
// In: a rule, a line. Out: a branch an exception. Always true: an exception stands once, however many clauses it speaks of.
#pragma once

#include "explain/tree.h"

namespace edict::explain {

std::vector<Branch> tried_exceptions(Words& words, core::RuleId rule, engine::Environment& environment, const std::vector<core::ExceptionId>& won);

// The payer and those above it, root last; empty where it is not declared.
std::vector<core::SymbolId> payer_chain(const core::Program& program, core::SymbolId payer);

}  // namespace edict::explain
