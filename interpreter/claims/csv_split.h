// A CSV text into records of cells (RFC 4180: quotes, doubled quotes, newlines inside quotes; LF or CRLF).
//
// In: bytes. Out: one record after another, with the line on which it begins. Always true: any bytes are split somehow, in time that grows with their number;
// a quote that never closes, or that closes in the midst of a later row, costs the line that it stands on, not the file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/input.h"

namespace edict::claims {

// The cells of one record. They are not copied anywhere: as long as nothing in it is quoted, they are found by where they end.
class CsvRecord {
 public:
  std::size_t size() const { return count_; }
  std::string_view operator[](std::size_t cell) const {
    if (unquoted_ != nullptr) return unquoted_[cell];
    const std::size_t begin = cell == 0 ? 0 : std::size_t{ends_[cell - 1]} + 1;
    return {text_ + begin, ends_[cell] - begin};
  }
  // `use` is given what finds a cell of this record, for going through many of them.
  template <class Use>
  void with_cells(Use&& use) const {
    if (unquoted_ != nullptr) return use([cells = unquoted_](std::size_t cell) { return cells[cell]; });
    use([text = text_, ends = ends_](std::size_t cell) {
      const std::size_t begin = cell == 0 ? 0 : std::size_t{ends[cell - 1]} + 1;
      return std::string_view(text + begin, ends[cell] - begin);
    });
  }

 private:
  friend class CsvSplitter;
  const char* text_ = nullptr;
  const std::uint32_t* ends_ = nullptr;
  const std::string_view* unquoted_ = nullptr;
  std::size_t count_ = 0;
};

class CsvSplitter {
 public:
  enum class Got : std::uint8_t { Record, Bad, End };

  CsvSplitter(ByteSource source, char separator, std::size_t max_record_bytes);

  Got next();
  // Of the last Record or Bad, until the next call.
  const CsvRecord& cells() const { return record_; }
  std::uint64_t line() const { return line_; }
  std::string_view text() const { return text_; }
  const std::string& reason() const { return reason_; }  // Bad: why it is no record
  bool over_lines() const { return inner_newlines_ != 0; }
  // The last Record cannot be one: where it goes over several lines, the next one begins on its second line.
  void again_behind_first_line();

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
  bool swallows_rows() const;
  std::string_view unquoted(std::string_view cell);
  void skip_long_line();

  Input input_;
  const char separator_;
  const std::size_t max_record_bytes_;
  std::uint64_t line_ = 0, next_line_ = 1;
  std::uint32_t second_tries_ = 0;  // lines after an open quote that were read again
  bool started_ = false;

  // The record being scanned: offsets from its first byte.
  std::vector<std::uint32_t> ends_;  // of all cells but the last: the first `ends_count_` of them; behind these, where it is split, that of the last one
  std::size_t ends_count_ = 0;
  std::size_t scanned_ = 0, consumed_ = 0, record_end_ = 0, cell_start_ = 0, closed_at_ = 0;
  std::uint64_t inner_newlines_ = 0;
  bool quoted_ = false, any_quote_ = false;

  CsvRecord record_;
  std::vector<std::string_view> cells_;  // of a record in which something is quoted
  std::string_view text_;
  std::string reason_;
  std::string unquoted_;
};

}  // namespace edict::claims
