// An official file of rows: separated by commas or tabs, its head somewhere below a title and a notice of copyright.
//
// In: text, and the columns that are wanted, each by the headings that editions have given it. Out: one row after another. Always true: the head is the first row
// within kHeadWithin that names every required column; where none does, `failure` says which column is missing and what stands there instead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/csv.h"

namespace edict::imports {

struct ColumnWanted {
  const char* name;                    // in words, for the failure: `payment limit`
  std::vector<const char*> headings;   // in small letters and digits only; a `*` at the end or beginning stands for anything
  bool required = true;
};

class Sheet {
 public:
  static constexpr std::size_t kHeadWithin = 40;

  // `text` must outlive the sheet.
  Sheet(std::string_view text, const std::vector<ColumnWanted>& wanted);

  const std::string& failure() const { return failure_; }       // empty: `next` may be called
  const std::string& preamble() const { return preamble_; }     // what stands above the head, cells separated by blanks

  bool has(std::size_t wanted) const { return places_[wanted] >= 0; }
  bool next();                                     // rows whose wanted cells are all blank are passed over
  std::uint32_t line() const { return line_; }     // of the file, 1-based: where the row begins
  std::string_view cell(std::size_t wanted) const; // without blanks around it; empty where the column or the cell is missing

 private:
  bool find_head(char separator, const std::vector<ColumnWanted>& wanted);
  std::uint32_t line_of(std::uint32_t offset);

  std::string_view text_;
  source::CsvRecords records_;
  std::vector<source::CsvField> fields_;
  std::vector<int> places_;                        // by wanted column; -1: not in this file
  std::string failure_, preamble_;
  std::uint32_t line_ = 0, counted_to_ = 0, counted_lines_ = 1;
};

// `HCPCS/CPT Code` is `hcpcscptcode`.
std::string heading_key(std::string_view heading);
std::string_view trimmed(std::string_view text);

}  // namespace edict::imports
