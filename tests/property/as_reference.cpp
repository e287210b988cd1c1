// See as_reference.h.
#include "property/as_reference.h"

#include "payment/codes.h"

namespace edict::reference {
namespace {

Cause cause_of(const engine::Gap& gap) {
  return {gap.kind, gap.record, gap.field, gap.batch, gap.row, gap.id, gap.other, gap.symbol};
}

Finding finding_of(const core::Program& program, const engine::Decisions& out, const engine::Finding& f) {
  Finding made;
  made.rule = f.rule;
  made.builtin = f.builtin;
  made.status = f.status;
  made.outcome = f.outcome;
  made.effect = payment::gravity(program, f);
  const bool reduces = f.outcome != core::kNone && (program.outcomes[f.outcome].kind == core::OutcomeKind::ReduceTo ||
                                                    program.outcomes[f.outcome].kind == core::OutcomeKind::ReduceUnits);
  if (reduces && f.amount_known) made.amount = f.amount;
  if (f.partner.batch != nullptr && f.status == engine::Status::NotMet) made.partner = f.partner;
  for (std::uint32_t g = f.gaps; g < f.gaps + f.gap_count; ++g) made.causes.insert(cause_of(out.gaps[g]));
  return made;
}

}  // namespace

LineDecision of_engine(const core::Program& program, const claims::Dictionary& symbols, const engine::Decisions& out, std::uint32_t row) {
  const engine::LineDecision& line = out.lines[row];
  LineDecision made;
  made.row = row;
  made.disposition = line.disposition;
  if (line.has_charge) made.charge = line.charge;
  if (line.has_amounts) made.allowed = line.allowed;
  if (line.has_amounts) made.paid = line.paid;
  for (std::uint32_t a = line.adjustments; a < line.adjustments + line.adjustment_count; ++a) {
    made.adjustments.push_back({out.adjustments[a].group, std::string(payment::carc_of(out.adjustments[a], symbols)), out.adjustments[a].amount});
  }
  for (std::uint32_t f = line.findings; f < line.findings + line.finding_count; ++f) made.findings.push_back(finding_of(program, out, out.findings[f]));
  return made;
}

}  // namespace edict::reference
