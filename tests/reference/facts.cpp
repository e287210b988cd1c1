// Facts: cells of the batch, claims and their lines, days, histories, payers.
//
// In: records. Out: values; an absent cell is unknown, and says which cell it is.
#include <algorithm>

#include "reference/evaluator.h"

namespace edict::reference {

using core::Kind;
using engine::Gap;

std::uint32_t Evaluator::claim_row(claims::LineRef line) const { return line.batch->tables[program_.schema.line].parent[line.row]; }

Value Evaluator::claim_of(claims::LineRef line) const { return record_value(program_.schema.claim, {line.batch, claim_row(line)}); }

// A known cell as a value.
Value Evaluator::read(const core::Type& type, const claims::Column& column, claims::LineRef at) const {
  const std::int64_t value = column.value[at.row];
  const std::int64_t extra = at.row < column.extra.size() ? column.extra[at.row] : 0;
  Value v;
  v.kind = type.kind;
  v.symbol_kind = type.symbol;
  switch (type.kind) {
    case Kind::Boolean: v.truth = value != 0; break;
    case Kind::Number:
    case Kind::Units:
    case Kind::UnitSize:
    case Kind::PerUnit: v.number = from_millionths(value); break;
    case Kind::Amount:
      v.number = from_millionths(value);
      v.dimension = static_cast<core::DimensionId>(extra);
      break;
    case Kind::Text:
    case Kind::Symbol: v.symbol = static_cast<core::SymbolId>(value); break;
    case Kind::Date: v.date.days = static_cast<std::int32_t>(value); break;
    case Kind::Period: v.period = {{static_cast<std::int32_t>(value)}, {static_cast<std::int32_t>(extra)}}; break;
    case Kind::Duration: v.duration = {static_cast<std::int32_t>(value), static_cast<std::int32_t>(extra)}; break;
    case Kind::Record:
      v.record = {at.batch, static_cast<std::uint32_t>(value)};
      v.record_type = static_cast<core::RecordId>(type.of);
      break;
    case Kind::Row: break;  // no field holds a row
    case Kind::List:
      if (type.element == Kind::Record) {
        for (std::int64_t i = value; i < value + extra; ++i) {
          v.items.push_back(record_value(static_cast<core::RecordId>(type.of), {at.batch, static_cast<std::uint32_t>(i)}));
        }
        break;
      }
      for (std::uint32_t i = 0; i < vocabulary_.lists.size(static_cast<std::uint32_t>(value)); ++i) {
        Value item;
        item.kind = type.element;
        item.symbol_kind = type.symbol;
        item.symbol = vocabulary_.lists.begin(static_cast<std::uint32_t>(value))[i];
        v.items.push_back(item);
      }
      break;
  }
  return v;
}

Value Evaluator::cell(core::RecordId record, core::FieldId field, claims::LineRef at, const Scope&) {
  const core::Field& declared = program_.schema.field(record, field);
  const claims::Table& table = at.batch->tables[record];
  const bool has_column = field < table.columns.size();
  if (has_column && at.row < table.columns[field].value.size() && table.columns[field].is_known(at.row)) {
    return read(declared.type, table.columns[field], at);
  }
  Cause cause{.record = record, .field = field, .batch = at.batch, .row = at.row};
  const auto none = [&](const claims::AbsentColumn& a) { return a.record == record && a.field == field; };
  if (at.batch->find_unreadable(record, field, at.row) != nullptr) {
    cause.kind = Gap::Kind::Unreadable;
  } else if (at.batch == batch_ && std::any_of(settings_.absent.begin(), settings_.absent.end(), none)) {
    cause.kind = Gap::Kind::NoColumn;
  } else if (declared.complete && declared.type.kind == Kind::List) {
    Value empty;
    empty.kind = Kind::List;
    return empty;
  }
  return unknown(cause);
}

Value Evaluator::field(const Value& record, core::FieldId id, const Scope& scope) {
  const core::Schema& schema = program_.schema;
  const core::Type& type = schema.field(record.record_type, id).type;
  if (record.record_type == schema.line && type.kind == Kind::Record && type.of == schema.claim) return claim_of(record.record);
  if (record.record_type == schema.claim && id == schema.find(schema.claim, "lines")) return lines_of_claim(record.record);
  Value value = cell(record.record_type, id, record.record, scope);
  if (value.known && type.kind == Kind::Units && record.record_type == schema.line) {
    const Value unit = counted_unit(record.record);
    if (!unit.known) return unit;
    value.counted = unit.counted;
  }
  return value;
}

Value Evaluator::named_field(core::RecordId record, const char* name, claims::LineRef at) {
  const core::FieldId id = program_.schema.find(record, name);
  if (id == core::kNoField) return unknown(Cause{.kind = Gap::Kind::EmptyList});
  return cell(record, id, at, Scope{});
}

Value Evaluator::lines_of_claim(claims::LineRef claim) {
  Value lines;
  lines.kind = Kind::List;
  const claims::Table& table = claim.batch->tables[program_.schema.line];
  for (std::uint32_t row = 0; row < table.rows; ++row) {
    if (table.parent[row] == claim.row) lines.items.push_back(record_value(program_.schema.line, {claim.batch, row}));
  }
  return lines;
}

// What the line's units are counted in: its code, and the size in force for its payer on its date.
Value Evaluator::counted_unit(claims::LineRef line) {
  Value units;
  units.kind = Kind::Units;
  const Value code = named_field(program_.schema.line, "code", line);
  if (!code.known) return code;
  units.counted = {code.symbol, 0};
  if (program_.unit_attribute == core::kNone) return units;
  const Place where = place_of(Scope{line, std::nullopt, {}});
  const Value size = attribute(program_.unit_attribute, code.symbol, where);
  const Causes undefined{Cause{.kind = Gap::Kind::NoDefinition, .id = program_.unit_attribute, .symbol = code.symbol}};
  if (!size.known && size.causes != undefined) return size;
  if (size.known) units.counted.size = size.counted.size;
  return units;
}

Value Evaluator::payer_of(claims::LineRef line) {
  if (settings_.as_payer) {
    Value payer;
    payer.kind = Kind::Symbol;
    payer.symbol_kind = core::SymbolKind::Payer;
    payer.symbol = *settings_.as_payer;
    return payer;
  }
  return named_field(program_.schema.claim, "payer", {line.batch, claim_row(line)});
}

std::vector<core::SymbolId> Evaluator::chain(core::SymbolId payer) const {
  std::vector<core::SymbolId> symbols;
  const auto found = program_.payer_index.find(payer);
  if (found == program_.payer_index.end()) return symbols;
  for (std::uint32_t at = found->second; at != core::kNone; at = program_.payers[at].parent) symbols.insert(symbols.begin(), program_.payers[at].symbol);
  return symbols;
}

// The patient's earlier lines. A replacement or void does not see the claim whose place it takes.
// True where it is clear whether the claim takes the place of another; else why it is not.
Value Evaluator::unclear_replacement() {
  const core::RecordId record = program_.schema.claim;
  const Value frequency = named_field(record, "frequency", claim_), original = named_field(record, "original_claim", claim_);
  const bool asked = program_.schema.find(record, "frequency") != core::kNoField && program_.schema.find(record, "original_claim") != core::kNoField;
  if (!asked) return boolean(true);
  if (original.known && !frequency.known) return frequency;
  const bool reverses = frequency.known && (frequency.number.n == whole_number(7).n || frequency.number.n == whole_number(8).n);
  return reverses && !original.known ? original : boolean(true);
}

Value Evaluator::history() {
  const core::RecordId record = program_.schema.claim;
  const Value patient = named_field(record, "patient", claim_);
  const Value id = patient.known ? named_field(program_.schema.patient, "id", patient.record) : patient;
  Value lines;
  lines.kind = Kind::List;
  if (!settings_.history_given || !id.known) {
    lines.rest = settings_.history_given ? id.causes : Causes{Cause{.kind = Gap::Kind::NoHistory}};
    return lines;
  }
  const Value frequency = named_field(record, "frequency", claim_);
  const Value original = named_field(record, "original_claim", claim_);
  const Value unclear = unclear_replacement();
  const bool reverses = frequency.known && (frequency.number.n == whole_number(7).n || frequency.number.n == whole_number(8).n);
  if (history_ == nullptr) return lines;
  for (const claims::LineRef& earlier : history_->lines_of(id.symbol)) {
    const Value claim = named_field(record, "id", {earlier.batch, claim_row(earlier)});
    const bool named = original.known && claim.known && claim.symbol == original.symbol;
    if (!unclear.known && (named || !original.known)) {  // nobody knows what still counts
      lines.items.clear();
      lines.rest = unclear.causes;
      return lines;
    }
    if (reverses && named) continue;
    lines.items.push_back(record_value(program_.schema.line, earlier));
  }
  return lines;
}

// The claim's own lines first. A line without a date might be of this day; so might lines of a history that is not given.
Value Evaluator::day_of(claims::LineRef line) {
  const Value earlier = history();
  std::vector<Value> candidates = lines_of_claim(claim_).items;
  candidates.insert(candidates.end(), earlier.items.begin(), earlier.items.end());
  const Value date = named_field(program_.schema.line, "date", line);
  Value day;
  day.kind = Kind::List;
  day.rest = earlier.rest;
  for (const Value& candidate : candidates) {
    const Value other = named_field(program_.schema.line, "date", candidate.record);
    day.rest.insert(other.causes.begin(), other.causes.end());
    if (other.known && date.known && other.date == date.date) day.items.push_back(candidate);
  }
  return date.known ? day : date;
}

// Whether no earlier stage, or for a line of the history its decision, denied or rejected it.

}  // namespace edict::reference
