// Rows as values, and their cells.
#include "engine/machine.h"

namespace edict::engine {

using core::Kind;

Value Machine::lookup(core::NodeId id) {
  const Matches m = match(id);
  if (m.reason != 0) return unknown(m.reason);
  if (m.none) {
    Gap none;
    none.kind = Gap::Kind::NoRow;
    none.id = program.node(id).aux;
    return unknown(reasons_.of(none));
  }
  Value v;
  v.kind = Kind::Row;
  v.numerator = m.row;
  return v;
}

Truth Machine::has_row(core::NodeId id) {
  const Matches m = match(id);
  if (m.reason != 0) return unknown_truth(m.reason);
  return truth_of(!m.none);
}

// A blank cell is unknown: the table has no value there.
Value Machine::cell(core::TableId table, std::uint32_t row, std::uint32_t column, const Jurisdiction& where) {
  const core::ChoiceId choice = program.tables[table].rows[row].cells[column];
  if (choice != core::kNone) {
    const Value v = choice_value(choice, where, program.tables[table].columns[column].type, nullptr, nullptr);
    if (v.known() || v.reason != 0) return v;
  }
  Gap none;
  none.kind = Gap::Kind::NoRow;
  none.id = table;
  none.other = column;
  return unknown(reasons_.of(none));
}

Value Machine::column(core::NodeId id) {
  const core::Node& n = program.node(id);
  const Value row = eval(n.a);
  if (!row.known()) return row;
  Jurisdiction where;
  ReasonId why = 0;
  if (!where_of(n, where, why)) return unknown(why);
  const core::TableId table = program.node(n.a).type.of;
  const Value v = cell(table, static_cast<std::uint32_t>(row.numerator), n.aux, where);
  const core::Type& type = program.tables[table].columns[n.aux].type;
  if (v.known() && is_numeric(n.type.kind) && (type.scale != n.type.scale || type.ratio != n.type.ratio)) {
    return result(id, true, {v.numerator, v.denominator, type.scale, type.ratio}, v);
  }
  return v;
}

}  // namespace edict::engine
