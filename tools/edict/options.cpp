// The facts of options, asked of the commands themselves.
#include "edict/options.h"

#include "diagnostic/catalogue.h"

namespace edict::tool {

std::vector<OptionFacts> options_of(const Command& command) {
  std::vector<OptionFacts> told;
  Command asked = command;
  asked.told = &told;
  asked.run(asked, {});
  return told;
}

Fill fill_of(const Command& command, const OptionFacts& option) {
  const bool about_findings = std::string(command.name) == "help";
  if (option.is_switch) return Fill::Nothing;
  if (!option.values.empty()) return Fill::Values;
  if (option.name == "--off") return Fill::Findings;
  if (option.placeholder == "DIR") return Fill::Folders;
  if (!option.named()) return about_findings ? Fill::Subjects : Fill::Files;
  for (const char* file : {"FILE", "DIR|", "OLD"}) {
    if (option.placeholder.find(file) != std::string::npos) return Fill::Files;
  }
  return option.name == "--policies" || option.name == "--facts" ? Fill::Files : Fill::Nothing;
}

std::vector<std::string> finding_names() {
  std::vector<std::string> names;
  for (const diagnostic::Entry& entry : diagnostic::catalogue()) {
    names.emplace_back(entry.id);
    names.emplace_back(entry.slug);
  }
  return names;
}

std::vector<std::string> command_names() {
  std::vector<std::string> names;
  for (const Command& command : commands()) names.emplace_back(command.name);
  return names;
}

std::string choice_of(const OptionFacts& option) {
  std::string list;
  for (const std::string& value : option.values) list += (list.empty() ? "" : "|") + value;
  return option.alone.empty() ? list : "[" + list + "]";
}

std::string in_one_line(const std::vector<std::string>& words) {
  std::string line;
  for (const std::string& word : words) line += (line.empty() ? "" : " ") + word;
  return line;
}

}  // namespace edict::tool
