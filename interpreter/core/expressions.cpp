// Expressions, one by one: names, paths, conditions, dates. Operators stand in operators.cpp, lists and calls in calls.cpp.
#include "core/lowering.h"

namespace edict::core {

NodeId Lowering::make(Op op, Type type, ast::ExprId at, NodeId a, NodeId b, NodeId c, std::uint32_t aux, const std::vector<NodeId>& list) {
  Node node;
  node.op = op;
  node.type = type;
  node.a = a;
  node.b = b;
  node.c = c;
  node.aux = aux;
  if (at != ast::kNoExpr) node.span = expr(at).span;
  return pool_.node(node, list);
}

NodeId Lowering::judged_line(std::uint32_t slot) {
  Node node;
  node.op = Op::Variable;
  node.aux = slot;
  node.type.kind = Kind::Record;
  node.type.of = p_.schema.line;
  return pool_.node(node);
}

NodeId Lowering::owner_line(ast::ExprId id) {
  for (ast::ExprId at = id; at != ast::kNoExpr;) {
    if (type(at).is(types::Kind::Record) && type(at).of == in_.types.line && !std::holds_alternative<ast::RecordExpr>(expr(at).node)) return lower(at);
    const auto* field = std::get_if<ast::FieldExpr>(&expr(at).node);
    const auto* first = std::get_if<ast::FirstExpr>(&expr(at).node);
    at = field != nullptr ? field->base : first != nullptr ? first->list : ast::kNoExpr;
  }
  return at_.has_line ? judged_line() : kNone;
}

NodeId Lowering::cast(NodeId node, const types::Type& from, const types::Type& to) {
  const Node copy = p_.nodes[node];
  const bool to_units = to.is(types::Kind::Units) && from.number();
  const bool to_amount = to.is(types::Kind::Amount) && from.is(types::Kind::Quantity);
  const bool to_size = to.is(types::Kind::UnitSize) && from.is(types::Kind::Quantity);
  if (!to_units && !to_amount && !to_size) return node;
  if (copy.op == Op::Constant) {
    Constant c = p_.constants[copy.aux];
    c.dimension = to_units ? 0 : copy.type.dimension;
    c.type = Type{};
    c.type.kind = to_units ? Kind::Units : to_amount ? Kind::Amount : Kind::UnitSize;
    c.type.scale = 6;
    return pool_.constant_node(std::move(c), copy.span);
  }
  Node made;
  made.op = to_units ? Op::ToUnits : Op::ToAmount;
  made.a = node;
  made.type.kind = to_units ? Kind::Units : Kind::Amount;
  made.type.scale = copy.type.scale;
  made.type.ratio = copy.type.ratio;
  made.span = copy.span;
  return pool_.node(made);
}

// Nothing of that code's units, and what there is: a bare number takes their definition, the code's other sizes convert, another code is a fault.
NodeId Lowering::counted(NodeId node, const types::Type& declared, exact::Period around) {
  if (!declared.is(types::Kind::Units) || declared.code.empty()) return node;
  const Node copy = p_.nodes[node];
  Constant nothing;
  nothing.type.kind = Kind::Units;
  nothing.type.scale = 6;
  nothing.symbol = p_.symbols.intern(normalised(SymbolKind::Code, declared.code));
  nothing.unit_size = official_size(nothing.symbol, around);
  if (copy.op == Op::Constant && p_.constants[copy.aux].symbol == 0) {
    nothing.number = p_.constants[copy.aux].number;
    return pool_.constant_node(std::move(nothing), copy.span);
  }
  Node made;
  made.op = Op::Add;
  made.a = pool_.constant_node(std::move(nothing), copy.span);
  made.b = node;
  made.type = copy.type;
  made.span = copy.span;
  return pool_.node(made);
}

// Raises a fixed number's scale, exactly: multiplying by 1.000000 adds six digits.
NodeId Lowering::aligned(NodeId node, std::uint8_t scale) {
  while (!p_.nodes[node].type.ratio && p_.nodes[node].type.scale < scale) {
    Node made;
    made.op = Op::Multiply;
    made.a = node;
    made.b = pool_.number(1'000'000);
    made.type = p_.nodes[node].type;
    made.type.scale = static_cast<std::uint8_t>(made.type.scale + 6);
    made.span = p_.nodes[node].span;
    node = pool_.node(made);
  }
  return node;
}

NodeId Lowering::name(ast::ExprId id) {
  const types::Info& meant = info(id);
  const Type result = type_of(meant.type);
  switch (meant.meaning) {
    case types::Meaning::Constant: {
      Constant c = constant_of(in_.types.constants[meant.ref]);
      const types::Constant& written = in_.types.constants[meant.ref];
      if (written.type.is(types::Kind::Text)) c.symbol = p_.symbols.intern(written.text);
      if (written.type.is(types::Kind::Symbol)) c.symbol = p_.symbols.intern(normalised(static_cast<SymbolKind>(written.type.symbol), written.text));
      return pool_.constant_node(std::move(c), expr(id).span);
    }
    case types::Meaning::Payer: {
      Constant c;
      c.type = result;
      c.symbol = p_.symbols.intern(in_.names.symbols[meant.ref].name);
      return pool_.constant_node(std::move(c), expr(id).span);
    }
    case types::Meaning::Variable: {
      Node node;
      node.op = Op::Variable;
      node.aux = meant.ref;
      node.type = type_of(meant.type, member_scales_[meant.ref]);
      node.span = expr(id).span;
      return pool_.node(node);
    }
    case types::Meaning::ClaimOf: return make(Op::ClaimOf, result, id, judged_line());
    case types::Meaning::PatientOf: {
      Type claim;
      claim.kind = Kind::Record;
      claim.of = p_.schema.claim;
      const NodeId of = make(Op::ClaimOf, claim, id, judged_line());
      return make(Op::Field, result, id, of, kNone, kNone, p_.schema.find(p_.schema.claim, "patient"));
    }
    case types::Meaning::Day: return make(Op::Day, result, id, judged_line());
    case types::Meaning::History: return make(Op::History, result, id, judged_line());
    case types::Meaning::Term: {
      const TermId term = term_id(meant.ref);
      return make(Op::Term, p_.terms[term].type, id, judged_line(), kNone, at_.date, term);
    }
    default: return pool_.truth(false);  // check has reported everything else
  }
}

NodeId Lowering::field(ast::ExprId id, const ast::FieldExpr& node) {
  const types::Info& meant = info(id);
  const Type result = type_of(meant.type);
  switch (meant.meaning) {
    case types::Meaning::Field: {
      const NodeId base = lower(node.base);
      if (meant.ref == in_.types.line && type(id).is(types::Kind::Record) && type(id).of == in_.types.claim) return make(Op::ClaimOf, result, id, base);
      return counted(make(Op::Field, result, id, base, kNone, kNone, meant.extra), meant.type, exact::always());
    }
    case types::Meaning::AllowedNow: {
      Node allowed;
      allowed.op = Op::Variable;
      allowed.aux = kAllowedSlot;
      allowed.type = result;
      allowed.span = expr(id).span;
      return pool_.node(allowed);
    }
    case types::Meaning::Term: {
      if (meant.extra == 0) return name(id);  // `package.term`
      const NodeId line = lower(node.base);
      const TermId term = term_id(meant.ref);
      return make(Op::Term, p_.terms[term].type, id, line, kNone, at_.date, term);
    }
    case types::Meaning::Attribute: return make(Op::Attribute, result, id, lower(node.base), owner_line(node.base), at_.date, meant.ref);
    case types::Meaning::Column: {
      const NodeId row = lower(node.base);
      return make(Op::Column, result, id, row, at_.has_line ? judged_line() : kNone, at_.date, meant.ref);
    }
    case types::Meaning::PeriodFirst: return make(Op::PeriodFirst, result, id, lower(node.base));
    case types::Meaning::PeriodLast: return make(Op::PeriodLast, result, id, lower(node.base));
    default: return name(id);
  }
}

NodeId Lowering::index(ast::ExprId id, const std::vector<ast::ExprId>& keys, Op op) {
  std::vector<NodeId> list;
  const auto& heads = in_.types.tables.at(info(id).ref).keys;
  NodeId line = at_.has_line ? judged_line() : kNone;
  const TableId table = table_id(info(id).ref);
  if (p_.tables[table].payer_decides) list.push_back(claims_payer());
  for (std::size_t k = 0; k < keys.size(); ++k) {
    list.push_back(cast(lower(keys[k]), type(keys[k]), heads[k].type));
    if (k == 0) line = owner_line(keys[k]);
  }
  Type result = type_of(info(id).type);
  return make(op, result, id, kNone, line, at_.date, table, list);
}

namespace {
template <typename... Fs>
struct Cases : Fs... {
  using Fs::operator()...;
};
template <typename... Fs>
Cases(Fs...) -> Cases<Fs...>;
}  // namespace

NodeId Lowering::lower(ast::ExprId id) {
  const Type result = type_of(type(id));
  return std::visit(
      Cases{
          [&](const ast::NumberLiteral&) { return name(id); },
          [&](const ast::QuantityLiteral&) { return name(id); },
          [&](const ast::MoneyLiteral&) { return name(id); },
          [&](const ast::PercentLiteral&) { return name(id); },
          [&](const ast::DateLiteral&) { return name(id); },
          [&](const ast::TextLiteral&) { return name(id); },
          [&](const ast::BooleanLiteral&) { return name(id); },
          [&](const ast::ShapeLiteral&) { return name(id); },
          [&](const ast::NameExpr&) { return name(id); },
          [&](const ast::FieldExpr& n) { return field(id, n); },
          [&](const ast::IndexExpr& n) { return index(id, n.keys, Op::Lookup); },
          [&](const ast::UnaryExpr& n) { return unary(id, n); },
          [&](const ast::BinaryExpr& n) { return binary(id, n); },
          [&](const ast::StateExpr& n) {
            const Op op = n.test == ast::StateTest::Open ? Op::IsOpen : n.test == ast::StateTest::Known ? Op::IsKnown : Op::IsMissing;
            const NodeId state = make(op, result, id, lower(n.operand));
            return n.negated ? make(Op::Not, result, id, state) : state;
          },
          [&](const ast::RangeExpr&) { return name(id); },
          [&](const ast::ListExpr& n) {
            std::vector<NodeId> items;
            const types::Type element = types::element_of(type(id));
            for (auto item : n.items) items.push_back(cast(lower(item), type(item), element));
            return make(Op::MakeList, result, id, kNone, kNone, kNone, 0, items);
          },
          [&](const ast::IfExpr& n) {
            const NodeId condition = lower(n.condition);
            NodeId then = cast(lower(n.then), type(n.then), type(id)), other = cast(lower(n.otherwise), type(n.otherwise), type(id));
            const std::uint8_t scale = std::max(p_.nodes[then].type.scale, p_.nodes[other].type.scale);
            then = aligned(then, scale);
            other = aligned(other, scale);
            return make(Op::If, type_of(type(id), scale), id, condition, then, other);
          },
          [&](const ast::QuantifierExpr& n) {
            const NodeId source = members(n.source);
            Node node;
            node.op = Op::Quantify;
            node.slot = static_cast<std::uint8_t>(info(id).ref);
            node.aux = static_cast<std::uint32_t>(n.kind);
            node.a = source;
            member_scales_[node.slot] = p_.nodes[source].type.scale;
            if (n.where != ast::kNoExpr) node.b = lower(n.where);
            node.type = result;
            node.span = expr(id).span;
            return pool_.node(node);
          },
          [&](const ast::AggregateExpr& n) { return aggregate(id, n); },
          [&](const ast::CallExpr& n) { return call(id, n); },
          [&](const ast::RoundExpr& n) {
            const exact::Rounding modes[] = {exact::Rounding::HalfUp, exact::Rounding::HalfEven, exact::Rounding::Down, exact::Rounding::Up};
            return make(Op::Round, result, id, lower(n.operand), n.to_cent ? 1 : 0, kNone, static_cast<std::uint32_t>(modes[static_cast<int>(n.mode)]));
          },
          [&](const ast::WithinExpr& n) {
            return make(Op::Within, result, id, lower(n.date), lower(n.duration), lower(n.anchor), static_cast<std::uint32_t>(n.side));
          },
          [&](const ast::DaysBetweenExpr& n) { return make(Op::DaysBetween, result, id, lower(n.first), lower(n.second)); },
          [&](const ast::AgeExpr& n) { return years_of(id, n); },  // else under a comparison: operators.cpp
          [&](const ast::AsOfExpr& n) {
            const NodeId date = lower(n.date);
            const NodeId saved = at_.date;
            at_.date = date;
            const NodeId value = lower(n.operand);
            at_.date = saved;
            return value;
          },
          [&](const ast::FirstExpr& n) { 
            const NodeId list = members(n.list);
            return make(n.last ? Op::Last : Op::First, type_of(type(id), p_.nodes[list].type.scale), id, list);
          },
          [&](const ast::RecordExpr&) { return pool_.truth(false); },
          [&](const ast::ErrorExpr&) { return pool_.truth(false); },
      },
      expr(id).node);
}

}  // namespace edict::core
