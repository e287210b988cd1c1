// Dates, durations, ages and windows. A day outside the calendar is an overflow.
#include "engine/dates.h"

#include <utility>

#include "engine/comparison.h"
#include "engine/machine.h"

namespace edict::engine {

namespace {

exact::Date date_of_value(const Value& v) { return {static_cast<std::int32_t>(v.numerator)}; }

}  // namespace

std::optional<bool> is_within(core::WithinSide side, exact::Date day, exact::Duration duration, exact::Date anchor) {
  const auto first = exact::subtract(anchor, duration), last = exact::add(anchor, duration);
  if ((side != core::WithinSide::After && !first) || (side != core::WithinSide::Before && !last)) return std::nullopt;
  switch (side) {
    case core::WithinSide::Before: return *first < day && day <= anchor;
    case core::WithinSide::After: return anchor <= day && day <= *last;
    case core::WithinSide::Of: return *first <= day && day <= *last;
  }
  return std::nullopt;
}

bool age_holds(core::Comparison comparison, exact::Date birth, exact::Date on, exact::Duration duration, core::AgeIn in) {
  const auto against = [&](exact::AgeUnit unit, std::int32_t limit) {
    return std::pair{exact::completed_age(birth, on, unit).value_or(-1), limit};
  };
  if (in == core::AgeIn::Unwritten) in = duration.months == 0 ? core::AgeIn::Days : duration.months % 12 == 0 ? core::AgeIn::Years : core::AgeIn::Months;
  const auto [age, limit] = in == core::AgeIn::Years    ? against(exact::AgeUnit::Years, duration.months / 12)
                            : in == core::AgeIn::Months ? against(exact::AgeUnit::Months, duration.months)
                            : in == core::AgeIn::Weeks  ? against(exact::AgeUnit::Weeks, duration.days / 7)
                                                        : against(exact::AgeUnit::Days, duration.days);
  return holds_for(comparison, age < limit ? -1 : age > limit ? 1 : 0);
}

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
  const auto in = is_within(static_cast<core::WithinSide>(n.aux), date_of_value(date), duration_of(duration), date_of_value(anchor));
  return in ? truth_of(*in) : unknown_truth(gap(Gap::Kind::Overflow, id));
}

Truth Machine::age_compare(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value birth = eval(program.operand(n, 0)), on = eval(program.operand(n, 1)), duration = eval(program.operand(n, 2));
  if (!birth.known() || !on.known() || !duration.known()) {
    ReasonId reason = birth.known() ? 0 : birth.reason;
    if (!on.known()) reason = reasons_.join(reason, on.reason);
    if (!duration.known()) reason = reasons_.join(reason, duration.reason);
    return unknown_truth(reason);
  }
  return truth_of(age_holds(static_cast<core::Comparison>(n.aux), date_of_value(birth), date_of_value(on), duration_of(duration),
                            static_cast<core::AgeIn>(n.slot)));
}

Truth Machine::in_period(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value date = eval(n.a), period = eval(n.b);
  if (!date.known() || !period.known()) return both_unknown(date, period);
  return truth_of(period.numerator <= date.numerator && date.numerator <= period.denominator);
}

}  // namespace edict::engine
