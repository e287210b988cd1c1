// What can be entered: a screen for all of it, a page for a command or for a group of them.
#include <algorithm>

#include "diagnostic/snippet.h"
#include "edict/explorer/commands.h"
#include "edict/explorer/explorer.h"

namespace edict::tool {
namespace {

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string call(const ExplorerCommand& command) { return std::string(command.name) + (command.argument[0] == 0 ? "" : std::string(" ") + command.argument); }

std::string page_of(const ExplorerCommand& command, const Look& look) {
  return look.strong(call(command)) + "  " + command.summary + "\nExample:\n  " + command.example + "\n";
}

std::string page_of_group(const std::string& group, const Look& look) {
  std::vector<Entry> entries;
  for (const ExplorerCommand& command : explorer_commands()) {
    if (command.group == group) entries.push_back({call(command), command.summary});
  }
  return look.faint(group) + "\n" + beside(entries, look);
}

// On one screen of 24 lines.
std::string overview(const Look& look) {
  std::vector<Entry> entries = {
      {"300 mg / 5 mg", "a value, with its type; J2357.unit as of 2025-01-01"},
      {"line.dose = 250 mg", "changes the claim looked at, and tells which rules flip; in brackets it is a question: (line.dose = 250 mg)"},
      {"modifier JZ is present", "so do: modifier JW is absent, a document invoice, an authorization covering J2357 on 2025-05-02"},
      {"claim { … }", "opens a claim that is written out as in a test"},
      {"term, rule, exception …", "a declaration is added to the policies"},
  };
  std::string out = "What can be entered\n" + beside(entries, look) + "\nCommands\n";
  entries.clear();
  for (const std::string& group : command_groups()) {
    std::string names;
    for (const ExplorerCommand& command : explorer_commands()) {
      if (command.group == group) names += (names.empty() ? "" : ", ") + std::string(command.name);
    }
    entries.push_back({group, names});
  }
  return out + beside(entries, look) + "\n`help why not` shows an example, `help decisions` a group, `help all` all.\nWith a colon before it (`:next`) a command is never taken for a name.\n";
}

}  // namespace

std::string Explorer::help(const std::string& asked) {
  if (asked.empty()) return overview(look_);
  const std::string name = lower(asked.starts_with(":") ? asked.substr(1) : asked);
  std::string out;
  for (const ExplorerCommand& command : explorer_commands()) {
    if (name == command.name) out = page_of(command, look_);
  }
  for (const std::string& group : command_groups()) {
    if (name == lower(group) || name == "all") out += (out.empty() ? "" : "\n") + page_of_group(group, look_);
  }
  return out.empty() ? "no command `" + diagnostic::printable(asked, 60) + "`; `help` lists them\n" : out;
}

}  // namespace edict::tool
