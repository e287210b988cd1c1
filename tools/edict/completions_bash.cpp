// The script for bash: one function, a case for each option that takes a value, a case for each command.
#include "edict/completions.h"
#include "edict/options.h"

namespace edict::tool {
namespace {

std::string action(Fill fill, const OptionFacts& option) {
  switch (fill) {
    case Fill::Nothing: return "return";
    case Fill::Files: return "_edict_paths -f; return";
    case Fill::Folders: return "_edict_paths -d; return";
    case Fill::Values: return "_edict_words \"" + in_one_line(option.values) + "\"; " + (option.alone.empty() ? "return" : "[[ ${#COMPREPLY[@]} -gt 0 ]] && return");
    case Fill::Findings: return "_edict_words \"$_edict_findings\"; return";
    case Fill::Subjects: return "_edict_words \"$_edict_findings $_edict_commands\"; return";
  }
  return "";
}

}  // namespace

std::string bash_completions() {
  std::string of_options, of_commands;
  for (const Command& command : commands()) {
    const std::string name = command.name;
    std::string options = "--help", rest = "return";
    for (const OptionFacts& option : options_of(command)) {
      const Fill fill = fill_of(command, option);
      if (option.named()) options += " " + option.name;
      else rest = action(fill, option);
      if (option.named() && !option.is_switch) of_options += "    '" + name + " " + option.name + "') " + action(fill, option) + ";;\n";
    }
    of_commands += "    " + name + ")\n      [[ $_edict_current == -* ]] && { _edict_words \"" + options + "\"; return; }\n      " + rest + ";;\n";
  }
  return "# Completion of edict in bash: source it, or put it into /usr/share/bash-completion/completions/edict.\n"
         "_edict_commands='" + in_one_line(command_names()) + "'\n"
         "_edict_findings='" + in_one_line(finding_names()) + "'\n"
         "_edict_words() { COMPREPLY=($(compgen -W \"$1\" -- \"$_edict_current\")); }\n"
         "_edict_paths() {\n"
         "  compopt -o filenames 2>/dev/null\n"
         "  local IFS=$'\\n'\n"
         "  COMPREPLY=($(compgen \"$1\" -- \"$_edict_current\"))\n"
         "}\n"
         "_edict() {\n"
         "  local _edict_current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
         "  COMPREPLY=()\n"
         "  if [[ $_edict_current == '=' ]]; then _edict_current=''  # bash takes `--format=json` for three words\n"
         "  elif [[ $before == '=' ]]; then before=${COMP_WORDS[COMP_CWORD-2]}\n"
         "  fi\n"
         "  if [[ $COMP_CWORD -eq 1 ]]; then _edict_words \"$_edict_commands --help --version\"; return; fi\n"
         "  case \"${COMP_WORDS[1]} $before\" in\n" + of_options +
         "  esac\n"
         "  case ${COMP_WORDS[1]} in\n" + of_commands +
         "    --version) _edict_words '--format';;\n"
         "  esac\n"
         "}\n"
         "complete -F _edict edict\n";
}

}  // namespace edict::tool
