// Line editing, over libedit.
#include "edict/entry_lines.h"

#include <editline/readline.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace edict::tool {

EntryLines::EntryLines() : terminal_(isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) {
  if (terminal_) using_history();
}

std::optional<std::string> EntryLines::next(const char* prompt) {
  if (terminal_) {
    char* line = readline(prompt);
    if (line == nullptr) return std::nullopt;
    std::string text(line);
    std::free(line);
    return text;
  }
  std::string text;
  if (!std::getline(std::cin, text)) return std::nullopt;
  return text;
}

void EntryLines::remember(const std::string& entry) {
  if (!terminal_ || entry.empty()) return;
  std::string one = entry;
  std::replace(one.begin(), one.end(), '\n', ' ');
  add_history(one.c_str());
}

}  // namespace edict::tool
