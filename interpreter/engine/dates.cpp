// Dates, durations, ages and windows. A day outside the calendar is an overflow.
#include "engine/machine.h"

namespace edict::engine {

namespace {

exact::Date date_of_value(const Value& v) { return {static_cast<std::int32_t>(v.numerator)}; }
exact::Duration duration_of(const Value& v) { return {static_cast<std::int32_t>(v.numerator), static_cast<std::int32_t>(v.denominator)}; }

}  // namespace

Value Machine::add_duration(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value date = eval(n.a), duration = eval(n.b);
  if (!date.known() || !duration.known()) return value_of(both_unknown(date, duration));
  const auto day = n.aux == 1 ? exact::subtract(date_of_value(date), duration_of(duration)) : exact::add(date_of_value(date), duration_of(duration));
  if (!day) return fault(Gap::Kind::Overflow, id);
  Value v;
  v.kind = core::Kind::Date;
  v.numerator = day->days;
  return v;
}

Value Machine::days_between(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a), b = eval(n.b);
  if (!a.known() || !b.known()) return value_of(both_unknown(a, b));
  return result(id, true, fixed((b.numerator - a.numerator) * exact::power_of_ten(6), 6), Value{});
}

Truth Machine::within(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value date = eval(n.a), duration = eval(n.b), anchor = eval(n.c);
  if (!date.known() || !duration.known() || !anchor.known()) {
    ReasonId reason = date.known() ? 0 : date.reason;
    if (!duration.known()) reason = reasons_.join(reason, duration.reason);
    if (!anchor.known()) reason = reasons_.join(reason, anchor.reason);
    return unknown_truth(reason);
  }
  const exact::Date day = date_of_value(date), pivot = date_of_value(anchor);
  const auto side = static_cast<core::WithinSide>(n.aux);
  const auto first = exact::subtract(pivot, duration_of(duration));
  const auto last = exact::add(pivot, duration_of(duration));
  const bool before = side != core::WithinSide::After, after = side != core::WithinSide::Before;
  if ((before && !first) || (after && !last)) return unknown_truth(gap(Gap::Kind::Overflow, id));
  return truth_of((before && *first <= day && day <= pivot) || (after && pivot <= day && day <= *last));
}

// Somebody not yet born has completed minus one unit.
Truth Machine::age_compare(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value birth = eval(program.operand(n, 0)), on = eval(program.operand(n, 1)), duration = eval(program.operand(n, 2));
  if (!birth.known() || !on.known() || !duration.known()) {
    ReasonId reason = birth.known() ? 0 : birth.reason;
    if (!on.known()) reason = reasons_.join(reason, on.reason);
    if (!duration.known()) reason = reasons_.join(reason, duration.reason);
    return unknown_truth(reason);
  }
  const exact::Duration d = duration_of(duration);
  const bool months = d.months != 0, years = months && d.months % 12 == 0;
  const exact::AgeUnit unit = years ? exact::AgeUnit::Years : months ? exact::AgeUnit::Months : exact::AgeUnit::Days;
  const std::int32_t limit = years ? d.months / 12 : months ? d.months : d.days;
  const std::int32_t age = exact::completed_age(date_of_value(birth), date_of_value(on), unit).value_or(-1);
  switch (static_cast<core::Comparison>(n.aux)) {
    case core::Comparison::Equal: return truth_of(age == limit);
    case core::Comparison::NotEqual: return truth_of(age != limit);
    case core::Comparison::Less: return truth_of(age < limit);
    case core::Comparison::LessEqual: return truth_of(age <= limit);
    case core::Comparison::Greater: return truth_of(age > limit);
    case core::Comparison::GreaterEqual: return truth_of(age >= limit);
  }
  return truth_of(false);
}

Truth Machine::in_period(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value date = eval(n.a), period = eval(n.b);
  if (!date.known() || !period.known()) return both_unknown(date, period);
  return truth_of(period.numerator <= date.numerator && date.numerator <= period.denominator);
}

}  // namespace edict::engine
