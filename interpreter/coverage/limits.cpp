// How near the values of a comparison come to its limit: at it, or within one unit on either side.
#include "coverage/line.h"

#include "exact/decimal.h"

namespace edict::coverage {
namespace {

using core::Kind;
using core::kNone;
using engine::Value;

constexpr exact::Int kOneDollar = 1'000'000, kOneOfAPercent = 10'000, kOneWhole = 1'000'000;

class Limits {
 public:
  Limits(const core::Program& program, engine::Evaluator& evaluator, engine::Environment& environment) : p_(program), evaluator_(evaluator), environment_(environment) {}

  // -1 within one unit below the limit, 0 at it, 1 within one unit above; nothing where it is further, or not known.
  std::optional<int> beside(core::NodeId value, core::NodeId limit) {
    const Value a = evaluator_.value(value, environment_), b = evaluator_.value(limit, environment_);
    if (!a.known() || !b.known()) return std::nullopt;
    const core::Type& at = p_.node(value).type;
    const core::Type& bt = p_.node(limit).type;
    if (at.kind == Kind::Date) return within(a.numerator - b.numerator, 1);
    if (at.kind == Kind::Units && a.counted.size != b.counted.size && a.counted.size != 0 && b.counted.size != 0) return std::nullopt;
    const int scale = std::max({6, static_cast<int>(at.scale), static_cast<int>(bt.scale)});
    exact::Int x = 0, y = 0, left = 0, right = 0, over = 0, step = 0;
    const bool fits = exact::multiply(a.numerator, exact::power_of_ten(scale - at.scale), x) && exact::multiply(b.numerator, exact::power_of_ten(scale - bt.scale), y) &&
                      exact::multiply(x, b.denominator, left) && exact::multiply(y, a.denominator, right) && exact::multiply(a.denominator, b.denominator, over) &&
                      exact::multiply(unit_of(at, bt, b), exact::power_of_ten(scale - 6), step) && exact::multiply(step, over, step);
    return fits ? within(left - right, step) : std::nullopt;
  }

  std::optional<exact::Date> date(core::NodeId node) {
    const Value value = evaluator_.value(node, environment_);
    if (!value.known() || value.kind != Kind::Date) return std::nullopt;
    return exact::Date{static_cast<std::int32_t>(value.numerator)};
  }

  std::optional<exact::Duration> duration(core::NodeId node) {
    const Value value = evaluator_.value(node, environment_);
    if (!value.known() || value.kind != Kind::Duration) return std::nullopt;
    return exact::Duration{static_cast<std::int32_t>(value.numerator), static_cast<std::int32_t>(value.denominator)};
  }

 private:
  static std::optional<int> within(exact::Int difference, exact::Int step) {
    if (difference == 0) return 0;
    if (difference < 0) return -difference <= step ? std::optional(-1) : std::nullopt;
    return difference <= step ? std::optional(1) : std::nullopt;
  }

  // In millionths: one unit, one dollar, one percent, one of the largest unit in which the limit is a whole number.
  exact::Int unit_of(const core::Type& a, const core::Type& b, const Value& limit) const {
    if (a.money || b.money) return kOneDollar;
    if (a.percent || b.percent) return kOneOfAPercent;
    const core::DimensionId dimension = limit.dimension != 0 ? limit.dimension : b.dimension;
    if (dimension == 0) return kOneWhole;
    exact::Int largest = 0, smallest = 0;
    for (const core::Unit& unit : p_.schema.units) {
      if (unit.dimension != dimension) continue;
      if (smallest == 0 || unit.factor < smallest) smallest = unit.factor;
      if (b.scale == 6 && limit.denominator == 1 && limit.numerator % unit.factor == 0 && unit.factor > largest) largest = unit.factor;
    }
    if (largest != 0) return largest;
    return smallest != 0 ? smallest : kOneWhole;
  }

  const core::Program& p_;
  engine::Evaluator& evaluator_;
  engine::Environment& environment_;
};

Ways at_end(std::optional<exact::Date> value, std::optional<exact::Date> inside, int beyond) {
  if (!value || !inside) return 0;
  if (*value == *inside) return kInside;
  return value->days == inside->days + beyond ? kOutside : 0;
}

// The age at which the answer changes: `<= 12 years` holds until the thirteenth birthday.
exact::Duration turning(const core::Node& node, exact::Duration age) {
  const auto comparison = static_cast<core::Comparison>(node.aux);
  if (comparison != core::Comparison::LessEqual && comparison != core::Comparison::Greater) return age;
  switch (static_cast<core::AgeIn>(node.slot)) {
    case core::AgeIn::Unwritten:
      if (age.months == 0) age.days += 1;
      else age.months += age.months % 12 == 0 ? 12 : 1;
      break;
    case core::AgeIn::Days: age.days += 1; break;
    case core::AgeIn::Weeks: age.days += 7; break;
    case core::AgeIn::Months: age.months += 1; break;
    case core::AgeIn::Years: age.months += 12; break;
  }
  return age;
}

Ways window(const core::Node& node, Limits& limits) {
  const auto day = limits.date(node.a), anchor = limits.date(node.c);
  const auto length = limits.duration(node.b);
  if (!day || !anchor || !length) return 0;
  const auto side = static_cast<core::WithinSide>(node.aux);
  const auto before = exact::subtract(*anchor, *length), after = exact::add(*anchor, *length);
  Ways ways = 0;
  if (before && side == core::WithinSide::Before) ways |= at_end(day, exact::Date{before->days + 1}, -1);
  if (before && side == core::WithinSide::Of) ways |= at_end(day, before, -1);
  if (side != core::WithinSide::Before) ways |= at_end(day, after, 1);
  return ways;
}

}  // namespace

Ways limit_ways(const core::Program& program, core::NodeId id, engine::Evaluator& evaluator, engine::Environment& environment) {
  const core::Node& node = program.node(id);
  Limits limits(program, evaluator, environment);
  if (node.op == core::Op::Compare) {
    const auto beside = limits.beside(node.a, node.b);
    return !beside ? Ways{0} : *beside < 0 ? kBelow : *beside > 0 ? kAbove : kAt;
  }
  if (node.op == core::Op::Inside) {
    Ways ways = 0;
    const int first = node.b == kNone ? 1 : limits.beside(node.a, node.b).value_or(1);
    const int last = node.c == kNone ? -1 : limits.beside(node.a, node.c).value_or(-1);
    if (first <= 0) ways |= first < 0 ? kBelowFirst : kAtFirst;
    if (last >= 0) ways |= last > 0 ? kAboveLast : kAtLast;
    return ways;
  }
  if (node.op == core::Op::Within) return window(node, limits);
  if (node.op == core::Op::AgeCompare && node.list_size == 3) {
    const auto birth = limits.date(program.operand(node, 0)), on = limits.date(program.operand(node, 1));
    const auto age = limits.duration(program.operand(node, 2));
    return birth && age ? at_end(on, exact::add(*birth, turning(node, *age)), -1) : Ways{0};
  }
  return 0;
}

}  // namespace edict::coverage
