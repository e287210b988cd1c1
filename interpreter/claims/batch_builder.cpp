// Batches in the making, out of memory that is used again.
#include "claims/batch_builder.h"

#include <algorithm>
#include <tuple>

namespace edict::claims {
namespace {

constexpr std::size_t kMostSpare = 4;
constexpr std::size_t kMostText = 1000;
constexpr std::uint32_t kLeastRoom = 64;
constexpr std::uint32_t kMostFirstRoom = 8192;

std::size_t words_for(std::uint32_t rows) { return (rows + 63) / 64; }

}  // namespace

BatchBuilder::BatchBuilder(const core::Program& program, Vocabulary& vocabulary, Live live, std::uint32_t batch_lines)
    : program_(&program), vocabulary_(&vocabulary), live_(std::move(live)), first_room_(std::clamp(batch_lines, kLeastRoom, kMostFirstRoom)) {}

bool BatchBuilder::keeps_extra(core::RecordId record, core::FieldId field) const {
  const core::Type& type = program_->schema.field(record, field).type;
  return type.kind == core::Kind::Amount || type.kind == core::Kind::Period || type.kind == core::Kind::Duration ||
         (type.kind == core::Kind::List && type.element == core::Kind::Record);
}

void BatchBuilder::make_room(core::RecordId record, std::uint32_t rows) {
  Table& table = batch_->tables[record];
  for (std::size_t field = 0; field < table.columns.size(); ++field) {
    if (!live_[record][field]) continue;
    Column& into = table.columns[field];
    into.value.resize(rows);
    into.known.resize(words_for(rows));
    if (keeps_extra(record, static_cast<core::FieldId>(field))) into.extra.resize(rows);
  }
  room_[record] = rows;
}

void BatchBuilder::start(std::uint32_t first_record) {
  const core::Schema& schema = program_->schema;
  if (spare_.empty()) {
    batch_ = std::make_unique<Batch>();
    batch_->tables.resize(schema.records.size());
  } else {
    batch_ = std::move(spare_.back());
    spare_.pop_back();
  }
  batch_->first_record = first_record;
  batch_->filling = ++fillings_;
  room_.assign(schema.records.size(), 0);
  marked_rows_.assign(schema.records.size(), 0);
  marked_unreadable_ = 0;
  for (std::size_t record = 0; record < schema.records.size(); ++record) {
    Table& table = batch_->tables[record];
    table.record = static_cast<core::RecordId>(record);
    table.columns.resize(schema.records[record].fields.size());
    make_room(table.record, record == schema.line ? first_room_ : kLeastRoom);
  }
}

void BatchBuilder::recycle(std::unique_ptr<Batch> batch) {
  if (!batch) return;
  for (const core::SymbolId text : batch->borrowed_texts) vocabulary_->symbols.give_back(text);
  for (const std::uint32_t list : batch->borrowed_lists) vocabulary_->lists.give_back(list);
  batch->borrowed_texts.clear();
  batch->borrowed_lists.clear();
  batch->unreadable.clear();
  for (Table& table : batch->tables) {
    table.rows = 0;
    table.parent.clear();
    for (Column& column : table.columns) {
      column.value.clear();
      column.extra.clear();
      column.known.clear();
    }
  }
  if (spare_.size() < kMostSpare) spare_.push_back(std::move(batch));
}

void BatchBuilder::set_unreadable(core::RecordId record, core::FieldId field, std::uint32_t row, std::string_view text) {
  Column& into = column(record, field);
  into.unset(row);
  if (!into.extra.empty()) into.extra[row] = 0;
  batch_->unreadable.push_back({record, field, row, std::string(text.substr(0, kMostText))});
}

Cell BatchBuilder::get(core::RecordId record, core::FieldId field, std::uint32_t row) const {
  const Column& from = batch_->tables[record].columns[field];
  if (!from.is_known(row)) return {};
  return {Cell::State::Known, from.value[row], from.extra.empty() ? 0 : from.extra[row]};
}

void BatchBuilder::mark() {
  for (std::size_t record = 0; record < batch_->tables.size(); ++record) marked_rows_[record] = batch_->tables[record].rows;
  marked_unreadable_ = batch_->unreadable.size();
}

void BatchBuilder::undo() {
  for (std::size_t record = 0; record < batch_->tables.size(); ++record) forget_rows(static_cast<core::RecordId>(record), marked_rows_[record]);
  batch_->unreadable.resize(marked_unreadable_);
}

void BatchBuilder::forget_rows(core::RecordId record, std::uint32_t from) {
  Table& table = batch_->tables[record];
  for (std::size_t field = 0; field < table.columns.size(); ++field) {
    if (!live_[record][field]) continue;
    Column& column = table.columns[field];
    for (std::uint32_t row = from; row < table.rows; ++row) {
      column.unset(row);
      if (!column.extra.empty()) column.extra[row] = 0;
    }
  }
  table.rows = from;
  table.parent.resize(from);
}

// A list declared `complete` that nothing was said about is empty: where the file could have said it.
void BatchBuilder::fill_complete_lists() {
  for (Table& table : batch_->tables) {
    const std::vector<core::Field>& fields = program_->schema.records[table.record].fields;
    for (std::size_t field = 0; field < fields.size(); ++field) {
      if (!fields[field].complete || fields[field].type.kind != core::Kind::List || !live_[table.record][field]) continue;
      const std::int64_t empty = fields[field].type.element == core::Kind::Record ? 0 : kEmptyList;
      Column& column = table.columns[field];
      for (std::uint32_t row = 0; row < table.rows; ++row) {
        if (!column.is_known(row)) column.set(row, empty);
      }
    }
  }
  for (const Unreadable& u : batch_->unreadable) column(u.record, u.field).unset(u.row);
}

std::unique_ptr<Batch> BatchBuilder::finish() {
  fill_complete_lists();
  std::sort(batch_->unreadable.begin(), batch_->unreadable.end(), [](const Unreadable& a, const Unreadable& b) {
    return std::tie(a.record, a.field, a.row) < std::tie(b.record, b.field, b.row);
  });
  for (Table& table : batch_->tables) {
    for (std::size_t field = 0; field < table.columns.size(); ++field) {
      Column& column = table.columns[field];
      if (live_[table.record][field]) {
        column.value.resize(table.rows);
        if (!column.extra.empty()) column.extra.resize(table.rows);
      }
      column.known.resize(words_for(table.rows));
    }
  }
  return std::move(batch_);
}

}  // namespace edict::claims
