// Quantifiers, aggregates, list literals, first and last: what binds a variable, and over what.
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

std::uint32_t Checker::push_variable(const ast::Name& name, const Type& type) {
  for (const auto& local : locals_) {
    if (local.name == name.text) report(code::T321, name.span, {name.text});
  }
  if (name.text == "line" || name.text == "claim" || name.text == "patient" || name.text == "day" || name.text == "history") {
    report(code::T321, name.span, {name.text});
  }
  locals_.push_back({name.text, next_slot_, type});
  return next_slot_++;
}

Type Checker::source_element(ast::ExprId source) {
  const Type list = check(source);
  if (list.error()) return {};
  if (!list.is(Kind::List)) return wrong(span(source), "a list, such as `claim.lines` or `line.diagnoses`", list);
  return element_of(list);
}

Type Checker::quantifier(ast::ExprId id, const ast::QuantifierExpr& node) {
  const Type element = source_element(node.source);
  const std::uint32_t before = next_slot_;
  info(id).ref = push_variable(node.variable, element);
  if (next_slot_ > 200) report(code::T322, span(id), {});
  if (node.where != ast::kNoExpr) expect(node.where, of_kind(Kind::Boolean), "`where`");
  locals_.pop_back();
  next_slot_ = before;
  return of_kind(Kind::Boolean);
}

Type Checker::aggregate(ast::ExprId id, const ast::AggregateExpr& node) {
  const Type element = source_element(node.source);
  const std::uint32_t before = next_slot_;
  info(id).ref = push_variable(node.variable, element);
  if (next_slot_ > 200) report(code::T322, span(id), {});
  if (node.where != ast::kNoExpr) expect(node.where, of_kind(Kind::Boolean), "`where`");
  Type value;
  if (node.value != ast::kNoExpr) value = check(node.value);
  if (node.value != ast::kNoExpr && !is_value(node.value, value)) value = {};
  locals_.pop_back();
  next_slot_ = before;
  if (node.kind == ast::AggregateKind::Count) {
    if (node.distinct && (value.is(Kind::List) || value.is(Kind::Record) || value.is(Kind::Row))) wrong(span(node.value), "a single value such as a code or a date", value);
    return of_kind(Kind::Integer);
  }
  if (value.error()) return {};
  const bool summable = value.number() || value.is(Kind::Money) || value.quantity() || value.is(Kind::Units);
  if (node.kind == ast::AggregateKind::Sum && !summable) return wrong(span(node.value), "something that can be added up", value);
  if (node.kind != ast::AggregateKind::Sum && !summable && !value.is(Kind::Date)) return wrong(span(node.value), "something that has a least and a largest", value);
  unrounded(node.value, value);
  value.ratio = false;
  value.optional = false;
  return value;
}

Type Checker::list(ast::ExprId, const ast::ListExpr& node, const Type* expected) {
  Type element;
  if (expected != nullptr && (expected->is(Kind::List) || expected->is(Kind::Set))) element = element_of(*expected);
  bool quoted = false;  // codes in quotes have been told
  for (ast::ExprId item : node.items) {
    if (std::holds_alternative<ast::RangeExpr>(expr(item).node)) {
      const std::string range = text_of(span(item));
      auto& finding = report(code::T302, span(item), {"a single value", "a range"});
      finding.help = node.items.size() == 1 ? "a range stands without brackets: `in " + range + "`" : "ranges and codes together make a `set`: `set NAME of code { " + range + ", … }`";
      return {};
    }
    const Type got = check(item, element.error() ? nullptr : &element);
    if (got.error()) continue;
    if (got.is(Kind::List) || got.is(Kind::Record) || got.is(Kind::Row)) {
      wrong(span(item), "a single value", got);
      continue;
    }
    if (element.error()) element = got;
    const auto one = unify(element, got);
    if (!one) {
      const bool text = std::holds_alternative<ast::TextLiteral>(expr(item).node);
      if (text && quoted) continue;
      quoted = quoted || text;
      auto& finding = report(code::T302, span(item), {words(element), words(got)});
      advise_value(finding, item, element);
      if (text && !finding.fix.empty()) unquote_all(finding, node.items, element);
      continue;
    }
    unrounded(item, got);
    element = *one;
  }
  return element.error() ? Type{} : list_of(element);
}

Type Checker::first(ast::ExprId, const ast::FirstExpr& node) { return source_element(node.list); }

}  // namespace edict::types
