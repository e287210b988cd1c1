// One node at a time, by the comments of core/node.h.
#include <algorithm>
#include <stdexcept>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Kind;
using core::Op;
using engine::Gap;

class Evaluator::Deeper {
 public:
  explicit Deeper(int& depth) : depth_(depth) {
    if (++depth_ > kDeepest) throw std::runtime_error("the reference evaluator is nested too deeply");
  }
  ~Deeper() { --depth_; }
  Deeper(const Deeper&) = delete;

 private:
  int& depth_;
};

Evaluator::Evaluator(const core::Program& program, const claims::Vocabulary& vocabulary, Settings settings)
    : program_(program), vocabulary_(vocabulary), settings_(std::move(settings)) {}

Value Evaluator::value(core::NodeId node, claims::LineRef line, const claims::History* history) {
  batch_ = line.batch;
  history_ = history;
  claim_ = {batch_, claim_row(line)};
  closed_.clear();
  doubts_.clear();
  stage_ = 4;
  return eval(node, Scope{line, std::nullopt, {}});
}

Value Evaluator::term_value(core::TermId id, claims::LineRef line, const claims::History* history) {
  batch_ = line.batch;
  history_ = history;
  claim_ = {batch_, claim_row(line)};
  closed_.clear();
  doubts_.clear();
  stage_ = 4;
  return term(id, Scope{line, std::nullopt, {}});
}

Value Evaluator::constant(core::ConstantId id) const {
  const core::Constant& c = program_.constants[id];
  Value v;
  v.kind = c.type.kind;
  v.truth = c.number != 0;
  v.number = from_millionths(c.number);
  v.dimension = c.dimension;
  v.counted = {c.symbol, c.unit_size};
  v.symbol = c.symbol;
  v.symbol_kind = c.type.symbol;
  v.date = c.date;
  v.period = c.period;
  v.duration = c.duration;
  for (const core::ConstantId item : c.items) v.items.push_back(constant(item));
  return v;
}

// On the scale, or as the ratio, that the node's type declares.
Value Evaluator::fitted(Value value, const core::Type& type) const {
  if (!value.known) return value;
  switch (value.kind) {
    case Kind::Number:
    case Kind::Amount:
    case Kind::Units:
    case Kind::UnitSize:
    case Kind::PerUnit: {
      const MaybeNumber number = type.ratio ? as_ratio(value.number) : raised(value.number, type.scale);
      if (!number) return unknown(Cause{.kind = Gap::Kind::Overflow});
      value.number = *number;
      return value;
    }
    case Kind::Boolean:
    case Kind::Text:
    case Kind::Date:
    case Kind::Period:
    case Kind::Duration:
    case Kind::Symbol:
    case Kind::Record:
    case Kind::Row:
    case Kind::List: return value;
  }
  return value;
}

std::vector<Value> Evaluator::operands(const core::Node& node, const Scope& scope) {
  std::vector<Value> values;
  for (std::uint32_t i = 0; i < node.list_size; ++i) values.push_back(eval(program_.operand(node, i), scope));
  return values;
}

Value Evaluator::eval(core::NodeId id, const Scope& scope) {
  const Deeper deeper(depth_);
  const core::Node& node = program_.node(id);
  const Value found = apply(id, node, scope);
  if (settings_.reached != nullptr) settings_.reached->add(node, found.known);
  must_be_of(found, id);
  return fitted(found, node.type);
}

// What the checker promised of the expression holds of its value.
void Evaluator::must_be_of(const Value& value, core::NodeId id) const {
  const core::Type& type = program_.node(id).type;
  if (!value.known) return;
  const bool right_kind = value.kind == type.kind;
  const bool right_symbol = type.kind != Kind::Symbol || value.symbol_kind == type.symbol;
  const bool right_record = type.kind != Kind::Record || value.record_type == type.of;
  const bool right_row = type.kind != Kind::Row || value.row.table == type.of;
  const bool right_items = type.kind != Kind::List || std::all_of(value.items.begin(), value.items.end(), [&](const Value& item) {
                             return item.kind == type.element && (item.kind != Kind::Symbol || item.symbol_kind == type.symbol);
                           });
  if (right_kind && right_symbol && right_record && right_row && right_items) return;
  throw std::logic_error("node " + std::to_string(id) + " (operator " + std::to_string(static_cast<int>(program_.node(id).op)) + ") has a value of kind " +
                         std::to_string(static_cast<int>(value.kind)) + " where its type is of kind " + std::to_string(static_cast<int>(type.kind)));
}

