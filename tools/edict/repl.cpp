// `edict repl`: expressions, declarations and claims, one entry after another.
#include "edict/entry_lines.h"
#include "edict/policy_set.h"
#include "edict/session.h"
#include "edict/terminal.h"
#include "edict/version.h"
#include "library.h"

#include <algorithm>
#include <cstdio>

namespace edict::tool {
namespace {

std::vector<std::string> library_packages(const std::string& stdlib, const source::Loader& loader) {
  std::vector<std::string> packages = Library(stdlib, loader).packages();
  const auto in_prelude = [](const std::string& name) { return std::find(prelude().begin(), prelude().end(), name) != prelude().end(); };
  packages.erase(std::remove_if(packages.begin(), packages.end(), in_prelude), packages.end());
  return packages;
}

// A whole entry: lines until nothing is open any more, or until an empty line says that it ends here.
std::optional<std::string> read_entry(EntryLines& lines) {
  auto entry = lines.next("edict> ");
  while (entry && Session::incomplete(*entry)) {
    const auto more = lines.next("  ...> ");
    if (!more || more->empty()) break;
    *entry += "\n" + *more;
  }
  return entry;
}

void talk(Session& session) {
  EntryLines lines;
  if (lines.at_terminal()) print(std::string(kVersion) + "; :help tells what can be entered, :quit ends\n");
  while (!session.ended()) {
    const auto entry = read_entry(lines);
    if (!entry) break;
    lines.remember(*entry);
    try {
      print(session.answer(*entry));
    } catch (const std::exception& error) {
      print(std::string("a mistake in edict itself, please report it: ") + error.what() + "\n");
    }
    std::fflush(stdout);
  }
}

}  // namespace

int run_repl(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  Arguments words(self);
  words.rest("POLICY", policies.paths, "Policy files and directories (default: the standard library alone)")
      .option("--stdlib", policies.stdlib, "Work on the standard library in this directory", "DIR");
  if (const auto code = words.parse(arguments)) return *code;

  const auto loader = std::make_shared<source::DiskLoader>();
  const Manifest manifest = find_manifest(policies.paths, *loader);
  const Engine engine(loader, {policies.stdlib, manifest.off, kVersion});
  const bool bare = policies.paths.empty();
  Policy policy = bare ? engine.compile({}, {bare_session(library_packages(policies.stdlib, *loader))}) : engine.compile(policies.paths);
  for (const std::string& path : policy.missing_paths()) complain("cannot read `" + path + "`");
  if (!policy.missing_paths().empty()) return kUsage;
  if (!policy.runs()) {
    print_error(policy.errors_text(colour_wanted(true)));
    return kPolicyErrors;
  }
  Session session(std::move(policy), manifest, colour_wanted());
  talk(session);
  return kFine;
}

}  // namespace edict::tool
