// One claim cut out of a batch, and changes of its cells.
#include "explain/replay.h"

#include <algorithm>

namespace edict::explain {
namespace {

using core::Kind;

bool lists_records(const core::Type& type) { return type.kind == Kind::List && type.element == Kind::Record; }

bool needs_extra(const core::Type& type) {
  return type.kind == Kind::Amount || type.kind == Kind::UnitSize || type.kind == Kind::Period || type.kind == Kind::Duration || lists_records(type);
}

struct Range {
  std::uint32_t first = 0, count = 0;
};

// A claim's rows stand together in every table, so a claim is a slice of each.
class Slices {
 public:
  Slices(const claims::Batch& from, const core::Schema& schema, std::uint32_t claim) : from_(from), schema_(schema) {
    for (core::RecordId record = 0; record < schema.records.size(); ++record) ranges_.push_back(range(record, claim, 0));
  }

  claims::Batch run() const {
    claims::Batch to;
    to.first_record = from_.first_record;
    for (core::RecordId record = 0; record < schema_.records.size(); ++record) to.tables.push_back(table(record));
    for (const claims::Unreadable& cell : from_.unreadable) {
      const Range& range = ranges_[cell.record];
      if (cell.row < range.first || cell.row >= range.first + range.count) continue;
      to.unreadable.push_back(cell);
      to.unreadable.back().row -= range.first;
    }
    return to;
  }

 private:
  // Whose rows own the record's: a line's or a patient's where one of them lists it, else the claim's.
  core::RecordId owner(core::RecordId record) const {
    for (const core::RecordId candidate : {schema_.line, schema_.patient}) {
      for (const core::Field& field : schema_.records[candidate].fields) {
        if (lists_records(field.type) && field.type.of == record && candidate != record) return candidate;
      }
    }
    return schema_.claim;
  }

  Range range(core::RecordId record, std::uint32_t claim, int depth) const {
    if (record == schema_.claim) return {claim, 1};
    if (record >= from_.tables.size() || depth > 4) return {};
    const Range owners = range(owner(record), claim, depth + 1);
    const std::vector<std::uint32_t>& parent = from_.tables[record].parent;
    const auto first = std::lower_bound(parent.begin(), parent.end(), owners.first);
    const auto last = std::lower_bound(first, parent.end(), owners.first + owners.count);
    return {static_cast<std::uint32_t>(first - parent.begin()), static_cast<std::uint32_t>(last - first)};
  }

  claims::Table table(core::RecordId record) const {
    const claims::Table& from = from_.tables[record];
    const Range& range = ranges_[record];
    claims::Table to;
    to.record = from.record;
    to.rows = range.count;
    to.columns.resize(from.columns.size());
    const std::uint32_t first_owner = record == schema_.claim ? 0 : ranges_[owner(record)].first;
    for (std::uint32_t i = 0; i < range.count; ++i) to.parent.push_back(record == schema_.claim ? 0 : from.parent[range.first + i] - first_owner);
    for (core::FieldId field = 0; field < from.columns.size(); ++field) copy(record, field, to.columns[field]);
    return to;
  }

  void copy(core::RecordId record, core::FieldId field, claims::Column& to) const {
    const claims::Column& from = from_.tables[record].columns[field];
    const Range& range = ranges_[record];
    to.known.resize((range.count + 63) / 64);
    if (from.value.empty()) return;
    const core::Type& type = schema_.records[record].fields[field].type;
    const bool refers = type.kind == Kind::Record || lists_records(type);
    to.value.resize(range.count);
    if (!from.extra.empty()) to.extra.resize(range.count);
    for (std::uint32_t row = 0; row < range.count; ++row) {
      const std::uint32_t old_row = range.first + row;
      if (!from.is_known(old_row)) continue;
      const bool empty_list = lists_records(type) && (from.extra.empty() || from.extra[old_row] == 0);
      to.set(row, !refers ? from.value[old_row] : empty_list ? 0 : from.value[old_row] - ranges_[type.of].first);
      if (!from.extra.empty()) to.extra[row] = from.extra[old_row];
    }
  }

  const claims::Batch& from_;
  const core::Schema& schema_;
  std::vector<Range> ranges_;  // by record
};

}  // namespace

claims::Batch one_claim(const claims::Batch& batch, const core::Schema& schema, std::uint32_t claim) { return Slices(batch, schema, claim).run(); }

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
  column.set(row, value);
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
    column.known.resize((table.rows + 63) / 64);
    if (column.value.empty()) continue;
    column.value.resize(table.rows);
    if (!column.extra.empty()) column.extra.resize(table.rows);
  }
  set_cell(batch, schema, schema.claim, list_field, 0, 0, table.rows);  // of one claim: all rows of the table are its own
  return row;
}

}  // namespace edict::explain
