// Expressions on lanes: the switch over all operators, and logic.
#include <algorithm>
#include <array>
#include <span>

#include "engine/machine.h"
#include "engine/screen.h"

namespace edict::engine {

using core::Kind;
using core::Op;

const Vector& Screen::find(Lanes& lanes, core::NodeId id, const Words& wanted) {
  Vector* const known = lanes.found(id);
  Vector& out = known != nullptr ? *known : lanes.make(id, p_.nodes.size());
  if (todo_.size() <= depth_) todo_.emplace_back();
  Words& todo = todo_[depth_];
  todo.resize(wanted.size());
  std::uint64_t any = 0;
  for (std::size_t w = 0; w < wanted.size(); ++w) any |= todo[w] = wanted[w] & ~out.done[w];
  if (any == 0) return out;
  for (std::size_t w = 0; w < wanted.size(); ++w) out.done[w] |= todo[w];
  if (remembers_[id] == Remembers::NotAsked) remembers_[id] = remembers(id);
  ++depth_;
  if (remembers_[id] != Remembers::Nothing) {
    recall(lanes, id, todo, out);
  } else if (depth_ <= Machine::kDeepest) {
    compute(lanes, id, todo, out);
  }
  --depth_;
  return out;
}

void Screen::compute(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const core::Node& n = p_.nodes[id];
  switch (n.op) {
    case Op::Constant: return constant(lanes, id, out);
    case Op::Variable: {
      if (n.aux >= lanes.rows.size() || n.type.kind != Kind::Record || lanes.rows[n.aux].size() != lanes.count) return;
      out.make_values(lanes.count, false, false);
      std::copy(lanes.rows[n.aux].begin(), lanes.rows[n.aux].end(), out.value.begin());
      out.yes = out.done = lanes.all;
      return;
    }
    case Op::Field: return field(lanes, id, todo, out);
    case Op::ClaimOf: {
      const Vector* owner = nullptr;
      const std::uint32_t* rows = nullptr;
      if (p_.nodes[n.a].type.of == p_.schema.line && owner_rows(lanes, n.a, todo, owner, rows)) own_claim(lanes, owner, rows, todo, out);
      return;
    }
    case Op::Term: return term(lanes, id, todo, out);
    case Op::Not: return negation(lanes, id, todo, out);
    case Op::And: return and_or(lanes, id, true, todo, out);
    case Op::Or: return and_or(lanes, id, false, todo, out);
    case Op::Compare: return compare(lanes, id, todo, out);
    case Op::Inside: return inside(lanes, id, todo, out);
    case Op::Add:
    case Op::Subtract:
    case Op::Multiply:
    case Op::Divide:
    case Op::Negate:
    case Op::Round: return arithmetic(lanes, id, todo, out);
    case Op::If: return if_then(lanes, id, todo, out);
    case Op::Otherwise: return otherwise(lanes, id, todo, out);
    case Op::IsKnown: return this->known(lanes, id, true, todo, out);
    case Op::IsMissing: return this->known(lanes, id, false, todo, out);
    case Op::Quantify: return over_symbols(n) ? quantify_symbols(lanes, id, todo, out) : quantify(lanes, id, todo, out);
    case Op::InList: return in_list(lanes, id, todo, out);
    case Op::InSet: return in_set(lanes, id, todo, out);
    case Op::Within: return within(lanes, id, todo, out);
    case Op::AgeCompare: return age(lanes, id, todo, out);
    // Not known here: the machine is asked, line by line.
    case Op::Attribute:
    case Op::Lookup:
    case Op::HasRow:
    case Op::Column:
    case Op::Day:
    case Op::History:
    case Op::InPeriod:
    case Op::PeriodFirst:
    case Op::PeriodLast:
    case Op::MakeList:
    case Op::Min:
    case Op::Max:
    case Op::IsOpen:
    case Op::Aggregate:
    case Op::First:
    case Op::Last:
    case Op::AddDuration:
    case Op::DaysBetween:
    case Op::ToAmount:
    case Op::ToUnits:
    case Op::FewestPackages: return;
  }
}

void Screen::constant(Lanes& lanes, core::NodeId id, Vector& out) {
  const Value& v = m_.index.constants[m_.index.constant_of[id]];
  const auto value = static_cast<std::int64_t>(v.numerator), denominator = static_cast<std::int64_t>(v.denominator);
  if (!v.known() || v.numerator != value || v.denominator != denominator || v.kind == Kind::List || v.kind == Kind::Period || v.kind == Kind::Duration) return;
  out.done = lanes.all;
  if (v.kind == Kind::Boolean) {
    (value != 0 ? out.yes : out.no) = lanes.all;
    return;
  }
  const bool tagged = is_tagged(v.kind), ratio = p_.nodes[id].type.ratio;
  out.make_values(lanes.count, ratio, tagged);
  std::fill(out.value.begin(), out.value.end(), value);
  if (ratio) std::fill(out.denominator.begin(), out.denominator.end(), denominator);
  if (tagged) std::fill(out.tag.begin(), out.tag.end(), tag_id(tag_of(v)));
  out.yes = lanes.all;
}

void Screen::negation(Lanes& lanes, core::NodeId id, const Words& todo, Vector& out) {
  const Vector& a = find(lanes, p_.nodes[id].a, todo);
  for (std::size_t w = 0; w < todo.size(); ++w) {
    out.yes[w] |= a.no[w] & todo[w];
    out.no[w] |= a.yes[w] & todo[w];
  }
  blame(lanes, {&a}, todo, out);
}

// What is soon asked and often decides comes first; their order changes nothing but the time.
int Screen::trouble(core::NodeId id) const {
  const core::Node& n = p_.nodes[id];
  switch (n.op) {
    case Op::Compare: return p_.nodes[n.a].type.kind == Kind::Symbol ? 0 : 2;
    case Op::IsKnown:
    case Op::IsMissing:
    case Op::InSet:
    case Op::InList: return 1;
    case Op::Within:
    case Op::AgeCompare:
    case Op::Inside: return 2;
    case Op::Not: return trouble(n.a);
    case Op::Quantify: return over_symbols(n) ? 2 : 4;
    default: return 3;
  }
}

const std::vector<core::NodeId>& Screen::operands_in_order(core::NodeId id) {
  std::vector<core::NodeId>& ids = in_order_[id];
  if (!ids.empty()) return ids;
  const core::Node& n = p_.nodes[id];
  for (std::uint32_t i = 0; i < n.list_size; ++i) ids.push_back(p_.operand(n, i));
  std::sort(ids.begin(), ids.end(), [this](core::NodeId a, core::NodeId b) { return std::pair(trouble(a), a) < std::pair(trouble(b), b); });
  return ids;
}

// Each operand is asked only where those before it leave something open.
void Screen::and_or(Lanes& lanes, core::NodeId id, bool is_and, const Words& todo, Vector& out) {
  const std::vector<core::NodeId>& ids = operands_in_order(id);
  const WordPool::Lent not_decided(pool_), agreeing(pool_);
  Words &open = *not_decided, &all = *agreeing;  // not decided yet; so far every operand agrees (and: true; or: false)
  open = todo;
  all = todo;
  std::array<const Vector*, 8> few;
  std::vector<const Vector*> many(ids.size() > few.size() ? ids.size() : 0);
  const std::span<const Vector*> operands(many.empty() ? few.data() : many.data(), ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const Vector& operand = *(operands[i] = &find(lanes, ids[i], open));
    const Words &agree = is_and ? operand.yes : operand.no, &decide = is_and ? operand.no : operand.yes;
    for (std::size_t w = 0; w < open.size(); ++w) {
      open[w] &= ~decide[w];
      all[w] &= agree[w];
    }
  }
  Words &agreed = is_and ? out.yes : out.no, &decided = is_and ? out.no : out.yes;
  for (std::size_t w = 0; w < todo.size(); ++w) {
    agreed[w] |= all[w];
    decided[w] |= todo[w] & ~open[w];
  }
  blame(lanes, operands, todo, out);
}

}  // namespace edict::engine
