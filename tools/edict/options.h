// What commands take, as facts: for completion in shells, and for the manual page.
//
// In: the table of commands. Out: each option of each, as the command itself declares it. Always true: nothing is run, read or written to learn them.
#pragma once

#include <string>
#include <vector>

#include "edict/command.h"

namespace edict::tool {

struct OptionFacts {
  std::string name;                 // `--format`, or what stands without an option: `PATH`
  std::string help;
  std::string placeholder;          // of its value, `FILE`; empty: it takes none, or one of `values`
  std::vector<std::string> values;  // the only ones that may be written
  bool is_switch = false, repeats = false, required = false;
  std::string alone = {};           // the value that it has where none is written; empty: one must be

  bool named() const { return name.starts_with("--"); }
};

// What may stand where a value is asked for.
enum class Fill { Nothing, Files, Folders, Values, Findings, Subjects };
Fill fill_of(const Command& command, const OptionFacts& option);

std::vector<OptionFacts> options_of(const Command& command);
std::vector<std::string> finding_names();  // codes and slugs, as `--off` and `edict help` take them
std::vector<std::string> command_names();
std::string in_one_line(const std::vector<std::string>& words);  // with a blank between each two
std::string choice_of(const OptionFacts& option);                // `text|json`; in brackets where it may be left out

}  // namespace edict::tool
