// One case an operator.
#include "explain/print_node.h"

#include <algorithm>
#include <iterator>

#include "exact/integer.h"
#include "explain/node_text.h"
#include "explain/value_text.h"

namespace edict::explain {
namespace {

using core::NodeId;
using core::Op;

constexpr int kDeepest = 40;

class Printer {
 public:
  Printer(const core::Program& program, const VariableNames& names) : program_(program), names_(names) {}

  std::string print(NodeId id, int depth) const {
    if (id == core::kNone) return "";
    if (depth > kDeepest) return "…";
    const core::Node& n = program_.node(id);
    const auto a = [&] { return operand(n.a, depth); };
    const auto b = [&] { return operand(n.b, depth); };
    const auto c = [&] { return operand(n.c, depth); };
    const auto bare = [&](NodeId of) { return print(of, depth + 1); };
    switch (n.op) {
      case Op::Constant: return constant_text(program_.constants[n.aux], program_);
      case Op::Variable: return variable(n.aux);
      case Op::Field: return field(n, depth);
      case Op::ClaimOf: return n.a != core::kNone && program_.node(n.a).op == Op::Variable && program_.node(n.a).aux == 0 ? "claim" : a() + ".claim";
      case Op::Day: return "day";
      case Op::History: return "history";
      case Op::Attribute: return a() + "." + program_.attributes[n.aux].name + as_of(n.c, depth);
      case Op::Term: return term(n, depth) + as_of(n.c, depth);
      case Op::Lookup: return program_.tables[n.aux].name + "[" + keys(n, depth) + "]" + as_of(n.c, depth);
      case Op::HasRow: return has_row(n, depth);
      case Op::Column: return column(n, depth);
      case Op::InSet: return a() + " in " + program_.sets[n.aux].name;
      case Op::InList: return a() + " in " + b();
      case Op::Inside: return a() + " in " + b() + (n.aux == 1 ? " ..< " : " .. ") + c();
      case Op::InPeriod: return a() + " in " + b();
      case Op::PeriodFirst: return "first day of " + a();
      case Op::PeriodLast: return "last day of " + a();
      case Op::MakeList: return "[" + list(n, ", ", depth, false) + "]";
      case Op::Not: return "not (" + bare(n.a) + ")";
      case Op::And: return list(n, " and ", depth, true);
      case Op::Or: return list(n, " or ", depth, true);
      case Op::Compare: return a() + " " + std::string(comparison_sign(static_cast<core::Comparison>(n.aux))) + " " + b();
      case Op::Add: return a() + " + " + b();
      case Op::Subtract: return a() + " - " + b();
      case Op::Multiply: return a() + " * " + b();
      case Op::Divide: return a() + " / " + b();
      case Op::Negate: return "-" + a();
      case Op::Round: return round(n, depth);
      case Op::Min: return "min(" + list(n, ", ", depth, false) + ")";
      case Op::Max: return "max(" + list(n, ", ", depth, false) + ")";
      case Op::If: return "if " + a() + " then " + b() + " else " + c();
      case Op::Otherwise: return a() + " otherwise " + b();
      case Op::IsKnown: return a() + " is known";
      case Op::IsMissing: return a() + " is missing";
      case Op::IsOpen: return a() + " is open";
      case Op::Quantify: return quantify(n, depth);
      case Op::Aggregate: return aggregate(n, depth);
      case Op::First: return "first of " + a();
      case Op::Last: return "last of " + a();
      case Op::AddDuration: return a() + (n.aux == 1 ? " - " : " + ") + b();
      case Op::DaysBetween: return "days between " + a() + " and " + b();
      case Op::Within: return a() + " within " + b() + side(static_cast<core::WithinSide>(n.aux)) + c();
      case Op::AgeCompare: return age(n, depth);
      case Op::ToAmount:
      case Op::ToUnits: return bare(n.a);
      case Op::FewestPackages: return "fewest_packages(" + bare(n.a) + ", " + bare(n.b) + ")";
    }
    return "";
  }

 private:
  static bool is_operator(Op op) {
    constexpr Op kOperators[] = {Op::And, Op::Or, Op::Compare, Op::Add, Op::Subtract, Op::Multiply, Op::Divide, Op::If, Op::Otherwise, Op::InSet,
                                 Op::InList, Op::Inside, Op::InPeriod, Op::Quantify, Op::Within, Op::AgeCompare, Op::AddDuration};
    return std::find(std::begin(kOperators), std::end(kOperators), op) != std::end(kOperators);
  }

  std::string operand(NodeId id, int depth) const {
    if (id == core::kNone) return "";
    const std::string text = print(id, depth + 1);
    return is_operator(program_.node(id).op) ? "(" + text + ")" : text;
  }

  std::string list(const core::Node& n, std::string_view separator, int depth, bool operators) const {
    std::string text;
    for (std::uint32_t i = 0; i < n.list_size; ++i) {
      if (i != 0) text += separator;
      text += operators ? operand(program_.operand(n, i), depth) : print(program_.operand(n, i), depth + 1);
    }
    return text;
  }

  // Without the payer, who decides which rows of some tables there are, and whom nobody writes.
  std::string keys(const core::Node& n, int depth) const {
    std::string text;
    for (std::uint32_t i = program_.tables[n.aux].payer_decides ? 1 : 0; i < n.list_size; ++i) text += (text.empty() ? "" : ", ") + print(program_.operand(n, i), depth + 1);
    return text;
  }

  std::string has_row(const core::Node& n, int depth) const {
    const core::Table& table = program_.tables[n.aux];
    const bool one = n.list_size == (table.payer_decides ? 2 : 1);
    return (one ? keys(n, depth) : "[" + keys(n, depth) + "]") + " in " + table.name;
  }

