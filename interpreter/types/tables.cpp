// Tables: heads, rows and key cells.
#include <algorithm>
#include <numeric>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

void Checker::read_tables() {
  // Twice: a column may be `row of` another table, but no cell can be one, so heads first.
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort == names::Sort::Table) read_table(id);
  }
}

void Checker::read_table(names::SymbolId symbol) {
  const names::DeclRef ref = in_.names.symbols[symbol].decls.front();
  const ast::Decl& decl = in_.names.decl(ref);
  const auto& table = std::get<ast::TableDecl>(decl.node);
  enter(ref.module, in_.names.symbols[symbol].package);
  symbol_ = symbol;
  TableInfo info;
  std::vector<std::uint32_t> order;
  for (const ast::ColumnDecl& column : table.columns) {
    ast::TypeExpr alone;
    alone.name = column.name.text;
    alone.span = column.span;
    const Type type = type_of(column.type ? *column.type : alone, package_);
    const bool key = std::any_of(table.keys.begin(), table.keys.end(), [&](const ast::Name& k) { return k.text == column.name.text; });
    if (column.name.text == "effective" && type.is(Kind::Period) && !key) {
      order.push_back(kDates);
      continue;
    }
    auto& list = key ? info.keys : info.columns;
    if (std::any_of(list.begin(), list.end(), [&](const ColumnInfo& c) { return c.name == column.name.text; })) {
      report(code::T330, column.span, {column.name.text, decl.name.text});
    }
    order.push_back(static_cast<std::uint32_t>(key ? list.size() : kValue + list.size()));
    list.push_back({column.name.text, type, type.code});
  }
  order_keys(table, info, order);
  for (const ast::Name& key : table.keys) {
    if (std::none_of(info.keys.begin(), info.keys.end(), [&](const ColumnInfo& c) { return c.name == key.text; })) {
      auto& finding = report(code::N029, key.span, {key.text, decl.name.text});
      std::vector<std::string> heads;
      for (const auto& c : table.columns) heads.push_back(c.name.text);
      suggest(finding, key.text, heads);
    }
  }
  if (info.keys.empty()) {
    types_.tables[symbol] = std::move(info);
    return;
  }
  if (table.pick) {
    for (std::uint32_t c = 0; c < info.columns.size(); ++c) {
      if (info.columns[c].name == table.pick->column.text) info.pick = c;
    }
    info.pick_largest = table.pick->largest;
    if (info.pick == kNone) report(code::N029, table.pick->column.span, {table.pick->column.text, decl.name.text});
  }
  types_.tables[symbol] = info;
  inline_rows(table, info, order);
  if (table.from) data_rows(decl, table, info, order);
  check_period(clause(table.clauses, ast::ClauseKind::Effective));
  const exact::Period whole = effective_of(module(), table.clauses);
  for (auto& row : info.rows) keep_within(row, whole);
  types_.tables[symbol] = std::move(info);
}

// Keys are looked up in the order in which `by` names them, wherever their columns stand in the head.
void Checker::order_keys(const ast::TableDecl& table, TableInfo& info, std::vector<std::uint32_t>& order) {
  const auto rank = [&](const std::string& name) {
    const auto found = std::find_if(table.keys.begin(), table.keys.end(), [&](const ast::Name& k) { return k.text == name; });
    return found - table.keys.begin();
  };
  std::vector<std::uint32_t> from(info.keys.size());
  std::iota(from.begin(), from.end(), 0u);
  std::stable_sort(from.begin(), from.end(), [&](std::uint32_t a, std::uint32_t b) { return rank(info.keys[a].name) < rank(info.keys[b].name); });
  std::vector<ColumnInfo> keys;
  std::vector<std::uint32_t> to(from.size());
  for (const std::uint32_t key : from) {
    to[key] = static_cast<std::uint32_t>(keys.size());
    keys.push_back(info.keys[key]);
  }
  info.keys = std::move(keys);
  for (std::uint32_t& place : order) {
    if (place != kDates && place < kValue) place = to[place];
  }
}

