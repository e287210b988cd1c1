// Cells straight from the batch's columns.
#include "decisions/cells.h"

#include "decisions/digits.h"

namespace edict::decisions {
namespace {

const claims::Column* column_of(const claims::Batch& batch, core::RecordId record, core::FieldId field) {
  if (record >= batch.tables.size() || field >= batch.tables[record].columns.size()) return nullptr;
  const claims::Column& column = batch.tables[record].columns[field];
  return column.value.empty() ? nullptr : &column;
}

void append(std::string& out, char* (*write)(char*, std::int64_t), std::int64_t value) {
  char text[kLongestNumber];
  out.append(text, static_cast<std::size_t>(write(text, value) - text));
}

}  // namespace

Cells::Cells(const core::Program& program, const claims::Dictionary& symbols)
    : schema_(&program.schema), symbols_(&symbols), number_field_(schema_->find(schema_->line, "number")), code_field_(schema_->find(schema_->line, "code")),
      date_field_(schema_->find(schema_->line, "date")), id_field_(schema_->find(schema_->claim, "id")), payer_field_(schema_->find(schema_->claim, "payer")) {}

void Cells::look_at(const claims::Batch& batch) {
  parents_ = &batch.tables[schema_->line].parent;
  number_ = column_of(batch, schema_->line, number_field_);
  code_ = column_of(batch, schema_->line, code_field_);
  date_ = column_of(batch, schema_->line, date_field_);
  id_ = column_of(batch, schema_->claim, id_field_);
  payer_ = column_of(batch, schema_->claim, payer_field_);
}

void append_decimal(std::string& out, std::int64_t millionths) { append(out, &write_decimal, millionths); }
void append_money(std::string& out, std::int64_t millionths) { append(out, &write_money, millionths); }

}  // namespace edict::decisions
