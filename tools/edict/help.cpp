// `edict help`: the page of a diagnostic, or how a command is used.
#include "diagnostic/catalogue.h"
#include "diagnostic/diagnostic.h"
#include "diagnostic/pages.h"
#include "edict/arguments.h"
#include "edict/terminal.h"

namespace edict::tool {
namespace {

int show_catalogue() {
  for (const diagnostic::Entry& entry : diagnostic::catalogue()) {
    std::string line = std::string(entry.id) + "  " + std::string(diagnostic::level_name(entry.level));
    line.resize(16, ' ');
    print(line + std::string(entry.slug) + "\n");
  }
  return kFine;
}

}  // namespace

int run_help(const Command& self, const std::vector<std::string>& arguments) {
  std::vector<std::string> subjects;
  bool all = false;
  Arguments words(self);
  words.rest("SUBJECT", subjects, "A command, or a finding's code or name").flag("--codes", all, "List every finding with its code");
  if (const auto code = words.parse(arguments)) return *code;
  if (all) return show_catalogue();
  if (subjects.empty()) {
    print(overview());
    return kFine;
  }
  const std::string& subject = subjects.front();
  std::vector<std::string> names;
  for (const Command& command : commands()) {
    if (subject == command.name) return command.run(command, {"--help"});
    names.emplace_back(command.name);
  }
  if (const auto code = diagnostic::code_by_id(subject)) {
    const diagnostic::Entry& entry = diagnostic::entry(*code);
    const std::string_view page = diagnostic::page(*code);
    print(page.empty() ? std::string(entry.id) + " " + std::string(entry.slug) + ": " + std::string(entry.message) + "\n" : std::string(page));
    return kFine;
  }
  for (const diagnostic::Entry& entry : diagnostic::catalogue()) {
    names.emplace_back(entry.id);
    names.emplace_back(entry.slug);
  }
  const std::string near = diagnostic::nearest(subject, names);
  complain("no command and no finding is called `" + subject + "`" + (near.empty() ? "; `edict help --codes` lists the findings" : "; did you mean `" + near + "`?"));
  return kUsage;
}

}  // namespace edict::tool
