// Extraction of one claim by following its records, and changes of cells.
#include "explain/replay.h"

#include <algorithm>
#include <deque>
#include <map>

namespace edict::explain {
namespace {

using core::Kind;

bool lists_records(const core::Type& type) { return type.kind == Kind::List && type.element == Kind::Record; }

bool needs_extra(const core::Type& type) {
  return type.kind == Kind::Amount || type.kind == Kind::UnitSize || type.kind == Kind::Period || type.kind == Kind::Duration || lists_records(type);
}

void set_known(claims::Column& column, std::uint32_t row) {
  if (column.known.size() <= row / 64) column.known.resize(row / 64 + 1);
  column.known[row >> 6] |= std::uint64_t{1} << (row & 63);
}

// Rows of the old batch by their place in the new one.
class Extraction {
 public:
  Extraction(const claims::Batch& from, const core::Schema& schema) : from_(from), schema_(schema), rows_(schema.records.size()) {}

  claims::Batch run(std::uint32_t claim) {
    take(schema_.claim, claim);
    while (!open_.empty()) {
      const auto [record, row] = open_.front();
      open_.pop_front();
      follow(record, row);
    }
    claims::Batch to;
    to.first_record = from_.first_record;
    for (core::RecordId record = 0; record < schema_.records.size(); ++record) to.tables.push_back(table(record));
    for (const claims::Unreadable& cell : from_.unreadable) {
      const auto at = rows_[cell.record].find(cell.row);
      if (at == rows_[cell.record].end()) continue;
      to.unreadable.push_back(cell);
      to.unreadable.back().row = at->second;
    }
    std::sort(to.unreadable.begin(), to.unreadable.end(), [](const claims::Unreadable& a, const claims::Unreadable& b) {
      return std::tie(a.record, a.field, a.row) < std::tie(b.record, b.field, b.row);
    });
    return to;
  }

 private:
  void take(core::RecordId record, std::uint32_t row) {
    if (record >= from_.tables.size() || row >= from_.tables[record].rows) return;
    if (rows_[record].emplace(row, static_cast<std::uint32_t>(rows_[record].size())).second) open_.emplace_back(record, row);
  }

  void follow(core::RecordId record, std::uint32_t row) {
    const std::vector<core::Field>& fields = schema_.records[record].fields;
    for (core::FieldId f = 0; f < fields.size() && f < from_.tables[record].columns.size(); ++f) {
      const claims::Column& column = from_.tables[record].columns[f];
      if (column.value.empty() || !column.is_known(row)) continue;
      const core::Type& type = fields[f].type;
      if (type.kind == Kind::Record) take(static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(column.value[row]));
      if (!lists_records(type) || column.extra.empty()) continue;
      for (std::int64_t i = 0; i < column.extra[row]; ++i) take(static_cast<core::RecordId>(type.of), static_cast<std::uint32_t>(column.value[row] + i));
    }
  }

  claims::Table table(core::RecordId record) const {
    const claims::Table& from = from_.tables[record];
    claims::Table to;
    to.record = from.record;
    to.rows = static_cast<std::uint32_t>(rows_[record].size());
    to.columns.resize(from.columns.size());
    to.parent.resize(from.parent.empty() ? 0 : to.rows);
    for (const auto& [old_row, row] : rows_[record]) {
      if (!to.parent.empty()) to.parent[row] = parent(from.parent[old_row], record);
      for (core::FieldId f = 0; f < from.columns.size(); ++f) copy(record, f, old_row, row, to.columns[f], to.rows);
    }
    return to;
  }

  // The owner is a claim, or the claim's patient: with one claim, the row it was given.
  std::uint32_t parent(std::uint32_t old_row, core::RecordId record) const {
    for (const core::RecordId owner : {schema_.patient, schema_.claim}) {
      for (const core::Field& field : schema_.records[owner].fields) {
        const bool owns = (lists_records(field.type) || field.type.kind == Kind::Record) && field.type.of == record;
        const auto at = rows_[owner].find(old_row);
        if (owns && at != rows_[owner].end()) return at->second;
      }
    }
    return 0;
  }

