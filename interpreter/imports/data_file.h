// Tables as data files: what `table … from` and `code from` read.
//
// In: a DatedTable, or the text of a data file. Out: the other. Always true: rows are sorted by key and first day, so that the same facts give the same bytes.
#pragma once

#include <string>
#include <string_view>

#include "imports/edition.h"

namespace edict::imports {

std::string data_text(const DatedTable& table);

struct ReadTable {
  DatedTable table;
  std::string failure;   // in words: the text is no such data file
};
// `shape` names the keys, and the values that must be there. The file may have more columns: they are kept as values.
ReadTable read_table(std::string_view text, const Shape& shape);

// Whether the first row is that of a data file of this shape (and not of an official file).
bool is_data_file(std::string_view text, const Shape& shape);

void sort_rows(DatedTable& table);

}  // namespace edict::imports
