// `edict repl`: expressions, declarations and claims, one entry after another.
#include <algorithm>
#include <cstdio>

#include "edict/entry_lines.h"
#include "edict/explorer/commands.h"
#include "edict/explorer/completion.h"
#include "edict/explorer/explorer.h"
#include "edict/policy_set.h"
#include "edict/terminal.h"
#include "edict/version.h"
#include "edict/watch.h"
#include "library.h"

namespace edict::tool {
namespace {

std::vector<std::string> library_packages(const std::string& stdlib, const source::Loader& loader) {
  std::vector<std::string> packages = Library(stdlib, loader).packages();
  const auto in_prelude = [](const std::string& name) { return std::find(prelude().begin(), prelude().end(), name) != prelude().end(); };
  packages.erase(std::remove_if(packages.begin(), packages.end(), in_prelude), packages.end());
  return packages;
}

// What the command line lays open.
struct Beside {
  std::string claims, history;
  std::vector<std::string> facts;  // FIELD=FILE
};

// Empty, or why something could not be opened.
std::string lay_out(const Beside& beside, Explorer& explorer) {
  const auto first_line = [](const std::string& told) { return told.substr(0, told.find('\n')); };
  for (const std::string& one : beside.facts) {
    const auto last = [&] { return explorer.desk().facts().empty() ? nullptr : explorer.desk().facts().back(); };
    const auto before = last();
    std::string told = explorer.load_facts(one);
    if (last() == before) return first_line(told);
    // What could not be read; then that the rest is kept.
    for (std::size_t end = told.find('\n'); end != std::string::npos && end + 1 < told.size(); end = told.find('\n')) {
      complain(told.substr(0, end));
      told.erase(0, end + 1);
    }
  }
  if (!beside.history.empty()) {
    const std::string told = explorer.load_history(beside.history);
    if (!explorer.desk().history()) return first_line(told);
  }
  if (beside.claims.empty()) return "";
  const std::string told = explorer.load(beside.claims);
  if (explorer.desk().empty()) return first_line(told);
  print(told);
  return "";
}

class Talk {
 public:
  Talk(Explorer& explorer, std::vector<std::string> paths, bool echo)
      : explorer_(explorer), paths_(std::move(paths)), echo_(echo), lines_(kept_entries_path(), [this](const std::string& line, std::size_t cursor) { return help(line, cursor); }) {
    if (lines_.at_terminal()) seen_ = state();
  }

  void run() {
    if (lines_.at_terminal()) print(std::string(kVersion) + "; `help` tells what can be entered, Tab completes, `quit` ends\n");
    std::string entry;
    while (!explorer_.ended()) {
      tell_of_changes();
      const EntryLines::Got got = read_entry(entry);
      if (got == EntryLines::Got::End) break;
      if (got == EntryLines::Got::Abandoned) continue;
      lines_.remember(entry);
      if (echo_) print(echoed(entry));
      answer(entry);
      std::fflush(stdout);
    }
  }

 private:
  // Of all files that were read: the policies, and the data beside them.
  std::string state() const {
    const source::Sources& sources = explorer_.policy().sources();
    std::vector<std::string> files;
    for (source::FileId id = 0; id < sources.size(); ++id) {
      if (!sources.get(id).name().starts_with("<")) files.push_back(sources.get(id).name());
    }
    return state_of_files(paths_, files);
  }

  // Once for each change.
  void tell_of_changes() {
    if (!lines_.at_terminal() || paths_.empty()) return;
    const std::string now = state();
    if (now == seen_) return;
    seen_ = now;
    print("the policies have changed on disk; `reload` reads them again\n");
  }

  // A whole entry: lines until nothing is open any more, or until an empty line says that it ends here.
  EntryLines::Got read_entry(std::string& entry) {
    EntryLines::Got got = lines_.next(explorer_.prompt(), entry);
    const std::string further = std::string(std::max<std::size_t>(columns_of(explorer_.prompt()), 5) - 5, ' ') + "...> ";
    for (std::string more; got == EntryLines::Got::Line && Explorer::incomplete(entry);) {
      got = lines_.next(further, more);
      if (got == EntryLines::Got::End) return entry.empty() ? got : EntryLines::Got::Line;
      if (got == EntryLines::Got::Abandoned || more.empty()) break;
      entry += "\n" + more;
    }
    return got;
  }

