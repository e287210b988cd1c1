// What the program says, for a payer and a date: choices, terms, attributes, tables, sets.
//
// In: ids, and the place (payer and date) they are asked for. Out: values, or why they are unknown.
#include <algorithm>
#include <tuple>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Kind;
using engine::Gap;

// The line of the scope, and its date unless the scope states another.
Evaluator::Place Evaluator::place_of(const Scope& scope) {
  Place where;
  where.scope = scope;
  where.date = scope.as_of ? date_value(*scope.as_of) : named_field(program_.schema.line, "date", scope.line);
  return where;
}

// The line in `b` and the date in `c` of a look-up. Without a line it is nobody's: the official value, as it stands last unless a date is given.
Evaluator::Place Evaluator::place(const core::Node& node, const Scope& scope, Value& trouble) {
  trouble = boolean(true);
  Scope about = scope;
  if (node.b != core::kNone) {
    const Value line = eval(node.b, scope);
    if (!line.known) trouble = line;
    if (line.known && !(line.record == scope.line)) about = Scope{line.record, std::nullopt, {}};
  }
  Place where = place_of(about);
  where.official = node.b == core::kNone;
  if (where.official) where.date = date_value(exact::kLastDate);
  if (node.c != core::kNone) where.date = eval(node.c, scope);
  if (node.c != core::kNone && !where.date.known && trouble.known) trouble = where.date;
  return where;
}

Value Evaluator::holds(const exact::Period& period, const Value& date) const {
  if (period == exact::always()) return boolean(true);
  return date.known ? boolean(period.contains(date.date)) : date;
}

// ---------------------------------------------------------------- choices

// Whether one exception holds here: its period, whether it is switched on, its condition. Its payer has been asked already.
Value Evaluator::applicable(const core::Override& override, const Place& where) {
  std::vector<Value> parts = {holds(override.effective, where.date)};
  if (parts[0].is_false()) return parts[0];
  if (override.active != core::kNone) parts.push_back(choice_value(override.active, where));
  if (override.when != core::kNone) parts.push_back(eval(override.when, where.scope));
  return conjunction(parts);
}

Evaluator::Resolved Evaluator::resolve(core::ChoiceId id, const Place& where) {
  const core::Choice& choice = program_.choices[id];
  Resolved stands{{choice.base}, {}};
  if (where.official) return stands;
  const Value payer = payer_of(where.scope.line);
  std::vector<core::SymbolId> payers = {0};
  for (const core::SymbolId symbol : payer.known ? chain(payer.symbol) : std::vector<core::SymbolId>{}) payers.push_back(symbol);

  for (const core::SymbolId level : payers) {
    std::vector<std::pair<core::ExceptionId, Resolved>> certain;
    std::vector<std::tuple<core::ExceptionId, Resolved, Value>> maybe;
    for (const core::Override& override : choice.overrides) {
      if (override.payer != level) continue;
      const Value applies = applicable(override, where);
      if (applies.is_false()) continue;
      const Resolved value = resolve(override.value, where);
      if (applies.is_true()) {
        certain.emplace_back(override.exception, value);
      } else {
        maybe.emplace_back(override.exception, value, applies);
      }
    }
    for (std::size_t i = 0; i < certain.size(); ++i) {
      if (i == 0) {
        stands = certain[0].second;
      } else if (!certain[i].second.sure() || certain[i].second.possible != stands.possible) {
        stands.causes.insert(certain[i].second.causes.begin(), certain[i].second.causes.end());
        stands.causes.insert(Cause{.kind = Gap::Kind::Conflict, .id = certain[i - 1].first, .other = certain[i].first});
        stands.possible.clear();
        break;
      }
    }
    if (certain.size() > 1 && stands.possible.empty()) continue;  // a conflict already, whatever else may hold
    for (const auto& [exception, value, why] : maybe) {
      if (value.possible == stands.possible && value.sure()) continue;
      stands.causes.insert(Cause{.kind = Gap::Kind::Undecidable, .id = exception});
      stands.causes.insert(why.causes.begin(), why.causes.end());
      stands.causes.insert(value.causes.begin(), value.causes.end());
      const bool hopeless = !certain.empty() || stands.possible.empty() || !value.sure();
      stands.possible.insert(value.possible.begin(), value.possible.end());
      if (hopeless) stands.possible.clear();
    }
  }
  if (!payer.known) {  // any payer's exceptions might hold
    for (const core::Override& override : choice.overrides) {
      if (override.payer == 0) continue;
      const Value applies = applicable(override, where);
      if (applies.is_false()) continue;
      const Resolved value = resolve(override.value, where);
      if (value.possible == stands.possible && value.sure()) continue;
      stands.causes.insert(Cause{.kind = Gap::Kind::Undecidable, .id = override.exception});
      for (const Causes& more : {payer.causes, applies.causes, value.causes}) stands.causes.insert(more.begin(), more.end());
      const bool hopeless = stands.possible.empty() || !value.sure();
      stands.possible.insert(value.possible.begin(), value.possible.end());
      if (hopeless) stands.possible.clear();
    }
  }
  return stands;
}

