// Lists: their members, membership, ends; and `any`, `all`, `none` over them.
//
// A list may be known in part: its members, and a reason why there may be more. What is asked of each member is then asked of one more, of which nothing is known;
// an answer that no further member can change is known.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

using core::Kind;

core::Type Machine::element_type(const core::Type& list) const {
  core::Type type = list;
  type.kind = list.element;
  return type;
}

claims::LineRef Machine::line_at(const ListRef& list, std::uint32_t i) const {
  if (list.of == ListRef::Of::Lines) return lines_[list.first + i];
  return {list.batch, list.first + i};
}

Value Machine::list_item(const Value& list, std::size_t i) const {
  const auto at = static_cast<std::uint32_t>(i);
  switch (list.list.of) {
    case ListRef::Of::Cell: {
      Value v;
      v.kind = Kind::Symbol;
      v.numerator = vocabulary.lists.begin(list.list.first)[at];
      return v;
    }
    case ListRef::Of::Records:
    case ListRef::Of::Lines: return line_value(line_at(list.list, at));
    case ListRef::Of::Values: return values_[list.list.first + at];
  }
  return {};
}

Value Machine::make_list(core::NodeId id) {
  const core::Node& n = program.node(id);
  ReasonId reason = 0;
  const core::Type member_type = element_type(n.type);
  std::vector<Value> members;
  members.reserve(n.list_size);
  for (std::uint32_t i = 0; i < n.list_size; ++i) {
    const core::NodeId operand = program.operand(n, i);
    Value v = eval(operand);
    if (!v.known()) {
      reason = reasons_.join(reason, v.reason);
      continue;
    }
    const core::Type& type = program.node(operand).type;
    if (is_numeric(type.kind) && (type.scale != member_type.scale || type.ratio != member_type.ratio)) {
      Number out;
      if (!conform(number_of(v, operand), member_type, out)) return fault(Gap::Kind::Overflow, id);
      v.numerator = out.numerator;
      v.denominator = out.denominator;
    }
    members.push_back(v);
  }
  Value list;
  list.kind = Kind::List;
  list.reason = reason;
  list.list = {ListRef::Of::Values, static_cast<std::uint32_t>(values_.size()), static_cast<std::uint32_t>(members.size()), nullptr};
  values_.insert(values_.end(), members.begin(), members.end());
  return list;
}

Value Machine::first_last(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value list = eval(n.a);
  if (!list.whole()) return unknown(list.reason);
  if (list.list.count == 0) return unknown(gap(Gap::Kind::EmptyList, id));
  return list_item(list, n.op == core::Op::First ? 0 : list.list.count - 1);
}

// Found in one member is found; otherwise a member that cannot be compared makes it unknown. A payer is where an ancestor of it is.
Truth Machine::in_list(core::NodeId id) {
  const core::Node& n = program.node(id);
  const core::Type& type = program.node(n.a).type;
  std::int64_t symbol = 0;
  std::uint32_t cell = 0;
  if (type.kind == Kind::Symbol && type.symbol != core::SymbolKind::Payer && plain(n.a, symbol) && plain_cell(n.b, cell)) {
    const core::SymbolId* const first = vocabulary.lists.begin(cell);
    looks_ += vocabulary.lists.size(cell);
    if (spent()) return unknown_truth(gap(Gap::Kind::TooMuch, id));
    return truth_of(std::find(first, first + vocabulary.lists.size(cell), static_cast<core::SymbolId>(symbol)) != first + vocabulary.lists.size(cell));
  }
  const Value v = eval(n.a), list = eval(n.b);
  if (!v.known() || !list.known()) return both_unknown(v, list);
  const core::Type member_type = element_type(program.node(n.b).type);
  const bool payers = type.kind == Kind::Symbol && type.symbol == core::SymbolKind::Payer;
  const std::uint32_t payer = payers ? index.payer_of(static_cast<core::SymbolId>(v.numerator)) : core::kNone;
  ReasonId reason = list.reason;
  looks_ += list.list.count;
  if (spent()) return unknown_truth(gap(Gap::Kind::TooMuch, id));
  for (std::uint32_t i = 0; i < list.list.count; ++i) {
    const Value member = list_item(list, i);
    if (payer != core::kNone && index.is_under(payer, static_cast<core::SymbolId>(member.numerator))) return truth_of(true);
    const Truth same = equal(id, v, type, member, member_type);
    if (same.is_true()) return same;
    reason = reasons_.join(reason, same.reason);
  }
  return reason != 0 ? unknown_truth(reason) : truth_of(false);
}

