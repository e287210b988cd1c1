// Which lines are still open: those that no earlier stage denied or rejected, and none may yet.
//
// In: findings as they are recorded. Out: the truth of `x is open`. Always true: only stages before the one that asks count, so the order of lines and rules
// within a stage shows nowhere; a line that pends for a fact which may still deny it is neither open nor closed, and the reason is that fact.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

using core::OutcomeKind;

// A line that an earlier stage denied is no longer open; a rejected one takes its whole claim along.
void Machine::denied_at(std::uint32_t row, core::Stage stage, core::Disposition disposition) {
  const auto at = static_cast<std::uint8_t>(stage);
  if (disposition == core::Disposition::Deny) denied_stage_[row] = std::min(denied_stage_[row], at);
  if (disposition != core::Disposition::Reject) return;
  for (std::uint32_t r = first_line_[claim_]; r < first_line_[claim_ + 1]; ++r) denied_stage_[r] = std::min(denied_stage_[r], at);
}

// What an outcome would do to the line if its rule came out as not met.
Threat Machine::threat_of(core::OutcomeId id, const Jurisdiction& where) {
  if (id == core::kNone) return Threat::None;
  const core::Outcome& outcome = program.outcomes[id];
  if (const auto certain = threat_of_kind(outcome.kind)) return *certain;
  Verdict cut;
  reduced_to(outcome, where, cut);
  return cut.amount_known && cut.amount > 0 ? Threat::None : Threat::Line;
}

// Where it cannot be told which `else` stands, any of them counts.
Threat Machine::worst_of(core::ChoiceId id, const Jurisdiction& where) {
  const Deeper deeper(*this);
  if (id == core::kNone || depth_ > kDeepest) return Threat::None;
  const core::Choice& choice = program.choices[id];
  Threat worst = threat_of(choice.base, where);
  for (const core::Override& o : choice.overrides) worst = std::max(worst, worst_of(o.value, where));
  return worst;
}

// Of a rule that pends the line: could it yet deny it? A decided `else pend` could not, and `missing pass` lets the line go on.
Threat Machine::threat_of(const core::Rule& rule, const Jurisdiction& where, const Verdict& v) {
  if (v.status == Status::NotMet) return threat_of(v.outcome, where);
  if (rule.otherwise == core::kNone) return Threat::None;
  const Resolution r = resolve(rule.otherwise, where, nullptr);
  return r.reason == 0 ? threat_of(r.value, where) : worst_of(rule.otherwise, where);
}

void Machine::doubt(std::uint32_t row, core::Stage stage, Threat threat, std::uint32_t gaps, std::uint32_t gap_count, Decisions& out) {
  if (threat != Threat::None) out.doubts.push_back({row, stage, threat == Threat::Claim, gaps, gap_count});
}

// Doubts stand claim by claim, in the order in which the claims were judged.
ReasonId Machine::doubts_about(std::uint32_t row) {
  if (told_ == nullptr) return 0;
  const std::vector<Doubt>& doubts = told_->doubts;
  ReasonId reason = 0;
  auto at = std::partition_point(doubts.begin(), doubts.end(), [&](const Doubt& d) { return d.line < first_line_[claim_]; });
  for (; at != doubts.end() && at->line < first_line_[claim_ + 1]; ++at) {
    ++looks_;
    if (static_cast<std::uint8_t>(at->stage) >= stage_ || (at->line != row && !at->whole_claim)) continue;
    for (std::uint32_t i = 0; i < at->gap_count; ++i) reason = reasons_.join(reason, reasons_.of(told_->gaps[at->gaps + i]));
  }
  return reason;
}

Truth Machine::is_open(core::NodeId id) {
  const Value line = eval(program.node(id).a);
  if (!line.known()) return unknown_truth(line.reason);
  if (line.record.batch != batch_) return was_open(line.record);
  const std::uint32_t row = line.record.row;
  if (row < denied_stage_.size() && denied_stage_[row] < stage_) return truth_of(false);
  const ReasonId reason = doubts_about(row);
  return reason != 0 ? unknown_truth(reason) : truth_of(true);
}

// A line of the history: its decision; where that is to pend for a fact that may still deny it, there is no decision yet.
Truth Machine::was_open(claims::LineRef line) {
  core::SymbolId disposition = 0, undecided = 0;
  const Truth not_told = unknown_truth(absent(program.schema.line, index.own.line_disposition, line).reason);
  if (!symbol_field(program.schema.line, index.own.line_disposition, line, disposition)) return not_told;
  if (disposition == index.denied || disposition == index.rejected) return truth_of(false);
  const bool waits = symbol_field(program.schema.line, index.own.line_undecided, line, undecided) && undecided != 0;
  return waits ? not_told : truth_of(true);
}

}  // namespace edict::engine