// The value of an expression that exceptions may replace: known where all that it may be come to the same. `nothing`: why it is unknown where none stands.
Value Evaluator::choice_value(core::ChoiceId id, const Place& where, const Cause& nothing) {
  const Resolved resolved = resolve(id, where);
  if (resolved.possible.empty()) return unknown(resolved.causes);
  std::vector<Value> values;
  for (const std::uint32_t node : resolved.possible) values.push_back(node == core::kNone ? unknown(nothing) : eval(node, where.scope));
  if (resolved.sure()) return values[0];
  const bool agree = all_known(values) && std::all_of(values.begin(), values.end(), [&](const Value& v) { return same(v, values[0]); });
  return agree ? values[0] : unknown(resolved.causes);
}

// ---------------------------------------------------------------- terms and attributes

Value Evaluator::term(core::TermId id, const Scope& scope) {
  const core::Term& term = program_.terms[id];
  const Place where = place_of(scope);
  for (const core::Versioned& version : term.versions) {
    const Value holds_here = holds(version.effective, where.date);
    if (!holds_here.known) return holds_here;
    if (holds_here.truth) return fitted(choice_value(version.value, where), term.type);
  }
  return unknown(Cause{.kind = Gap::Kind::NoDefinition, .id = id});
}

Value Evaluator::attribute(core::AttributeId id, core::SymbolId symbol, const Place& where) {
  const Cause nothing{.kind = Gap::Kind::NoDefinition, .id = id, .symbol = symbol};
  const auto found = program_.attributes[id].values.find(symbol);
  if (found != program_.attributes[id].values.end()) {
    for (const core::AttributeValue& value : found->second) {
      const Value holds_here = holds(value.effective, where.date);
      if (!holds_here.known) return holds_here;
      if (holds_here.truth && value.value != core::kNone) return choice_value(value.value, where, nothing);
    }
  }
  return unknown(nothing);
}

// ---------------------------------------------------------------- sets

bool Evaluator::matches(const core::Member& member, const Value& symbol) const {
  std::vector<core::SymbolId> names = {symbol.symbol};
  if (symbol.symbol_kind == core::SymbolKind::Payer) {
    for (const core::SymbolId above : chain(symbol.symbol)) names.push_back(above);
  }
  return std::any_of(names.begin(), names.end(), [&](core::SymbolId name) {
    if (member.any) return true;
    if (member.exact != 0) return member.exact == name;
    const std::string& text = vocabulary_.symbols.text(name);
    return member.first <= text && (text <= member.last || text.compare(0, member.last.size(), member.last) == 0);
  });
}

