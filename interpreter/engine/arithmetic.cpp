// Sums, products, quotients and rounding over numbers, amounts, billing units and prices per unit.
//
// Definitions are compared before numbers: two dimensions or two codes are told before a zero divisor or an overflow is.
#include "engine/machine.h"
#include "engine/tag.h"

namespace edict::engine {

using core::Kind;

Number Machine::number_of(const Value& v, core::NodeId node) const {
  const core::Type& t = program.node(node).type;
  return {v.numerator, v.denominator, t.scale, t.ratio};
}

// The value of node `id` that carries `number`, counted in what `tag` says.
Value Machine::result(core::NodeId id, bool fine, const Number& number, const Tag& tag) {
  const core::Type& type = program.node(id).type;
  Number out;
  if (!fine || !conform(number, type, out)) return fault(Gap::Kind::Overflow, id);
  Value v;
  v.kind = type.kind;
  v.numerator = out.numerator;
  v.denominator = out.denominator;
  v.dimension = tag.dimension;
  v.counted = tag.counted;
  return v;
}

Value Machine::result(core::NodeId id, bool fine, const Number& number, const Value& like) { return result(id, fine, number, tag_of(like)); }

Value Machine::add_subtract(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a), b = eval(n.b);
  if (!a.known() || !b.known()) return value_of(both_unknown(a, b));
  return add_values(id, a, number_of(a, n.a), b, number_of(b, n.b), n.op == core::Op::Subtract);
}

Value Machine::add_values(core::NodeId id, const Value& a, Number x, const Value& b, Number y, bool minus) {
  const core::Type& type = program.node(id).type;
  if (has_dimension(type.kind) && a.dimension != 0 && b.dimension != 0 && a.dimension != b.dimension) return fault(Gap::Kind::AmountMismatch, id);
  if (is_counted(type.kind)) {
    switch (meet(a.counted, b.counted)) {
      case Meeting::Same: break;
      case Meeting::Never: return fault(Gap::Kind::UnitsMismatch, id);
      case Meeting::Convert: {
        if (type.kind != Kind::Units) return fault(Gap::Kind::UnitsMismatch, id);
        if (!convert(y, b.counted, a.counted)) return fault(Gap::Kind::Overflow, id);
        break;
      }
    }
  }
  Number out;
  return result(id, minus ? subtract(x, y, out) : add(x, y, out), out, sum_tag(tag_of(a), tag_of(b), type.kind));
}

Value Machine::multiply(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a), b = eval(n.b);
  if (!a.known() || !b.known()) return value_of(both_unknown(a, b));
  const Kind ka = program.node(n.a).type.kind, kb = program.node(n.b).type.kind;
  const Tag tag = product_tag(ka, tag_of(a), kb, tag_of(b), n.type.kind);
  Number x = number_of(a, n.a), y = number_of(b, n.b), out;
  const bool turned = kb == Kind::Units && (ka == Kind::UnitSize || ka == Kind::PerUnit);
  const Value& units = turned ? b : a;
  const Value& per = turned ? a : b;
  Number& count = turned ? y : x;
  const Kind per_kind = turned ? ka : kb;
  if ((turned ? kb : ka) == Kind::Units && per_kind == Kind::UnitSize) {
    // As many units are that many times the size that they are counted in, whatever size they meet: through the amount, exactly.
    if (units.counted.code != 0 && per.counted.code != 0 && units.counted.code != per.counted.code) return fault(Gap::Kind::UnitsMismatch, id);
    const bool other_size = units.counted.size != 0 && per.counted.size != 0 && meet(units.counted, per.counted) != Meeting::Same;
    if (other_size) {
      if (meet(units.counted, per.counted) == Meeting::Never) return fault(Gap::Kind::UnitsMismatch, id);
      return result(id, engine::multiply(count, fixed(size_amount(units.counted), 6), out), out, tag);
    }
  } else if ((turned ? kb : ka) == Kind::Units && per_kind == Kind::PerUnit) {
    const Meeting meeting = meet(units.counted, per.counted);
    if (meeting == Meeting::Never) return fault(Gap::Kind::UnitsMismatch, id);
    if (meeting == Meeting::Convert && !convert(count, units.counted, per.counted)) return fault(Gap::Kind::Overflow, id);
  }
  return result(id, engine::multiply(x, y, out), out, tag);
}

Value Machine::divide(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a), b = eval(n.b);
  if (!a.known() || !b.known()) return value_of(both_unknown(a, b));
  const core::Type &ta = program.node(n.a).type, &tb = program.node(n.b).type;
  Number x = number_of(a, n.a), y = number_of(b, n.b), out;
  const core::DimensionId da = dimension_of(tag_of(a), ta), db = dimension_of(tag_of(b), tb);
  if ((has_dimension(ta.kind) || has_dimension(tb.kind)) && da != 0 && db != 0 && da != db) return fault(Gap::Kind::AmountMismatch, id);
  bool fine = true;
  if (ta.kind == tb.kind && is_counted(ta.kind) && ta.kind != Kind::UnitSize) {
    const Meeting meeting = meet(a.counted, b.counted);
    if (meeting == Meeting::Never || (meeting == Meeting::Convert && ta.kind != Kind::Units)) return fault(Gap::Kind::UnitsMismatch, id);
    if (meeting == Meeting::Convert) fine = weigh(x, a.counted, y, b.counted);
  }
  if (y.numerator == 0) return fault(Gap::Kind::DivisionByZero, id);
  return result(id, fine && engine::divide(x, y, out), out, quotient_tag(ta, tag_of(a), tb, tag_of(b), n.type.kind));
}

Value Machine::negate(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a);
  if (!a.known()) return a;
  Number out;
  return result(id, engine::negate(number_of(a, n.a), out), out, a);
}

Value Machine::round(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a);
  if (!a.known()) return a;
  Number out;
  return result(id, engine::round(number_of(a, n.a), static_cast<exact::Rounding>(n.aux), n.b == 1, out), out, a);
}

Value Machine::cast(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value a = eval(n.a);
  if (!a.known()) return a;
  Value like = a;
  like.counted = {};
  like.dimension = n.op == core::Op::ToAmount ? dimension_of(tag_of(a), program.node(n.a).type) : core::DimensionId{0};
  return result(id, true, number_of(a, n.a), like);
}

Value Machine::min_max(core::NodeId id) {
  const core::Node& n = program.node(id);
  const bool smallest = n.op == core::Op::Min;
  ReasonId reason = 0, clash = 0;  // unknown members come first: only then may two that cannot be compared be told
  Value best;
  core::NodeId best_node = core::kNone;
  Counted counted;  // the first definition that is no bare number is everybody's
  for (std::uint32_t i = 0; i < n.list_size; ++i) {
    const core::NodeId operand = program.operand(n, i);
    const Value v = eval(operand);
    if (!v.known()) reason = reasons_.join(reason, v.reason);
    if (reason != 0 || clash != 0) continue;
    if (counted.code == 0) counted = v.counted;
    bool better = best_node == core::kNone;
    if (!better) {
      const auto o = order(id, v, program.node(operand).type, best, program.node(best_node).type, clash);
      better = o && (smallest ? *o < 0 : *o > 0);
    }
    if (better) {
      best = v;
      best_node = operand;
    }
    if (best.counted.code == 0) best.counted = counted;
  }
  if (reason != 0 || clash != 0) return unknown(reason != 0 ? reason : clash);
  if (best_node == core::kNone) return unknown(gap(Gap::Kind::EmptyList, id));
  return conformed(id, best, best_node);
}

}  // namespace edict::engine
