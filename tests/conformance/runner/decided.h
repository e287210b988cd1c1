// What became of a line in names alone, so that an expectation, the engine and the reference can be laid side by side.
//
// In: an expectation's text; or a decision with its program. Out: a Decided. Always true: no ids, no words for people: those are nobody's contract.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "case_file.h"
#include "reference/decision.h"

namespace edict::conformance {

struct NamedFinding {
  std::string rule;                  // full name; `(payer missing)` for what is no rule
  std::string status;                // `not met`, `undecided`
  std::string outcome;               // `deny CO-151 remark N362`
  std::set<std::string> missing;     // `line.dose`, `no row limits`, `overflow`
};

struct NamedAdjustment {
  std::string code, amount;          // `CO-151`, `$40.00`
  std::vector<std::string> remarks;
};

struct Decided {
  std::string disposition;
  std::string charge, allowed, paid;  // empty where there is none
  std::vector<NamedAdjustment> adjustments;
  std::vector<NamedFinding> findings;
};

// Remarks of adjustments are the engine's business: the reference knows none.
Decided named(const core::Program& program, const claims::Dictionary& symbols, const claims::Batch& own, const reference::LineDecision& decision);

// What is wrong with the decision, in words; empty where it is as expected. `remarks`: adjustments tell theirs.
std::string broken(const ExpectedLine& expected, const Decided& decided, bool remarks);
// The same of one row of a `values` block, judged by `rule`.
std::string broken(const Row& row, const std::string& rule, const Decided& decided);

std::string text_of(const Decided& decided);

}  // namespace edict::conformance
