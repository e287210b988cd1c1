// Operators: which kinds of values they take, and what comes of them. Dimensions and the codes of billing units are compared here.
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

namespace {

bool flexible(const ast::ExprNode& node) {
  return std::holds_alternative<ast::ShapeLiteral>(node) || std::holds_alternative<ast::NumberLiteral>(node) || std::holds_alternative<ast::ListExpr>(node);
}
bool maybe_value(const ast::ExprNode& node) { return flexible(node) || std::holds_alternative<ast::NameExpr>(node); }

Type with_ratio(Type type, bool ratio) {
  type.ratio = ratio;
  type.optional = false;
  return type;
}

}  // namespace

std::pair<Type, Type> Checker::both(ast::ExprId left, ast::ExprId right, const Type* expected) {
  if (maybe_value(expr(left).node) && !flexible(expr(right).node)) {
    const bool left_first = std::holds_alternative<ast::NameExpr>(expr(left).node) && std::holds_alternative<ast::NameExpr>(expr(right).node);
    if (!left_first) {
      const Type r = check(right, expected);
      return {check(left, r.error() ? expected : &r), r};
    }
  }
  const Type l = check(left, expected);
  return {l, check(right, l.error() ? expected : &l)};
}

Type Checker::mismatch(ast::ExprId, const ast::BinaryExpr& node, const Type& left, const Type& right, const char* verb) {
  auto& finding = report(code::T301, node.op_span, {words(left), words(right), verb});
  finding.related.push_back({span(node.left), "this is " + words(left)});
  finding.related.push_back({span(node.right), "this is " + words(right)});
  const auto pair = [&](Kind a, Kind b) { return (left.is(a) && right.is(b)) || (left.is(b) && right.is(a)); };
  if (pair(Kind::Units, Kind::Amount) || pair(Kind::Units, Kind::Quantity)) {
    finding.help = "convert one of them: amount / `line.code.unit` gives billing units, units * `line.code.unit` gives an amount";
  }
  if (left.is(Kind::Date) && right.is(Kind::Date)) {
    finding.help = "write `days between " + text_of(span(node.right)) + " and " + text_of(span(node.left)) + "`";
  }
  advise_operator(finding, node, left, right);
  if (!finding.help.empty()) return {};
  if ((left.is(Kind::Money) && right.number()) || (right.is(Kind::Money) && left.number())) finding.help = "write money with a dollar sign: `$100.00`";
  if ((left.quantity() && right.number()) || (right.quantity() && left.number())) finding.help = "write the number with its unit: `300 mg`";
  if ((left.is(Kind::Duration) && right.number()) || (right.is(Kind::Duration) && left.number())) finding.help = "write the number with its unit: `14 days`";
  return {};
}

bool Checker::comparable(const Type& a, const Type& b) const {
  if (same(a, b)) return true;
  if ((a.is(Kind::Units) && b.number()) || (b.is(Kind::Units) && a.number())) return true;
  if (a.quantity() && b.quantity()) return a.is(Kind::Amount) || b.is(Kind::Amount) || a.dimension == b.dimension;
  return false;
}

bool Checker::fits_into(const Type& got, const Type& wanted) const {
  return same(got, wanted) || (wanted.is(Kind::Units) && got.number()) || (wanted.is(Kind::Amount) && got.is(Kind::Quantity));
}

std::optional<Type> Checker::unify(const Type& a, const Type& b) const {
  if (a.error()) return b;
  if (b.error()) return a;
  if (!comparable(a, b)) return std::nullopt;
  Type type = a;
  if (a.number() && b.number() && a.kind != b.kind) type = of_kind(Kind::Decimal);
  if (b.is(Kind::Units) || b.is(Kind::Amount)) type = b;
  type.ratio = a.ratio || b.ratio;
  type.optional = false;
  if (a.is(Kind::Units) && b.is(Kind::Units)) type.code = a.code == b.code ? a.code : "";
  return type;
}

bool Checker::is_value(ast::ExprId id, const Type& type) {
  const std::string text = text_of(span(id));
  if (type.is(Kind::Age)) report(code::T359, span(id), {text});
  if (type.is(Kind::Set)) report(code::T308, span(id), {text, "set", "ask for a member: `line.code in " + text + "`"});
  return !type.is(Kind::Age) && !type.is(Kind::Set);
}

