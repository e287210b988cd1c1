// What fits on a screen: words wrapped, columns beside each other, marks of colour.
//
// In: text. Out: text whose lines are no wider than asked for. Always true: nothing is lost but blanks at the end of a line; a colour takes no column; excerpts of
// policies (lines with a gutter) and tables are left as they are, or cut.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::tool {

struct Look {
  bool colour = false;
  std::uint32_t width = 0;  // columns; 0: lines are as long as they are

  // Columns of a policy's line in an excerpt, beside the numbers of lines.
  std::uint32_t excerpt() const { return width == 0 ? 120 : width < 50 ? 40 : width - 10; }

  std::string strong(std::string_view text) const { return mark("\x1b[1m", text); }
  std::string faint(std::string_view text) const { return mark("\x1b[2m", text); }
  std::string good(std::string_view text) const { return mark("\x1b[32m", text); }
  std::string bad(std::string_view text) const { return mark("\x1b[31m", text); }
  std::string mark(const char* sign, std::string_view text) const { return colour ? sign + std::string(text) + "\x1b[0m" : std::string(text); }
};

std::string trimmed(const std::string& text);  // without blanks and line ends around it
std::string shown(const std::string& text);    // what somebody entered, as an answer repeats it: on one line, not too long

// Columns that a text takes: signs of UTF-8, without sequences of colour.
std::size_t columns_of(std::string_view text);

// Each line at its words, what follows two columns further in; ends with a newline where `text` does.
std::string wrapped(std::string_view text, std::uint32_t width);

// `name  what it is`, the second column wrapped beside the first, which is at most `most` wide.
struct Entry {
  std::string name, told;
};
std::string beside(const std::vector<Entry>& entries, const Look& look, std::size_t indent = 2, std::size_t most = 30);

}  // namespace edict::tool
