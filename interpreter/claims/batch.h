// The contract between readers and evaluators: columns of whole claims.
//
// In: nothing (data only). Always true: a claim's lines stand together in the line table, claims in input order; a cell that is not known holds 0;
// every record list is a range of the element record's table; ids are of the run's Dictionary.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/program.h"

namespace edict::claims {

// Symbols of one run: the program's, and those that the claims bring. Ids of the program stay what they are. One a run, filled by readers only.
class Dictionary {
 public:
  explicit Dictionary(const core::Symbols& program) : program_(&program) {}
  core::SymbolId intern(std::string_view text);
  const std::string& text(core::SymbolId id) const;
  std::size_t size() const { return program_->size() + extra_.size() - 1; }

 private:
  const core::Symbols* program_;
  core::Symbols extra_;  // id k of it is program_->size() + k - 1
};

// Distinct lists of symbols (modifier cells, diagnosis cells): whole cell first, members behind it. Cell 0 is "not known", cell 1 the empty list.
class Lists {
 public:
  Lists();
  std::uint32_t intern(const std::vector<core::SymbolId>& members);
  const core::SymbolId* begin(std::uint32_t cell) const { return members_.data() + starts_[cell]; }
  std::uint32_t size(std::uint32_t cell) const { return starts_[cell + 1] - starts_[cell]; }
  std::size_t count() const { return starts_.size() - 1; }

 private:
  std::vector<core::SymbolId> members_;
  std::vector<std::uint32_t> starts_;
  std::unordered_map<std::string, std::uint32_t> cells_;
};

// What a cell holds, by the field's type:
//   Boolean: value 0/1.  Number, Units: millionths.  Amount: value millionths of the base unit, extra its DimensionId.
//   Date: value days.  Period: value first day, extra last day.  Duration: value months, extra days.
//   Symbol, Text: value SymbolId (never 0 where known).  List of symbols: value a cell of Lists.
//   Record: value the row in that record's table.  List of records: value first row, extra count.
struct Column {
  std::vector<std::int64_t> value;
  std::vector<std::int64_t> extra;   // filled only for the kinds that need it
  std::vector<std::uint64_t> known;  // a bit a row

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
  std::uint32_t first_record = 0;       // number of the first claim within the input, for messages

  const Unreadable* find_unreadable(core::RecordId record, core::FieldId field, std::uint32_t row) const;
};

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
