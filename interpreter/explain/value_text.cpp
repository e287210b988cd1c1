// Texts of values by kind.
#include "explain/value_text.h"

#include "exact/decimal.h"

namespace edict::explain {
namespace {

using core::Kind;
using exact::Int;

constexpr std::size_t kMostItems = 8;

struct Quotient {
  Int numerator = 0, denominator = 1;
};

// A value on its scale as a fraction of ones; the numerator alone where the fraction does not fit.
Quotient quotient(const engine::Value& value, std::uint8_t scale) {
  Quotient q{value.numerator, value.denominator > 0 ? value.denominator : 1};
  const Int power = exact::power_of_ten(scale);
  Int denominator = 0;
  if (power != 0 && exact::multiply(q.denominator, power, denominator)) q.denominator = denominator;
  return q;
}

std::string number_text(const Quotient& q) { return exact::ratio_text(q.numerator, q.denominator); }

std::string money_of(const Quotient& q) {
  Int millionths = 0;
  if (exact::multiply(q.numerator, exact::kOne, millionths) && millionths % q.denominator == 0) return dollars(millionths / q.denominator);
  return "$" + number_text(q);
}

std::string percent_of(const Quotient& q) {
  Int hundred = 0;
  if (!exact::multiply(q.numerator, 100, hundred)) return number_text(q);
  return exact::ratio_text(hundred, q.denominator) + "%";
}

std::string size_text(core::UnitSizeId size, const core::Program& program) {
  if (size == 0 || size >= program.unit_sizes.size()) return "unit";
  const core::UnitSize& unit = program.unit_sizes[size];
  return quantity_text(unit.amount, exact::kOne, unit.dimension, program.schema);
}

std::string list_text(const engine::Value& value, const core::Type& type, engine::Evaluator& evaluator) {
  core::Type element = type;
  element.kind = type.element;
  std::string text = "[";
  const std::size_t size = evaluator.list_size(value);
  for (std::size_t i = 0; i < size && i < kMostItems; ++i) {
    if (i != 0) text += ", ";
    text += value_text(evaluator.list_item(value, i), element, evaluator);
  }
  if (size > kMostItems) text += ", … " + std::to_string(size) + " in all";
  if (value.reason != 0) text += size == 0 ? "not known" : ", and what is not known";
  return text + "]";
}

std::string row_text(const engine::Value& value, const core::Type& type, const core::Program& program) {
  if (type.of >= program.tables.size()) return "a row";
  return "row " + exact::to_text(value.numerator + 1) + " of " + program.tables[type.of].name;
}

exact::Date date_of(Int days) { return exact::Date{static_cast<std::int32_t>(days)}; }

}  // namespace

std::string dollars(Int millionths) {
  return millionths < 0 ? "-$" + exact::money_text_grouped(-millionths) : "$" + exact::money_text_grouped(millionths);
}

std::string record_text(const claims::Batch& batch, core::RecordId record, std::uint32_t row, engine::Evaluator& evaluator) {
  const core::Schema& schema = evaluator.plan().program().schema;
  if (record >= schema.records.size()) return "a record";
  const core::RecordType& type = schema.records[record];
  for (core::FieldId f = 0; f < type.fields.size(); ++f) {
    const core::Type& field = type.fields[f].type;
    if (field.kind != Kind::Text && field.kind != Kind::Symbol && !(record == schema.line && field.kind == Kind::Number)) continue;
    const std::string text = cell_text(batch, record, f, row, evaluator);
    if (!text.empty()) return type.name + " " + text;
  }
  return "a " + type.name;
}

std::string value_text(const engine::Value& value, const core::Type& type, engine::Evaluator& evaluator, std::string_view written) {
  if (!value.known()) return "not known";
  const core::Program& program = evaluator.plan().program();
  const Quotient q = quotient(value, type.scale);
  switch (type.kind) {
    case Kind::Boolean: return value.is_true() ? "yes" : "no";
    case Kind::Number:
      if (type.money) return money_of(q);
      if (type.percent) return percent_of(q);
      return type.dimension == 0 ? number_text(q) : quantity_text(q.numerator, q.denominator, type.dimension, program.schema, written);
    case Kind::Amount:
    case Kind::UnitSize: return quantity_text(q.numerator, q.denominator, value.dimension, program.schema, written);
    case Kind::Units: return number_text(q) + (q.numerator == q.denominator ? " unit" : " units");
    case Kind::PerUnit: return money_of(q) + " per " + size_text(value.counted.size, program);
    case Kind::Text: return evaluator.vocabulary().symbols.text(static_cast<core::SymbolId>(value.numerator));
    case Kind::Date: return exact::date_text(date_of(value.numerator));
    case Kind::Period: return exact::period_text({date_of(value.numerator), date_of(value.denominator)});
    case Kind::Duration: return duration_text({static_cast<std::int32_t>(value.numerator), static_cast<std::int32_t>(value.denominator)}, written);
    case Kind::Symbol: return core::shown(type.symbol, evaluator.vocabulary().symbols.text(static_cast<core::SymbolId>(value.numerator)));
    case Kind::Record:
      return value.record.batch == nullptr ? "a record" : record_text(*value.record.batch, static_cast<core::RecordId>(type.of), value.record.row, evaluator);
    case Kind::Row: return row_text(value, type, program);
    case Kind::List: return list_text(value, type, evaluator);
  }
  return "";
}

std::string cell_text(const claims::Batch& batch, core::RecordId record, core::FieldId field, std::uint32_t row, engine::Evaluator& evaluator) {
  const core::Type& type = evaluator.plan().program().schema.field(record, field).type;
  if (record >= batch.tables.size() || field >= batch.tables[record].columns.size()) return "";
  const claims::Column& column = batch.tables[record].columns[field];
  if (row >= batch.tables[record].rows || column.value.empty() || !column.is_known(row)) return "";
  engine::Value value;
  value.kind = type.kind;
  value.numerator = column.value[row];
  const std::int64_t extra = column.extra.empty() ? 0 : column.extra[row];
  core::Type shown_as = type;
  shown_as.scale = 6;
  switch (type.kind) {
    case Kind::Amount:
    case Kind::UnitSize: value.dimension = static_cast<core::DimensionId>(extra); break;
    case Kind::Period:
    case Kind::Duration: value.denominator = extra; break;
    case Kind::Record: value.record = {&batch, static_cast<std::uint32_t>(column.value[row])}; break;
    case Kind::List:
      if (type.element == Kind::Record) {
        value.list = {engine::ListRef::Of::Records, static_cast<std::uint32_t>(column.value[row]), static_cast<std::uint32_t>(extra), &batch};
      } else {
        const auto cell = static_cast<std::uint32_t>(column.value[row]);
        value.list = {engine::ListRef::Of::Cell, cell, evaluator.vocabulary().lists.size(cell), nullptr};
      }
      break;
    case Kind::Boolean:
    case Kind::Number:
    case Kind::Units:
    case Kind::PerUnit:
    case Kind::Text:
    case Kind::Date:
    case Kind::Symbol:
    case Kind::Row: break;
  }
  return value_text(value, shown_as, evaluator);
}

std::string constant_text(const core::Constant& constant, const core::Program& program) {
  const core::Type& type = constant.type;
  const Quotient q{constant.number, exact::kOne};
  switch (type.kind) {
    case Kind::Boolean: return constant.number != 0 ? "true" : "false";
    case Kind::Number:
      if (type.money) return dollars(constant.number);
      if (type.percent) return percent_of(q);
      return type.dimension == 0 ? number_text(q) : quantity_text(q.numerator, q.denominator, type.dimension, program.schema);
    case Kind::Amount:
    case Kind::UnitSize: return quantity_text(q.numerator, q.denominator, constant.dimension, program.schema);
    case Kind::Units: return number_text(q) + (q.numerator == q.denominator ? " unit" : " units");
    case Kind::PerUnit: return money_of(q) + " per " + size_text(constant.unit_size, program);
    case Kind::Text: return "\"" + program.symbols.text(constant.symbol) + "\"";
    case Kind::Date: return exact::date_text(constant.date);
    case Kind::Period: return exact::period_text(constant.period);
    case Kind::Duration: return exact::duration_text(constant.duration);
    case Kind::Symbol: return core::shown(type.symbol, program.symbols.text(constant.symbol));
    case Kind::Record:
    case Kind::Row: return "";
    case Kind::List: {
      std::string text = "[";
      for (std::size_t i = 0; i < constant.items.size(); ++i) {
        text += (i == 0 ? "" : ", ") + constant_text(program.constants[constant.items[i]], program);
      }
      return text + "]";
    }
  }
  return "";
}

}  // namespace edict::explain
