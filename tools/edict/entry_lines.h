// Lines that a person or a pipe enters.
//
// In: standard input. Out: one line after another. Always true: at a terminal lines can be edited and recalled; from a pipe they are taken as they are.
#pragma once

#include <optional>
#include <string>

namespace edict::tool {

class EntryLines {
 public:
  EntryLines();
  bool at_terminal() const { return terminal_; }
  // Nothing at the end of input.
  std::optional<std::string> next(const char* prompt);
  void remember(const std::string& entry);

 private:
  bool terminal_;
};

}  // namespace edict::tool
