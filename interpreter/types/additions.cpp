// `extend set` and `extend table`: what a package adds to another package's set or table, for its own payers and period.
//
// In: sets and tables as declared. Out: additions of sets, by set; added rows among their table's, each with the package that added it.
// Always true: an added row has a cell for each key, never stands for all others, and stands before the table's `otherwise` row.
#include <algorithm>

#include "diagnostic/codes_names.h"
#include "diagnostic/codes_types.h"
#include "types/checker.h"

namespace edict::types {

namespace code = diagnostic::code;

names::SymbolId Checker::extended(const ast::Decl& decl, names::Sort sort) {
  const auto found = in_.names.find(package_, decl.name.text, sort);
  if (found.symbol != names::kNone) return found.symbol;
  if (!found.ambiguous.empty()) {
    std::string list;
    for (auto symbol : found.ambiguous) list += (list.empty() ? "`" : " or `") + in_.names.full_name(symbol) + "`";
    report(code::N021, decl.name.span, {decl.name.text, list});
    return names::kNone;
  }
  auto& finding = report(code::N050, decl.name.span, {decl.name.text, std::string(names::sort_word(sort))});
  suggest(finding, decl.name.text, in_.names.in_view(package_, sort));
  return names::kNone;
}

void Checker::read_additions() {
  for (std::uint32_t m = 0; m < in_.names.modules.size(); ++m) {
    if (in_.names.package_of[m] == names::kNone) continue;
    const auto& decls = in_.names.modules[m]->decls;
    for (std::uint32_t d = 0; d < decls.size(); ++d) {
      const auto* set = std::get_if<ast::SetDecl>(&decls[d].node);
      const auto* table = std::get_if<ast::TableDecl>(&decls[d].node);
      const bool extends = set != nullptr ? set->extend : table != nullptr && table->extend;
      if (!extends) continue;
      enter(m, in_.names.package_of[m]);
      if (table != nullptr) {
        if (!decls[d].broken) add_rows(decls[d], *table);
      } else if (const auto target = extended(decls[d], names::Sort::Set); target != names::kNone && !decls[d].broken) {
        types_.additions[target].push_back({{m, d}, package_});
      }
    }
  }
}

// Which of the table's columns each head names. False where the rows cannot be read.
bool Checker::added_columns(const ast::Decl& decl, const ast::TableDecl& table, const TableInfo& info, std::vector<std::uint32_t>& order) {
  const std::string& name = decl.name.text;
  const auto place_of = [&](const std::string& column) {
    for (std::uint32_t k = 0; k < info.keys.size(); ++k) {
      if (info.keys[k].name == column) return k;
    }
    for (std::uint32_t c = 0; c < info.columns.size(); ++c) {
      if (info.columns[c].name == column) return kValue + c;
    }
    return column == "effective" ? kDates : kNone;
  };
  bool fine = true;
  for (const ast::ColumnDecl& column : table.columns) {
    const std::uint32_t place = place_of(column.name.text);
    if (place == kNone) {
      auto& finding = report(code::N029, column.name.span, {column.name.text, name});
      std::vector<std::string> heads;
      for (const auto& key : info.keys) heads.push_back(key.name);
      for (const auto& c : info.columns) heads.push_back(c.name);
      suggest(finding, column.name.text, heads);
      fine = false;
    } else if (std::find(order.begin(), order.end(), place) != order.end()) {
      report(code::T330, column.span, {column.name.text, name});
      fine = false;
    }
    if (column.type) report(code::T391, column.type->span, {column.name.text, name});
    order.push_back(place);
  }
  for (std::uint32_t k = 0; k < info.keys.size(); ++k) {
    if (std::find(order.begin(), order.end(), k) != order.end()) continue;
    report(code::T390, decl.name.span, {name, info.keys[k].name});
    fine = false;
  }
  return fine;
}

void Checker::add_rows(const ast::Decl& decl, const ast::TableDecl& table) {
  const names::SymbolId target = extended(decl, names::Sort::Table);
  if (target == names::kNone) return;
  symbol_ = target;  // what the rows use, the table uses
  TableInfo added = types_.tables[target];
  added.rows.clear();
  std::vector<std::uint32_t> order;
  if (!added_columns(decl, table, added, order)) return;
  inline_rows(table, added, order);
  if (table.from) data_rows(decl, table, added, order);
  check_period(clause(table.clauses, ast::ClauseKind::Effective));
  const exact::Period whole = effective_of(module(), table.clauses);
  auto& rows = types_.tables[target].rows;
  const auto last = std::find_if(rows.begin(), rows.end(), [](const RowInfo& row) { return row.otherwise; });
  auto place = static_cast<std::size_t>(last - rows.begin());
  for (RowInfo& row : added.rows) {
    if (row.otherwise) {
      report(code::T392, row.span, {decl.name.text});
      continue;
    }
    keep_within(row, whole);
    row.added_by = package_;
    rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(place++), std::move(row));
  }
}

void Checker::keep_within(RowInfo& row, const exact::Period& period) const {
  row.effective.first = std::max(row.effective.first, period.first);
  row.effective.last = std::min(row.effective.last, period.last);
}

}  // namespace edict::types
