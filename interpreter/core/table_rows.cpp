// Tables: key cells as matchers, value cells as choices that row exceptions may replace.
#include <algorithm>

#include "core/lowering.h"

namespace edict::core {

namespace {

// Whether what a cell says depends on the code of its row: it counts in the code's units.
bool counted_in_code(const types::Type& type) { return type.is(types::Kind::Units) || type.is(types::Kind::PerUnit) || type.is(types::Kind::UnitSize); }

}  // namespace

// The symbol of a key as written. Rows of a large table name few vocabularies' words and the same codes again: what was read lately is remembered.
SymbolId Lowering::key_symbol(SymbolKind kind, const std::string& text) {
  KeptSymbol& kept = kept_symbols_[(std::hash<std::string_view>{}(text) + static_cast<std::size_t>(kind)) % kept_symbols_.size()];
  if (kept.id == 0 || kept.kind != kind || kept.text != text) kept = {kind, text, p_.symbols.intern(normalised(kind, text))};
  return kept.id;
}

// The code that a cell names: what its row's units are counted in.
SymbolId Lowering::cell_code(const types::KeyCell& cell) {
  if (cell.kind != types::KeyCell::Kind::Symbol || cell.symbols.empty() || cell.symbols.front().find('*') != std::string::npos) return 0;
  return key_symbol(SymbolKind::Code, cell.symbols.front());
}

Matcher Lowering::matcher(const types::KeyCell& cell, const types::Type& type) {
  Matcher made;
  const auto kind = static_cast<SymbolKind>(type.symbol);
  switch (cell.kind) {
    case types::KeyCell::Kind::Any: break;
    case types::KeyCell::Kind::Symbol:
      if (cell.symbols.front().find('*') != std::string::npos || kind == SymbolKind::Payer) {
        made.kind = Matcher::Kind::Set;
        made.set = anonymous_set(kind, {member(kind, cell.symbols.front(), false, exact::always())});
      } else {
        made.kind = Matcher::Kind::Symbol;
        made.symbol = key_symbol(kind, cell.symbols.front());
      }
      break;
    case types::KeyCell::Kind::List: {
      std::vector<Member> members;
      for (const auto& text : cell.symbols) members.push_back(member(kind, text, false, exact::always()));
      made.kind = Matcher::Kind::Set;
      made.set = anonymous_set(kind, std::move(members));
      break;
    }
    case types::KeyCell::Kind::Set:
      made.kind = Matcher::Kind::Set;
      made.set = set_id(cell.set);
      break;
    case types::KeyCell::Kind::Value:
      made.kind = Matcher::Kind::Value;
      made.first = pool_.constant(cell_constant(cell.first, {"", type, ""}, 0, exact::always()));
      break;
    case types::KeyCell::Kind::Range:
      if (!cell.symbols.empty()) {
        Member range;
        range.first = normalised(kind, cell.symbols[0]);
        range.last = normalised(kind, cell.symbols[1]);
        range.effective = exact::always();
        made.kind = Matcher::Kind::Set;
        made.set = anonymous_set(kind, {range});
        break;
      }
      made.kind = Matcher::Kind::Range;
      made.half_open = cell.half_open;
      if (cell.first != types::kNone) made.first = pool_.constant(cell_constant(cell.first, {"", type, ""}, 0, exact::always()));
      if (cell.last != types::kNone) made.last = pool_.constant(cell_constant(cell.last, {"", type, ""}, 0, exact::always()));
      break;
  }
  return made;
}

TableId Lowering::table_id(names::SymbolId symbol) { return tables_.at(symbol); }

// Whether a table has a hidden first key: rows, or members of sets in its cells, that some payers have and others have not.
bool Lowering::payer_decides(const types::TableInfo& info) {
  return std::any_of(info.rows.begin(), info.rows.end(), [&](const types::RowInfo& row) {
    return row.added_by != names::kNone || std::any_of(row.keys.begin(), row.keys.end(), [&](const types::KeyCell& cell) {
             return cell.kind == types::KeyCell::Kind::Set && extended(cell.set);
           });
  });
}

void Lowering::lower_tables() {
  for (names::SymbolId id = 0; id < in_.names.symbols.size(); ++id) {
    if (in_.names.symbols[id].sort != names::Sort::Table) continue;
    const types::TableInfo& info = in_.types.tables.at(id);
    const ast::Decl& decl = in_.names.decl(in_.names.symbols[id].decls.front());
    Table made;
    made.name = in_.names.full_name(id);
    made.title = decl.title ? decl.title->value : "";
    made.span = decl.span;
    made.pick = info.pick;
    made.pick_largest = info.pick_largest;
    made.payer_decides = payer_decides(info);
    if (made.payer_decides) {
      Type payer;
      payer.kind = Kind::Symbol;
      payer.symbol = SymbolKind::Payer;
      made.keys.push_back(payer);
      made.key_names.push_back("payer");
    }
    for (const auto& key : info.keys) {
      made.keys.push_back(type_of(key.type));
      made.key_names.push_back(key.name);
    }
    for (const auto& column : info.columns) made.columns.push_back({column.name, type_of(column.type)});
    tables_[id] = static_cast<TableId>(p_.tables.size());
    p_.tables.push_back(std::move(made));
  }
  cell_choices_.assign(in_.types.constants.size(), kNone);
  // Rows only now: their sets and exceptions may mention any table.
  for (const auto& [symbol, table] : std::map<names::SymbolId, TableId>(tables_.begin(), tables_.end())) {
    const types::TableInfo& info = in_.types.tables.at(symbol);
    p_.tables[table].rows.reserve(info.rows.size());
    for (std::uint32_t r = 0; r < info.rows.size(); ++r) lower_row(symbol, r);
  }
}

// For whom and when a row holds: the table's own always, an added one where and while its package acts.
std::vector<std::pair<Lowering::Scope, exact::Period>> Lowering::stretches(const types::RowInfo& row) {
  if (row.added_by == names::kNone) return {{scope_of({}), row.effective}};
  std::vector<std::pair<Scope, exact::Period>> made;
  for (const Act& act : acts_of(row.added_by)) {
    const exact::Period period{std::max(act.effective.first, row.effective.first), std::min(act.effective.last, row.effective.last)};
    if (period.first <= period.last) made.emplace_back(scope_of(act.payers), period);
  }
  return made;
}

void Lowering::lower_row(names::SymbolId table, std::uint32_t number) {
  const types::TableInfo& info = in_.types.tables.at(table);
  const types::RowInfo& written = info.rows[number];
  Table& into = p_.tables[tables_.at(table)];
  SymbolId code = 0;
  if (into.payer_decides) {
    for (std::size_t k = 0; k < written.keys.size() && code == 0; ++k) {
      if (info.keys[k].type.symbol == types::SymbolKind::Code) code = cell_code(written.keys[k]);
    }
    const std::vector<ChoiceId> values = cells(table, number, code);
    for (auto& [scope, period] : stretches(written)) add_row({written.otherwise, {}, period, values, written.span}, std::move(scope), written, info, 0, into);
    return;
  }
  Row row{written.otherwise, {}, written.effective, {}, written.span};
  row.keys.reserve(written.keys.size());
  for (std::size_t k = 0; k < written.keys.size(); ++k) {
    row.keys.push_back(matcher(written.keys[k], info.keys[k].type));
    if (code == 0 && info.keys[k].type.symbol == types::SymbolKind::Code) code = row.keys.back().symbol;
  }
  row.cells = cells(table, number, code);
  into.rows.push_back(std::move(row));
}

// One row for each group of payers to whom its cells' sets mean the same.
void Lowering::add_row(Row row, Scope scope, const types::RowInfo& written, const types::TableInfo& info, std::size_t key, Table& into) {
  if (key == written.keys.size()) {
    if (into.payer_decides) row.keys.insert(row.keys.begin(), payer_matcher(scope));
    into.rows.push_back(std::move(row));
    return;
  }
  const types::KeyCell& cell = written.keys[key];
  if (cell.kind != types::KeyCell::Kind::Set || !extended(cell.set)) {
    row.keys.push_back(matcher(cell, info.keys[key].type));
    add_row(std::move(row), std::move(scope), written, info, key + 1, into);
    return;
  }
  for (const Variant& variant : variants(cell.set)) {
    Scope both = scope;
    for (std::size_t p = 0; p < both.size(); ++p) both[p] = both[p] && variant.payers[p];
    if (std::find(both.begin(), both.end(), true) == both.end()) continue;
    Row one = row;
    one.keys.emplace_back();
    one.keys.back().kind = Matcher::Kind::Set;
    one.keys.back().set = variant.set;
    add_row(std::move(one), std::move(both), written, info, key + 1, into);
  }
}

// The value cells of a row, each with the exceptions that name the row.
std::vector<ChoiceId> Lowering::cells(names::SymbolId table, std::uint32_t number, SymbolId code) {
  const types::TableInfo& info = in_.types.tables.at(table);
  const types::RowInfo& written = info.rows[number];
  const auto found = by_target_.find(table);
  std::vector<ChoiceId> made;
  made.reserve(written.cells.size());
  for (std::uint32_t c = 0; c < written.cells.size(); ++c) {
    const std::uint32_t constant = written.cells[c];
    const auto value = [&] { return pool_.constant_node(cell_constant(constant, info.columns[c], code, written.effective), written.span); };
    if (found != by_target_.end()) {
      made.push_back(cell_with_exceptions(found->second, table, number, c, code));
    } else if (constant == types::kNone) {
      made.push_back(kNone);
    } else if (counted_in_code(info.columns[c].type)) {
      made.push_back(pool_.plain_choice(value()));
    } else {  // rows of a data file share the constants of what they say alike
      ChoiceId& known = cell_choices_[constant];
      if (known == kNone) known = pool_.plain_choice(value());
      made.push_back(known);
    }
  }
  return made;
}

ChoiceId Lowering::cell_with_exceptions(const std::vector<std::uint32_t>& statements, names::SymbolId table, std::uint32_t number, std::uint32_t column, SymbolId code) {
  const types::TableInfo& info = in_.types.tables.at(table);
  const types::RowInfo& written = info.rows[number];
  Choice choice;
  if (written.cells[column] != types::kNone) {
    choice.base = pool_.constant_node(cell_constant(written.cells[column], info.columns[column], code, written.effective), written.span);
  }
  for (std::uint32_t s : statements) {
    const types::ExceptionInfo& bound = in_.types.exceptions.at(statements_[s].symbol);
    if (std::find(bound.rows.begin(), bound.rows.end(), number) == bound.rows.end()) continue;
    for (const auto& [replaced, constant] : bound.cells) {
      if (replaced != column) continue;
      Override replacing;
      replacing.value = pool_.choice({pool_.constant_node(cell_constant(constant, info.columns[column], code, written.effective)), {}});
      spread(statements_[s], replacing, choice.overrides);
    }
  }
  sort(choice.overrides);
  return choice.base == kNone && choice.overrides.empty() ? kNone : pool_.choice(std::move(choice));
}

}  // namespace edict::core
