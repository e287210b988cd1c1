// A CSV text into records of cells (RFC 4180: quotes, doubled quotes, newlines inside quotes; LF or CRLF).
//
// In: bytes. Out: one record after another, with the line on which it begins. Always true: any bytes are split somehow, in time that grows with their number;
// a quote that never closes costs the line that it stands on, not the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/input.h"

namespace edict::claims {

class CsvSplitter {
 public:
  enum class Got : std::uint8_t { Record, Bad, End };

  CsvSplitter(ByteSource source, char separator, std::size_t max_record_bytes);

  Got next();
  // Of the last Record or Bad, until the next call.
  const std::vector<std::string_view>& cells() const { return cells_; }
  std::uint64_t line() const { return line_; }
  std::string_view text() const { return text_; }
  const std::string& reason() const { return reason_; }  // Bad: why it is no record

 private:
  enum class Scanned : std::uint8_t { End, NeedsMore };

  Scanned scan();
  Scanned scan_plain();
  Scanned scan_quoted(const char* begin, std::uint32_t signs);
  void on_sign(std::size_t at, char sign);
  void begin_record();
  Got give_record(std::size_t length, std::size_t with_newline);
  Got give_bad();
  void split_cells(std::string_view record);
  std::string_view unquoted(std::string_view cell);
  void skip_long_line();

  Input input_;
  const char separator_;
  const std::size_t max_record_bytes_;
  std::uint64_t line_ = 0, next_line_ = 1;
  std::uint32_t second_tries_ = 0;  // lines after an open quote that were read again
  bool started_ = false;

  // The record being scanned: offsets from its first byte.
  std::vector<std::uint32_t> ends_;  // of all cells but the last: the first `ends_count_` of them
  std::size_t ends_count_ = 0;
  std::size_t scanned_ = 0, consumed_ = 0, record_end_ = 0, cell_start_ = 0, closed_at_ = 0;
  std::uint64_t inner_newlines_ = 0;
  bool quoted_ = false, any_quote_ = false;

  std::vector<std::string_view> cells_;
  std::string_view text_;
  std::string reason_;
  std::string unquoted_;
};

}  // namespace edict::claims
