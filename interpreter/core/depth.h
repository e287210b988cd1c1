// How deep the evaluation of a program can go, in calculations that each wait for the next one: worked out before any claim is there.
//
// In: a program without rings. Out: the declarations that lead deeper than the engine goes. Always true: what is not among them never meets that limit,
// whatever the claims are; each place where a chain becomes too long is named once, not again in all that needs it.
#pragma once

#include <string>
#include <vector>

#include "core/program.h"

namespace edict::core {

// Below the engine's own limit (engine/machine.h) by what may stand around an expression: the clause of a rule, a step of payment.
inline constexpr std::uint32_t kDeepestEvaluation = 1'480;

struct TooDeep {
  std::string name;  // as it is declared: `expected_units`
  source::Span span;
};
std::vector<TooDeep> too_deep(const Program& program);

}  // namespace edict::core
