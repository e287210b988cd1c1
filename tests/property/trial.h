// One generated policy set with its claims, tried: does it run, do both evaluators say the same of every line, whatever the batches and the order of texts?
//
// In: packages, claims, a history. Out: nothing, or what went wrong. Always true: the same case gives the same answer; a refused policy is no failure.
#pragma once

#include <string>
#include <vector>

#include "reference/reached.h"
#include "sample.h"

namespace edict::property {

struct Trial {
  bool accepted = false;
  std::string errors;    // of a policy that `check` refuses
  std::string trouble;   // of one that it accepts; empty: none
  std::size_t lines = 0;
};
struct TrialStyle {
  bool in_batches = false;         // the claims once more in small batches
  bool shuffles = false;           // the texts once more in another order
  bool dimensions_known = false;   // no amount's dimension comes with the data: no amounts may fail to fit each other
  reference::Reached* reached = nullptr;
};
Trial tried(const Sample& sample, const TrialStyle& style);

// The same trouble with less: declarations, claims, facts and parts of expressions left out one by one while something still goes wrong.
Sample shrunk(Sample sample, const TrialStyle& style);
// Everything that is needed to try it again.
std::string written_out(const Sample& sample);

}  // namespace edict::property
