// `edict check`: every finding of a policy set, as text or JSON.
#include "diagnostic/render.h"
#include "edict/policy_set.h"
#include "edict/terminal.h"

namespace edict::tool {

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

  const PolicySet set = load_policies(policies, {}, true);
  if (set.failed == kUsage && set.compiled.missing_paths.empty()) return kUsage;
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