bool Evaluator::is_dated(core::SetId id) const {
  const std::vector<core::Member>& members = program_.sets[id].members;
  return std::any_of(members.begin(), members.end(), [&](const core::Member& m) {
    return !(m.effective == exact::always()) || (m.set != core::kNone && is_dated(m.set));
  });
}

Value Evaluator::in_set(core::SetId id, const Value& symbol, const Place& where) const {
  std::vector<Value> within = {boolean(false)};
  std::vector<Value> without = {boolean(false)};
  for (const core::Member& member : program_.sets[id].members) {
    std::vector<Value>& side = member.except ? without : within;
    if (member.set != core::kNone) {
      side.push_back(conjunction({holds(member.effective, where.date), in_set(member.set, symbol, where)}));
    } else if (matches(member, symbol)) {
      side.push_back(holds(member.effective, where.date));
    }
  }
  return conjunction({disjunction(within), negation(disjunction(without))});
}

// ---------------------------------------------------------------- tables

Value Evaluator::key_matches(const core::Matcher& matcher, const Value& key, const Place& where) const {
  using MatcherKind = core::Matcher::Kind;
  if (matcher.kind == MatcherKind::Any) return boolean(true);
  if (!key.known) return key;
  if (key.kind == Kind::List) {
    std::vector<Value> answers = {boolean(false)};
    for (const Value& member : key.items) answers.push_back(key_matches(matcher, member, where));
    if (!key.whole()) answers.push_back(unknown(key.rest));
    return disjunction(answers);
  }
  switch (matcher.kind) {
    case MatcherKind::Any: break;
    case MatcherKind::Symbol: {
      const std::vector<core::SymbolId> above = key.symbol_kind == core::SymbolKind::Payer ? chain(key.symbol) : std::vector<core::SymbolId>{};
      return boolean(key.symbol == matcher.symbol || std::find(above.begin(), above.end(), matcher.symbol) != above.end());
    }
    case MatcherKind::Set: return in_set(matcher.set, key, where);
    case MatcherKind::Value: return compared(key, core::Comparison::Equal, constant(matcher.first));
    case MatcherKind::Range: {
      std::vector<Value> parts;
      if (matcher.first != core::kNone) parts.push_back(compared(key, core::Comparison::GreaterEqual, constant(matcher.first)));
      if (matcher.last != core::kNone) {
        parts.push_back(compared(key, matcher.half_open ? core::Comparison::Less : core::Comparison::LessEqual, constant(matcher.last)));
      }
      return conjunction(parts);
    }
  }
  return boolean(true);
}

Value Evaluator::row_matches(const core::Row& row, const std::vector<Value>& keys, const Place& where) const {
  std::vector<Value> parts = {holds(row.effective, where.date)};
  for (std::size_t i = 0; i < keys.size() && i < row.keys.size(); ++i) parts.push_back(key_matches(row.keys[i], keys[i], where));
  return conjunction(parts);
}

Value Evaluator::table_cell(core::TableId id, std::uint32_t row, std::uint32_t column, const Place& where) {
  const core::ChoiceId choice = program_.tables[id].rows[row].cells[column];
  const Cause blank{.kind = Gap::Kind::NoRow, .id = id, .other = column};
  return choice == core::kNone ? unknown(blank) : choice_value(choice, where, blank);
}

// Rows that say the same are as good as one.
bool Evaluator::same_cells(core::TableId id, std::uint32_t a, std::uint32_t b, const Place& where) {
  for (std::uint32_t column = 0; column < program_.tables[id].columns.size(); ++column) {
    const Value mine = table_cell(id, a, column, where);
    const Value other = table_cell(id, b, column, where);
    if (mine.known != other.known || (mine.known && !same(mine, other))) return false;
  }
  return true;
}

