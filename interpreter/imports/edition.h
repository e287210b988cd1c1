// What an importer makes of one official file: rows with keys and a period, and an account of every row that was read.
//
// In: rows and refusals, one at a time. Out: an Edition. Always true: read = understood + left out + repeated + refused; no two rows of one key hold on one day.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "exact/date.h"

namespace edict::imports {

struct TableRow {
  std::vector<std::string> cells;          // as a data file writes them, keys first; blank: it says nothing
  std::optional<exact::Period> effective;  // nothing: no dates are known
  bool operator==(const TableRow&) const = default;
};

// Columns of a data file: keys, then values; `effective` is apart.
struct Shape {
  std::vector<std::string> columns;
  std::size_t keys = 1;
};
struct DatedTable {
  Shape shape;
  std::vector<TableRow> rows;
};
std::string key_text(const DatedTable& table, const TableRow& row);  // `J2357`, `96365 J1642`

struct Remark {
  std::uint32_t line = 0;   // of the official file
  std::string key;          // the code, as far as it was read
  std::string reason;       // a kind, counted
  std::string detail;       // the words that it is about; may be empty
};

struct Edition {
  DatedTable table;
  bool dated_rows = false;                 // rows say their own dates (codes, adjustment codes, edits with dates); else the edition's period is theirs
  std::string prose;                       // a column of words (`title`): a table that has its own keeps them
  std::string scope;                       // a key of which this file speaks for the values that occur in it, and for no others (`setting`); empty: it speaks for all
  bool stretch = false;                    // of that key it speaks for all values between its first and its last: one of several files that share the codes among them
  bool drugs_only = false, level_two_only = false;  // rows of other codes were left out, and are none of its business
  bool part = false;                       // it ends nothing that it does not name
  std::optional<exact::Period> period;     // in which the edition is in force
  std::size_t read = 0, understood = 0, left_out = 0, repeated = 0;
  std::vector<Remark> refused;
  std::vector<Remark> notes;               // rows that were understood and are odd
  std::string failure;                     // this is no such file, because …; nothing else counts then
};

class EditionBuilder {
 public:
  EditionBuilder(Shape shape, bool dated_rows, std::optional<exact::Period> period);

  void begin_row(std::uint32_t line) { ++edition_.read; line_ = line; }
  // One of these for each begun row:
  void add(std::vector<std::string> cells, std::optional<exact::Period> effective);
  void refuse(std::string key, std::string reason, std::string detail = "");
  void leave_out() { ++edition_.left_out; }
  // Of the row's procedure codes: refuses it where one is none, leaves it out where Level II is asked for and none is of it. True: the row goes on.
  bool takes(std::initializer_list<std::string_view> codes, bool level_two_only);
  // And besides:
  void note(std::string key, std::string reason, std::string detail = "");

  Edition& edition() { return edition_; }
  Edition take() { return std::move(edition_); }

 private:
  Edition edition_;
  std::uint32_t line_ = 0;
  std::unordered_map<std::string, std::vector<std::pair<std::uint32_t, std::size_t>>> rows_of_key_;  // line, row
};

}  // namespace edict::imports
