// Lines of the canonical text before their columns are aligned.
//
// In: lines of parts. Out: text. Always true: only spaces before a part and before a comment behind it are added.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::format {

enum class Columns : std::uint8_t {
  None,         // one part, as it is
  Neighbours,   // aligned with the lines next to it
  Rows,         // aligned with all rows of its table
};

struct Part {
  std::size_t column = 0;  // which of the columns, not where
  std::string text;
};

struct Line {
  std::size_t indent = 0;
  std::vector<Part> parts;       // none: a comment alone
  std::string comment;
  Columns columns = Columns::None;
  std::string group;             // what it may be aligned with
  bool blank_before = false;
};

std::string written(std::vector<Line> lines, std::size_t indent, std::string_view line_end);

}  // namespace edict::format