// Of several rows, the one whose cell is largest or smallest; rows that only might match must be worse than it for certain.
Value Evaluator::pick(core::TableId id, const std::vector<std::uint32_t>& sure, const std::vector<std::uint32_t>& maybe, const Causes& causes,
                      const Place& where) {
  const core::Table& table = program_.tables[id];
  const core::Comparison better = table.pick_largest ? core::Comparison::Greater : core::Comparison::Less;
  std::vector<Value> cells;
  std::vector<Value> unknowns;
  for (const std::uint32_t row : sure) {
    cells.push_back(table_cell(id, row, table.pick, where));
    if (!cells.back().known) unknowns.push_back(cells.back());
  }
  for (const std::uint32_t row : maybe) {
    cells.push_back(table_cell(id, row, table.pick, where));
    if (!cells.back().known) unknowns.push_back(cells.back());
  }
  if (!unknowns.empty()) {
    Value trouble = unknown_by(unknowns);
    return maybe.empty() ? trouble : unknown_by({trouble, unknown(causes)});
  }
  std::vector<std::size_t> best = {0};
  for (std::size_t i = 1; i < sure.size(); ++i) {
    const Value order = compared(cells[i], better, cells[best[0]]);
    const Value equal = compared(cells[i], core::Comparison::Equal, cells[best[0]]);
    if (!order.known) return order;
    if (order.truth) best.clear();
    if (order.truth || equal.is_true()) best.push_back(i);
  }
  for (std::size_t i = sure.size(); i < cells.size(); ++i) {
    const Value order = compared(cells[best[0]], better, cells[i]);
    const bool tied = compared(cells[best[0]], core::Comparison::Equal, cells[i]).is_true();
    const bool harmless = tied && same_cells(id, sure[best[0]], maybe[i - sure.size()], where);
    if (!order.is_true() && !harmless) return unknown(causes);
  }
  for (const std::size_t tied : best) {
    if (!same_cells(id, sure[best[0]], sure[tied], where)) return unknown(Cause{.kind = Gap::Kind::ManyRows, .id = id});
  }
  Value result;
  result.kind = Kind::Row;
  result.row = {id, sure[best[0]]};
  return result;
}

Value Evaluator::lookup(core::TableId id, const std::vector<Value>& keys, const Place& where) {
  const core::Table& table = program_.tables[id];
  std::vector<std::uint32_t> sure;
  std::vector<std::uint32_t> maybe;
  std::optional<std::uint32_t> fallback;
  Causes causes;
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    if (table.rows[row].otherwise) {
      fallback = row;
      continue;
    }
    const Value match = row_matches(table.rows[row], keys, where);
    if (match.is_true()) sure.push_back(row);
    if (!match.known) maybe.push_back(row);
    causes.insert(match.causes.begin(), match.causes.end());
  }
  const auto this_row = [&](std::uint32_t row) {
    Value result;
    result.kind = Kind::Row;
    result.row = {id, row};
    return result;
  };
  const auto alike = [&](std::uint32_t other) { return same_cells(id, sure[0], other, where); };
  if (table.pick == core::kNone && sure.size() > 1 && maybe.empty()) {
    return std::all_of(sure.begin(), sure.end(), alike) ? this_row(sure[0]) : unknown(Cause{.kind = Gap::Kind::ManyRows, .id = id});
  }
  if (!maybe.empty()) return table.pick == core::kNone || sure.empty() ? unknown(causes) : pick(id, sure, maybe, causes, where);
  if (sure.size() > 1) return pick(id, sure, maybe, causes, where);
  if (sure.size() == 1) return this_row(sure[0]);
  return fallback ? this_row(*fallback) : unknown(Cause{.kind = Gap::Kind::NoRow, .id = id});
}

Value Evaluator::has_row(core::TableId id, const std::vector<Value>& keys, const Place& where) {
  std::vector<Value> answers = {boolean(false)};
  for (const core::Row& row : program_.tables[id].rows) answers.push_back(row.otherwise ? boolean(true) : row_matches(row, keys, where));
  return disjunction(answers);
}

}  // namespace edict::reference
