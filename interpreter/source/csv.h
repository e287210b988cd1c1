// Comma-separated values, or values with another sign between them: one record at a time, with the places of its fields.
//
// In: the text of a data file. Out: fields without their quotes. Always true: any bytes may be given; a quoted field may hold commas, line ends and doubled
// quotes (RFC 4180); lines end in LF, CRLF or CR LF mixed; blank lines are passed over; a byte order mark is no part of the first field.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace edict::source {

struct CsvField {
  std::string_view text;         // good until the next call of `next`
  std::uint32_t begin = 0;       // the field's place in the text, quotes included
  std::uint32_t end = 0;
};

class CsvRecords {
 public:
  explicit CsvRecords(std::string_view text, char separator = ',');

  // The next record's fields, at least one; false where there are no more.
  bool next(std::vector<CsvField>& fields);
  // A quote that was opened in the last record was never closed.
  bool open_quote() const { return open_quote_; }

 private:
  CsvField quoted();
  CsvField plain();

  bool ends_field(char c) const { return ends_field_[static_cast<unsigned char>(c)]; }

  std::string_view text_;
  char separator_ = ',';
  std::array<bool, 256> ends_field_{};  // by byte
  std::size_t at_ = 0;
  bool open_quote_ = false;
  std::deque<std::string> unescaped_;  // of the present record
};

}  // namespace edict::source
