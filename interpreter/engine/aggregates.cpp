// Sums, counts and extremes over lists. A member whose condition or value is unknown makes the whole unknown, with the reasons of all such members; only
// where there is none is anything added up. A list known in part has one more member, of which nothing is known: it counts unless the condition is false whatever it be.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

using core::Aggregation;
using core::Kind;

namespace {

// Whole numbers are on scale 6, as every numeric leaf.
Value whole(std::uint64_t count) {
  Value v;
  v.kind = Kind::Number;
  v.numerator = static_cast<exact::Int>(count) * exact::power_of_ten(6);
  return v;
}

}  // namespace

Value Machine::aggregate(core::NodeId id) {
  const core::Node& n = program.node(id);
  const auto how = static_cast<Aggregation>(n.aux);
  const Value list = eval(n.a);
  if (!list.known()) return list;
  if (spent()) return fault(Gap::Kind::TooMuch, id);
  const Bound variable(*this, n.slot);
  const bool counts = how == Aggregation::Count;
  ReasonId reason = 0, clash = 0;
  std::uint64_t count = 0;
  Value sum;
  sum.kind = n.type.kind;
  std::vector<Value> seen;  // distinct, min, max look at all values together
  if (how == Aggregation::CountDistinct) seen.reserve(list.list.count);
  const auto look = [&](std::uint32_t i) {
    const Look one(*this);
    slots_[n.slot] = list_item(list, i);
    if (n.b != core::kNone) {
      const Truth t = truth(n.b);
      if (!t.known()) reason = reasons_.join(reason, t.reason);
      if (!t.is_true()) return;
    }
    if (counts && n.c == core::kNone) {
      ++count;
      return;
    }
    const Value v = n.c == core::kNone ? slots_[n.slot] : eval(n.c);
    if (!v.known()) reason = reasons_.join(reason, v.reason);
    if (reason != 0 || clash != 0) return;
    ++count;
    if (how == Aggregation::Sum) {
      sum = add_values(id, sum, number_of(sum, id), v, number_of(v, n.c), false);
      if (!sum.known()) clash = sum.reason;
    } else if (how == Aggregation::CountDistinct) {
      seen.push_back(v);
    } else if (!counts) {
      if (count == 1) {
        sum = v;
        return;
      }
      const core::Type& type = program.node(n.c).type;
      const auto o = order(id, v, type, sum, type, clash);
      if (o && (how == Aggregation::Min ? *o < 0 : *o > 0)) {
        const Counted counted = sum.counted;
        sum = v;
        if (sum.counted.code == 0) sum.counted = counted;
      } else if (sum.counted.code == 0) {
        sum.counted = v.counted;
      }
    }
  };
  if (probe_scratch_.size() <= probe_depth_) probe_scratch_.emplace_back();
  std::vector<std::uint32_t> some = std::move(probe_scratch_[probe_depth_++]);
  const auto probe = index.probe_of_node.find(id);
  if (list.list.count > 8 && probe != index.probe_of_node.end() && probed(list, probe->second, some)) {
    for (const std::uint32_t i : some) look(i);
  } else {
    for (std::uint32_t i = 0; i < list.list.count; ++i) look(i);
  }
  probe_scratch_[--probe_depth_] = std::move(some);
  if (list.reason != 0) {
    slots_[n.slot] = unknown(list.reason);
    const Truth t = n.b == core::kNone ? truth_of(true) : truth(n.b);
    if (!t.is_false()) reason = reasons_.join(reason, reasons_.join(list.reason, t.reason));
  }
  if (reason != 0 || clash != 0) return unknown(reason != 0 ? reason : clash);
  switch (how) {
    case Aggregation::Sum: return sum;
    case Aggregation::Count: return result(id, true, fixed(whole(count).numerator, 6), Value{});
    case Aggregation::CountDistinct: return distinct(id, seen);
    case Aggregation::Min:
    case Aggregation::Max: break;
  }
  if (count == 0) return unknown(gap(Gap::Kind::EmptyList, id));
  return conformed(id, sum, n.c);
}

