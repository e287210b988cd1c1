// One rule on one line: not applicable, met, not met or undecided, and what it then asks for.
//
// Always true: a conflict, a fault or an exception that cannot be decided pends, whatever `missing` says.
#include "engine/machine.h"
#include "exact/decimal.h"

namespace edict::engine {

using core::OutcomeKind;

namespace {

// What a claim's fields may hold: 12 digits before the point.
bool in_range(const Number& number, std::int64_t& out) {
  if (number.numerator >= exact::kLimit || number.numerator <= -exact::kLimit) return false;
  out = static_cast<std::int64_t>(number.numerator);
  return true;
}

}  // namespace

// Is the rule known on the day of receipt?
Truth Machine::received(const core::Rule& rule, claims::LineRef line) {
  if (rule.received == exact::always()) return truth_of(true);
  if (settings.as_of) return truth_of(rule.received.contains(*settings.as_of));
  const claims::LineRef claim{line.batch, claim_row(line)};
  exact::Date day;
  if (date_field(program.schema.claim, index.own.claim_received, claim, day)) return truth_of(rule.received.contains(day));
  return unknown_truth(absent(program.schema.claim, index.own.claim_received, claim).reason);
}

// A rule without `applies` always does; one without `require` is never met.
Truth Machine::judge_condition(core::ChoiceId choice, bool without, const Jurisdiction& where, core::NodeId& node) {
  node = core::kNone;
  if (choice == core::kNone) return truth_of(without);
  const Resolution r = resolve(choice, where, winners_);
  if (r.reason == 0) {
    node = r.value;
    return node == core::kNone ? truth_of(without) : truth(node);
  }
  for (std::uint8_t i = 0; i < r.possible_count; ++i) {
    const Truth t = truth(r.possible[i]);
    if (!t.known() || (i > 0 && t.is_true() != truth(r.possible[0]).is_true())) return unknown_truth(r.reason);
  }
  return r.possible_count > 0 ? truth(r.possible[0]) : unknown_truth(r.reason);
}

void Machine::judge_one(core::RuleId id, const Jurisdiction& where, Verdict& v) {
  const core::Rule& rule = program.rules[id];
  const Truth in_time = received(rule, where.line);
  if (in_time.is_false()) return;
  v.acts = true;
  if (rule.pair_source != core::kNone) return judge_pairs(id, where, in_time, v);
  v.applies = judge_condition(rule.applies, true, where, v.applies_node);
  if (v.applies.is_false()) return;
  if (!in_time.known()) v.applies = unknown_truth(reasons_.join(in_time.reason, v.applies.reason));
  v.require = judge_condition(rule.require, false, where, v.require_node);
  if (v.require.is_true()) {
    v.status = Status::Met;
  } else if (v.applies.is_true() && v.require.is_false()) {
    not_met(rule, where, v);
  } else {
    undecided(rule, where, reasons_.join(v.applies.reason, v.require.reason), in_time, v);
    v.known_part_exceeds = v.applies.is_true() && known_part_exceeds(v.require_node);
  }
}

// Where it is not known whether the rule was known on the day of receipt, its `missing` clause says nothing: the line pends.
void Machine::undecided(const core::Rule& rule, const Jurisdiction& where, ReasonId reason, Truth in_time, Verdict& v) {
  v.status = Status::Undecided;
  v.reason = reason;
  v.outcome = core::kNone;
  if (reasons_.has_fault(reason) || rule.missing == core::kNone || !in_time.known()) return;
  const Resolution r = resolve(rule.missing, where, winners_);
  if (r.reason != 0) {
    v.reason = reasons_.join(reason, r.reason);
    return;
  }
  v.outcome = r.value;
  if (v.outcome != core::kNone) reduced_to(program.outcomes[v.outcome], where, v);
}

void Machine::not_met(const core::Rule& rule, const Jurisdiction& where, Verdict& v) {
  v.status = Status::NotMet;
  if (rule.otherwise == core::kNone) return;
  const Resolution r = resolve(rule.otherwise, where, winners_);
  if (r.reason != 0) {  // what is to be done is in conflict
    v.status = Status::Undecided;
    v.reason = r.reason;
    return;
  }
  v.outcome = r.value;
  if (v.outcome != core::kNone) reduced_to(program.outcomes[v.outcome], where, v);
}

// The amount of a reduction: money to the cent, units in the line's own definition, cut to millionths. What it needs may be unknown: the line then pends.
void Machine::reduced_to(const core::Outcome& outcome, const Jurisdiction& where, Verdict& v) {
  const bool units = outcome.kind == OutcomeKind::ReduceUnits;
  if ((!units && outcome.kind != OutcomeKind::ReduceTo) || outcome.amount == core::kNone) return;
  const Value amount = eval(outcome.amount);
  if (!amount.known()) {
    v.reason = reasons_.join(v.reason, amount.reason);
    return;
  }
  Number number = number_of(amount, outcome.amount), out;
  bool fine = true;
  if (units) {
    ReasonId why = 0;
    const auto counted = counted_in(where.line, why);
    const Meeting meeting = counted ? meet(amount.counted, *counted) : Meeting::Same;
    if (!counted || meeting == Meeting::Never) {
      v.reason = reasons_.join(v.reason, counted ? gap(Gap::Kind::UnitsMismatch, outcome.amount) : why);
      return;
    }
    if (meeting == Meeting::Convert) fine = convert(number, amount.counted, *counted);
    exact::Int millionths = 0;
    fine = fine && to_ratio(number, number) && exact::multiply(number.numerator, exact::power_of_ten(6), millionths);
    const auto cut = fine ? exact::divide_rounded(millionths, number.denominator, exact::Rounding::Floor) : std::nullopt;
    fine = cut.has_value();
    if (fine) out = fixed(*cut, 6);
    fine = fine && in_range(out, v.amount);
  } else {
    fine = to_cents(number, v.amount);
  }
  if (!fine) v.reason = reasons_.join(v.reason, gap(Gap::Kind::Overflow, outcome.amount));
  v.amount_known = fine;
}

bool Machine::to_cents(const Number& number, std::int64_t& out) {
  Number cents;
  return engine::round(number, exact::Rounding::HalfUp, true, cents) && in_range(cents, out);
}

core::Disposition Machine::disposition_of(core::OutcomeId outcome, bool amount_known, std::int64_t amount) const {
  if (outcome == core::kNone) return core::Disposition::Pend;
  switch (program.outcomes[outcome].kind) {
    case OutcomeKind::Deny: return core::Disposition::Deny;
    case OutcomeKind::Reject: return core::Disposition::Reject;
    case OutcomeKind::Pend: return core::Disposition::Pend;
    case OutcomeKind::ReduceUnits:
    case OutcomeKind::ReduceTo:
      if (!amount_known) return core::Disposition::Pend;
      return amount <= 0 ? core::Disposition::Deny : core::Disposition::Reduce;
    case OutcomeKind::Note:
    case OutcomeKind::Pass: return core::Disposition::Pay;
  }
  return core::Disposition::Pend;
}

}  // namespace edict::engine
