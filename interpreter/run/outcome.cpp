// Cells of a claim that a run reads and writes itself.
#include "run/outcome.h"

namespace edict::run {
namespace {

std::string_view word_of(core::Disposition disposition) {
  switch (disposition) {
    case core::Disposition::Pay: return "pay";
    case core::Disposition::Reduce: return "reduce";
    case core::Disposition::Pend: return "pend";
    case core::Disposition::Deny: return "deny";
    case core::Disposition::Reject: return "reject";
  }
  return "pend";
}

}  // namespace

ClaimFields::ClaimFields(const core::Schema& schema) : claim_(schema.claim), line_(schema.line), patient_(schema.patient) {
  id_ = schema.find(claim_, "id");
  received_ = schema.find(claim_, "received_date");
  frequency_ = schema.find(claim_, "frequency");
  original_ = schema.find(claim_, "original_claim");
  patient_id_ = schema.find(patient_, "id");
  disposition_ = schema.find(line_, "disposition");
  undecided_ = schema.find(line_, "undecided");
  allowed_ = schema.find(line_, "allowed");
  paid_ = schema.find(line_, "paid");
  paid_units_ = schema.find(line_, "paid_units");
}

std::optional<exact::Date> ClaimFields::received(const claims::Batch& batch, std::uint32_t claim) const {
  if (received_ == core::kNoField) return std::nullopt;
  const auto days = claims::cell(batch, claim_, received_, claim);
  if (!days) return std::nullopt;
  return exact::Date{static_cast<std::int32_t>(*days)};
}

core::SymbolId ClaimFields::id(const claims::Batch& batch, std::uint32_t claim) const {
  return static_cast<core::SymbolId>(claims::cell(batch, claim_, id_, claim).value_or(0));
}

bool ClaimFields::of_history(core::RecordId record, core::FieldId field) const {
  if (record == claim_) return field == received_ || field == frequency_ || field == original_;
  if (record == patient_) return field == patient_id_;
  return of_outcome(record, field);
}

bool ClaimFields::of_outcome(core::RecordId record, core::FieldId field) const {
  return record == line_ && (field == disposition_ || field == undecided_ || field == allowed_ || field == paid_ || field == paid_units_);
}

void ClaimFields::write_outcome(const engine::Decisions& decisions, claims::Batch& batch, claims::Vocabulary& vocabulary) const {
  const auto put = [&](core::FieldId field, std::uint32_t row, bool known, std::int64_t value) {
    if (field == core::kNoField) return;
    claims::Column& column = claims::writable(batch, line_, field);
    known ? column.set(row, value) : column.unset(row);
  };
  for (std::uint32_t row = 0; row < decisions.lines.size(); ++row) {
    const engine::LineDecision& line = decisions.lines[row];
    put(disposition_, row, true, vocabulary.symbols.intern(word_of(line.disposition)));
    put(undecided_, row, true, line.disposition == core::Disposition::Pend && line.doubtful ? 1 : 0);
    put(allowed_, row, line.has_amounts, line.allowed);
    put(paid_, row, line.has_amounts, line.paid);
    put(paid_units_, row, line.has_amounts, line.paid_units);
  }
}

}  // namespace edict::run