  void answer(const std::string& entry) {
    if (lines_.at_terminal()) explorer_.set_width(terminal_width());
    try {
      const std::string told = explorer_.answer(entry);
      if (interrupt_waits()) print("\n");  // behind the ^C that the terminal shows
      heed_interrupt();
      print(told);
      const auto command = asked(entry);
      const std::string name = command ? command->command->name : "";
      if (name == "reload" || name == "save") seen_ = lines_.at_terminal() ? state() : "";
    } catch (const std::exception& error) {
      print(std::string("a mistake in edict itself, please report it: ") + error.what() + "\n");
    }
  }

  // One candidate is put in, what several have in common too; they are shown where they have no more.
  EntryLines::Help help(const std::string& line, std::size_t cursor) const {
    const Completion found = complete(line, cursor, explorer_);
    if (found.candidates.empty()) return {};
    const std::string& common = found.common;
    const std::string insert = common.substr(std::min(common.size(), cursor - found.begin));
    if (found.candidates.size() == 1) return {insert + (common.ends_with('/') || common.ends_with('(') || common.ends_with('=') ? "" : " "), ""};
    if (!insert.empty()) return {insert, ""};
    std::vector<Entry> entries;
    for (const Candidate& one : found.candidates) entries.push_back({one.text, one.title});
    Look look;
    look.width = terminal_width();
    return {"", beside(entries, look, 2, 36) + (found.more ? "  …\n" : "")};
  }

  static std::string echoed(const std::string& entry) {
    std::string out = "> ";
    for (const char c : entry) out += c == '\n' ? std::string("\n. ") : std::string(1, c);
    return out + "\n";
  }

  Explorer& explorer_;
  std::vector<std::string> paths_;
  bool echo_;
  std::string seen_;  // of the files, when they were last read or told of
  EntryLines lines_;
};

}  // namespace

int run_repl(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  Beside beside;
  bool echo = false;
  Arguments words(self);
  words.rest("POLICY", policies.paths, "Policy files and directories (default: the standard library alone)")
      .option("--stdlib", policies.stdlib, "Work on the standard library in this directory", "DIR")
      .option("--claims", beside.claims, "Claims to open at once, as `load FILE` does", "FILE")
      .option("--history", beside.history, "Claims that were decided earlier, as `history FILE`", "FILE")
      .many("--facts", beside.facts, "Records for a list of the claim, by claim_id (`authorizations=FILE`), as `facts FIELD=FILE`", "FIELD=FILE")
      .flag("--echo", echo, "Repeat each entry before its answer, so that what is written is a transcript");
  if (const auto code = words.parse(arguments)) return *code;

  const auto loader = std::make_shared<source::DiskLoader>();
  const Manifest manifest = find_manifest(policies.paths, *loader);
  const Engine engine(loader, {policies.stdlib, manifest.off, kVersion, &interrupt_waits});
  Ground ground{engine, policies.paths, {}, manifest, library_packages(policies.stdlib, *loader)};
  if (policies.paths.empty()) ground.declarations.push_back(bare_session(ground.library));
  Policy policy = engine.compile(ground.paths, ground.declarations);
  for (const std::string& path : policy.missing_paths()) complain("cannot read `" + path + "`");
  if (!policy.missing_paths().empty()) return kUsage;
  if (!policy.runs()) {
    print_error(policy.errors_text(colour_wanted(true)));
    return kPolicyErrors;
  }
  Explorer explorer(std::move(ground), std::move(policy), {colour_wanted(), 0});
  if (const std::string why = lay_out(beside, explorer); !why.empty()) {
    complain(why);
    return kUsage;
  }
  Talk(explorer, policies.paths, echo).run();
  return kFine;
}

}  // namespace edict::tool
