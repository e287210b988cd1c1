// The machine's start, its frames, its unknowns, and the one switch over all operators.
#include "engine/machine.h"

namespace edict::engine {

using core::Op;

Machine::Machine(const Plan& p, const claims::Vocabulary& v, Settings s)
    : plan(p), program(p.program()), index(p.index()), vocabulary(v), settings(std::move(s)) {
  values_ = index.items;
  frames_.push_back(std::make_unique<Value[]>(index.frame_width));
  slots_ = frames_[0].get();
  undated_members_.resize(program.sets.size());
  dated_members_.resize(program.sets.size());
  for (const core::RecordType& record : program.schema.records) absent_.emplace_back(record.fields.size(), false);
  for (const claims::AbsentColumn& a : settings.absent) {
    if (a.record < absent_.size() && a.field < absent_[a.record].size()) absent_[a.record][a.field] = true;
  }
  screen_ = std::make_unique<Screen>(*this);
}

Machine::Frame::Frame(Machine& machine, claims::LineRef line) : m(machine), old(machine.slots_) {
  if (++m.frame_ == m.frames_.size()) m.frames_.push_back(std::make_unique<Value[]>(m.index.frame_width));
  m.slots_ = m.frames_[m.frame_].get();
  m.slots_[0] = m.line_value(line);
}

Machine::Frame::~Frame() {
  --m.frame_;
  m.slots_ = old;
}

Value Machine::unknown(ReasonId reason) const {
  Value v;
  v.state = reasons_.has_fault(reason) ? Value::State::Fault : Value::State::Missing;
  v.reason = reason;
  return v;
}

Truth Machine::unknown_truth(ReasonId reason) const {
  return {reasons_.has_fault(reason) ? Truth::Is::Fault : Truth::Is::Missing, reason};
}

Value Machine::value_of(Truth t) const {
  if (!t.known()) return unknown(t.reason);
  Value v;
  v.numerator = t.is_true() ? 1 : 0;
  return v;
}

Truth Machine::truth_from(const Value& v) const {
  if (!v.known()) return unknown_truth(v.reason);
  return truth_of(v.numerator != 0);
}

ReasonId Machine::gap(Gap::Kind kind, core::NodeId node) {
  Gap g;
  g.kind = kind;
  g.node = node;
  return reasons_.of(g);
}

Truth Machine::both_unknown(const Value& a, const Value& b) {
  return unknown_truth(reasons_.join(a.reason, b.reason));  // a list that is known in part has a reason too
}

Value Machine::constant(core::NodeId id) {
  const Value& v = index.constants[index.constant_of[id]];
  return v.known() ? v : fault(Gap::Kind::Overflow, id);
}

Value Machine::eval(core::NodeId id) {
  const Deeper deeper(*this);
  if (depth_ > kDeepest) return fault(Gap::Kind::Overflow, id);
  const core::Node& n = program.nodes[id];
  switch (n.op) {
    case Op::Constant: return constant(id);
    case Op::Variable: return slots_[n.aux];
    case Op::Field: return field(n);
    case Op::ClaimOf: return claim_of(n);
    case Op::Day: return day_lines(id);
    case Op::History: return history_lines(id);
    case Op::Attribute: return attribute(id);
    case Op::Term: return term(id);
    case Op::Lookup: return lookup(id);
    case Op::Column: return column(id);
    case Op::PeriodFirst:
    case Op::PeriodLast: {
      Value v = eval(n.a);
      if (!v.known()) return v;
      v.kind = core::Kind::Date;
      if (n.op == Op::PeriodLast) v.numerator = v.denominator;
      v.denominator = 1;
      return v;
    }
    case Op::MakeList: return make_list(id);
    case Op::Add:
    case Op::Subtract: return add_subtract(id);
    case Op::Multiply: return multiply(id);
    case Op::Divide: return divide(id);
    case Op::Negate: return negate(id);
    case Op::Round: return round(id);
    case Op::Min:
    case Op::Max: return min_max(id);
    case Op::If: return if_then(id);
    case Op::Otherwise: return otherwise(id);
    case Op::Aggregate: return aggregate(id);
    case Op::First:
    case Op::Last: return first_last(id);
    case Op::AddDuration: return add_duration(id);
    case Op::DaysBetween: return days_between(id);
    case Op::ToAmount:
    case Op::ToUnits: return cast(id);
    case Op::FewestPackages: return fewest_packages(id);
    case Op::HasRow:
    case Op::InSet:
    case Op::InList:
    case Op::Inside:
    case Op::InPeriod:
    case Op::Not:
    case Op::And:
    case Op::Or:
    case Op::Compare:
    case Op::IsKnown:
    case Op::IsMissing:
    case Op::IsOpen:
    case Op::Quantify:
    case Op::Within:
    case Op::AgeCompare: return value_of(truth(id));
  }
  return fault(Gap::Kind::Overflow, id);
}

Truth Machine::truth(core::NodeId id) {
  const Deeper deeper(*this);
  if (depth_ > kDeepest) return unknown_truth(gap(Gap::Kind::Overflow, id));
  const core::Node& n = program.nodes[id];
  switch (n.op) {
    case Op::HasRow: return has_row(id);
    case Op::InSet: return in_set(id);
    case Op::InList: return in_list(id);
    case Op::Inside: return inside(id);
    case Op::InPeriod: return in_period(id);
    case Op::Not: return negation(truth(n.a));
    case Op::And: return and_or(n, true);
    case Op::Or: return and_or(n, false);
    case Op::Compare: return compare(id);
    case Op::IsKnown: return is_known(id, true);
    case Op::IsMissing: return is_known(id, false);
    case Op::IsOpen: return is_open(id);
    case Op::Quantify: return quantify(id);
    case Op::Within: return within(id);
    case Op::AgeCompare: return age_compare(id);
    case Op::Constant:
    case Op::Variable:
    case Op::Field:
    case Op::ClaimOf:
    case Op::Day:
    case Op::History:
    case Op::Attribute:
    case Op::Term:
    case Op::Lookup:
    case Op::Column:
    case Op::PeriodFirst:
    case Op::PeriodLast:
    case Op::MakeList:
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Negate:
    case Op::Round:
    case Op::Min:
    case Op::Max:
    case Op::If:
    case Op::Otherwise:
    case Op::Aggregate:
    case Op::First:
    case Op::Last:
    case Op::AddDuration:
    case Op::DaysBetween:
    case Op::ToAmount:
    case Op::ToUnits:
    case Op::FewestPackages: return truth_from(eval(id));
  }
  return unknown_truth(gap(Gap::Kind::Overflow, id));
}

}  // namespace edict::engine
