// Batches in the making, out of memory that is used again.
//
// In: rows and cells. Out: finished batches that keep what batch.h promises. Always true: cells never set are unknown and 0; an undone claim leaves no trace.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "claims/batch.h"
#include "claims/cells.h"

namespace edict::claims {

// Which fields a reader fills: by record and field.
using Live = std::vector<std::vector<bool>>;

class BatchBuilder {
 public:
  BatchBuilder(const core::Program& program, Vocabulary& vocabulary, Live live, std::uint32_t batch_lines);

  void start(std::uint32_t first_record);
  std::unique_ptr<Batch> finish();
  void recycle(std::unique_ptr<Batch> batch);

  Batch& batch() { return *batch_; }
  std::uint32_t rows(core::RecordId record) const { return batch_->tables[record].rows; }
  bool live(core::RecordId record, core::FieldId field) const { return live_[record][field]; }
  // Stays where it is until the batch is finished.
  Column& column(core::RecordId record, core::FieldId field) { return batch_->tables[record].columns[field]; }
  std::uint32_t add_row(core::RecordId record, std::uint32_t parent) {
    Table& table = batch_->tables[record];
    if (table.rows == room_[record]) make_room(record, table.rows * 2);
    table.parent.push_back(parent);
    return table.rows++;
  }

  // The field must be live. A blank cell leaves the field unknown; an unreadable one needs its text (cut at 1,000 bytes).
  void set(core::RecordId record, core::FieldId field, std::uint32_t row, std::int64_t value) { column(record, field).set(row, value); }
  void set(core::RecordId record, core::FieldId field, std::uint32_t row, std::int64_t value, std::int64_t extra) {
    Column& into = column(record, field);
    into.set(row, value);
    if (!into.extra.empty()) into.extra[row] = extra;
  }
  void set(core::RecordId record, core::FieldId field, std::uint32_t row, const Cell& cell, std::string_view text) {
    if (cell.state == Cell::State::Known) return set(record, field, row, cell.value, cell.extra);
    if (cell.state == Cell::State::Unreadable) set_unreadable(record, field, row, text);
  }
  void set_unreadable(core::RecordId record, core::FieldId field, std::uint32_t row, std::string_view text);
  Cell get(core::RecordId record, core::FieldId field, std::uint32_t row) const;

  // The beginning of the claim being read, to undo all of it.
  void mark();
  void undo();

 private:
  bool keeps_extra(core::RecordId record, core::FieldId field) const;
  void make_room(core::RecordId record, std::uint32_t rows);
  void forget_rows(core::RecordId record, std::uint32_t from);
  void fill_complete_lists();

  const core::Program* program_;
  Vocabulary* vocabulary_;
  Live live_;
  std::uint32_t first_room_;
  std::unique_ptr<Batch> batch_;
  std::vector<std::unique_ptr<Batch>> spare_;
  std::vector<std::uint32_t> room_;
  std::vector<std::uint32_t> marked_rows_;
  std::size_t marked_unreadable_ = 0;
  std::uint64_t fillings_ = 0;
};

}  // namespace edict::claims
