// How tests show what was parsed.
#include "diagnostic/catalogue.h"
#include "tests_of_syntax.h"

#include <catch2/catch.hpp>

using namespace edict;
using namespace edict::ast;

Parsed::Parsed(std::string text, std::string name) {
  const auto& file = sources.add(std::move(name), std::move(text));
  module = syntax::parse(file, diagnostics);
}

std::string Parsed::codes() const {
  std::string words;
  for (const auto& finding : diagnostics.sorted()) {
    words += (words.empty() ? "" : " ") + std::string(diagnostic::entry(finding.code).id) + ":" +
             std::to_string(sources.get(0).position(finding.span.begin).line);
  }
  return words;
}

std::string Parsed::show(ExprId id) const { return ::show(module, id); }

std::string value_of(const std::string& text) {
  const Parsed parsed("term t { value " + text + " }");
  if (!parsed.clean()) return parsed.codes();
  return parsed.show(std::get<ExprId>(std::get<TermDecl>(parsed.only().node).clauses[0].value));
}

namespace {

class Shower {
 public:
  explicit Shower(const Module& module) : module_(module) {}
  std::string of(ExprId id) const {
    if (id == kNoExpr) return "_";
    return std::visit(*this, module_.expr(id).node);
  }
  std::string operator()(const NumberLiteral& e) const { return e.text; }
  std::string operator()(const QuantityLiteral& e) const { return e.number + "_" + e.unit.text; }
  std::string operator()(const MoneyLiteral& e) const { return "$" + e.text; }
  std::string operator()(const PercentLiteral& e) const { return e.text + "%"; }
  std::string operator()(const DateLiteral& e) const { return e.text; }
  std::string operator()(const TextLiteral& e) const { return "\"" + e.value + "\""; }
  std::string operator()(const BooleanLiteral& e) const { return e.value ? "true" : "false"; }
  std::string operator()(const ShapeLiteral& e) const { return "'" + e.text + "'"; }
  std::string operator()(const NameExpr& e) const { return e.text; }
  std::string operator()(const FieldExpr& e) const { return "(. " + of(e.base) + " " + e.field.text + ")"; }
  std::string operator()(const IndexExpr& e) const { return "(index " + of(e.base) + list(e.keys) + ")"; }
  std::string operator()(const UnaryExpr& e) const { return (e.op == UnaryOp::Not ? "(not " : "(neg ") + of(e.operand) + ")"; }
  std::string operator()(const BinaryExpr& e) const {
    static const char* const kNames[] = {"or", "and", "=", "!=", "<", "<=", ">", ">=", "in", "not-in", "has", "+", "-", "*", "/", "otherwise"};
    return std::string("(") + kNames[static_cast<int>(e.op)] + " " + of(e.left) + " " + of(e.right) + ")";
  }
  std::string operator()(const StateExpr& e) const {
    static const char* const kNames[] = {"known", "missing", "open"};
    return std::string("(is-") + (e.negated ? "not-" : "") + kNames[static_cast<int>(e.test)] + " " + of(e.operand) + ")";
  }
  std::string operator()(const RangeExpr& e) const { return std::string("(") + (e.half_open ? "..<" : "..") + " " + of(e.first) + " " + of(e.last) + ")"; }
  std::string operator()(const ListExpr& e) const {
    const auto items = list(e.items);
    return "[" + (items.empty() ? items : items.substr(1)) + "]";
  }
  std::string operator()(const IfExpr& e) const { return "(if " + of(e.condition) + " " + of(e.then) + " " + of(e.otherwise) + ")"; }
  std::string operator()(const QuantifierExpr& e) const {
    static const char* const kNames[] = {"any", "all", "none"};
    return std::string("(") + kNames[static_cast<int>(e.kind)] + " " + e.variable.text + " " + of(e.source) + " " + of(e.where) + ")";
  }
  std::string operator()(const AggregateExpr& e) const {
    static const char* const kNames[] = {"sum", "count", "min", "max"};
    return std::string("(") + kNames[static_cast<int>(e.kind)] + (e.distinct ? "-distinct " : " ") + of(e.value) + " " + e.variable.text + " " + of(e.source) +
           " " + of(e.where) + ")";
  }
  std::string operator()(const CallExpr& e) const { return "(" + e.function.text + list(e.arguments) + ")"; }
  std::string operator()(const RoundExpr& e) const {
    static const char* const kNames[] = {"half-up", "half-even", "down", "up"};
    return std::string("(round ") + kNames[static_cast<int>(e.mode)] + (e.to_cent ? " cent " : " whole ") + of(e.operand) + ")";
  }
  std::string operator()(const WithinExpr& e) const {
    static const char* const kNames[] = {"before", "after", "of"};
    return std::string("(within-") + kNames[static_cast<int>(e.side)] + " " + of(e.date) + " " + of(e.duration) + " " + of(e.anchor) + ")";
  }
  std::string operator()(const DaysBetweenExpr& e) const { return "(days-between " + of(e.first) + " " + of(e.second) + ")"; }
  std::string operator()(const AgeExpr& e) const { return "(age " + of(e.birth) + " " + of(e.on) + ")"; }
  std::string operator()(const AsOfExpr& e) const { return "(as-of " + of(e.operand) + " " + of(e.date) + ")"; }
  std::string operator()(const FirstExpr& e) const { return (e.last ? "(last " : "(first ") + of(e.list) + ")"; }
  std::string operator()(const RecordExpr& e) const {
    std::string words = "{" + e.type.text;
    for (const auto& entry : e.entries) words += " " + entry.name.text + "=" + of(entry.value);
    return words + "}";
  }
  std::string operator()(const ErrorExpr&) const { return "(error)"; }

 private:
  std::string list(const std::vector<ExprId>& ids) const {
    std::string words;
    for (const auto id : ids) words += " " + of(id);
    return words;
  }
  const Module& module_;
};

}  // namespace

std::string show(const Module& module, ExprId id) { return Shower(module).of(id); }

void Parsed::check_order() const {
  for (ExprId id = 0; id < module.exprs.size(); ++id) {
    const auto& expr = module.expr(id);
    CHECK(expr.span.begin < expr.span.end);
    const auto below = [&](ExprId child) {
      if (child != kNoExpr) CHECK(child < id);
    };
    if (const auto* e = std::get_if<BinaryExpr>(&expr.node)) { below(e->left); below(e->right); }
    if (const auto* e = std::get_if<IfExpr>(&expr.node)) { below(e->condition); below(e->then); below(e->otherwise); }
    if (const auto* e = std::get_if<FieldExpr>(&expr.node)) below(e->base);
    if (const auto* e = std::get_if<UnaryExpr>(&expr.node)) below(e->operand);
  }
}
