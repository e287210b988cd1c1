// Completion in shells, as the scripts that they read.
//
// In: the table of commands and their options (options.h), the catalogue of findings. Out: one script a shell. Always true: a new command or option is in all
// three without a line here.
#pragma once

#include <string>

namespace edict::tool {

std::string bash_completions();
std::string zsh_completions();
std::string fish_completions();

}  // namespace edict::tool
