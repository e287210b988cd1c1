// What one rule comes to on one line, before it is recorded.
//
// In: nothing (data only). Always true: `outcome` kNone with status NotMet or Undecided pends the line.
#pragma once

#include <optional>

#include "engine/decision.h"
#include "engine/truth.h"

namespace edict::engine {

// What a rule that pends a line may yet do to it, once its gaps are filled.
enum class Threat : std::uint8_t { None, Line, Claim };

// What an outcome of that kind does to the line whatever the claim says; nothing where that hangs on its amount: a reduction to nothing is a denial.
constexpr std::optional<Threat> threat_of_kind(core::OutcomeKind kind) {
  switch (kind) {
    case core::OutcomeKind::Deny: return Threat::Line;
    case core::OutcomeKind::Reject: return Threat::Claim;
    case core::OutcomeKind::ReduceUnits:
    case core::OutcomeKind::ReduceTo: return std::nullopt;
    case core::OutcomeKind::Pend:
    case core::OutcomeKind::Note:
    case core::OutcomeKind::Pass: return Threat::None;
  }
  return Threat::None;
}

struct Verdict {
  Status status = Status::NotApplicable;
  bool acts = false;
  Truth applies, require;
  core::NodeId applies_node = core::kNone, require_node = core::kNone;
  core::OutcomeId outcome = core::kNone;
  ReasonId reason = 0;
  claims::LineRef partner;
  bool known_part_exceeds = false;
  bool amount_known = false;
  std::int64_t amount = 0;
};

}  // namespace edict::engine
