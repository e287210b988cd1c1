// Loading policies, and telling why they cannot run.
#include "edict/policy_set.h"

#include "diagnostic/catalogue.h"
#include "diagnostic/render.h"
#include "edict/terminal.h"

namespace edict::tool {

namespace {

std::string unknown_finding(const std::string& name) {
  if (diagnostic::code_by_id(name)) return "";
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

PolicySet load_policies(const PolicyWords& words, const std::vector<ExtraText>& extra, bool findings_too) {
  static const source::DiskLoader kDisk;  // files of `table … from` are read through it for as long as the set lives
  PolicySet set;
  set.manifest = find_manifest(words.paths, kDisk);
  for (const std::string& problem : set.manifest.problems) complain(set.manifest.path + ": " + problem);
  if (!set.manifest.problems.empty()) {
    set.failed = kUsage;
    return set;
  }
  CompileOptions options;
  options.paths = words.paths;
  options.stdlib = words.stdlib;
  options.off = words.off;
  options.off.insert(options.off.end(), set.manifest.off.begin(), set.manifest.off.end());
  options.review = findings_too;
  for (const std::string& off : options.off) {
    if (const std::string problem = unknown_finding(off); !problem.empty()) {
      complain(problem);
      set.failed = kUsage;
    }
  }
  if (set.failed) return set;
  set.compiled = compile(options, kDisk, extra);
  for (const std::string& path : set.compiled.missing_paths) complain("cannot read `" + path + "`");
  if (!set.compiled.missing_paths.empty()) set.failed = kUsage;
  else if (set.compiled.diagnostics.has_errors()) set.failed = kPolicyErrors;
  if (set.failed == kPolicyErrors && !findings_too) {
    print_error(diagnostic::render_text(set.compiled.diagnostics, *set.compiled.sources, {colour_wanted(true)}));
    complain(diagnostic::summary(set.compiled.diagnostics) + " in the policies");
  }
  return set;
}

}  // namespace edict::tool
