// Arithmetic and comparison of known values.
//
// In: two known values of kinds that the checker lets meet. Out: a value, or a fault.
#include <stdexcept>

#include "reference/evaluator.h"

namespace edict::reference {
namespace {

using engine::Gap;
using core::Kind;

Value fault(Gap::Kind kind) { return unknown(Cause{.kind = kind}); }

Value with_number(Value like, const MaybeNumber& number) {
  if (!number) return fault(Gap::Kind::Overflow);
  like.number = *number;
  return like;
}

Value plain_number(const MaybeNumber& number) {
  Value value;
  value.kind = Kind::Number;
  return with_number(value, number);
}

bool counted_kind(Kind kind) { return kind == Kind::Units || kind == Kind::UnitSize || kind == Kind::PerUnit; }

// An amount of nothing at all (the sum of no amounts) has no dimension and fits every other.
bool amounts_meet(const Value& a, const Value& b) { return a.dimension == 0 || b.dimension == 0 || a.dimension == b.dimension; }

enum class Meeting { Same, Convert, Never };

// A bare number takes the other's definition; the same code in two sizes converts where both sizes are defined.
Meeting meeting_of(const core::Program& program, const Counted& a, const Counted& b) {
  if (a.code == 0 || b.code == 0) return Meeting::Same;
  if (a.code != b.code) return Meeting::Never;
  if (a.size == b.size) return Meeting::Same;
  if (a.size == 0 || b.size == 0) return Meeting::Never;
  const core::UnitSize& x = program.unit_sizes[a.size];
  const core::UnitSize& y = program.unit_sizes[b.size];
  if (x.dimension != y.dimension) return Meeting::Never;
  return x.amount == y.amount ? Meeting::Same : Meeting::Convert;
}

}  // namespace

// The same billing units, counted as `target` says.
Value Evaluator::in_definition_of(const Value& units, const Counted& target) const {
  switch (meeting_of(program_, units.counted, target)) {
    case Meeting::Never: return fault(Gap::Kind::UnitsMismatch);
    case Meeting::Same: {
      Value result = units;
      if (target.code != 0) result.counted = target;
      return result;
    }
    case Meeting::Convert: break;
  }
  Value result = units;
  result.counted = target;
  return with_number(result, converted(units.number, program_.unit_sizes[units.counted.size].amount, program_.unit_sizes[target.size].amount));
}

Value Evaluator::add(const Value& a, const Value& b, bool minus) const {
  Value right = b;
  Value like = a;
  if (a.kind == Kind::Amount || a.kind == Kind::UnitSize) {
    if (!amounts_meet(a, b)) return fault(Gap::Kind::AmountMismatch);
    if (a.dimension == 0) like.dimension = b.dimension;
  }
  if (a.kind == Kind::Units) {
    right = in_definition_of(b, a.counted);
    if (!right.known) return right;
  } else if (counted_kind(a.kind) && meeting_of(program_, a.counted, b.counted) != Meeting::Same) {
    return fault(Gap::Kind::UnitsMismatch);
  }
  if (a.counted.code == 0) like.counted = b.counted;
  return with_number(like, minus ? subtract(a.number, right.number) : reference::add(a.number, right.number));
}

Value Evaluator::multiply(const Value& a, const Value& b) const {
  if (b.kind == Kind::Units && a.kind != Kind::Units) return multiply(b, a);
  Value result;
  result.kind = Kind::Number;
  if (a.kind == Kind::Units && b.kind == Kind::UnitSize) {
    // So many units are that many times the size that they themselves are counted in.
    result.kind = Kind::Amount;
    result.dimension = b.dimension;
    if (a.counted.code != 0 && b.counted.code != 0 && a.counted.code != b.counted.code) return fault(Gap::Kind::UnitsMismatch);
    const bool two_sizes = a.counted.size != 0 && b.counted.size != 0;
    const Meeting meeting = two_sizes ? meeting_of(program_, a.counted, b.counted) : Meeting::Same;
    if (meeting == Meeting::Never) return fault(Gap::Kind::UnitsMismatch);
    const Number size = meeting == Meeting::Convert ? from_millionths(program_.unit_sizes[a.counted.size].amount) : b.number;
    return with_number(result, reference::multiply(a.number, size));
  }
  if (a.kind == Kind::Units && b.kind == Kind::PerUnit) {
    const Value units = in_definition_of(a, b.counted);
    return units.known ? with_number(result, reference::multiply(units.number, b.number)) : units;
  }
  result = a.kind == Kind::Number ? b : a;
  if (result.kind == Kind::UnitSize) result.counted.size = 0;  // of a multiple of a unit's size only the code stays
  return with_number(result, reference::multiply(a.number, b.number));
}

// Definitions are compared before numbers: two dimensions or two codes are told before a zero divisor.
Value Evaluator::divide(const Value& a, const Value& b, const core::Type& type) const {
  Value divisor = b;
  Value result;
  result.kind = type.kind;
  result.dimension = a.dimension;
  if (b.kind == Kind::Number) {
    result = a;
  } else if (a.kind == Kind::Units && b.kind == Kind::Units) {
    divisor = in_definition_of(b, a.counted);
    if (!divisor.known) return divisor;
  } else if (b.kind == Kind::PerUnit) {
    if (a.kind == Kind::PerUnit && meeting_of(program_, a.counted, b.counted) != Meeting::Same) return fault(Gap::Kind::UnitsMismatch);
    result.counted = b.counted;
  } else if (b.kind == Kind::UnitSize || b.kind == Kind::Amount) {
    if (!amounts_meet(a, b)) return fault(Gap::Kind::AmountMismatch);
    result.counted = b.counted;
  } else {  // an amount per unit, money per unit
    result.counted = b.counted;
  }
  if (b.number.n.is_zero()) return fault(Gap::Kind::DivisionByZero);
  return with_number(result, reference::divide(a.number, divisor.number));
}

Value Evaluator::round(const Value& a, const core::Node& node) const {
  return with_number(a, rounded(a.number, static_cast<exact::Rounding>(node.aux), node.b == 1 ? RoundTo::Cent : RoundTo::Whole));
}

Value Evaluator::ordered(const Value& a, const Value& b) const {
  Value right = b;
  switch (a.kind) {
    case Kind::Date: return plain_number(whole_number(a.date < b.date ? -1 : a.date == b.date ? 0 : 1));
    case Kind::Amount:
    case Kind::UnitSize:
      if (!amounts_meet(a, b)) return fault(Gap::Kind::AmountMismatch);
      break;
    case Kind::Units:
      right = in_definition_of(b, a.counted);
      if (!right.known) return right;
      break;
    case Kind::PerUnit:
      if (meeting_of(program_, a.counted, b.counted) != Meeting::Same) return fault(Gap::Kind::UnitsMismatch);
      break;
    case Kind::Number: break;
    case Kind::Boolean:
    case Kind::Text:
    case Kind::Period:
    case Kind::Duration:
    case Kind::Symbol:
    case Kind::Record:
    case Kind::Row:
    case Kind::List: return plain_number(whole_number(same(a, b) ? 0 : 1));
  }
  const std::optional<int> order = compare(a.number, right.number);
  return order ? plain_number(whole_number(*order)) : fault(Gap::Kind::Overflow);
}

Value Evaluator::compared(const Value& a, core::Comparison comparison, const Value& b) const {
  const Value order = ordered(a, b);
  if (!order.known) return order;
  const bool less = order.number.n.is_negative();
  const bool equal = order.number.n.is_zero();
  switch (comparison) {
    case core::Comparison::Equal: return boolean(equal);
    case core::Comparison::NotEqual: return boolean(!equal);
    case core::Comparison::Less: return boolean(less);
    case core::Comparison::LessEqual: return boolean(less || equal);
    case core::Comparison::Greater: return boolean(!less && !equal);
    case core::Comparison::GreaterEqual: return boolean(!less);
  }
  throw std::logic_error("no such comparison");
}

// Whether two known values are one and the same; never a fault.
bool Evaluator::same(const Value& a, const Value& b) const {
  switch (a.kind) {
    case Kind::Boolean: return a.truth == b.truth;
    case Kind::Number: return compare_exactly(a.number, b.number) == 0;
    case Kind::PerUnit: return meeting_of(program_, a.counted, b.counted) == Meeting::Same && compare_exactly(a.number, b.number) == 0;
    case Kind::Amount:
    case Kind::UnitSize: return amounts_meet(a, b) && compare_exactly(a.number, b.number) == 0;
    case Kind::Units: {
      const Value right = in_definition_of(b, a.counted);
      return right.known && compare_exactly(a.number, right.number) == 0;
    }
    case Kind::Text:
    case Kind::Symbol: return a.symbol == b.symbol;
    case Kind::Date: return a.date == b.date;
    case Kind::Period: return a.period == b.period;
    case Kind::Duration: return a.duration == b.duration;
    case Kind::Record: return a.record_type == b.record_type && a.record == b.record;
    case Kind::Row: return a.row.table == b.row.table && a.row.row == b.row.row;
    case Kind::List:
      if (a.items.size() != b.items.size()) return false;
      for (std::size_t i = 0; i < a.items.size(); ++i) {
        if (!same(a.items[i], b.items[i])) return false;
      }
      return true;
  }
  return false;
}

}  // namespace edict::reference
