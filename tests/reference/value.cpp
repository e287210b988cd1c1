// Unknowns, and the logic of three values.
#include "reference/value.h"

#include <algorithm>

namespace edict::reference {

bool faulty(engine::Gap::Kind kind) {
  using Kind = engine::Gap::Kind;
  switch (kind) {
    case Kind::Unreadable:
    case Kind::Overflow:
    case Kind::DivisionByZero:
    case Kind::AmountMismatch:
    case Kind::UnitsMismatch:
    case Kind::Conflict:
    case Kind::ManyRows:
    case Kind::Undecidable:
    case Kind::TooMuch: return true;
    case Kind::Missing:
    case Kind::NoColumn:
    case Kind::NoRow:
    case Kind::NoDefinition:
    case Kind::EmptyList:
    case Kind::NoHistory: return false;
  }
  return true;
}

bool has_fault(const Causes& causes) {
  return std::any_of(causes.begin(), causes.end(), [](const Cause& cause) { return faulty(cause.kind); });
}

Value unknown(const Causes& causes) {
  Value value;
  value.known = false;
  value.fault = has_fault(causes);
  value.causes = causes;
  return value;
}

Value unknown(const Cause& cause) { return unknown(Causes{cause}); }

Value boolean(bool truth) {
  Value value;
  value.truth = truth;
  return value;
}

Value date_value(exact::Date date) {
  Value value;
  value.kind = core::Kind::Date;
  value.date = date;
  return value;
}

Value record_value(core::RecordId type, claims::LineRef at) {
  Value value;
  value.kind = core::Kind::Record;
  value.record = at;
  value.record_type = type;
  return value;
}

bool all_known(const std::vector<Value>& operands) {
  return std::all_of(operands.begin(), operands.end(), [](const Value& v) { return v.known; });
}

Value unknown_by(const std::vector<Value>& operands) {
  Causes causes;
  for (const Value& v : operands) {
    causes.insert(v.causes.begin(), v.causes.end());
    causes.insert(v.rest.begin(), v.rest.end());
  }
  return unknown(causes);
}

Value conjunction(const std::vector<Value>& operands) {
  for (const Value& v : operands) {
    if (v.is_false()) return boolean(false);
  }
  return all_known(operands) ? boolean(true) : unknown_by(operands);
}

Value disjunction(const std::vector<Value>& operands) {
  for (const Value& v : operands) {
    if (v.is_true()) return boolean(true);
  }
  return all_known(operands) ? boolean(false) : unknown_by(operands);
}

Value negation(const Value& operand) { return operand.known ? boolean(!operand.truth) : operand; }

}  // namespace edict::reference
