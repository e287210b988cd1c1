// Built-in functions, rounding, conditions, tests of knowledge, dates and ages.
#include "diagnostic/codes_types.h"
#include "types/checker.h"
#include "types/functions.h"

namespace edict::types {

namespace code = diagnostic::code;

Type Checker::call(ast::ExprId id, const ast::CallExpr& node) {
  const FunctionInfo* function = find_function(node.function.text);
  if (function == nullptr) {
    auto& finding = report(code::T323, node.function.span, {node.function.text});
    std::vector<std::string> candidates = {"sum", "count", "round"};
    for (const auto& f : kFunctions) candidates.emplace_back(f.name);
    suggest(finding, node.function.text, candidates);
    const std::string& name = node.function.text;
    const names::SymbolId table = in_.names.find(package_, name, names::Sort::Table).symbol;
    if (name == "roundup" || name == "round_up" || name == "rounddown" || name == "round_down") {
      finding.help = "write `" + std::string(name.find("up") == std::string::npos ? "floor" : "ceil") + "( … )` for a whole number, or `round( … half up to cent)`";
      finding.fix.clear();
    }
    if (table != kNone) {
      const source::Span all = span(id), at = node.function.span;
      finding.help = "a table is looked up in square brackets: `" + name + "[ … ]`";
      if (in_.sources.text({all.file, at.end, at.end + 1}) == "(") finding.fix = {{{all.file, at.end, at.end + 1}, "["}, {{all.file, all.end - 1, all.end}, "]"}};
    }
    if (finding.help.empty()) {
      for (const std::string& one : candidates) finding.help += (finding.help.empty() ? "there are `" : "`, `") + one;
      finding.help += "`";
    }
    for (auto argument : node.arguments) check(argument);
    return {};
  }
  const auto given = static_cast<int>(node.arguments.size());
  if (given < function->least || given > function->most) {
    report(code::T324, span(id), {node.function.text, std::string(function->signature)});
    return {};
  }
  info(id).ref = static_cast<std::uint32_t>(function->function);
  switch (function->function) {
    case Function::Ceil:
    case Function::Floor: {
      Type type = check(node.arguments[0]);
      if (type.error()) return {};
      if (!type.number() && !type.is(Kind::Units) && !type.is(Kind::Money)) return wrong(span(node.arguments[0]), "a number or billing units", type);
      if (type.number()) type = of_kind(Kind::Integer);
      type.ratio = type.optional = false;
      return type;
    }
    case Function::Min:
    case Function::Max: {
      Type type = check(node.arguments[0]);
      for (std::size_t i = 1; i < node.arguments.size(); ++i) {
        const Type next = check(node.arguments[i], type.error() ? nullptr : &type);
        const auto both = unify(type, next);
        if (!both) {
          report(code::T302, span(node.arguments[i]), {words(type), words(next)});
          return {};
        }
        type = *both;
      }
      for (auto argument : node.arguments) unrounded(argument, info(argument).type);
      const bool ordered = type.error() || type.number() || type.is(Kind::Money) || type.quantity() || type.is(Kind::Units) || type.is(Kind::Date);
      if (!ordered) return wrong(span(node.arguments[0]), "something that has a least and a largest", type);
      type.ratio = false;
      return type;
    }
    case Function::FewestPackages: {
      const Type dose = check(node.arguments[0]);
      if (!dose.error() && !dose.quantity()) wrong(span(node.arguments[0]), "an amount of a drug", dose);
      unrounded(node.arguments[0], dose);
      const Type list = check(node.arguments[1]);
      if (!list.error() && !(list.is(Kind::List) && element_of(list).quantity())) wrong(span(node.arguments[1]), "a list of package contents such as `[75 mg, 150 mg]`", list);
      return of_kind(Kind::Amount);
    }
  }
  return {};
}

Type Checker::round(ast::ExprId, const ast::RoundExpr& node) {
  Type type = check(node.operand);
  if (type.error()) return {};
  if (!type.number() && !type.is(Kind::Money) && !type.is(Kind::Units)) return wrong(span(node.operand), "a number, money or billing units", type);
  if (type.number()) type = of_kind(node.to_cent ? Kind::Decimal : Kind::Integer);
  type.ratio = type.optional = false;
  return type;
}

Type Checker::conditional(ast::ExprId id, const ast::IfExpr& node, const Type* expected) {
  expect(node.condition, of_kind(Kind::Boolean), "`if`");
  const auto [then, other] = both(node.then, node.otherwise, expected);
  const auto type = unify(then, other);
  if (type) {
    unrounded(node.then, then);
    unrounded(node.otherwise, other);
    Type result = *type;
    result.ratio = false;
    return result;
  }
  report(code::T325, span(id), {words(then), words(other)});
  return {};
}

Type Checker::state(ast::ExprId id, const ast::StateExpr& node) {
  const Type type = check(node.operand);
  is_value(node.operand, type);
  if (node.test == ast::StateTest::Open) {
    info(id).meaning = Meaning::Open;
    if (!type.error() && !(type.is(Kind::Record) && type.of == types_.line)) wrong(span(node.operand), "a line", type);
  }
  return of_kind(Kind::Boolean);
}

Type Checker::range(ast::ExprId id, const ast::RangeExpr& node, const Type* expected) {
  const Type date = of_kind(Kind::Date);
  const bool wants_period = expected == nullptr || expected->is(Kind::Period);
  for (ast::ExprId end : {node.first, node.last}) {
    if (end == ast::kNoExpr) continue;
    const Type got = check(end, wants_period ? &date : expected);
    if (got.error()) return {};
    if (!got.is(Kind::Date)) return report(code::T326, span(id), {}), Type{};
  }
  Constant made;
  made.type = of_kind(Kind::Period);
  const auto period = period_of(module(), id);
  if (!period) {
    report(code::T327, span(id), {text_of(span(id))});
    return {};
  }
  made.period = *period;
  return constant(id, std::move(made));
}

Type Checker::dates(ast::ExprId, const ast::WithinExpr& node) {
  expect(node.date, of_kind(Kind::Date), "`within`");
  expect(node.duration, of_kind(Kind::Duration), "`within`");
  expect(node.anchor, of_kind(Kind::Date), "`within`");
  return of_kind(Kind::Boolean);
}

Type Checker::days_between(ast::ExprId, const ast::DaysBetweenExpr& node) {
  expect(node.first, of_kind(Kind::Date), "`days between`");
  expect(node.second, of_kind(Kind::Date), "`days between`");
  return of_kind(Kind::Integer);
}

Type Checker::age(ast::ExprId id, const ast::AgeExpr& node) {
  if (node.birth != ast::kNoExpr) expect(node.birth, of_kind(Kind::Date), "`age of`");
  else if (!has_line_) report(code::T320, span(id), {"age"});
  expect(node.on, of_kind(Kind::Date), "`age on`");
  return of_kind(Kind::Age);
}

Type Checker::as_of(ast::ExprId, const ast::AsOfExpr& node) {
  expect(node.date, of_kind(Kind::Date), "`as of`");
  const Type type = check(node.operand);
  if (!type.is(Kind::Set) && !is_value(node.operand, type)) return {};
  return type;
}

}  // namespace edict::types
