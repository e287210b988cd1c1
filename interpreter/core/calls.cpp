// Built-in functions and aggregates.
#include <algorithm>

#include "core/lowering.h"
#include "types/functions.h"

namespace edict::core {

NodeId Lowering::call(ast::ExprId id, const ast::CallExpr& node) {
  const auto* function = types::find_function(node.function.text);
  switch (function->function) {
    case types::Function::Ceil:
    case types::Function::Floor: {
      const auto mode = function->function == types::Function::Ceil ? exact::Rounding::Ceiling : exact::Rounding::Floor;
      return make(Op::Round, type_of(type(id)), id, lower(node.arguments[0]), 0, kNone, static_cast<std::uint32_t>(mode));
    }
    case types::Function::Min:
    case types::Function::Max: {
      std::vector<NodeId> values;
      std::uint8_t scale = 0;
      for (auto argument : node.arguments) {
        values.push_back(cast(lower(argument), type(argument), type(id)));
        scale = std::max(scale, p_.nodes[values.back()].type.scale);
      }
      for (NodeId& value : values) value = aligned(value, scale);
      return make(function->function == types::Function::Min ? Op::Min : Op::Max, type_of(type(id), scale), id, kNone, kNone, kNone, 0, values);
    }
    case types::Function::FewestPackages: {
      const types::Type amount = types::of_kind(types::Kind::Amount);
      const NodeId dose = cast(lower(node.arguments[0]), type(node.arguments[0]), amount);
      NodeId packages = kNone;
      if (const auto* list = std::get_if<ast::ListExpr>(&expr(node.arguments[1]).node)) {
        std::vector<NodeId> items;
        for (auto item : list->items) items.push_back(cast(lower(item), type(item), amount));
        packages = make(Op::MakeList, type_of(types::list_of(amount)), node.arguments[1], kNone, kNone, kNone, 0, items);
      } else {
        packages = lower(node.arguments[1]);
      }
      return make(Op::FewestPackages, type_of(amount), id, dose, packages);
    }
  }
  return pool_.truth(false);
}

// A list that is gone through at once: one that is written out holds its members as fine as the finest; any other holds millionths, as cells do.
NodeId Lowering::members(ast::ExprId id) {
  const auto* written = std::get_if<ast::ListExpr>(&expr(id).node);
  if (written == nullptr) return lower(id);
  const types::Type element = types::element_of(type(id));
  std::vector<NodeId> items;
  std::uint8_t scale = 0;
  for (const ast::ExprId item : written->items) {
    items.push_back(cast(lower(item), type(item), element));
    scale = std::max(scale, p_.nodes[items.back()].type.scale);
  }
  for (NodeId& item : items) item = aligned(item, scale);
  return make(Op::MakeList, type_of(type(id), scale), id, kNone, kNone, kNone, 0, items);
}

NodeId Lowering::aggregate(ast::ExprId id, const ast::AggregateExpr& node) {
  Node made;
  made.op = Op::Aggregate;
  made.slot = static_cast<std::uint8_t>(info(id).ref);
  made.a = members(node.source);
  member_scales_[made.slot] = p_.nodes[made.a].type.scale;
  if (node.where != ast::kNoExpr) made.b = lower(node.where);
  if (node.value != ast::kNoExpr) made.c = lower(node.value);
  const std::uint8_t scale = made.c == kNone || node.kind == ast::AggregateKind::Count ? std::uint8_t{6} : p_.nodes[made.c].type.scale;
  made.type = type_of(type(id), scale);
  made.span = expr(id).span;
  Aggregation kind = Aggregation::Sum;
  switch (node.kind) {
    case ast::AggregateKind::Sum: kind = Aggregation::Sum; break;
    case ast::AggregateKind::Count: kind = node.distinct ? Aggregation::CountDistinct : Aggregation::Count; break;
    case ast::AggregateKind::Min: kind = Aggregation::Min; break;
    case ast::AggregateKind::Max: kind = Aggregation::Max; break;
  }
  made.aux = static_cast<std::uint32_t>(kind);
  return pool_.node(made);
}

}  // namespace edict::core