void Checker::unrounded(ast::ExprId id, const Type& type) {
  if (is_value(id, type) && type.ratio) report(code::T304, span(id), {text_of(span(id))});
}

// A literal with a minus sign is a literal: it may stand in a cell or an attribute.
Type Checker::unary(ast::ExprId id, const ast::UnaryExpr& node) {
  if (node.op == ast::UnaryOp::Not) {
    expect(node.operand, of_kind(Kind::Boolean), "`not`");
    return of_kind(Kind::Boolean);
  }
  const Type type = check(node.operand);
  const bool numeric = type.number() || type.is(Kind::Money) || type.quantity();
  if (numeric && info(node.operand).meaning == Meaning::Constant) {
    Constant literal = types_.constants[info(node.operand).ref];
    literal.number = -literal.number;
    return constant(id, std::move(literal));
  }
  if (type.error() || numeric) return with_ratio(type, type.ratio);
  return wrong(span(node.operand), "a number", type);
}

Type Checker::compare(ast::ExprId id, const ast::BinaryExpr& node) {
  const auto [left, right] = both(node.left, node.right);
  const Type boolean = of_kind(Kind::Boolean);
  if (left.error() || right.error()) return boolean;
  const bool order = node.op != ast::BinaryOp::Equal && node.op != ast::BinaryOp::NotEqual;
  if ((left.is(Kind::Age) && right.is(Kind::Duration))) return boolean;
  if (left.is(Kind::Age) && right.is(Kind::Age)) {
    wrong(span(node.right), "a duration such as `18 years`", right);
    return boolean;
  }
  if (left.is(Kind::Duration) && right.is(Kind::Age)) {
    report(code::T313, span(id), {text_of(span(node.right)), text_of(span(node.left))});
    return boolean;
  }
  if (left.is(Kind::Set) || right.is(Kind::Set)) {
    auto& finding = report(code::T314, node.op_span, {text_of(span(right.is(Kind::Set) ? node.right : node.left))});
    if (node.op == ast::BinaryOp::Equal && right.is(Kind::Set) && !left.is(Kind::Set)) finding.fix = {{node.op_span, "in"}};
    return boolean;
  }
  if (left.is(Kind::List) && right.is(Kind::List) && !order) {  // the same members
    const Type mine = element_of(left), other = element_of(right);
    const bool simple = !mine.is(Kind::Record) && !mine.is(Kind::Row) && !mine.is(Kind::List);
    if (!simple || !comparable(mine, other)) mismatch(id, node, left, right, "compared");
    return boolean;
  }
  if (!comparable(left, right) || left.is(Kind::Record) || left.is(Kind::List) || left.is(Kind::Row) || left.is(Kind::UnitSize)) {
    if (left.is(Kind::UnitSize) && right.quantity()) return boolean;
    if (left.is(Kind::UnitSize) && right.is(Kind::UnitSize)) return boolean;
    mismatch(id, node, left, right, "compared");
    return boolean;
  }
  if (left.is(Kind::Units) && right.is(Kind::Units) && !left.code.empty() && !right.code.empty() && left.code != right.code) {
    report(code::T318, node.op_span, {left.code, right.code});
  }
  if (order && (left.is(Kind::Symbol) || left.is(Kind::Text) || left.is(Kind::Boolean) || left.is(Kind::Duration) || left.is(Kind::Period))) {
    report(code::T315, node.op_span, {words(left)});
  }
  return boolean;
}

Type Checker::add(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right) {
  const bool plus = node.op == ast::BinaryOp::Add;
  const bool ratio = left.ratio || right.ratio;
  if (left.is(Kind::Date) && right.is(Kind::Duration)) return of_kind(Kind::Date);
  const bool addable = left.number() || left.is(Kind::Money) || left.quantity() || left.is(Kind::Units);
  const auto type = unify(left, right);
  if (!addable || !type) return mismatch(id, node, left, right, plus ? "added" : "subtracted");
  if (left.is(Kind::Units) && right.is(Kind::Units) && !left.code.empty() && !right.code.empty() && left.code != right.code) {
    report(code::T318, node.op_span, {left.code, right.code});
    return {};
  }
  return with_ratio(*type, ratio);
}

