// Windows of days, and ages.
#include "reference/evaluator.h"

namespace edict::reference {

Value Evaluator::within(const core::Node& node, const Scope& scope) {
  const std::vector<Value> v = {eval(node.a, scope), eval(node.b, scope), eval(node.c, scope)};
  if (!all_known(v)) return unknown_by(v);
  const exact::Date date = v[0].date;
  const exact::Date anchor = v[2].date;
  const auto side = static_cast<core::WithinSide>(node.aux);
  const auto first = exact::subtract(anchor, v[1].duration);
  const auto last = exact::add(anchor, v[1].duration);
  const bool looks_back = side != core::WithinSide::After;
  const bool looks_on = side != core::WithinSide::Before;
  if ((looks_back && !first) || (looks_on && !last)) return unknown(Cause{.kind = engine::Gap::Kind::Overflow});
  const bool since = !looks_back ? anchor <= date : looks_on ? *first <= date : *first < date;
  const bool until = looks_on ? date <= *last : date <= anchor;
  return boolean(since && until);
}

// Completed units of the duration, as it was written beside the age; whoever is not yet born is younger than anybody.
Value Evaluator::age(const core::Node& node, const Scope& scope) {
  const std::vector<Value> v = operands(node, scope);
  if (!all_known(v)) return unknown_by(v);
  const exact::Duration duration = v[2].duration;
  auto in = static_cast<core::AgeIn>(node.slot);
  if (in == core::AgeIn::Unwritten && duration.months == 0) in = core::AgeIn::Days;
  if (in == core::AgeIn::Unwritten) in = duration.months % 12 == 0 ? core::AgeIn::Years : core::AgeIn::Months;
  exact::AgeUnit unit = exact::AgeUnit::Days;
  std::int64_t count = duration.days;
  switch (in) {
    case core::AgeIn::Unwritten:
    case core::AgeIn::Days: break;
    case core::AgeIn::Weeks: unit = exact::AgeUnit::Weeks, count = duration.days / 7; break;
    case core::AgeIn::Months: unit = exact::AgeUnit::Months, count = duration.months; break;
    case core::AgeIn::Years: unit = exact::AgeUnit::Years, count = duration.months / 12; break;
  }
  Value completed;
  completed.kind = core::Kind::Number;
  completed.number = whole_number(exact::completed_age(v[0].date, v[1].date, unit).value_or(-1));
  Value asked = completed;
  asked.number = whole_number(count);
  return compared(completed, static_cast<core::Comparison>(node.aux), asked);
}

}  // namespace edict::reference
