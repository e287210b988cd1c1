// What the reference evaluator says of a line: plain and complete, to be compared with the engine's.
//
// In: nothing (data only). Always true: findings that came to nothing (met, not applicable) are left out; amounts are millionths of a dollar.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "reference/value.h"

namespace edict::reference {

// What a rule that pends a line may do to it once its gaps are filled.
enum class Threat : std::uint8_t { None, Line, Claim };

struct Finding {
  core::RuleId rule = core::kNone;    // kNone: `builtin`
  engine::Builtin builtin = engine::Builtin::PayerMissing;
  engine::Status status = engine::Status::NotMet;
  core::OutcomeId outcome = core::kNone;  // kNone: it pends
  core::Disposition effect = core::Disposition::Pay;
  std::optional<claims::LineRef> partner;
  Causes causes;
  std::optional<std::int64_t> amount;  // of a reduction
};

struct Adjustment {
  core::Group group = core::Group::CO;
  std::string carc;
  std::int64_t amount = 0;
  bool operator==(const Adjustment&) const = default;
};

struct LineDecision {
  std::uint32_t row = 0;  // of the batch's line table
  core::Disposition disposition = core::Disposition::Pay;
  std::vector<Finding> findings;  // gravest first, then by stage, then by rule
  std::optional<std::int64_t> charge, allowed, paid;
  std::vector<Adjustment> adjustments;
};

}  // namespace edict::reference