Type Checker::multiply(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right) {
  const bool ratio = left.ratio || right.ratio;
  const auto scalable = [](const Type& t) { return t.is(Kind::Money) || t.quantity() || t.is(Kind::Units) || t.is(Kind::PerUnit); };
  if (left.number() && right.number()) {
    return with_ratio(of_kind(left.is(Kind::Integer) && right.is(Kind::Integer) ? Kind::Integer : Kind::Decimal), ratio);
  }
  if (left.number() && scalable(right)) return with_ratio(right, ratio);
  if (right.number() && scalable(left)) return with_ratio(left, ratio);
  const auto pair = [&](Kind a, Kind b) { return (left.is(a) && right.is(b)) || (left.is(b) && right.is(a)); };
  if (pair(Kind::Units, Kind::UnitSize)) return with_ratio(of_kind(Kind::Amount), ratio);
  if (pair(Kind::Units, Kind::PerUnit)) return with_ratio(of_kind(Kind::Money), ratio);
  return mismatch(id, node, left, right, "multiplied");
}

Type Checker::divide(ast::ExprId id, const ast::BinaryExpr& node, const Type& left, const Type& right) {
  const auto kind = [&](Kind k) { return with_ratio(of_kind(k), true); };
  if (left.number() && right.number()) return kind(Kind::Decimal);
  if (right.number() && (left.is(Kind::Money) || left.quantity() || left.is(Kind::Units))) return with_ratio(left, true);
  if (left.quantity() && right.is(Kind::UnitSize)) {
    Type units = kind(Kind::Units);
    units.code = right.code;
    return units;
  }
  if (left.quantity() && right.is(Kind::Units)) return kind(Kind::Amount);
  if (left.quantity() && right.quantity() && comparable(left, right)) return kind(Kind::Decimal);
  if (left.is(Kind::Money) && right.is(Kind::Money)) return kind(Kind::Decimal);
  if (left.is(Kind::Money) && right.is(Kind::Units)) return kind(Kind::PerUnit);
  if (left.is(Kind::Units) && right.is(Kind::Units)) return kind(Kind::Decimal);
  return mismatch(id, node, left, right, "divided");
}

Type Checker::binary(ast::ExprId id, const ast::BinaryExpr& node, const Type* expected) {
  switch (node.op) {
    case ast::BinaryOp::Or:
    case ast::BinaryOp::And: {
      const Type boolean = of_kind(Kind::Boolean);
      // A long chain leans to the left: walk it without recursion.
      ast::ExprId left = id;
      while (true) {
        const auto* chain = std::get_if<ast::BinaryExpr>(&expr(left).node);
        if (chain == nullptr || chain->op != node.op) break;
        info(left).type = boolean;
        if (!one_more_value(chain->left, chain->right)) expect(chain->right, boolean, node.op == ast::BinaryOp::And ? "`and`" : "`or`");
        left = chain->left;
      }
      expect(left, boolean, node.op == ast::BinaryOp::And ? "`and`" : "`or`");
      return boolean;
    }
    case ast::BinaryOp::Equal:
    case ast::BinaryOp::NotEqual:
    case ast::BinaryOp::Less:
    case ast::BinaryOp::LessEqual:
    case ast::BinaryOp::Greater:
    case ast::BinaryOp::GreaterEqual: return compare(id, node);
    case ast::BinaryOp::In:
    case ast::BinaryOp::NotIn: return in(id, node);
    case ast::BinaryOp::Has: return has(id, node);
    case ast::BinaryOp::Add:
    case ast::BinaryOp::Subtract:
    case ast::BinaryOp::Multiply:
    case ast::BinaryOp::Divide: {
      const Type left = check(node.left), right = check(node.right);
      if (left.error() || right.error()) return {};
      if (node.op == ast::BinaryOp::Multiply) return multiply(id, node, left, right);
      if (node.op == ast::BinaryOp::Divide) return divide(id, node, left, right);
      return add(id, node, left, right);
    }
    case ast::BinaryOp::Otherwise: {
      const auto [left, right] = both(node.left, node.right, expected);
      if (!is_value(node.left, left) || !is_value(node.right, right)) return {};
      const auto type = unify(left, right);
      if (!type) return mismatch(id, node, left, right, "alternatives of one value");
      return *type;
    }
  }
  return {};
}

}  // namespace edict::types
