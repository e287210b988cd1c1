// `edict check`: every finding of a policy set, as text or JSON.
#include "diagnostic/render.h"
#include "edict/policy_set.h"
#include "edict/terminal.h"
#include "formats.h"

namespace edict::tool {

namespace {

// Section `claims` of edict.toml, and what claims so written leave out.
void check_claims_section(PolicySet& set, std::vector<std::string> off) {
  diagnostic::Diagnostics& findings = set.compiled.diagnostics;
  off.insert(off.end(), set.manifest.off.begin(), set.manifest.off.end());
  const claims::Mapping mapping = claims::read_mapping(set.manifest.text, set.manifest.path, *set.compiled.program, findings);
  review_formats(*set.compiled.program, mapping, off, findings);
  if (findings.has_errors()) set.failed = kPolicyErrors;
}

}  // namespace

int run_check(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  std::string format = "text";
  Arguments words(self);
  take_policies(words, policies, "PATH", false);
  bool notes = false;
  words.choice("--format", format, {"text", "json"}, "text or json").flag("--notes", notes, "Show notes too: facts that rules wait for, and what is not proved");
  words.many("--off", policies.off, "Switch a warning off, by code or name");
  if (const auto code = words.parse(arguments)) return *code;
  if (policies.paths.empty()) policies.paths = {"."};

  PolicySet set = load_policies(policies, {}, true);
  if (set.failed == kUsage && set.compiled.missing_paths.empty()) return kUsage;
  if (set.compiled.program) check_claims_section(set, policies.off);
  const diagnostic::Diagnostics& findings = set.compiled.diagnostics;
  if (format == "json") {
    print(diagnostic::render_json(findings, *set.compiled.sources) + "\n");
  } else {
    print(diagnostic::render_text(findings, *set.compiled.sources, {.colour = colour_wanted(), .notes = notes}));
    const bool hidden = !notes && findings.count(diagnostic::Level::Note) != 0;
    if (set.failed != kUsage) print(diagnostic::summary(findings) + (hidden ? " (--notes shows them)" : "") + "\n");
  }
  return set.failed.value_or(kFine);
}

}  // namespace edict::tool
