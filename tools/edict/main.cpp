// The program: finds the command and runs it.
#include <cstdio>
#include <exception>
#include <string>

#include "diagnostic/diagnostic.h"
#include "edict/command.h"
#include "edict/terminal.h"

namespace edict::tool {

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = {
      {"check", "Report every finding of a policy directory in one run", "edict check examples/01-dupilumab", run_check},
  };
  return kCommands;
}

namespace {

void usage() {
  print("edict: policies for healthcare payment, checked, run on claims and explained\n\nUsage: edict COMMAND [OPTIONS] …\n\nCommands:\n");
  for (const Command& command : commands()) {
    std::string line = std::string("  ") + command.name;
    line.resize(12, ' ');
    print(line + command.summary + "\n");
  }
  print("\n`edict COMMAND --help` tells more.\n");
}

int dispatch(const std::vector<std::string>& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    usage();
    return words.empty() ? kUsage : kFine;
  }
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    names.emplace_back(command.name);
    if (words[0] == command.name) return command.run(command, {words.begin() + 1, words.end()});
  }
  const std::string near = diagnostic::nearest(words[0], names);
  complain("no command `" + words[0] + "`" + (near.empty() ? "; `edict --help` lists them" : "; did you mean `" + near + "`?"));
  return kUsage;
}

}  // namespace
}  // namespace edict::tool

int main(int argc, char** argv) {
  try {
    return edict::tool::dispatch({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    edict::tool::complain(std::string("a mistake in edict itself, please report it: ") + error.what());
    return edict::tool::kUsage;
  }
}