// How many different values there are. Units of two sizes may be equal, so those and ratios are compared one by one; all else is sorted.
Value Machine::distinct(core::NodeId id, std::vector<Value>& values) {
  const core::Node& n = program.node(id);
  const core::Type type = n.c == core::kNone ? element_type(program.node(n.a).type) : program.node(n.c).type;
  std::uint64_t count = 0;
  if (type.kind == Kind::Units || type.ratio) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      bool is_new = true;
      for (std::size_t k = 0; k < i && is_new; ++k) {
        const Truth same = equal(id, values[i], type, values[k], type);
        if (!same.known()) return unknown(same.reason);
        is_new = same.is_false();
      }
      looks_ += i;
      if (spent()) return fault(Gap::Kind::TooMuch, id);
      if (is_new) ++count;
    }
    return result(id, true, fixed(whole(count).numerator, 6), Value{});
  }
  const auto before = [](const Value& a, const Value& b) {
    if (a.numerator != b.numerator) return a.numerator < b.numerator;
    if (a.denominator != b.denominator) return a.denominator < b.denominator;
    if (a.dimension != b.dimension) return a.dimension < b.dimension;
    if (a.record.row != b.record.row) return a.record.row < b.record.row;
    return std::less<const claims::Batch*>()(a.record.batch, b.record.batch);  // counts alone come out: the order of addresses does not show
  };
  std::sort(values.begin(), values.end(), before);
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (i == 0 || before(values[i - 1], values[i])) ++count;
  }
  return result(id, true, fixed(whole(count).numerator, 6), Value{});
}

// What is known of a sum whose members are partly unknown: a lower bound, as far as nothing counts below zero.
std::optional<Number> Machine::known_part(core::NodeId node, int depth) {
  const core::Node& n = program.node(node);
  if (depth > 8) return std::nullopt;
  if (n.op == core::Op::Add) {
    const auto a = known_part(n.a, depth + 1), b = known_part(n.b, depth + 1);
    Number out;
    if (!a || !b || !engine::add(*a, *b, out)) return std::nullopt;
    return out;
  }
  const bool sums = n.op == core::Op::Aggregate &&
                    (static_cast<Aggregation>(n.aux) == Aggregation::Sum || static_cast<Aggregation>(n.aux) == Aggregation::Count);
  if (!sums) {
    const Value v = eval(node);
    if (!v.known() || v.numerator < 0) return std::nullopt;
    return number_of(v, node);
  }
  const Value list = eval(n.a);
  Number total = fixed(0, 6);
  if (!list.known()) return total;
  const Bound variable(*this, n.slot);
  for (std::uint32_t i = 0; i < list.list.count && !spent(); ++i) {
    const Look one(*this);
    slots_[n.slot] = list_item(list, i);
    if (n.b != core::kNone && !truth(n.b).is_true()) continue;
    Number part = fixed(whole(1).numerator, 6);
    if (n.c != core::kNone) {
      const Value v = eval(n.c);
      if (!v.known()) continue;
      if (v.numerator < 0) return std::nullopt;
      part = number_of(v, n.c);
    }
    if (!engine::add(total, part, total)) return std::nullopt;
  }
  return total;
}

bool Machine::weighs_known_part(core::NodeId require) const {
  if (require == core::kNone) return false;
  const core::Node& n = program.node(require);
  const auto comparison = static_cast<core::Comparison>(n.aux);
  if (n.op != core::Op::Compare || (comparison != core::Comparison::LessEqual && comparison != core::Comparison::Less)) return false;
  return program.node(n.a).op == core::Op::Aggregate || program.node(n.a).op == core::Op::Add;
}

// `sum <= limit` cannot be decided, yet what is known of the sum is beyond the limit.
bool Machine::known_part_exceeds(core::NodeId require) {
  if (!weighs_known_part(require)) return false;
  const core::Node& n = program.node(require);
  const auto comparison = static_cast<core::Comparison>(n.aux);
  const Value limit = eval(n.b);
  if (!limit.known()) return false;
  const auto part = known_part(n.a, 0);
  if (!part) return false;
  const auto order = engine::compare(*part, number_of(limit, n.b));
  return order && (comparison == core::Comparison::LessEqual ? *order > 0 : *order >= 0);
}

}  // namespace edict::engine
