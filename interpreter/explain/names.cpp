// Fixed words: statuses, stages, dispositions, built-in reasons, adjustments.
#include "explain/words.h"
#include "payment/codes.h"

namespace edict::explain {

std::string_view builtin_name(engine::Builtin builtin) {
  using engine::Builtin;
  switch (builtin) {
    case Builtin::PayerMissing: return "payer missing";
    case Builtin::PayerNotDeclared: return "payer not declared";
    case Builtin::PatientMissing: return "patient missing";
    case Builtin::DateMissing: return "date missing";
    case Builtin::CodeMissing: return "code missing";
    case Builtin::ReplacementUnclear: return "replacement unclear";
    case Builtin::TooMuch: return "too much to look at";
    case Builtin::Price: return "price";
    case Builtin::CostShare: return "cost share";
    case Builtin::Payment: return "payment";
    case Builtin::OtherPayer: return "other payer";
    case Builtin::Deductible: return "deductible";
    case Builtin::Coinsurance: return "coinsurance";
    case Builtin::Copay: return "copay";
    case Builtin::Sequestration: return "sequestration";
    case Builtin::UnitCap: return "unit cap";
    case Builtin::FeeSchedule: return "fee schedule";
  }
  return "";
}

std::string_view status_name(engine::Status status) {
  switch (status) {
    case engine::Status::Met: return "met";
    case engine::Status::NotMet: return "not met";
    case engine::Status::Undecided: return "undecided";
    case engine::Status::NotApplicable: return "not applicable";
  }
  return "";
}

std::string_view stage_name(core::Stage stage) {
  switch (stage) {
    case core::Stage::Intake: return "intake";
    case core::Stage::Coding: return "coding";
    case core::Stage::Coverage: return "coverage";
    case core::Stage::Bundling: return "bundling";
  }
  return "";
}

std::string_view disposition_name(core::Disposition disposition) {
  switch (disposition) {
    case core::Disposition::Pay: return "pay";
    case core::Disposition::Reduce: return "reduce";
    case core::Disposition::Pend: return "pend";
    case core::Disposition::Deny: return "deny";
    case core::Disposition::Reject: return "reject";
  }
  return "";
}

std::string adjustment_text(const engine::Adjustment& adjustment, const engine::Decisions& decisions, const core::Program& program,
                            const claims::Dictionary& symbols) {
  std::string text = std::string(payment::group_name(adjustment.group)) + "-" + std::string(payment::carc_of(adjustment, symbols));
  if (adjustment.finding == core::kNone || adjustment.finding >= decisions.findings.size()) return text;
  const engine::Finding& finding = decisions.findings[adjustment.finding];
  if (finding.outcome == core::kNone || program.outcomes[finding.outcome].remarks.empty()) return text;
  std::string remarks;
  for (const core::SymbolId remark : program.outcomes[finding.outcome].remarks) remarks += (remarks.empty() ? "" : ", ") + program.symbols.text(remark);
  return text + " (" + remarks + ")";
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i != 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

}  // namespace edict::explain
