// The program: finds the command and runs it.
#include <cstdio>
#include <exception>
#include <string>

#include "diagnostic/diagnostic.h"
#include "edict/arguments.h"
#include "edict/command.h"
#include "edict/large_pages.h"
#include "edict/terminal.h"
#include "edict/version.h"

namespace edict::tool {

const std::vector<Command>& commands() {
  static const std::vector<Command> kCommands = {
      {"check", "Report every finding of a policy directory in one run", "edict check examples/01-dupilumab", run_check},
      {"eval", "Decide claims by policies", "edict eval examples/02-quick-start --claims examples/02-quick-start/claims.ndjson", run_eval},
      {"explain", "Tell why a claim was decided so, and what would make it pay", "edict explain examples/02-quick-start --claims examples/02-quick-start/claims.ndjson --claim Q2", run_explain},
      {"test", "Run the tests that policies hold", "edict test examples/01-dupilumab", run_test},
      {"fmt", "Write policies in the one style: comments kept, tables aligned, the program unchanged", "edict fmt --check examples/01-dupilumab", run_fmt},
      {"payers", "Lay payers beside each other: what each changes, since when, and where from", "edict payers examples/payers-disagree --code J2357", run_payers},
      {"doc", "Write policies as a site of pages: rules in words beside their text, payers, citations, codes, a search", "edict doc examples/01-dupilumab --out site", run_doc},
      {"import", "Read an official file into tables for policies", "edict import mue practitioner-2024q3.csv --effective 2024-07-01 --out tables/", run_import},
      {"new", "Begin a policy repository: a first policy, its tests, sample claims, hooks and checks", "edict new acme-policies", run_new},
      {"repl", "Explore policies: values, claims, changes of them and what they flip", "edict repl examples/01-dupilumab", run_repl},
      {"completions", "Write the script by which a shell completes commands, options, formats and findings", "edict completions bash > ~/.local/share/bash-completion/completions/edict", run_completions},
      {"man", "Write the manual page", "edict man | man -l -", run_man},
      {"help", "Show the page of a finding, or how a command is used", "edict help T301", run_help},
  };
  return kCommands;
}

std::string overview() {
  std::string text = "edict: policies for healthcare payment, checked, run on claims and explained\n\nUsage: edict COMMAND [OPTIONS] …\n\nCommands:\n";
  for (const Command& command : commands()) {
    std::string line = std::string("  ") + command.name;
    line.resize(15, ' ');
    text += line + command.summary + "\n";
  }
  return in_width(text + "\n`edict COMMAND --help` tells more; `edict help CODE` explains a finding; `edict --version` tells the version, and how it was built.\n", 15);
}

namespace {

int dispatch(const std::vector<std::string>& words) {
  if (words.empty() || words[0] == "--help" || words[0] == "-h") {
    print(overview());
    return words.empty() ? kUsage : kFine;
  }
  if (words[0] == "--version") return show_version({words.begin() + 1, words.end()});
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
  edict::tool::prefer_large_pages();
  try {
    return edict::tool::dispatch({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    edict::tool::complain(std::string("a mistake in edict itself, please report it: ") + error.what());
    return edict::tool::kUsage;
  }
}