  void copy(core::RecordId record, core::FieldId field, std::uint32_t old_row, std::uint32_t row, claims::Column& to, std::uint32_t rows) const {
    const claims::Column& from = from_.tables[record].columns[field];
    if (from.value.empty()) return;
    const core::Type& type = schema_.records[record].fields[field].type;
    to.value.resize(rows);
    to.known.resize((rows + 63) / 64);
    if (!from.extra.empty()) to.extra.resize(rows);
    if (!from.is_known(old_row)) return;
    set_known(to, row);
    to.value[row] = from.value[old_row];
    if (!from.extra.empty()) to.extra[row] = from.extra[old_row];
    if (type.kind != Kind::Record && !lists_records(type)) return;
    const bool empty_list = lists_records(type) && (from.extra.empty() || from.extra[old_row] == 0);
    const auto at = rows_[type.of].find(static_cast<std::uint32_t>(from.value[old_row]));
    to.value[row] = empty_list || at == rows_[type.of].end() ? 0 : at->second;
  }

  const claims::Batch& from_;
  const core::Schema& schema_;
  std::vector<std::map<std::uint32_t, std::uint32_t>> rows_;  // by record: old row → new row
  std::deque<std::pair<core::RecordId, std::uint32_t>> open_;
};

}  // namespace

claims::Batch one_claim(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim) { return Extraction(batch, schema).run(claim); }

std::uint32_t claim_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t line) {
  const claims::Column& claims = batch.tables[schema.line].columns[schema.find(schema.line, "claim")];
  return claims.value.empty() ? 0 : static_cast<std::uint32_t>(claims.value[line]);
}

std::pair<std::uint32_t, std::uint32_t> lines_of(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim) {
  const claims::Column& lines = batch.tables[schema.claim].columns[schema.find(schema.claim, "lines")];
  if (lines.value.empty() || lines.extra.empty()) return {0, 0};
  return {static_cast<std::uint32_t>(lines.value[claim]), static_cast<std::uint32_t>(lines.extra[claim])};
}

engine::Decisions decide(engine::Evaluator& evaluator, const claims::Batch& batch, const claims::History* history, payment::BalanceBook book) {
  engine::Decisions decisions;
  evaluator.judge(batch, history, decisions);
  payment::settle(evaluator, batch, history, book, decisions);
  return decisions;
}

void set_cell(claims::Batch& batch, const core::Schema& schema, core::RecordId record, core::FieldId field, std::uint32_t row, std::int64_t value, std::int64_t extra) {
  claims::Table& table = batch.tables[record];
  claims::Column& column = table.columns[field];
  column.value.resize(table.rows);
  if (needs_extra(schema.field(record, field).type)) {
    column.extra.resize(table.rows);
    column.extra[row] = extra;
  }
  column.known.resize((table.rows + 63) / 64);
  column.value[row] = value;
  set_known(column, row);
  std::erase_if(batch.unreadable, [&](const claims::Unreadable& cell) { return cell.record == record && cell.field == field && cell.row == row; });
}

std::uint32_t append_row(claims::Batch& batch, const core::Schema& schema, core::FieldId list_field) {
  const core::Type& type = schema.field(schema.claim, list_field).type;
  const auto record = static_cast<core::RecordId>(type.of);
  claims::Table& table = batch.tables[record];
  table.record = record;
  const std::uint32_t row = table.rows++;
  table.columns.resize(schema.records[record].fields.size());
  table.parent.resize(table.rows);
  for (claims::Column& column : table.columns) {
    if (column.value.empty()) continue;
    column.value.resize(table.rows);
    column.known.resize((table.rows + 63) / 64);
    if (!column.extra.empty()) column.extra.resize(table.rows);
  }
  set_cell(batch, schema, schema.claim, list_field, 0, 0, table.rows);  // of one claim: all rows of the table are its own
  return row;
}

}  // namespace edict::explain
