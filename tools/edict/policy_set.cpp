// Loading policies, and telling why they cannot run.
#include "edict/policy_set.h"

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "edict/terminal.h"

namespace edict::tool {

namespace {

std::string unknown_finding(const std::string& name) {
  if (const auto code = diagnostic::code_by_id(name)) {
    return diagnostic::entry(*code).level == diagnostic::Level::Error ? "cannot switch off `" + name + "`: it is an error, and errors are mended" : "";
  }
  std::vector<std::string> names;
  for (const diagnostic::Entry& entry : diagnostic::catalogue()) {
    names.emplace_back(entry.id);
    names.emplace_back(entry.slug);
  }
  const std::string near = diagnostic::nearest(name, names);
  return "cannot switch off `" + name + "`: no finding is called so" + (near.empty() ? "; `edict help --codes` lists them" : "; did you mean `" + near + "`?");
}

}  // namespace

void take_policies(Arguments& words, PolicyWords& into, const std::string& name, bool required) {
  words.rest(name, into.paths, "Policy files and directories" + std::string(required ? "" : " (default: this directory)"), required)
      .option("--stdlib", into.stdlib, "Work on the standard library in this directory", "DIR");
}

const source::Loader& disk() {
  static const source::DiskLoader kDisk;
  return kDisk;
}

bool prepare(const PolicyWords& words, PolicySet& set, CompileOptions& options) {
  for (const std::string& path : words.paths) {
    const auto below = disk().policies_below(path);
    if (!below || !below->empty()) continue;
    complain("no policies in `" + path + "`: their names end in .edict or .edict.md");
    set.failed = kUsage;
  }
  set.manifest = find_manifest(words.paths, disk());
  for (const std::string& problem : set.manifest.problems) complain(set.manifest.path + ": " + problem);
  if (!set.manifest.problems.empty()) set.failed = kUsage;
  if (set.failed) return false;
  options.paths = words.paths;
  options.stdlib = words.stdlib;
  options.off = words.off;
  options.off.insert(options.off.end(), set.manifest.off.begin(), set.manifest.off.end());
  for (const std::string& off : options.off) {
    if (const std::string problem = unknown_finding(off); !problem.empty()) {
      complain(problem);
      set.failed = kUsage;
    }
  }
  return !set.failed;
}

void settle_failure(PolicySet& set, bool findings_too) {
  for (const std::string& path : set.compiled.missing_paths) complain("cannot read `" + path + "`");
  if (!set.compiled.missing_paths.empty()) set.failed = kUsage;
  else if (set.compiled.diagnostics.has_errors()) set.failed = kPolicyErrors;
  if (set.failed == kPolicyErrors && !findings_too) {
    print_error(diagnostic::render_text(set.compiled.diagnostics, *set.compiled.sources, {colour_wanted(true)}));
    complain(diagnostic::summary(set.compiled.diagnostics) + " in the policies");
  }
}

PolicySet load_policies(const PolicyWords& words, const std::vector<ExtraText>& extra, bool findings_too) {
  PolicySet set;
  CompileOptions options;
  if (!prepare(words, set, options)) return set;
  options.review = findings_too;
  set.compiled = compile(options, disk(), extra);
  settle_failure(set, findings_too);
  return set;
}

PolicySet& lasting_set() {
  static PolicySet& set = *new PolicySet;
  return set;
}

}  // namespace edict::tool
