// Phase 6: what every context may need, worked out once from the program.
#include "engine/plan.h"

#include <algorithm>

#include "engine/index.h"

namespace edict::engine {

Plan::Plan(std::shared_ptr<const core::Program> program) : program_(std::move(program)), index_(std::make_unique<Index>(*program_)) {}

Plan::~Plan() = default;

bool Plan::wants(core::RecordId record, core::FieldId field) const {
  return record < index_->wanted.size() && field < index_->wanted[record].size() && index_->wanted[record][field];
}

Plan::Index::Index(const core::Program& p) : program(&p) {
  find_fields();
  find_payers();
  find_breaks();
  find_wanted();
  find_constants();
  find_choices();
  find_terms();
  find_tables();
  find_sets();
  find_guards();
  find_probes();
  dependences = engine::dependences(*program);
}

void Plan::Index::find_fields() {
  const core::Schema& s = program->schema;
  own.claim_id = s.find(s.claim, "id");
  own.claim_payer = s.find(s.claim, "payer");
  own.claim_patient = s.find(s.claim, "patient");
  own.claim_received = s.find(s.claim, "received_date");
  own.claim_frequency = s.find(s.claim, "frequency");
  own.claim_original = s.find(s.claim, "original_claim");
  own.claim_lines = s.find(s.claim, "lines");
  own.line_number = s.find(s.line, "number");
  own.line_code = s.find(s.line, "code");
  own.line_date = s.find(s.line, "date");
  own.line_units = s.find(s.line, "units");
  own.line_charge = s.find(s.line, "charge");
  own.line_disposition = s.find(s.line, "disposition");
  own.line_undecided = s.find(s.line, "undecided");
  own.patient_id = s.find(s.patient, "id");
  denied = program->symbols.find("deny");
  rejected = program->symbols.find("reject");
}

void Plan::Index::find_payers() {
  payer_by_symbol.assign(program->symbols.size() + 1, core::kNone);
  for (std::uint32_t i = 0; i < program->payers.size(); ++i) payer_by_symbol[program->payers[i].symbol] = i;
}

bool Plan::Index::is_under(std::uint32_t payer, core::SymbolId ancestor) const {
  if (ancestor == 0) return true;
  for (; payer != core::kNone; payer = program->payers[payer].parent) {  // parents come before children, so this ends
    if (program->payers[payer].symbol == ancestor) return true;
  }
  return false;
}

void Plan::Index::find_breaks() {
  const auto note = [&](const exact::Period& period) {
    if (period.first > exact::kFirstDate) breaks.push_back(period.first.days);
    if (period.last < exact::kLastDate) breaks.push_back(period.last.days + 1);
  };
  for (const core::Rule& rule : program->rules) {
    note(rule.effective);
    for (const core::Act& act : rule.acts) note(act.effective);
  }
  for (const core::Term& term : program->terms) {
    for (const core::Versioned& version : term.versions) note(version.effective);
  }
  for (const core::Choice& choice : program->choices) {
    for (const core::Override& o : choice.overrides) note(o.effective);
  }
  if (program->unit_attribute != core::kNone) {
    for (const auto& [code, values] : program->attributes[program->unit_attribute].values) {
      for (const core::AttributeValue& value : values) note(value.effective);
    }
  }
  std::sort(breaks.begin(), breaks.end());
  breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
  constexpr std::int32_t kMostDays = 1 << 16;
  if (breaks.empty() || breaks.back() - breaks.front() >= kMostDays) return;
  for (std::uint32_t epoch = 1; epoch <= breaks.size(); ++epoch) {
    const std::int32_t days = epoch == breaks.size() ? 1 : breaks[epoch] - breaks[epoch - 1];
    epoch_by_day.insert(epoch_by_day.end(), static_cast<std::size_t>(days), epoch);
  }
}

std::uint32_t Plan::Index::epoch_of(exact::Date date) const {
  const std::int64_t day = breaks.empty() ? -1 : std::int64_t{date.days} - breaks.front();
  if (day >= 0 && day < static_cast<std::int64_t>(epoch_by_day.size())) return epoch_by_day[static_cast<std::size_t>(day)];
  return static_cast<std::uint32_t>(std::upper_bound(breaks.begin(), breaks.end(), date.days) - breaks.begin());
}

void Plan::Index::find_wanted() {
  const core::Schema& s = program->schema;
  for (const core::RecordType& record : s.records) wanted.emplace_back(record.fields.size(), false);
  const auto want = [&](core::RecordId record, core::FieldId field) {
    if (record < wanted.size() && field < wanted[record].size()) wanted[record][field] = true;
  };
  for (const core::FieldId f : {own.claim_id, own.claim_payer, own.claim_patient, own.claim_received, own.claim_frequency, own.claim_original, own.claim_lines}) {
    want(s.claim, f);
  }
  for (const core::FieldId f : {own.line_number, own.line_code, own.line_date, own.line_units, own.line_charge, own.line_disposition, own.line_undecided}) want(s.line, f);
  want(s.patient, own.patient_id);
  want_keys_of_balances();
  std::uint32_t slots = 1;
  for (const core::Node& node : program->nodes) {
    if (node.op == core::Op::Field) want(static_cast<core::RecordId>(program->node(node.a).type.of), static_cast<core::FieldId>(node.aux));
    if (node.op == core::Op::Variable) slots = std::max(slots, node.aux + 1);
    if (node.op == core::Op::Quantify || node.op == core::Op::Aggregate) slots = std::max(slots, std::uint32_t{node.slot} + 1);
  }
  for (const core::Rule& rule : program->rules) {
    if (rule.pair_source != core::kNone) slots = std::max(slots, 2u);
  }
  frame_width = slots;
}

// What tells one balance from another, though no expression reads it.
void Plan::Index::want_keys_of_balances() {
  const core::Schema& s = program->schema;
  const auto want = [&](core::RecordId record, std::string_view name) {
    const core::FieldId field = s.find(record, name);
    if (field != core::kNoField) wanted[record][field] = true;
  };
  for (const core::Balance& balance : program->balances) {
    for (const core::PerKey per : balance.per) {
      if (per == core::PerKey::Plan) want(s.claim, "plan");
      if (per != core::PerKey::Authorization) continue;
      want(s.line, "authorization");
      const core::FieldId list = s.find(s.claim, "authorizations");
      if (list == core::kNoField) continue;
      want(s.claim, "authorizations");
      for (const char* name : {"number", "codes", "period"}) want(static_cast<core::RecordId>(s.field(s.claim, list).type.of), name);
    }
  }
}

}  // namespace edict::engine
