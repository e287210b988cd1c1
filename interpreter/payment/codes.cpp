// The tables behind codes.h.
#include "payment/codes.h"

namespace edict::payment {

std::string_view settled_carc(engine::Builtin source) {
  using engine::Builtin;
  switch (source) {
    case Builtin::FeeSchedule: return "45";
    case Builtin::OtherPayer: return "23";
    case Builtin::Deductible: return "1";
    case Builtin::Coinsurance: return "2";
    case Builtin::Copay: return "3";
    case Builtin::UnitCap: return "151";
    case Builtin::Sequestration: return "253";
    case Builtin::PayerMissing:
    case Builtin::PayerNotDeclared:
    case Builtin::PatientMissing:
    case Builtin::DateMissing:
    case Builtin::CodeMissing:
    case Builtin::ReplacementUnclear:
    case Builtin::TooMuch:
    case Builtin::Price:
    case Builtin::CostShare:
    case Builtin::Payment: return "";
  }
  return "";
}

core::Group settled_group(engine::Builtin source) {
  using engine::Builtin;
  switch (source) {
    case Builtin::OtherPayer: return core::Group::OA;
    case Builtin::Deductible:
    case Builtin::Coinsurance:
    case Builtin::Copay: return core::Group::PR;
    case Builtin::FeeSchedule:
    case Builtin::UnitCap:
    case Builtin::Sequestration:
    case Builtin::PayerMissing:
    case Builtin::PayerNotDeclared:
    case Builtin::PatientMissing:
    case Builtin::DateMissing:
    case Builtin::CodeMissing:
    case Builtin::ReplacementUnclear:
    case Builtin::TooMuch:
    case Builtin::Price:
    case Builtin::CostShare:
    case Builtin::Payment: return core::Group::CO;
  }
  return core::Group::CO;
}

std::string_view group_name(core::Group group) {
  switch (group) {
    case core::Group::CO: return "CO";
    case core::Group::PR: return "PR";
    case core::Group::OA: return "OA";
    case core::Group::PI: return "PI";
    case core::Group::CR: return "CR";
  }
  return "";
}

std::string_view carc_of(const engine::Adjustment& adjustment, const claims::Dictionary& symbols) {
  return adjustment.carc != 0 ? std::string_view(symbols.text(adjustment.carc)) : settled_carc(adjustment.source);
}

core::Disposition gravity(const core::Program& program, const engine::Finding& finding) {
  if (finding.status == engine::Status::Met || finding.status == engine::Status::NotApplicable) return core::Disposition::Pay;
  if (finding.outcome == core::kNone) return core::Disposition::Pend;
  switch (program.outcomes[finding.outcome].kind) {
    case core::OutcomeKind::Deny: return core::Disposition::Deny;
    case core::OutcomeKind::Reject: return core::Disposition::Reject;
    case core::OutcomeKind::Pend: return core::Disposition::Pend;
    case core::OutcomeKind::ReduceUnits:
    case core::OutcomeKind::ReduceTo:  // to nothing is a denial with that code; to what is not known pends
      if (!finding.amount_known) return core::Disposition::Pend;
      return finding.amount <= 0 ? core::Disposition::Deny : core::Disposition::Reduce;
    case core::OutcomeKind::Note:
    case core::OutcomeKind::Pass: return core::Disposition::Pay;
  }
  return core::Disposition::Pend;
}

}  // namespace edict::payment
