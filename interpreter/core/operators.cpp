// Operators made monomorphic: bare numbers become units, known dimensions become amounts, `in` becomes the membership that its right side says.
#include <algorithm>

#include "core/lowering.h"
#include "exact/decimal.h"

namespace edict::core {

namespace {

Type truth_type() {
  Type type;
  type.kind = Kind::Boolean;
  return type;
}

Comparison comparison(ast::BinaryOp op) {
  switch (op) {
    case ast::BinaryOp::NotEqual: return Comparison::NotEqual;
    case ast::BinaryOp::Less: return Comparison::Less;
    case ast::BinaryOp::LessEqual: return Comparison::LessEqual;
    case ast::BinaryOp::Greater: return Comparison::Greater;
    case ast::BinaryOp::GreaterEqual: return Comparison::GreaterEqual;
    default: return Comparison::Equal;
  }
}

// The kind that both sides take before they meet.
types::Type meeting(const types::Type& a, const types::Type& b) {
  const auto either = [&](types::Kind kind) { return a.is(kind) || b.is(kind); };
  if (either(types::Kind::Units)) return types::of_kind(types::Kind::Units);
  if (either(types::Kind::UnitSize)) return types::of_kind(types::Kind::UnitSize);
  if (either(types::Kind::Amount)) return types::of_kind(types::Kind::Amount);
  return a;
}

AgeIn age_unit(const ast::Expr& limit) {
  const auto* written = std::get_if<ast::QuantityLiteral>(&limit.node);
  if (written == nullptr) return AgeIn::Unwritten;
  const std::string& unit = written->unit.text;
  if (unit.starts_with("year")) return AgeIn::Years;
  if (unit.starts_with("month")) return AgeIn::Months;
  return unit.starts_with("week") ? AgeIn::Weeks : AgeIn::Days;
}

}  // namespace

NodeId Lowering::unary(ast::ExprId id, const ast::UnaryExpr& node) {
  if (info(id).meaning == types::Meaning::Constant) return name(id);
  const NodeId operand = lower(node.operand);
  if (node.op == ast::UnaryOp::Not) return make(Op::Not, truth_type(), id, operand);
  return make(Op::Negate, p_.nodes[operand].type, id, operand);
}

NodeId Lowering::chain(ast::ExprId id, const ast::BinaryExpr& node) {
  std::vector<NodeId> operands;
  ast::ExprId left = id;
  while (true) {
    const auto* link = std::get_if<ast::BinaryExpr>(&expr(left).node);
    if (link == nullptr || link->op != node.op) break;
    operands.push_back(lower(link->right));
    left = link->left;
  }
  operands.push_back(lower(left));
  std::reverse(operands.begin(), operands.end());
  return make(node.op == ast::BinaryOp::And ? Op::And : Op::Or, truth_type(), id, kNone, kNone, kNone, 0, operands);
}

NodeId Lowering::birth_of(ast::ExprId id, const ast::AgeExpr& age) {
  if (age.birth != ast::kNoExpr) return lower(age.birth);
  Type claim, patient, date;
  claim.kind = patient.kind = Kind::Record;
  claim.of = p_.schema.claim;
  patient.of = p_.schema.patient;
  date.kind = Kind::Date;
  const NodeId of = make(Op::Field, patient, id, make(Op::ClaimOf, claim, id, judged_line()), kNone, kNone, p_.schema.find(p_.schema.claim, "patient"));
  return make(Op::Field, date, id, of, kNone, kNone, p_.schema.find(p_.schema.patient, "birth_date"));
}

NodeId Lowering::compare_age(ast::ExprId id, const ast::AgeExpr& age, ast::ExprId limit, std::uint32_t comparison) {
  Node made;
  made.op = Op::AgeCompare;
  made.slot = static_cast<std::uint8_t>(age_unit(expr(limit)));
  made.aux = comparison;
  made.type = truth_type();
  made.span = expr(id).span;
  const NodeId birth = birth_of(id, age);
  return pool_.node(made, {birth, lower(age.on), lower(limit)});
}

// An age that is asked for alone, as one asks about a value: its completed years, found by halving between comparisons.
NodeId Lowering::years_of(ast::ExprId id, const ast::AgeExpr& age) {
  constexpr int kOldest = 128;
  const NodeId birth = birth_of(id, age), on = lower(age.on);
  const auto years = [&](auto&& self, int least, int beyond) -> NodeId {
    const NodeId number = pool_.number(least * exact::kOne);
    if (beyond - least == 1) return number;
    const int middle = (least + beyond) / 2;
    Constant limit;
    limit.type.kind = Kind::Duration;
    limit.duration.months = 12 * middle;
    Node old_enough;
    old_enough.op = Op::AgeCompare;
    old_enough.slot = static_cast<std::uint8_t>(AgeIn::Years);
    old_enough.aux = static_cast<std::uint32_t>(Comparison::GreaterEqual);
    old_enough.type = truth_type();
    const NodeId condition = pool_.node(old_enough, {birth, on, pool_.constant_node(std::move(limit))});
    const NodeId older = self(self, middle, beyond), younger = self(self, least, middle);
    return make(Op::If, p_.nodes[number].type, id, condition, older, younger);
  };
  return years(years, 0, kOldest);
}

NodeId Lowering::compare(ast::ExprId id, const ast::BinaryExpr& node) {
  const auto aux = static_cast<std::uint32_t>(comparison(node.op));
  if (const auto* age = std::get_if<ast::AgeExpr>(&expr(node.left).node)) return compare_age(id, *age, node.right, aux);
  const types::Type to = meeting(type(node.left), type(node.right));
  return make(Op::Compare, truth_type(), id, cast(lower(node.left), type(node.left), to), cast(lower(node.right), type(node.right), to), kNone, aux);
}

NodeId Lowering::arithmetic(ast::ExprId id, const ast::BinaryExpr& node) {
  NodeId left = lower(node.left), right = lower(node.right);
  const types::Type &lt = type(node.left), &rt = type(node.right);
  if (lt.is(types::Kind::Date)) {
    return make(Op::AddDuration, type_of(type(id)), id, left, right, kNone, node.op == ast::BinaryOp::Subtract ? 1 : 0);
  }
  const bool sum = node.op == ast::BinaryOp::Add || node.op == ast::BinaryOp::Subtract;
  const types::Type amount = types::of_kind(types::Kind::Amount);
  const auto touches = [&](const types::Type& t) { return t.is(types::Kind::Amount) || t.is(types::Kind::Units) || t.is(types::Kind::UnitSize); };
  if (sum) {
    const types::Type to = meeting(lt, rt);
    left = cast(left, lt, to);
    right = cast(right, rt, to);
  } else if (touches(rt)) {
    left = cast(left, lt, amount);
  } else if (touches(lt)) {
    right = cast(right, rt, amount);
  }
  const Type l = p_.nodes[left].type, r = p_.nodes[right].type;
  Type result = type_of(type(id));
  result.ratio = l.ratio || r.ratio || node.op == ast::BinaryOp::Divide;
  if (result.ratio) result.scale = 0;
  else if (sum) result.scale = std::max(l.scale, r.scale);
  else result.scale = static_cast<std::uint8_t>(std::min(60, l.scale + r.scale));
  const Op op = node.op == ast::BinaryOp::Add        ? Op::Add
                : node.op == ast::BinaryOp::Subtract ? Op::Subtract
                : node.op == ast::BinaryOp::Multiply ? Op::Multiply
                                                     : Op::Divide;
  return make(op, result, id, left, right);
}

NodeId Lowering::membership(ast::ExprId id, const ast::BinaryExpr& node) {
  const Type result = truth_type();
  const types::Type &left = type(node.left), &right = type(node.right);
  const types::Type one = left.is(types::Kind::List) ? types::element_of(left) : left;
  const auto kind = static_cast<SymbolKind>(one.symbol);
  const auto in_set = [&](SetId set) { return make(Op::InSet, result, id, lower(node.left), owner_line(node.left), at_.date, set); };
  switch (info(id).meaning) {
    case types::Meaning::InSet: {  // `x in s as of d`: the set as it is then
      const NodeId member = lower(node.left);
      ast::ExprId set = node.right;
      NodeId date = at_.date;
      while (const auto* then = std::get_if<ast::AsOfExpr>(&expr(set).node)) {
        date = lower(then->date);
        set = then->operand;
      }
      const names::SymbolId named = info(set).ref;
      if (!extended(named)) return make(Op::InSet, result, id, member, owner_line(node.left), date, set_id(named));
      return make(Op::HasRow, result, id, kNone, owner_line(node.left), date, variant_table(named), {claims_payer(), member});
    }
    case types::Meaning::InPattern: {
      const std::string& text = std::get<ast::ShapeLiteral>(expr(node.right).node).text;
      return in_set(anonymous_set(kind, {member(kind, text, false, exact::always())}));
    }
    case types::Meaning::InPayer:
      return in_set(anonymous_set(SymbolKind::Payer, {member(SymbolKind::Payer, in_.names.symbols[info(node.right).ref].name, false, exact::always())}));
    case types::Meaning::InTable: {
      const auto* several = std::get_if<ast::ListExpr>(&expr(node.left).node);
      const std::vector<ast::ExprId> keys = several != nullptr ? several->items : std::vector<ast::ExprId>{node.left};
      return index(id, keys, Op::HasRow);
    }
    case types::Meaning::InRange: {
      const auto& range = std::get<ast::RangeExpr>(expr(node.right).node);
      if (one.is(types::Kind::Symbol)) {
        Member made;
        made.effective = exact::always();
        made.first = normalised(kind, in_.types.constants[info(range.first).ref].text);
        made.last = normalised(kind, in_.types.constants[info(range.last).ref].text);
        return in_set(anonymous_set(kind, {made}));
      }
      types::Type to = left;
      for (ast::ExprId end : {range.first, range.last}) {
        if (end != ast::kNoExpr) to = meeting(to, type(end));
      }
      const auto end = [&](ast::ExprId e) { return e == ast::kNoExpr ? kNone : cast(lower(e), type(e), to); };
      return make(Op::Inside, result, id, cast(lower(node.left), left, to), end(range.first), end(range.last), range.half_open ? 1 : 0);
    }
    case types::Meaning::InPeriod: return make(Op::InPeriod, result, id, lower(node.left), lower(node.right));
    case types::Meaning::InList: {
      const bool has = node.op == ast::BinaryOp::Has;
      const ast::ExprId value = has ? node.right : node.left, list = has ? node.left : node.right;
      const types::Type element = types::element_of(has ? left : right);
      return make(Op::InList, result, id, cast(lower(value), type(value), element), members(list));
    }
    default: return pool_.truth(false);
  }
}

NodeId Lowering::binary(ast::ExprId id, const ast::BinaryExpr& node) {
  switch (node.op) {
    case ast::BinaryOp::Or:
    case ast::BinaryOp::And: return chain(id, node);
    case ast::BinaryOp::Equal:
    case ast::BinaryOp::NotEqual:
    case ast::BinaryOp::Less:
    case ast::BinaryOp::LessEqual:
    case ast::BinaryOp::Greater:
    case ast::BinaryOp::GreaterEqual: return compare(id, node);
    case ast::BinaryOp::In:
    case ast::BinaryOp::Has: return membership(id, node);
    case ast::BinaryOp::NotIn: return make(Op::Not, truth_type(), id, membership(id, node));
    case ast::BinaryOp::Add:
    case ast::BinaryOp::Subtract:
    case ast::BinaryOp::Multiply:
    case ast::BinaryOp::Divide: return arithmetic(id, node);
    case ast::BinaryOp::Otherwise: {
      NodeId left = cast(lower(node.left), type(node.left), type(id)), right = cast(lower(node.right), type(node.right), type(id));
      const std::uint8_t scale = std::max(p_.nodes[left].type.scale, p_.nodes[right].type.scale);
      left = aligned(left, scale);
      right = aligned(right, scale);
      return make(Op::Otherwise, p_.nodes[left].type, id, left, right);
    }
  }
  return pool_.truth(false);
}

}  // namespace edict::core