Value Evaluator::if_then(const core::Node& node, const Scope& scope) {
  const Value condition = eval(node.a, scope);
  if (condition.known) return eval(condition.truth ? node.b : node.c, scope);
  const Value yes = eval(node.b, scope);
  const Value no = eval(node.c, scope);
  if (yes.whole() && no.whole() && same(yes, no)) return yes;
  return unknown_by({condition, yes, no});
}

Value Evaluator::otherwise(const core::Node& node, const Scope& scope) {
  const Value first = eval(node.a, scope);
  return first.whole() || first.fault || has_fault(first.rest) ? first : eval(node.b, scope);
}

namespace {

Value missing_or_known(const Value& v, bool asks_known) {
  if (v.fault || has_fault(v.rest)) return unknown_by({v});
  return boolean(v.whole() == asks_known);
}

}  // namespace

Value Evaluator::apply(core::NodeId id, const core::Node& node, const Scope& scope) {
  const auto strict = [&](auto&& function) {
    std::vector<Value> values;
    for (const core::NodeId operand : {node.a, node.b, node.c}) {
      if (operand != core::kNone) values.push_back(eval(operand, scope));
    }
    return all_known(values) ? function(values) : unknown_by(values);
  };
  const auto strict_list = [&](auto&& function) {
    const std::vector<Value> values = operands(node, scope);
    return all_known(values) ? function(values) : unknown_by(values);
  };
  // Look-ups: a trouble with the line or the date is the answer.
  const auto placed = [&](auto&& function) {
    Value trouble;
    const Place where = place(node, scope, trouble);
    return trouble.known ? function(where) : trouble;
  };

  switch (node.op) {
    case Op::Constant: return constant(node.aux);
    case Op::Variable:
      if (node.aux == 0) return record_value(program_.schema.line, scope.line);
      return scope.slots.at(node.aux);
    case Op::Field: {
      const Value record = eval(node.a, scope);
      return record.known ? field(record, static_cast<core::FieldId>(node.aux), scope) : record;
    }
    case Op::ClaimOf: return strict([&](auto& v) { return claim_of(v[0].record); });
    case Op::Day: return strict([&](auto& v) { return day_of(v[0].record); });
    case Op::History: return strict([&](auto&) { return history(); });
    case Op::Attribute: {
      const Value symbol = eval(node.a, scope);
      if (!symbol.known) return symbol;
      return placed([&](const Place& where) { return attribute(node.aux, symbol.symbol, where); });
    }
    case Op::Term: {
      const Value line = eval(node.a, scope);
      if (!line.known) return line;
      Scope fresh{line.record, line.record == scope.line ? scope.as_of : std::nullopt, {}};
      if (node.c != core::kNone) {
        const Value date = eval(node.c, scope);
        if (!date.known) return date;
        fresh.as_of = date.date;
      }
      return term(node.aux, fresh);
    }
    case Op::Lookup: {
      const std::vector<Value> keys = operands(node, scope);
      return placed([&](const Place& where) { return lookup(node.aux, keys, where); });
    }
    case Op::HasRow: {
      const std::vector<Value> keys = operands(node, scope);
      return placed([&](const Place& where) { return has_row(node.aux, keys, where); });
    }
    case Op::Column: {
      const Value row = eval(node.a, scope);
      if (!row.known) return row;
      return placed([&](const Place& where) { return table_cell(row.row.table, row.row.row, node.aux, where); });
    }
    case Op::InSet: {
      const Value symbols = eval(node.a, scope);
      if (!symbols.known) return symbols;
      const auto ask = [&](const Place& where) {
        if (symbols.kind != Kind::List) return in_set(node.aux, symbols, where);
        std::vector<Value> answers;
        for (const Value& symbol : symbols.items) answers.push_back(in_set(node.aux, symbol, where));
        if (!symbols.whole()) answers.push_back(unknown(symbols.rest));
        return disjunction(answers);
      };
      return is_dated(node.aux) ? placed(ask) : ask(place_of(scope));
    }
    case Op::InList: return in_list(node, scope);
    case Op::Inside: return inside(node, scope);
    case Op::InPeriod: return strict([](auto& v) { return boolean(v[1].period.contains(v[0].date)); });
    case Op::PeriodFirst: return strict([](auto& v) { return date_value(v[0].period.first); });
    case Op::PeriodLast: return strict([](auto& v) { return date_value(v[0].period.last); });
    case Op::MakeList: {
      Value list;
      list.kind = Kind::List;
      for (const Value& member : operands(node, scope)) {
        if (member.known) list.items.push_back(member);
        list.rest.insert(member.causes.begin(), member.causes.end());
      }
      return list;
    }
    case Op::Not: return negation(eval(node.a, scope));
    case Op::And: return conjunction(operands(node, scope));
    case Op::Or: return disjunction(operands(node, scope));
    case Op::Compare:
      return strict([&](auto& v) {
        if (v[0].kind != Kind::List) return compared(v[0], static_cast<core::Comparison>(node.aux), v[1]);
        const Value equal = same_members(v[0], v[1]);
        return static_cast<core::Comparison>(node.aux) == core::Comparison::Equal ? equal : negation(equal);
      });
    case Op::Add: return strict([&](auto& v) { return add(v[0], v[1], false); });
    case Op::Subtract: return strict([&](auto& v) { return add(v[0], v[1], true); });
    case Op::Multiply: return strict([&](auto& v) { return multiply(v[0], v[1]); });
    case Op::Divide: return strict([&](auto& v) { return divide(v[0], v[1], node.type); });
    case Op::Negate:
      return strict([](auto& v) {
        const MaybeNumber number = negated(v[0].number);
        if (!number) return unknown(Cause{.kind = Gap::Kind::Overflow});
        Value result = v[0];
        result.number = *number;
        return result;
      });
    case Op::Round: {
      const Value operand = eval(node.a, scope);
      return operand.known ? round(operand, node) : operand;
    }
    case Op::ToAmount:
      return strict([&](auto& v) {
        Value result = v[0];
        result.kind = Kind::Amount;
        result.dimension = program_.node(node.a).type.dimension;
        return result;
      });
    case Op::ToUnits:
      return strict([](auto& v) {
        Value result = v[0];
        result.kind = Kind::Units;
        result.counted = {};
        return result;
      });
    case Op::Min: return strict_list([&](const std::vector<Value>& values) { return extreme(values, false); });
    case Op::Max: return strict_list([&](const std::vector<Value>& values) { return extreme(values, true); });
    case Op::If: return if_then(node, scope);
    case Op::Otherwise: return otherwise(node, scope);
    case Op::IsKnown: return missing_or_known(eval(node.a, scope), true);
    case Op::IsMissing: return missing_or_known(eval(node.a, scope), false);
    case Op::IsOpen: {
      const Value line = eval(node.a, scope);
      return line.known ? is_open(line) : line;
    }
    case Op::Quantify: return quantify(node, scope);
    case Op::Aggregate: return aggregate(node, scope);
    case Op::First:
    case Op::Last:
      return strict([&](auto& v) {
        if (!v[0].whole()) return unknown(v[0].rest);
        if (v[0].items.empty()) return unknown(Cause{.kind = Gap::Kind::EmptyList});
        return node.op == Op::First ? v[0].items.front() : v[0].items.back();
      });
    case Op::AddDuration:
      return strict([&](auto& v) {
        const auto date = node.aux == 1 ? exact::subtract(v[0].date, v[1].duration) : exact::add(v[0].date, v[1].duration);
        return date ? date_value(*date) : unknown(Cause{.kind = Gap::Kind::Overflow});
      });
    case Op::DaysBetween:
      return strict([](auto& v) {
        Value days;
        days.kind = Kind::Number;
        days.number = whole_number(std::int64_t{v[1].date.days} - v[0].date.days);
        return days;
      });
    case Op::Within: return within(node, scope);
    case Op::AgeCompare: return age(node, scope);
    case Op::FewestPackages: {
      const Value dose = eval(node.a, scope), packages = eval(node.b, scope);
      return dose.known && packages.whole() ? fewest_packages(dose, packages) : unknown_by({dose, packages});
    }
  }
  throw std::logic_error("node " + std::to_string(id) + " has no meaning");
}

}  // namespace edict::reference
