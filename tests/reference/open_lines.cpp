// Which lines are open to a later stage: those that nothing has closed, and nothing may yet close once its gaps are filled.
//
// In: findings. Out: what they may still do. Always true: only what pends can still turn into a denial.
#include <algorithm>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Disposition;
using core::OutcomeKind;
using engine::Status;

Threat Evaluator::threat_of_outcome(core::OutcomeId id, const Scope& scope) {
  if (id == core::kNone) return Threat::None;
  const core::Outcome& outcome = program_.outcomes[id];
  if (outcome.kind == OutcomeKind::Deny) return Threat::Line;
  if (outcome.kind == OutcomeKind::Reject) return Threat::Claim;
  if (outcome.kind != OutcomeKind::ReduceUnits && outcome.kind != OutcomeKind::ReduceTo) return Threat::None;
  const Value amount = reduced_to(outcome, scope);
  const auto left = amount.known ? millionths(amount.number, exact::Rounding::Floor) : std::nullopt;
  return left && *left > 0 ? Threat::None : Threat::Line;
}

Threat Evaluator::worst_of(core::ChoiceId id, const Scope& scope) {
  if (id == core::kNone) return Threat::None;
  Threat worst = threat_of_outcome(program_.choices[id].base, scope);
  for (const core::Override& o : program_.choices[id].overrides) worst = std::max(worst, worst_of(o.value, scope));
  return worst;
}

Threat Evaluator::threat_of(const Finding& finding, const Verdict& verdict) {
  if (finding.effect != Disposition::Pend) return Threat::None;
  if (finding.status == Status::NotMet) return threat_of_outcome(finding.outcome, verdict.scope);
  const core::ChoiceId otherwise = program_.rules[finding.rule].otherwise;
  if (otherwise == core::kNone) return Threat::None;
  const Resolved resolved = resolve(otherwise, place_of(verdict.scope));
  return resolved.sure() ? threat_of_outcome(*resolved.possible.begin(), verdict.scope) : worst_of(otherwise, verdict.scope);
}

void Evaluator::doubt(std::uint32_t row, int stage, Threat threat, const Causes& causes) {
  if (threat == Threat::Line) doubts_.push_back({row, stage, causes});
  if (threat != Threat::Claim) return;
  for (const Value& line : lines_of_claim(claim_).items) doubts_.push_back({line.record.row, stage, causes});
}

Value Evaluator::is_open(const Value& line) {
  if (line.record.batch == batch_) {
    if (closed_.contains(line.record.row)) return boolean(false);
    Causes causes;
    for (const Doubt& doubt : doubts_) {
      if (doubt.row == line.record.row && doubt.stage < stage_) causes.insert(doubt.causes.begin(), doubt.causes.end());
    }
    return causes.empty() ? boolean(true) : unknown(causes);
  }
  const Value disposition = named_field(program_.schema.line, "disposition", line.record);
  if (!disposition.known) return disposition;
  const std::string& text = vocabulary_.symbols.text(disposition.symbol);
  if (text == "deny" || text == "reject") return boolean(false);
  const Value undecided = named_field(program_.schema.line, "undecided", line.record);
  if (!undecided.is_true()) return boolean(true);
  Cause waits;
  waits.record = program_.schema.line;
  waits.field = program_.schema.find(program_.schema.line, "disposition");
  waits.batch = line.record.batch;
  waits.row = line.record.row;
  return unknown(waits);
}

}  // namespace edict::reference