void Checker::inline_rows(const ast::TableDecl& table, TableInfo& info, const std::vector<std::uint32_t>& order) {
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const ast::RowDecl& written = table.rows[r];
    RowInfo row;
    row.otherwise = written.otherwise;
    row.span = written.span;
    row.keys.resize(info.keys.size());
    row.cells.assign(info.columns.size(), kNone);
    if (written.otherwise && r + 1 != table.rows.size()) report(code::T334, written.span, {});
    // An `otherwise` row may leave its keys out: its last cells are the values.
    const std::size_t given = written.cells.size();
    const std::size_t skip = written.otherwise ? (order.size() > given ? order.size() - given : 0) : 0;
    if (!written.otherwise && given != order.size()) continue;  // parse has told it
    for (std::size_t c = 0; c < given && c + skip < order.size(); ++c) {
      const ast::Cell& cell = written.cells[c];
      const std::uint32_t place = order[c + skip];
      if (place == kDates) {
        if (cell.kind == ast::Cell::Kind::Value) {
          const Type period = of_kind(Kind::Period);
          const Type got = check(cell.value, &period);
          if (got.is(Kind::Period)) row.effective = types_.constants[this->info(cell.value).ref].period;
        }
      } else if (place < kValue) {
        if (!written.otherwise) row.keys[place] = key_cell(cell, info.keys[place]);
      } else if (cell.kind == ast::Cell::Kind::Value) {
        const ColumnInfo& column = info.columns[place - kValue];
        Type wanted = column.type;
        if (wanted.is(Kind::PerUnit)) wanted = of_kind(Kind::Money);
        if (wanted.is(Kind::UnitSize)) wanted = of_kind(Kind::Amount);
        const Type got = check(cell.value, &wanted);
        if (got.error()) continue;
        if (!fits_into(got, wanted)) advise_value(report(code::T336, cell.span, {column.name, words(column.type), words(got)}), cell.value, wanted);
        else if (this->info(cell.value).meaning != Meaning::Constant) report(code::T337, cell.span, {column.name});
        else row.cells[place - kValue] = this->info(cell.value).ref;
      } else if (cell.kind == ast::Cell::Kind::Any) {
        report(code::T338, cell.span, {});
      }
    }
    info.rows.push_back(std::move(row));
  }
}

KeyCell Checker::key_cell(const ast::Cell& cell, const ColumnInfo& column) {
  KeyCell key;
  if (cell.kind != ast::Cell::Kind::Value) return key;
  const ast::ExprNode& node = expr(cell.value).node;
  const bool symbols = column.type.is(Kind::Symbol);
  const auto symbol_text = [&](ast::ExprId id) -> std::string {
    const Type got = symbol_or_pattern(id, column.type);
    if (got.error()) return "";
    if (!same(got, column.type)) {
      advise_value(report(code::T336, span(id), {column.name, words(column.type), words(got)}), id, column.type);
      return "";
    }
    if (this->info(id).meaning == Meaning::Payer) return in_.names.symbols[this->info(id).ref].name;
    if (this->info(id).meaning != Meaning::Constant) return report(code::T337, span(id), {column.name}), "";
    return types_.constants[this->info(id).ref].text;
  };
  const auto constant_of = [&](ast::ExprId id) -> std::uint32_t {
    if (id == ast::kNoExpr) return kNone;
    const Type got = check(id, &column.type);
    if (got.error()) return kNone;
    if (!comparable(got, column.type)) advise_value(report(code::T336, span(id), {column.name, words(column.type), words(got)}), id, column.type);
    if (this->info(id).meaning != Meaning::Constant) return report(code::T337, span(id), {column.name}), kNone;
    return this->info(id).ref;
  };
  if (const auto* range = std::get_if<ast::RangeExpr>(&node)) {
    key.kind = KeyCell::Kind::Range;
    key.half_open = range->half_open;
    if (!symbols) {
      key.first = constant_of(range->first);
      key.last = constant_of(range->last);
    } else if (range->first == ast::kNoExpr || range->last == ast::kNoExpr || range->half_open) {
      report(code::T317, cell.span, {});
    } else {
      key.symbols = {symbol_text(range->first), symbol_text(range->last)};
    }
    return key;
  }
  if (const auto* list = std::get_if<ast::ListExpr>(&node); list != nullptr && symbols) {
    key.kind = KeyCell::Kind::List;
    for (ast::ExprId item : list->items) key.symbols.push_back(symbol_text(item));
    return key;
  }
  if (symbols) {
    if (const auto path = path_text(cell.value)) {
      const auto found = in_.names.find(package_, *path, names::Sort::Set);
      if (found.symbol != kNone) {
        const Type set = check(cell.value);
        if (!set.error() && !same(element_of(set), column.type)) report(code::T336, cell.span, {column.name, words(column.type), words(set)});
        key.kind = KeyCell::Kind::Set;
        key.set = found.symbol;
        return key;
      }
    }
    key.kind = KeyCell::Kind::Symbol;
    key.symbols = {symbol_text(cell.value)};
    return key;
  }
  key.kind = KeyCell::Kind::Value;
  key.first = constant_of(cell.value);
  return key;
}

}  // namespace edict::types
