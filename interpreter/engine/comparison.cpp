// Which of two values is larger, whether they are equal, and whether a value lies between two others.
#include "engine/comparison.h"

#include "engine/machine.h"
#include "engine/tag.h"

namespace edict::engine {

using core::Comparison;
using core::Kind;

bool holds_for(Comparison comparison, int order) {
  switch (comparison) {
    case Comparison::Equal: return order == 0;
    case Comparison::NotEqual: return order != 0;
    case Comparison::Less: return order < 0;
    case Comparison::LessEqual: return order <= 0;
    case Comparison::Greater: return order > 0;
    case Comparison::GreaterEqual: return order >= 0;
  }
  return false;
}

bool compares_plainly(const core::Type& t) {
  return t.kind == Kind::Symbol || t.kind == Kind::Date || t.kind == Kind::Text || (t.kind == Kind::Number && t.scale == 6 && !t.ratio);
}

namespace {

int sign(exact::Int a, exact::Int b) { return a < b ? -1 : a > b ? 1 : 0; }

}  // namespace

std::optional<int> Machine::order(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt, ReasonId& why) {
  switch (at.kind) {
    case Kind::Number:
    case Kind::Amount:
    case Kind::Units:
    case Kind::UnitSize:
    case Kind::PerUnit: {
      Number x{a.numerator, a.denominator, at.scale, at.ratio}, y{b.numerator, b.denominator, bt.scale, bt.ratio};
      const core::DimensionId da = dimension_of(tag_of(a), at), db = dimension_of(tag_of(b), bt);
      const bool dimensions = at.kind == Kind::Amount || bt.kind == Kind::Amount || at.kind == Kind::UnitSize;
      if (dimensions && da != 0 && db != 0 && da != db) {
        why = gap(Gap::Kind::AmountMismatch, id);
        return std::nullopt;
      }
      bool fine = true;
      const Meeting meeting = meet(a.counted, b.counted);
      const bool units = at.kind == Kind::Units || bt.kind == Kind::Units;
      if (meeting != Meeting::Same && (units || at.kind == Kind::PerUnit)) {
        if (meeting == Meeting::Never || !units) {
          why = gap(Gap::Kind::UnitsMismatch, id);
          return std::nullopt;
        }
        fine = weigh(x, a.counted, y, b.counted);
      }
      const auto order = fine ? engine::compare(x, y) : std::nullopt;
      if (!order) why = gap(Gap::Kind::Overflow, id);
      return order;
    }
    case Kind::Boolean:
    case Kind::Text:
    case Kind::Date:
    case Kind::Symbol:
    case Kind::Row: return sign(a.numerator, b.numerator);
    case Kind::Period:
    case Kind::Duration: return a.numerator == b.numerator ? sign(a.denominator, b.denominator) : sign(a.numerator, b.numerator);
    case Kind::Record: return a.record == b.record ? 0 : 1;
    case Kind::List: {  // one and the same: member by member
      if (!a.whole() || !b.whole()) {
        why = reasons_.join(a.reason, b.reason);
        return std::nullopt;
      }
      const std::size_t count = a.list.count;
      if (count != b.list.count) return 1;
      const core::Type ta = element_type(at), tb = element_type(bt);
      if (ta.kind == Kind::List) return 1;
      for (std::size_t i = 0; i < count; ++i) {
        const auto member = order(id, list_item(a, i), ta, list_item(b, i), tb, why);
        if (!member || *member != 0) return member;
      }
      return 0;
    }
  }
  return 0;
}

Truth Machine::compare_values(core::NodeId id, Comparison comparison, const Value& a, const core::Type& at, const Value& b, const core::Type& bt) {
  if (!a.known() || !b.known()) return both_unknown(a, b);
  ReasonId why = 0;
  const auto o = order(id, a, at, b, bt, why);
  if (!o) return unknown_truth(why);
  return truth_of(holds_for(comparison, *o));
}

Truth Machine::equal(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt) {
  return compare_values(id, Comparison::Equal, a, at, b, bt);
}

Truth Machine::compare(core::NodeId id) {
  const core::Node& n = program.node(id);
  const auto comparison = static_cast<Comparison>(n.aux);
  const core::Node& left = program.node(n.a);
  const core::Node& right = program.node(n.b);
  std::int64_t x = 0, y = 0;  // most conditions compare facts with facts or constants: no value is made for them
  if (compares_plainly(left.type) && compares_plainly(right.type) && plain(n.a, x) && plain(n.b, y)) {
    return truth_of(holds_for(comparison, x < y ? -1 : x > y ? 1 : 0));
  }
  if (left.type.kind == Kind::Boolean) {
    const Truth a = truth(n.a), b = truth(n.b);
    if (!a.known() || !b.known()) return unknown_truth(reasons_.join(a.reason, b.reason));
    return truth_of(holds_for(comparison, int{a.is_true()} - int{b.is_true()}));
  }
  const Value a = eval(n.a), b = eval(n.b);
  if (left.type.kind == Kind::List && a.known() && b.known()) {  // not the order of members, as where it is asked whether two values are one
    const Truth same = same_members(id, a, left.type, b, right.type);
    return comparison == Comparison::Equal ? same : negation(same);
  }
  return compare_values(id, comparison, a, left.type, b, right.type);
}

Truth Machine::inside(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value v = eval(n.a);
  const Value none;
  const Value first = n.b == core::kNone ? none : eval(n.b);
  const Value last = n.c == core::kNone ? none : eval(n.c);
  if (!v.known() || !first.known() || !last.known()) {
    ReasonId reason = v.known() ? 0 : v.reason;
    if (!first.known()) reason = reasons_.join(reason, first.reason);
    if (!last.known()) reason = reasons_.join(reason, last.reason);
    return unknown_truth(reason);
  }
  const core::Type& type = program.node(n.a).type;
  Truth low = truth_of(true), high = truth_of(true);
  if (n.b != core::kNone) low = compare_values(id, Comparison::GreaterEqual, v, type, first, program.node(n.b).type);
  if (n.c != core::kNone) {
    high = compare_values(id, n.aux == 1 ? Comparison::Less : Comparison::LessEqual, v, type, last, program.node(n.c).type);
  }
  if (low.is_false() || high.is_false()) return truth_of(false);
  if (!low.known() || !high.known()) return unknown_truth(reasons_.join(low.reason, high.reason));
  return truth_of(true);
}

}  // namespace edict::engine
