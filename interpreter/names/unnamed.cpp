// What an exception is called that has no name of its own: after what it changes, which no name in a policy can spell.
#include "names/declare.h"

namespace edict::names {
namespace {

// A key as it is written; the forms that stand as keys of rows.
std::string key_text(const ast::Module& module, ast::ExprId id) {
  const ast::ExprNode& node = module.expr(id).node;
  if (const auto* shape = std::get_if<ast::ShapeLiteral>(&node)) return shape->text;
  if (const auto* number = std::get_if<ast::NumberLiteral>(&node)) return number->text;
  if (const auto* quantity = std::get_if<ast::QuantityLiteral>(&node)) return quantity->number + " " + quantity->unit.text;
  if (const auto* money = std::get_if<ast::MoneyLiteral>(&node)) return "$" + money->text;
  if (const auto* date = std::get_if<ast::DateLiteral>(&node)) return date->text;
  if (const auto* text = std::get_if<ast::TextLiteral>(&node)) return "\"" + text->value + "\"";
  if (const auto* name = std::get_if<ast::NameExpr>(&node)) return name->text;
  if (const auto* range = std::get_if<ast::RangeExpr>(&node)) {
    const auto end = [&](ast::ExprId one) { return one == ast::kNoExpr ? "" : key_text(module, one); };
    return end(range->first) + (range->half_open ? " ..< " : " .. ") + end(range->last);
  }
  return "…";
}

}  // namespace

std::string unnamed(const ast::Module& module, const ast::ExceptionDecl& exception) {
  const ast::Target& target = exception.target;
  std::string text = "to ";
  if (target.kind == ast::TargetKind::Code) text += "code ";
  if (target.kind == ast::TargetKind::Rules) text += "rules in ";
  text += target.name.text;
  if (target.otherwise) text += "[otherwise]";
  for (std::size_t i = 0; i < target.keys.size(); ++i) {
    text += (i == 0 ? "[" : ", ") + (target.keys[i] == ast::kNoExpr ? "any" : key_text(module, target.keys[i]));
  }
  return target.keys.empty() ? text : text + "]";
}

}  // namespace edict::names
