// Kleene logic over what may be: a union over everything that a claim might say.
#include "review/may_be.h"

#include <algorithm>

#include "core/walk.h"

namespace edict::review {
namespace {

constexpr int kDeepest = 300;  // terms of terms of terms: beyond this anything may be
constexpr May kUnknown{false, false, true};

May anything_known(const core::Node& node) { return {true, node.type.kind == core::Kind::Boolean, false}; }

// An operand that is never known leaves nothing to be known; one that may be unknown adds that.
May with(May result, May operand) {
  if (!operand.yes && !operand.no) return kUnknown;
  result.unknown = result.unknown || operand.unknown;
  return result;
}

}  // namespace

May MayBe::node(core::NodeId id) {
  if (id == core::kNone) return {true, false, false};
  const auto before = known_.find(id);
  if (before != known_.end()) return before->second;
  if (depth_ >= kDeepest) return {true, true, true};
  ++depth_;
  const May result = found(p_.node(id));
  --depth_;
  return known_[id] = result;
}

May MayBe::choice(core::ChoiceId id) {
  if (id == core::kNone) return {true, false, false};
  if (depth_ >= kDeepest) return {true, true, true};
  ++depth_;
  const core::Choice& choice = p_.choices[id];
  May result = node(choice.base);
  for (const core::Override& o : choice.overrides) result = result | this->choice(o.value);
  --depth_;
  return result;
}

May MayBe::term(core::TermId id) {
  May result;
  for (const core::Versioned& version : p_.terms[id].versions) result = result | choice(version.value);
  return result;
}

bool MayBe::names_patient() const {
  const core::FieldId id = p_.schema.find(p_.schema.patient, "id");
  return id == core::kNoField || carries(p_.schema.patient, id);
}

May MayBe::found(const core::Node& node) {
  using core::Op;
  switch (node.op) {
    case Op::Constant: {
      if (node.type.kind != core::Kind::Boolean) return {true, false, false};
      const bool truth = p_.constants[node.aux].number != 0;
      return {truth, !truth, false};
    }
    case Op::Variable: return unknown_slots_.contains(node.aux) ? kUnknown : anything_known(node);
    case Op::ClaimOf: return this->node(node.a);
    case Op::Field: return field(node);
    case Op::Day: return with({true, false, !names_patient()}, this->node(node.a));  // the claim's own lines are known
    case Op::History: return names_patient() ? this->node(node.a) : kUnknown;
    case Op::MakeList: {  // some member is known, or may be: they may decide
      const May whole = of_operands(node);
      return {true, false, whole.unknown};
    }
    case Op::Term: return with(term(node.aux), this->node(node.a));
    case Op::Lookup:
    case Op::HasRow: return looked_up(node);
    case Op::Not: {
      const May operand = this->node(node.a);
      return {operand.no, operand.yes, operand.unknown};
    }
    case Op::And: return all_of(node);
    case Op::Or: return any_of(node);
    case Op::If: return chosen(node);
    case Op::Otherwise: {
      May first = this->node(node.a);
      if (!first.unknown) return first;
      first.unknown = false;
      return first | this->node(node.b);
    }
    case Op::IsKnown:
    case Op::IsMissing: {
      const May operand = this->node(node.a);
      const May known{operand.yes || operand.no, operand.unknown, false};
      return node.op == Op::IsKnown ? known : May{known.no, known.yes, false};
    }
    case Op::Quantify: return among(node);
    case Op::Aggregate: return added_up(node);
    case Op::InSet: return holds_any(node.aux) ? of_operands(node) : with({false, true, false}, this->node(node.a));
    case Op::Attribute: case Op::Column: case Op::InList: case Op::Inside: case Op::InPeriod: case Op::PeriodFirst: case Op::PeriodLast:
    case Op::Compare: case Op::Add: case Op::Subtract: case Op::Multiply: case Op::Divide: case Op::Negate: case Op::Round: case Op::Min:
    case Op::Max: case Op::IsOpen: case Op::First: case Op::Last: case Op::AddDuration: case Op::DaysBetween: case Op::Within: case Op::AgeCompare:
    case Op::ToAmount: case Op::ToUnits: case Op::FewestPackages: return of_operands(node);
  }
  return {true, true, true};
}

May MayBe::of_operands(const core::Node& node) {
  May result = anything_known(node);
  for (const core::NodeId operand : core::children(p_, node)) result = with(result, this->node(operand));
  return result;
}

May MayBe::field(const core::Node& node) {
  const auto record = static_cast<core::RecordId>(p_.node(node.a).type.of);
  if (!carries(record, static_cast<core::FieldId>(node.aux))) return kUnknown;
  return with(anything_known(node), this->node(node.a));
}

May MayBe::all_of(const core::Node& node) {
  May result{true, false, false};
  for (std::uint32_t i = 0; i < node.list_size; ++i) {
    const May operand = this->node(p_.operand(node, i));
    if (!operand.yes && !operand.unknown) return {false, true, false};  // whatever the others come to
    result = {result.yes && operand.yes, result.no || operand.no, result.unknown || operand.unknown};
  }
  return result;
}

May MayBe::any_of(const core::Node& node) {
  May result{false, true, false};
  for (std::uint32_t i = 0; i < node.list_size; ++i) {
    const May operand = this->node(p_.operand(node, i));
    if (!operand.no && !operand.unknown) return {true, false, false};  // whatever the others come to
    result = {result.yes || operand.yes, result.no && operand.no, result.unknown || operand.unknown};
  }
  return result;
}

// Where the condition is unknown, what both branches agree on is known.
May MayBe::chosen(const core::Node& node) {
  const May condition = this->node(node.a), then = this->node(node.b), otherwise = this->node(node.c);
  May result;
  if (condition.yes) result = result | then;
  if (condition.no) result = result | otherwise;
  if (condition.unknown) result = result | May{then.yes && otherwise.yes, then.no && otherwise.no, true};
  return result;
}

// Of a list of which nothing is known the condition is asked of a member that is not known, and that decides nothing by itself (grammar/README.md, 15).
May MayBe::nothing_known_of(const core::Node& node) {
  MayBe inside = *this;
  inside.known_.clear();
  inside.unknown_slots_.insert(node.slot);
  const May member = node.b == core::kNone ? kUnknown : inside.node(node.b);
  switch (static_cast<core::Quantifier>(node.aux)) {
    case core::Quantifier::Any: return {false, member.no, member.yes || member.unknown};
    case core::Quantifier::None: return {member.no, false, member.yes || member.unknown};
    case core::Quantifier::All: return {member.yes, false, member.no || member.unknown};
  }
  return {true, true, true};
}

// Members of a list that may be empty.
May MayBe::among(const core::Node& node) {
  const May list = this->node(node.a);
  if (!list.yes) return nothing_known_of(node);
  May member = node.b == core::kNone ? May{true, false, false} : this->node(node.b);
  May result{member.yes, true, member.unknown || (list.unknown && member.yes)};  // any: what no member can be is not asked of the list
  switch (static_cast<core::Quantifier>(node.aux)) {
    case core::Quantifier::Any: return result;
    case core::Quantifier::None: return {true, result.yes, result.unknown};
    case core::Quantifier::All: return {true, member.no, member.unknown || (list.unknown && member.no)};
  }
  return result;
}

May MayBe::added_up(const core::Node& node) {
  const May list = this->node(node.a), condition = this->node(node.b), value = this->node(node.c);
  if (!list.yes) return {condition.no, false, true};  // where the condition is false whatever stands in the list, nothing is added up
  return {true, false, list.unknown || condition.unknown || value.unknown};  // of no members it is known
}

// Something is in the set, whatever it is.
bool MayBe::holds_any(core::SetId set) const {
  for (const core::Member& member : p_.sets[set].members) {
    if (!member.except && (member.set == core::kNone || holds_any(member.set))) return true;
  }
  return false;
}

bool MayBe::may_match(const core::Row& row) const {
  for (const core::Matcher& key : row.keys) {
    if (key.kind == core::Matcher::Kind::Set && !holds_any(key.set)) return false;
  }
  return true;
}

// Where no row can be found by anything, none is. A key that is never known leaves a row to be found only where some row asks nothing of it.
May MayBe::looked_up(const core::Node& node) {
  May result = anything_known(node);
  const core::Table& table = p_.tables[node.aux];
  if (std::none_of(table.rows.begin(), table.rows.end(), [&](const core::Row& row) { return may_match(row); })) {
    if (node.op == core::Op::Lookup) return kUnknown;
    May none{false, true, false};
    for (std::uint32_t i = 0; i < node.list_size && !table.rows.empty(); ++i) none.unknown = none.unknown || this->node(p_.operand(node, i)).unknown;
    return none;
  }
  for (std::uint32_t i = 0; i < node.list_size; ++i) {
    const May key = this->node(p_.operand(node, i));
    bool asked = true;
    for (const core::Row& row : table.rows) asked = asked && (row.otherwise || i >= row.keys.size() || row.keys[i].kind != core::Matcher::Kind::Any);
    if (asked) result = with(result, key);
    else result.unknown = result.unknown || key.unknown;
  }
  for (const core::NodeId operand : {node.b, node.c}) {
    if (operand != core::kNone) result = with(result, this->node(operand));
  }
  return result;
}

}  // namespace edict::review
