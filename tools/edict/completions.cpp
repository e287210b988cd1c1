// `edict completions`: what a shell needs to complete commands, options, formats, files and findings.
#include "edict/arguments.h"
#include "edict/completions.h"
#include "edict/terminal.h"

namespace edict::tool {

int run_completions(const Command& self, const std::vector<std::string>& arguments) {
  std::string shell;
  Arguments words(self);
  words.choice("SHELL", shell, {"bash", "zsh", "fish"}, "bash, zsh or fish");
  if (const auto code = words.parse(arguments)) return *code;
  if (shell.empty()) {
    complain("say for which shell: bash, zsh or fish; `edict completions --help` tells more");
    return kUsage;
  }
  print(shell == "bash" ? bash_completions() : shell == "zsh" ? zsh_completions() : fish_completions());
  return kFine;
}

}  // namespace edict::tool
