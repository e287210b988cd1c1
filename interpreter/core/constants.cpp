// Literals and cells as core constants: normalised, and counted in the units that their place says.
#include "core/lowering.h"

namespace edict::core {

Constant Lowering::constant_of(const types::Constant& c) const {
  Constant made;
  made.type = type_of(c.type);
  made.number = c.number;
  made.date = c.date;
  made.duration = c.duration;
  if (c.type.is(types::Kind::Period)) made.period = c.period;
  return made;
}

// A column's own type decides what a written number is: units counted in a code, money per unit of it, an amount.
Constant Lowering::cell_constant(std::uint32_t id, const types::ColumnInfo& column, SymbolId code, exact::Period around) {
  const types::Constant& written = in_.types.constants[id];
  Constant made = constant_of(written);
  if (written.type.is(types::Kind::Text)) made.symbol = p_.symbols.intern(written.text);
  if (written.type.is(types::Kind::Symbol)) made.symbol = p_.symbols.intern(normalised(static_cast<SymbolKind>(written.type.symbol), written.text));
  const auto retype = [&] {
    made.type = type_of(column.type);
    made.type.scale = 6;
  };
  if (column.type.is(types::Kind::Units) || column.type.is(types::Kind::PerUnit)) {
    retype();
    const SymbolId counted = column.counted_in.empty() ? code : p_.symbols.intern(normalised(SymbolKind::Code, column.counted_in));
    if (counted != 0) {
      made.unit_size = official_size(counted, around);
      made.symbol = counted;
    }
  } else if (column.type.is(types::Kind::UnitSize)) {
    retype();
    made.dimension = written.type.dimension;
    made.symbol = code;
    made.unit_size = pool_.unit_size({code, written.type.dimension, written.number});
  } else if (column.type.is(types::Kind::Amount)) {
    retype();
    made.dimension = written.type.dimension;
  } else if (column.type.number()) {
    retype();
  }
  return made;
}

// A value that is written out: a literal, a name of a vocabulary or payer, or a list of them.
NodeId Lowering::constant_expr(ast::ExprId id, const types::Type& wanted, SymbolId code) {
  const auto one = [&](ast::ExprId e, const types::Type& type) {
    if (info(e).meaning == types::Meaning::Payer) {
      Constant made;
      made.type = type_of(type);
      made.symbol = p_.symbols.intern(in_.names.symbols[info(e).ref].name);
      return made;
    }
    return cell_constant(info(e).ref, {"", type, type.code}, code, exact::always());
  };
  if (const auto* list = std::get_if<ast::ListExpr>(&expr(id).node)) {
    Constant made;
    made.type = type_of(wanted);
    for (ast::ExprId item : list->items) made.items.push_back(pool_.constant(one(item, types::element_of(wanted))));
    return pool_.constant_node(std::move(made), expr(id).span);
  }
  return pool_.constant_node(one(id, wanted), expr(id).span);
}

}  // namespace edict::core
