// The script for zsh: `_arguments` with the options of each command.
#include "edict/completions.h"
#include "edict/options.h"

namespace edict::tool {
namespace {

// Inside single quotes, in the brackets of a description or between colons.
std::string quoted(const std::string& text) {
  std::string made;
  for (const char c : text) {
    if (c == '\'') made += "'\\''";
    else if (c == '[' || c == ']' || c == ':' || c == '\\') made += std::string("\\") + c;
    else made += c;
  }
  return made;
}

std::string action(Fill fill, const OptionFacts& option) {
  switch (fill) {
    case Fill::Nothing: return " ";
    case Fill::Files: return "_files";
    case Fill::Folders: return "_files -/";
    case Fill::Values: break;
    case Fill::Findings: return "($_edict_findings)";
    case Fill::Subjects: return "($_edict_findings $_edict_names)";
  }
  std::string list;
  for (const std::string& value : option.values) list += (list.empty() ? "(" : " ") + quoted(value);
  return list + ")";
}

// Double quotes where a list of the script's own is to be put in, single ones elsewhere.
std::string specification(const Command& command, const OptionFacts& option) {
  const Fill fill = fill_of(command, option);
  const std::string value = option.is_switch ? "" : (option.alone.empty() ? ":" : "::") + quoted(option.placeholder.empty() ? "value" : option.placeholder) + ":" + action(fill, option);
  if (!option.named()) return "'*:" + quoted(option.name) + ":" + (fill == Fill::Subjects ? "'\"" + action(fill, option) + "\"" : action(fill, option) + "'");
  const std::string head = "'" + std::string(option.repeats ? "*" : "") + option.name + "[" + quoted(option.help) + "]";
  if (fill == Fill::Findings) return head + ":finding:'\"" + action(fill, option) + "\"";
  return head + value + "'";
}

}  // namespace

std::string zsh_completions() {
  std::string list, cases;
  for (const Command& command : commands()) {
    list += "    '" + std::string(command.name) + ":" + quoted(command.summary) + "'\n";
    cases += "    " + std::string(command.name) + ")\n      _arguments '--help[Print how it is used]'";
    for (const OptionFacts& option : options_of(command)) cases += " \\\n        " + specification(command, option);
    cases += " ;;\n";
  }
  return "#compdef edict\n"
         "# Completion of edict in zsh: put it as _edict into a directory of $fpath.\n"
         "_edict() {\n"
         "  local _edict_names='" + in_one_line(command_names()) + "'\n"
         "  local _edict_findings='" + in_one_line(finding_names()) + "'\n"
         "  local -a _edict_commands=(\n" + list +
         "    '--help:All commands'\n    '--version:The version, and how it was built'\n"
         "  )\n"
         "  if (( CURRENT == 2 )); then _describe -t commands command _edict_commands; return; fi\n"
         "  local command=$words[2]\n"
         "  shift words\n"
         "  (( CURRENT-- ))\n"
         "  case $command in\n" + cases +
         "    --version) _arguments '--format[text or json]:format:(text json)' ;;\n"
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _edict ]]; then _edict \"$@\"; else compdef _edict edict; fi\n";
}

}  // namespace edict::tool
