// What the engine decided of a line, in the reference's form, so that the two can be compared.
//
// In: a program, the run's symbols, the engine's Decisions, a row. Out: a LineDecision. Always true: nothing is judged here; gaps lose their place in the program.
#pragma once

#include "reference/decision.h"

namespace edict::reference {

LineDecision of_engine(const core::Program& program, const claims::Dictionary& symbols, const engine::Decisions& out, std::uint32_t row);

}  // namespace edict::reference
