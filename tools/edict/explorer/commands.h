// The commands of the explorer, once: finding what an entry asks for, help and completion read this table.
//
// In: an entry. Out: the command that it names, and what follows it. Always true: an entry that could be a value is taken for a command only where what follows fits;
// with a colon before it a command's name is always one.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace edict::tool {

class Explorer;

// What stands behind a command's name.
enum class Takes { Nothing, MaybeWord, Word, MaybeRest, Rest };
// What completion offers there.
enum class Offer { Nothing, Files, SideFiles, Claims, Lines, Rules, Codes, Payers, Facts, Names, Declared, Commands };

struct ExplorerCommand {
  const char* name;      // `why not`
  const char* argument;  // as help shows it: `RULE`
  Takes takes;
  Offer offer;
  const char* group;     // of the help
  const char* summary;
  const char* example;
  std::string (Explorer::*run)(const std::string& argument);
};

const std::vector<ExplorerCommand>& explorer_commands();
std::vector<std::string> command_groups();  // in their order

struct Asked {
  const ExplorerCommand* command = nullptr;
  std::string argument;
};
std::optional<Asked> asked(const std::string& entry);
// Begins with a colon, and names no command.
bool unknown_command(const std::string& entry);

}  // namespace edict::tool
