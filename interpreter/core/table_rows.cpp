// Tables: key cells as matchers, value cells as choices that row exceptions may replace.
#include "core/lowering.h"

namespace edict::core {

SymbolId Lowering::cell_code(const types::KeyCell& cell) const {
  if (cell.kind != types::KeyCell::Kind::Symbol || cell.symbols.empty() || cell.symbols.front().find('*') != std::string::npos) return 0;
  return p_.symbols.find(normalised(SymbolKind::Code, cell.symbols.front()));
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
        made.symbol = p_.symbols.intern(normalised(kind, cell.symbols.front()));
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
    for (const auto& key : info.keys) {
      made.keys.push_back(type_of(key.type));
      made.key_names.push_back(key.name);
    }
    for (const auto& column : info.columns) made.columns.push_back({column.name, type_of(column.type)});
    tables_[id] = static_cast<TableId>(p_.tables.size());
    p_.tables.push_back(std::move(made));
  }
  // Rows only now: their sets and exceptions may mention any table.
  for (const auto& [symbol, table] : std::map<names::SymbolId, TableId>(tables_.begin(), tables_.end())) {
    const types::TableInfo& info = in_.types.tables.at(symbol);
    const auto found = by_target_.find(symbol);
    for (std::uint32_t r = 0; r < info.rows.size(); ++r) {
      const types::RowInfo& written = info.rows[r];
      Row row{written.otherwise, {}, written.effective, {}, written.span};
      SymbolId code = 0;
      for (std::size_t k = 0; k < written.keys.size(); ++k) {
        row.keys.push_back(matcher(written.keys[k], info.keys[k].type));
        if (info.keys[k].type.symbol == types::SymbolKind::Code && code == 0) code = cell_code(written.keys[k]);
      }
      for (std::uint32_t c = 0; c < written.cells.size(); ++c) {
        Choice choice;
        if (written.cells[c] != types::kNone) {
          choice.base = pool_.constant_node(cell_constant(written.cells[c], info.columns[c], code, written.effective), written.span);
        }
        for (std::uint32_t s : found == by_target_.end() ? std::vector<std::uint32_t>{} : found->second) {
          const types::ExceptionInfo& bound = in_.types.exceptions.at(statements_[s].symbol);
          bool this_row = false;
          for (std::uint32_t row_meant : bound.rows) this_row = this_row || row_meant == r;
          for (const auto& [column, constant] : bound.cells) {
            if (!this_row || column != c) continue;
            Override made;
            made.value = pool_.choice({pool_.constant_node(cell_constant(constant, info.columns[c], code, written.effective)), {}});
            spread(statements_[s], made, choice.overrides);
          }
        }
        sort(choice.overrides);
        row.cells.push_back(choice.base == kNone && choice.overrides.empty() ? kNone : pool_.choice(std::move(choice)));
      }
      p_.tables[table].rows.push_back(std::move(row));
    }
  }
}

}  // namespace edict::core
