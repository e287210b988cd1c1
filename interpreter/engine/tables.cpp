// Look-ups: which rows match the keys, which of several is picked, and what a cell says. A key that is not known may match any row; the answer is known
// only where that cannot change it.
#include <algorithm>

#include "engine/machine.h"

namespace edict::engine {

using core::Kind;
using core::Matcher;

namespace {

bool is_symbol_key(const core::Type& type) { return (type.kind == Kind::List ? type.element : type.kind) == Kind::Symbol; }

}  // namespace

// One cell against one value that is no list.
Truth Machine::cell_matches(core::NodeId id, const Matcher& m, const Value& key, const core::Type& type, const core::Type& column, const Jurisdiction& where) {
  switch (m.kind) {
    case Matcher::Kind::Any: return truth_of(true);
    case Matcher::Kind::Symbol: {
      const auto symbol = static_cast<core::SymbolId>(key.numerator);
      if (symbol == m.symbol) return truth_of(true);
      const std::uint32_t payer = column.symbol == core::SymbolKind::Payer ? index.payer_of(symbol) : core::kNone;
      return truth_of(payer != core::kNone && index.is_under(payer, m.symbol));
    }
    case Matcher::Kind::Set:
      if (index.sets[m.set].one_range) return truth_of(member_matches(program.sets[m.set].members.front(), static_cast<core::SymbolId>(key.numerator)));
      return member(m.set, static_cast<core::SymbolId>(key.numerator), where);
    case Matcher::Kind::Value:
    case Matcher::Kind::Range: {
      const auto bound = [&](core::ConstantId c, core::Comparison comparison) {
        const core::Constant& constant = program.constants[c];
        core::Type t = constant.type;
        Value v;
        v.kind = t.kind;
        v.dimension = constant.dimension != 0 ? constant.dimension : t.dimension;
        if (is_numeric(t.kind)) {
          t.scale = 6;
          t.ratio = false;
          v.counted = {constant.symbol, constant.unit_size};
          v.numerator = constant.number;
        } else if (t.kind == Kind::Date) {
          v.numerator = constant.date.days;
        } else if (t.kind == Kind::Symbol || t.kind == Kind::Text) {
          v.numerator = constant.symbol;
        } else if (t.kind == Kind::Duration) {
          v.numerator = constant.duration.months;
          v.denominator = constant.duration.days;
        } else {
          v.numerator = constant.number;
        }
        return compare_values(id, comparison, key, type, v, t);
      };
      if (m.kind == Matcher::Kind::Value) return m.first == core::kNone ? truth_of(true) : bound(m.first, core::Comparison::Equal);
      const Truth low = m.first == core::kNone ? truth_of(true) : bound(m.first, core::Comparison::GreaterEqual);
      if (low.is_false() || m.last == core::kNone) return low;
      const Truth high = bound(m.last, m.half_open ? core::Comparison::Less : core::Comparison::LessEqual);
      if (high.is_false() || low.is_true()) return high;
      return high.is_true() ? low : unknown_truth(reasons_.join(low.reason, high.reason));
    }
  }
  return truth_of(false);
}

Truth Machine::row_matches(core::NodeId id, const core::Table& table, const core::Row& row, const Value* keys, const Jurisdiction& where) {
  const core::Node& n = program.node(id);
  const Truth dated = holds(row.effective, where);
  if (dated.is_false()) return dated;
  ReasonId reason = dated.reason;
  for (std::uint32_t k = 0; k < n.list_size && k < row.keys.size(); ++k) {
    const Matcher& m = row.keys[k];
    if (m.kind == Matcher::Kind::Any) continue;
    const Value& key = keys[k];
    if (!key.known()) {
      reason = reasons_.join(reason, key.reason);
      continue;
    }
    const core::Type& type = program.node(program.operand(n, k)).type;
    if (type.kind != Kind::List) {
      const Truth t = cell_matches(id, m, key, type, table.keys[k], where);
      if (t.is_false()) return t;
      reason = reasons_.join(reason, t.reason);
      continue;
    }
    bool found = false;
    ReasonId maybe = key.reason;
    const core::Type member_type = element_type(type);
    for (std::uint32_t i = 0; i < key.list.count && !found; ++i) {
      const Truth t = cell_matches(id, m, list_item(key, i), member_type, table.keys[k], where);
      found = t.is_true();
      maybe = reasons_.join(maybe, t.reason);
    }
    if (found) continue;
    if (maybe == 0) return truth_of(false);
    reason = reasons_.join(reason, maybe);
  }
  return reason != 0 ? unknown_truth(reason) : truth_of(true);
}

// Rows that may match, onto the scratch stack from `base`: those that certainly do first, each part in order.
std::size_t Machine::gather_rows(core::NodeId id, const Value* keys, const Jurisdiction& where, std::size_t base, ReasonId& maybe) {
  const core::Node& n = program.node(id);
  const core::Table& table = program.tables[n.aux];
  const TableIndex& probe = index.tables[n.aux];
  std::size_t sure = 0;
  const auto consider = [&](std::uint32_t r) {
    ++looks_;
    const Truth t = row_matches(id, table, table.rows[r], keys, where);
    if (t.is_false()) return;
    rows_.push_back(r);
    if (t.is_true()) {
      std::swap(rows_[base + sure], rows_.back());
      ++sure;
    } else {
      maybe = reasons_.join(maybe, t.reason);
    }
  };
  const bool probing = probe.column != core::kNone && probe.column < n.list_size && keys[probe.column].whole() &&
                       is_symbol_key(program.node(program.operand(n, probe.column)).type);
  if (!probing) {
    for (std::uint32_t r = 0; r < table.rows.size(); ++r) {
      if (r != probe.otherwise) consider(r);
    }
    return sure;
  }
  const Value& key = keys[probe.column];
  const auto rows_of = [&](const Value& v, auto&& take) {
    const auto symbol = static_cast<core::SymbolId>(v.numerator);
    if (const auto found = probe.exact.find(symbol); found != probe.exact.end()) {
      for (const std::uint32_t r : found->second) take(r);
    }
    if (!probe.ranges.empty()) probe.ranges.each(vocabulary.symbols.text(symbol), take);
  };
  if (key.kind != Kind::List) {
    rows_of(key, consider);
  } else {  // a member may stand twice, and two members in one range
    std::vector<std::uint32_t> candidates;
    for (std::uint32_t i = 0; i < key.list.count; ++i) rows_of(list_item(key, i), [&](std::uint32_t r) { candidates.push_back(r); });
    std::sort(candidates.begin(), candidates.end());
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    for (const std::uint32_t r : candidates) consider(r);
  }
  for (const std::uint32_t r : probe.general) consider(r);
  return sure;
}

Machine::Matches Machine::match(core::NodeId id) {
  const core::Node& n = program.node(id);
  const TableIndex& probe = index.tables[n.aux];
  Matches out;
  Jurisdiction where;
  if (!where_of(n, where, out.reason)) return out;
  std::array<Value, 8> few;
  std::vector<Value> many;
  if (n.list_size > few.size()) many.resize(n.list_size);
  Value* keys = many.empty() ? few.data() : many.data();
  for (std::uint32_t k = 0; k < n.list_size; ++k) keys[k] = eval(program.operand(n, k));
  const std::size_t base = rows_.size();
  ReasonId maybe = 0;
  const std::size_t sure = gather_rows(id, keys, where, base, maybe);
  const std::size_t all = rows_.size() - base;
  std::array<std::uint32_t, 16> some;
  std::vector<std::uint32_t> more;
  if (all > some.size()) more.resize(all);
  std::uint32_t* const found = more.empty() ? some.data() : more.data();
  std::copy(rows_.begin() + static_cast<std::ptrdiff_t>(base), rows_.end(), found);
  rows_.resize(base);
  std::sort(found, found + sure);
  std::sort(found + sure, found + all);
  if (n.op == core::Op::HasRow) {  // only whether there is one
    out.none = all == 0 && probe.otherwise == core::kNone;
    if (sure == 0 && probe.otherwise == core::kNone) out.reason = maybe;
  } else if (all == 0) {
    out.row = probe.otherwise;
    out.none = probe.otherwise == core::kNone;
  } else {
    out = pick(n.aux, found, sure, all, where, maybe);
  }
  return out;
}

bool Machine::same_cells(const core::Table& table, std::uint32_t a, std::uint32_t b, const Jurisdiction& where) {
  const auto id = static_cast<core::TableId>(&table - program.tables.data());
  for (std::uint32_t c = 0; c < table.columns.size(); ++c) {
    const Value x = cell(id, a, c, where), y = cell(id, b, c, where);
    if (x.known() != y.known()) return false;
    if (x.known() && !equal(core::kNone, x, table.columns[c].type, y, table.columns[c].type).is_true()) return false;
  }
  return true;
}

// Of several rows the one that the table's `pick` names; rows that say the same are one.
Machine::Matches Machine::pick(core::TableId id, const std::uint32_t* rows, std::size_t sure, std::size_t all, const Jurisdiction& where, ReasonId maybe) {
  const core::Table& table = program.tables[id];
  Matches out;
  if (sure == all && all == 1) {
    out.row = rows[0];
    return out;
  }
  Gap many;
  many.kind = Gap::Kind::ManyRows;
  many.id = id;
  if (table.pick == core::kNone) {
    if (sure < all) {
      out.reason = maybe;
      return out;
    }
    for (std::size_t i = 1; i < all; ++i) {
      if (!same_cells(table, rows[0], rows[i], where)) out.reason = reasons_.of(many);
    }
    if (out.reason == 0) out.row = rows[0];
    return out;
  }
  if (sure == 0) {  // none of them is preferred to, whatever its cells say
    out.reason = maybe;
    return out;
  }
  const core::Type& type = table.columns[table.pick].type;
  Value best;
  std::size_t winner = all;
  ReasonId unknown_cells = 0;
  bool tied = false, open = false;  // open: a row that may not match would win, or stand beside the winner
  for (std::size_t i = 0; i < all; ++i) {  // the certain rows come first
    const Value v = cell(id, rows[i], table.pick, where);
    if (!v.known()) {
      unknown_cells = reasons_.join(unknown_cells, v.reason);
      continue;
    }
    int better = 1;
    if (winner < all) {
      ReasonId why = 0;
      const auto o = order(core::kNone, v, type, best, type, why);
      unknown_cells = reasons_.join(unknown_cells, why);
      if (!o) continue;
      better = table.pick_largest ? *o : -*o;
    }
    if (better < 0) continue;
    const bool differs = better > 0 || !same_cells(table, rows[winner], rows[i], where);
    if (i >= sure) {
      open = open || differs;
    } else if (better > 0) {
      best = v;
      winner = i;
      tied = false;
    } else {
      tied = tied || differs;
    }
  }
  if (unknown_cells != 0) {
    out.reason = sure < all ? reasons_.join(unknown_cells, maybe) : unknown_cells;
  } else if (open) {
    out.reason = maybe;
  } else if (tied) {
    out.reason = reasons_.of(many);
  } else {
    out.row = rows[winner];
  }
  return out;
}

}  // namespace edict::engine
