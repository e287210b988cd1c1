// The script for fish: one `complete` line an option.
#include "edict/completions.h"
#include "edict/options.h"

namespace edict::tool {
namespace {

std::string quoted(const std::string& text) {
  std::string made = "'";
  for (const char c : text) made += (c == '\'' || c == '\\') ? std::string("\\") + c : std::string(1, c);
  return made + "'";
}

// What completes a value, with a blank before it.
std::string action(Fill fill, const OptionFacts& option) {
  switch (fill) {
    case Fill::Nothing: return "";
    case Fill::Files: return " -F";
    case Fill::Folders: return " -a '(__fish_complete_directories)'";
    case Fill::Values: break;
    case Fill::Findings: return " -a \"$__edict_findings\"";
    case Fill::Subjects: return " -a \"$__edict_findings $__edict_commands\"";
  }
  return " -a " + quoted(in_one_line(option.values));
}

}  // namespace

std::string fish_completions() {
  std::string lines;
  for (const Command& command : commands()) {
    const std::string name = command.name, here = "complete -c edict -n '__fish_seen_subcommand_from " + name + "'";
    lines += "complete -c edict -n __fish_use_subcommand -a " + name + " -d " + quoted(command.summary) + "\n";
    lines += here + " -l help -d 'Print how it is used'\n";
    for (const OptionFacts& option : options_of(command)) {
      const std::string fill = action(fill_of(command, option), option);
      if (!option.named()) lines += fill.empty() ? "" : here + fill + "\n";
      else lines += here + " -l " + option.name.substr(2) + (option.is_switch ? "" : fill == " -F" ? " -r" : " -x") + " -d " + quoted(option.help) + fill + "\n";
    }
  }
  return "# Completion of edict in fish: put it as edict.fish into a directory of $fish_complete_path.\n"
         "set -g __edict_commands " + quoted(in_one_line(command_names())) + "\n"
         "set -g __edict_findings " + quoted(in_one_line(finding_names())) + "\n"
         "complete -c edict -f\n"
         "complete -c edict -n __fish_use_subcommand -l help -d 'All commands'\n"
         "complete -c edict -n __fish_use_subcommand -l version -d 'The version, and how it was built'\n" + lines;
}

}  // namespace edict::tool