// Equal lists have the same members, in whatever order and however often.
Truth Machine::same_members(core::NodeId id, const Value& a, const core::Type& at, const Value& b, const core::Type& bt) {
  ReasonId reason = reasons_.join(a.reason, b.reason);
  const auto all_in = [&](const Value& these, const core::Type& type, const Value& those, const core::Type& other) {
    for (std::uint32_t i = 0; i < these.list.count; ++i) {
      const Value member = list_item(these, i);
      looks_ += those.list.count;
      if (spent()) {
        reason = gap(Gap::Kind::TooMuch, id);
        return true;
      }
      ReasonId maybe = those.reason;
      bool found = false;
      for (std::uint32_t k = 0; k < those.list.count && !found; ++k) {
        const Truth same = equal(id, member, element_type(type), list_item(those, k), element_type(other));
        found = same.is_true();
        maybe = reasons_.join(maybe, same.reason);
      }
      if (!found && maybe == 0) return false;
      if (!found) reason = reasons_.join(reason, maybe);
    }
    return true;
  };
  if (!all_in(a, at, b, bt) || !all_in(b, bt, a, at)) return truth_of(false);
  return reason != 0 ? unknown_truth(reason) : truth_of(true);
}

Truth Machine::quantify(core::NodeId id) {
  const core::Node& n = program.node(id);
  const auto quantifier = static_cast<core::Quantifier>(n.aux);
  const Value list = eval(n.a);
  if (!list.known()) return unknown_truth(list.reason);
  if (spent()) return unknown_truth(gap(Gap::Kind::TooMuch, id));
  const bool all = quantifier == core::Quantifier::All;
  if (n.b == core::kNone) {
    if (list.reason != 0 && !all && list.list.count == 0) return unknown_truth(list.reason);
    return truth_of(quantifier == core::Quantifier::Any ? list.list.count > 0 : all || list.list.count == 0);
  }
  const Bound variable(*this, n.slot);
  ReasonId reason = 0;
  bool decided = false;
  const auto look = [&](std::uint32_t i) {  // a member that decides: false for `all`, true for the others
    const Look one(*this);
    slots_[n.slot] = list_item(list, i);
    const Truth t = truth(n.b);
    if (!t.known()) reason = reasons_.join(reason, t.reason);
    decided = t.known() && t.is_true() != all;
  };
  if (probe_scratch_.size() <= probe_depth_) probe_scratch_.emplace_back();
  std::vector<std::uint32_t> some = std::move(probe_scratch_[probe_depth_++]);
  const auto probe = index.probe_of_node.find(id);
  if (list.list.count > 8 && probe != index.probe_of_node.end() && probed(list, probe->second, some)) {
    for (std::size_t i = 0; i < some.size() && !decided; ++i) look(some[i]);
  } else {
    for (std::uint32_t i = 0; i < list.list.count && !decided; ++i) look(i);
  }
  probe_scratch_[--probe_depth_] = std::move(some);
  if (list.reason != 0 && !decided) {  // whatever else may stand in the list
    slots_[n.slot] = unknown(list.reason);
    const Truth t = truth(n.b);
    if (!t.known() || t.is_true() != all) reason = reasons_.join(reason, reasons_.join(list.reason, t.reason));
  }
  const bool any_found = quantifier == core::Quantifier::Any;
  if (decided) return truth_of(any_found);
  if (reason != 0) return unknown_truth(reason);
  return truth_of(!any_found);
}

}  // namespace edict::engine
