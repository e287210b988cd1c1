// The contract between readers and evaluators: columns of whole claims.
//
// In: nothing (data only). Always true: a claim's lines stand together in the line table, claims in input order; a cell that is not known holds 0;
// every record list is a range of the element record's table; ids are of the run's Dictionary.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/chunked.h"
#include "claims/hash_index.h"
#include "core/program.h"

namespace edict::claims {

// Symbols of one run: the program's, and those that the claims bring. Ids of the program stay what they are. One a run, filled by readers only.
// Codes and other symbols stay for the run (`intern`). Texts (claim ids, patient ids, NPIs …) are without number in a large file, so a batch only borrows
// them: its reader gives them back when the batch is recycled, and a text that nobody holds any more gives its id to another one. Equal texts have equal ids
// at any one time. So: what is kept beyond a batch by the id of a text or of a list must be kept together with the batch, or forgotten with it.
// A text never moves while its id is held.
class Dictionary {
 public:
  explicit Dictionary(const core::Symbols& program);
  core::SymbolId intern(std::string_view text);
  core::SymbolId borrow(std::string_view text);
  void borrow_again(core::SymbolId id);               // one more holder of a held text
  void give_back(core::SymbolId id);                  // once for each borrow()
  core::SymbolId find(std::string_view text) const;   // 0 where nobody holds it
  const std::string& text(core::SymbolId id) const { return id < own_ ? program_->text(id) : entries_[id - own_].text; }
  std::size_t size() const { return own_ + entries_.size(); }  // every id is below it

 private:
  struct Entry {
    std::string text;
    std::uint64_t hash = 0;
    std::uint32_t uses = 0;  // kKept: for the run
  };
  static constexpr std::uint32_t kKept = 0xffffffff;
  core::SymbolId id_of(std::string_view text);        // makes it where there is none

  const core::Symbols* program_;
  core::SymbolId own_;         // ids below it are the program's
  Chunked<Entry> entries_;     // id own_ + k
  std::vector<std::uint32_t> free_;
  HashIndex index_;
};

// Distinct lists of symbols (modifier cells, diagnosis cells): whole cell first, members behind it. Cell 0 is "not known", cell 1 the empty list.
// Kept for the run or borrowed, as in Dictionary. The members of a cell never move while it is held.
class Lists {
 public:
  Lists();
  std::uint32_t intern(const std::vector<core::SymbolId>& members);
  std::uint32_t borrow(const std::vector<core::SymbolId>& members);
  void borrow_again(std::uint32_t cell);              // one more holder of a held cell
  void give_back(std::uint32_t cell);
  const core::SymbolId* begin(std::uint32_t cell) const { return cells_[cell].members.data(); }
  std::uint32_t size(std::uint32_t cell) const { return static_cast<std::uint32_t>(cells_[cell].members.size()); }
  // A number that this list alone has in the whole run, also after the cell was given to another one.
  std::uint32_t serial(std::uint32_t cell) const { return cells_[cell].serial; }
  std::size_t count() const { return cells_.size(); }

 private:
  struct Cell {
    std::vector<core::SymbolId> members;
    std::uint64_t hash = 0;
    std::uint32_t uses = 0;
    std::uint32_t serial = 0;
  };
  static constexpr std::uint32_t kKept = 0xffffffff;
  std::uint32_t cell_of(const std::vector<core::SymbolId>& members);

  Chunked<Cell> cells_;
  std::uint32_t serials_ = 1;            // after those of the first two cells
  std::vector<std::uint32_t> free_;
  HashIndex index_;
};
inline constexpr std::uint32_t kEmptyList = 1;

// What a cell holds, by the field's type:
//   Boolean: value 0/1.  Number, Units: millionths.  Amount: value millionths of the base unit, extra its DimensionId.
//   Date: value days.  Period: value first day, extra last day.  Duration: value months, extra days.
//   Symbol, Text: value SymbolId (never 0 where known).  List of symbols: value a cell of Lists.
//   Record: value the row in that record's table.  List of records: value first row, extra count.
// A field that the reader does not convert (not wanted, or no such column) has an empty `value`; `known` has a bit a row always.
struct Column {
  std::vector<std::int64_t> value;
  std::vector<std::int64_t> extra;   // filled only for the kinds that need it
  std::vector<std::uint64_t> known;  // a bit a row

  void set(std::uint32_t row, std::int64_t v) {
    value[row] = v;
    known[row >> 6] |= std::uint64_t{1} << (row & 63);
  }
  void unset(std::uint32_t row) {
    value[row] = 0;
    known[row >> 6] &= ~(std::uint64_t{1} << (row & 63));
  }
  bool is_known(std::uint32_t row) const { return (known[row >> 6] >> (row & 63)) & 1; }
};

struct Table {
  core::RecordId record = 0;
  std::uint32_t rows = 0;
  std::vector<Column> columns;         // by FieldId
  std::vector<std::uint32_t> parent;   // the owner's row: of lines, authorizations, documents … their claim; of therapies, and the patient's other lists, their patient
};

// A cell whose text could not be read as its field's type. Its known bit is off; touching it is a fault that shows the text.
struct Unreadable {
  core::RecordId record = 0;
  core::FieldId field = 0;
  std::uint32_t row = 0;
  std::string text;
};

// What a table of claims has no column for at all (CSV): said once for the file; a `complete` field is then unknown, not empty.
struct AbsentColumn {
  core::RecordId record = 0;
  core::FieldId field = 0;
};

struct Batch {
  std::vector<Table> tables;            // by RecordId
  std::vector<Unreadable> unreadable;   // sorted by record, field, row
  std::uint32_t first_record = 0;       // number of the first claim within the input, from 0, for messages
  std::uint64_t filling = 0;            // how many batches its reader has begun, this one included; 0: no reader's
  std::vector<core::SymbolId> borrowed_texts;  // what Reader::recycle gives back to the dictionaries
  std::vector<std::uint32_t> borrowed_lists;

  const Unreadable* find_unreadable(core::RecordId record, core::FieldId field, std::uint32_t row) const;
};

// A cell's value where it is known, also where the reader did not convert the field at all.
inline std::optional<std::int64_t> cell(const Batch& batch, core::RecordId record, core::FieldId field, std::uint32_t row) {
  if (record >= batch.tables.size() || field >= batch.tables[record].columns.size()) return std::nullopt;
  const Column& column = batch.tables[record].columns[field];
  if (row >= column.value.size() || !column.is_known(row)) return std::nullopt;
  return column.value[row];
}

// The column with room for every row of its table: for facts that are written after reading (what became of a line).
Column& writable(Batch& batch, core::RecordId record, core::FieldId field);

// A line somewhere: in the batch being decided, or in the history.
struct LineRef {
  const Batch* batch = nullptr;
  std::uint32_t row = 0;
  bool operator==(const LineRef&) const = default;
};

// The two dictionaries that batches of one run share.
struct Vocabulary {
  Dictionary symbols;
  Lists lists;
  explicit Vocabulary(const core::Symbols& program) : symbols(program) {}
};

}  // namespace edict::claims
