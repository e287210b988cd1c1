// Facts of the claim: columns into values, and what an absent cell means.
#include "engine/machine.h"

namespace edict::engine {

using core::Kind;

namespace {

bool in_column(const claims::Column& column, std::uint32_t row) { return row < column.value.size() && column.is_known(row); }

const claims::Column* column_of(claims::LineRef at, core::RecordId record, core::FieldId field) {
  if (at.batch == nullptr || record >= at.batch->tables.size() || field >= at.batch->tables[record].columns.size()) return nullptr;
  return &at.batch->tables[record].columns[field];
}

std::int64_t extra_of(const claims::Column& column, std::uint32_t row) { return row < column.extra.size() ? column.extra[row] : 0; }

}  // namespace

Value Machine::field(const core::Node& n) {
  const core::Node& owner_node = program.node(n.a);
  Value held;
  if (owner_node.op != core::Op::Variable) held = eval(n.a);
  const Value& owner = owner_node.op == core::Op::Variable ? slots_[owner_node.aux] : held;
  if (!owner.known()) return owner;
  const auto record = static_cast<core::RecordId>(owner_node.type.of);
  const auto field = static_cast<core::FieldId>(n.aux);
  const claims::Column* column = column_of(owner.record, record, field);
  const bool all_lines = record == program.schema.claim && field == index.own.claim_lines && owner.record.batch == batch_;
  const bool own_claim = record == program.schema.line && n.type.kind == Kind::Record && n.type.of == program.schema.claim;
  if (own_claim) {
    Value v;
    v.kind = Kind::Record;
    v.record = {owner.record.batch, claim_row(owner.record)};
    return v;
  }
  if (all_lines) {  // the engine's own grouping: a claim's lines are those whose parent it is
    Value v;
    v.kind = Kind::List;
    const std::uint32_t first = first_line_[owner.record.row];
    v.list = {ListRef::Of::Records, first, first_line_[owner.record.row + 1] - first, batch_};
    return v;
  }
  if (column == nullptr || !in_column(*column, owner.record.row)) return absent(record, field, owner.record);
  return read_known(n.type, *column, record, field, owner.record);
}

Value Machine::read(core::RecordId record, core::FieldId field, claims::LineRef at) {
  if (field == core::kNoField) return unknown(gap(Gap::Kind::EmptyList));
  const claims::Column* column = column_of(at, record, field);
  if (column == nullptr || !in_column(*column, at.row)) return absent(record, field, at);
  core::Type type = program.schema.field(record, field).type;
  type.scale = 6;
  return read_known(type, *column, record, field, at);
}

Value Machine::read_known(const core::Type& type, const claims::Column& column, core::RecordId record, core::FieldId field, claims::LineRef at) {
  Value v;
  v.kind = type.kind;
  v.numerator = column.value[at.row];
  switch (type.kind) {
    case Kind::Amount: v.dimension = static_cast<core::DimensionId>(extra_of(column, at.row)); break;
    case Kind::Units:
      if (record == program.schema.line) {
        ReasonId why = 0;
        const auto counted = counted_in(at, why);
        if (!counted) return unknown(why);
        v.counted = *counted;
      }
      break;
    case Kind::Period:
    case Kind::Duration: v.denominator = extra_of(column, at.row); break;
    case Kind::Record:
      v.record = {at.batch, static_cast<std::uint32_t>(column.value[at.row])};
      v.numerator = 0;
      break;
    case Kind::List: {
      v.numerator = 0;
      const auto first = static_cast<std::uint32_t>(column.value[at.row]);
      if (type.element == Kind::Record) {
        v.list = {ListRef::Of::Records, first, static_cast<std::uint32_t>(extra_of(column, at.row)), at.batch};
      } else {
        v.list = {ListRef::Of::Cell, first, vocabulary.lists.size(first), nullptr};
      }
      break;
    }
    case Kind::Boolean:
    case Kind::Number:
    case Kind::UnitSize:
    case Kind::PerUnit:
    case Kind::Text:
    case Kind::Date:
    case Kind::Symbol:
    case Kind::Row: break;
  }
  const bool number = type.kind == Kind::Number || type.kind == Kind::Amount || type.kind == Kind::Units;
  if (number && (type.scale != 6 || type.ratio)) {
    Number out;
    if (!conform(fixed(v.numerator, 6), type, out)) {
      Gap why{Gap::Kind::Overflow, record, field, at.row, at.batch};
      return unknown(reasons_.of(why));
    }
    v.numerator = out.numerator;
    v.denominator = out.denominator;
  }
  return v;
}

bool Machine::no_column(core::RecordId record, core::FieldId field) const {
  return record < absent_.size() && field < absent_[record].size() && absent_[record][field];
}

// A cell that could not be read is a fault; a list declared `complete` is empty, unless the claims file has no such column at all; else it is missing.
Value Machine::absent(core::RecordId record, core::FieldId field, claims::LineRef at) {
  Gap why;
  why.record = record;
  why.field = field;
  why.row = at.row;
  why.batch = at.batch;
  if (at.batch != nullptr && !at.batch->unreadable.empty() && at.batch->find_unreadable(record, field, at.row) != nullptr) {
    why.kind = Gap::Kind::Unreadable;
    return unknown(reasons_.of(why));
  }
  if (at.batch == batch_ && no_column(record, field)) {
    why.kind = Gap::Kind::NoColumn;
    return unknown(reasons_.of(why));
  }
  const core::Field& f = program.schema.field(record, field);
  if (f.complete && f.type.kind == Kind::List) {
    Value v;
    v.kind = Kind::List;
    v.list = f.type.element == Kind::Record ? ListRef{ListRef::Of::Records, 0, 0, at.batch} : ListRef{ListRef::Of::Cell, 1, 0, nullptr};
    return v;
  }
  why.kind = Gap::Kind::Missing;
  return unknown(reasons_.of(why));
}

std::uint32_t Machine::claim_row(claims::LineRef line) const { return line.batch->tables[program.schema.line].parent[line.row]; }

Value Machine::claim_of(const core::Node& n) {
  const Value line = eval(n.a);
  if (!line.known()) return line;
  Value v;
  v.kind = Kind::Record;
  v.record = {line.record.batch, claim_row(line.record)};
  return v;
}

Value Machine::line_value(claims::LineRef line) const {
  Value v;
  v.kind = Kind::Record;
  v.record = line;
  return v;
}

bool Machine::plain(core::NodeId id, std::int64_t& out) const {
  const core::Node& n = program.nodes[id];
  if (n.op == core::Op::Constant) {
    const Value& v = index.constants[index.constant_of[id]];
    out = static_cast<std::int64_t>(v.numerator);
    return v.known() && v.numerator == out;
  }
  if (n.op != core::Op::Field) return false;
  const core::Node& owner = program.nodes[n.a];
  if (owner.op != core::Op::Variable) return false;
  const claims::LineRef at = slots_[owner.aux].record;
  const claims::Column* column = column_of(at, static_cast<core::RecordId>(owner.type.of), static_cast<core::FieldId>(n.aux));
  if (column == nullptr || !in_column(*column, at.row)) return false;
  out = column->value[at.row];
  return true;
}

bool Machine::plain_cell(core::NodeId id, std::uint32_t& cell) const {
  const core::Node& n = program.nodes[id];
  std::int64_t value = 0;
  if (n.op != core::Op::Field || n.type.element != Kind::Symbol || !plain(id, value)) return false;
  cell = static_cast<std::uint32_t>(value);
  return true;
}

bool Machine::symbol_field(core::RecordId record, core::FieldId field, claims::LineRef at, core::SymbolId& out) const {
  const claims::Column* column = column_of(at, record, field);
  if (column == nullptr || !in_column(*column, at.row)) return false;
  out = static_cast<core::SymbolId>(column->value[at.row]);
  return true;
}

bool Machine::date_field(core::RecordId record, core::FieldId field, claims::LineRef at, exact::Date& out) const {
  const claims::Column* column = column_of(at, record, field);
  if (column == nullptr || !in_column(*column, at.row)) return false;
  out.days = static_cast<std::int32_t>(column->value[at.row]);
  return true;
}

}  // namespace edict::engine