  std::string variable(std::uint32_t slot) const {
    if (slot == 0) return "line";
    for (const auto& [named, name] : names_) {
      if (named == slot) return name;
    }
    if (slot == core::kLeftSlot) return "left";
    if (slot == core::kAllowedSlot) return "line.allowed";
    return slot == 1 ? "other" : "x" + std::to_string(slot);
  }

  std::string field(const core::Node& n, int depth) const {
    const core::Type& record = program_.node(n.a).type;
    if (record.kind != core::Kind::Record || record.of >= program_.schema.records.size()) return operand(n.a, depth);
    return operand(n.a, depth) + "." + program_.schema.field(static_cast<core::RecordId>(record.of), static_cast<core::FieldId>(n.aux)).name;
  }

  std::string term(const core::Node& n, int depth) const {
    const std::string name(short_name(program_.terms[n.aux].name));
    const core::Node& of = program_.node(n.a);
    return of.op == Op::Variable && of.aux == 0 ? name : operand(n.a, depth) + "." + name;
  }

  std::string column(const core::Node& n, int depth) const {
    const core::Type& row = program_.node(n.a).type;
    if (row.of >= program_.tables.size() || n.aux >= program_.tables[row.of].columns.size()) return operand(n.a, depth);
    return operand(n.a, depth) + "." + program_.tables[row.of].columns[n.aux].name;
  }

  std::string as_of(NodeId date, int depth) const { return date == core::kNone ? "" : " as of " + operand(date, depth); }

  std::string round(const core::Node& n, int depth) const {
    const std::string inner = print(n.a, depth + 1);
    const std::string to = n.b == 1 ? " to cent" : " to whole unit";
    switch (static_cast<exact::Rounding>(n.aux)) {
      case exact::Rounding::Ceiling: return "ceil(" + inner + ")";
      case exact::Rounding::Floor: return "floor(" + inner + ")";
      case exact::Rounding::HalfUp: return "round " + inner + " half up" + to;
      case exact::Rounding::HalfEven: return "round " + inner + " half even" + to;
      case exact::Rounding::Down: return "round " + inner + " down" + to;
      case exact::Rounding::Up: return "round " + inner + " up" + to;
    }
    return inner;
  }

  std::string quantify(const core::Node& n, int depth) const {
    std::string word;
    switch (static_cast<core::Quantifier>(n.aux)) {
      case core::Quantifier::Any: word = "any "; break;
      case core::Quantifier::All: word = "all "; break;
      case core::Quantifier::None: word = "none "; break;
    }
    const std::string text = word + variable(n.slot) + " in " + operand(n.a, depth);
    return n.b == core::kNone ? text : text + " where " + print(n.b, depth + 1);
  }

  std::string aggregate(const core::Node& n, int depth) const {
    std::string word;
    switch (static_cast<core::Aggregation>(n.aux)) {
      case core::Aggregation::Sum: word = "sum("; break;
      case core::Aggregation::Count: word = "count("; break;
      case core::Aggregation::CountDistinct: word = "count(distinct "; break;
      case core::Aggregation::Min: word = "min("; break;
      case core::Aggregation::Max: word = "max("; break;
    }
    const std::string value = n.c == core::kNone ? variable(n.slot) : print(n.c, depth + 1);
    const std::string text = word + value + " for " + variable(n.slot) + " in " + operand(n.a, depth);
    return (n.b == core::kNone ? text : text + " where " + print(n.b, depth + 1)) + ")";
  }

  static std::string side(core::WithinSide side) {
    switch (side) {
      case core::WithinSide::Before: return " before ";
      case core::WithinSide::After: return " after ";
      case core::WithinSide::Of: return " of ";
    }
    return " ";
  }

  std::string age(const core::Node& n, int depth) const {
    const auto part = [&](std::uint32_t i) { return i < n.list_size ? operand(program_.operand(n, i), depth) : std::string(); };
    return "age of " + part(0) + " on " + part(1) + " " + std::string(comparison_sign(static_cast<core::Comparison>(n.aux))) + " " + limit(n, part(2));
  }

  // The author's own unit: a duration's text alone would make years of `24 months`, and days of weeks.
  std::string limit(const core::Node& n, std::string text) const {
    const core::Node& duration = program_.node(program_.operand(n, 2));
    if (duration.op != Op::Constant) return text;
    const exact::Duration value = program_.constants[duration.aux].duration;
    const auto counted = [](std::int32_t count, const char* unit) { return std::to_string(count) + " " + unit + (count == 1 ? "" : "s"); };
    switch (static_cast<core::AgeIn>(n.slot)) {
      case core::AgeIn::Months: return counted(value.months, "month");
      case core::AgeIn::Weeks: return counted(value.days / 7, "week");
      case core::AgeIn::Unwritten:
      case core::AgeIn::Days:
      case core::AgeIn::Years: break;
    }
    return text;
  }

  const core::Program& program_;
  const VariableNames& names_;
};

}  // namespace

std::string_view comparison_sign(core::Comparison comparison) {
  switch (comparison) {
    case core::Comparison::Equal: return "=";
    case core::Comparison::NotEqual: return "!=";
    case core::Comparison::Less: return "<";
    case core::Comparison::LessEqual: return "<=";
    case core::Comparison::Greater: return ">";
    case core::Comparison::GreaterEqual: return ">=";
  }
  return "";
}

std::string print_node(const core::Program& program, NodeId node, const VariableNames& names) { return Printer(program, names).print(node, 0); }

}  // namespace edict::explain
