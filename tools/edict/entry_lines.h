// Lines that a person or a pipe enters.
//
// In: standard input. Out: one line after another. Always true: at a terminal lines can be edited, completed and recalled, today's and those of earlier sessions; from a pipe
// they are taken as they are, and nothing is kept. Ctrl-C abandons a line or stops an answer, never the session.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace edict::tool {

class EntryLines {
 public:
  // The text that goes in at the cursor, and what to show where that is not the whole answer.
  struct Help {
    std::string insert, show;
  };
  using Completer = std::function<Help(const std::string& line, std::size_t cursor)>;

  // `kept`: the file of what was entered, empty for none; its folder is made.
  EntryLines(const std::string& kept, Completer completer);
  ~EntryLines();
  bool at_terminal() const { return terminal_; }

  enum class Got { Line, Abandoned, End };
  Got next(const std::string& prompt, std::string& line);
  void remember(const std::string& entry);

 private:
  struct Terminal;
  bool terminal_;
  std::unique_ptr<Terminal> state_;
};

// Whether Ctrl-C was pressed while an answer is on its way; and that it was heeded. Without a terminal it ends the program.
bool interrupt_waits();
void heed_interrupt();

// Where entries are kept between sessions: below $XDG_STATE_HOME, else ~/.local/state; empty where neither is known.
std::string kept_entries_path();

}  // namespace edict::tool
