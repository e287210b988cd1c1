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
  words.choice("--format", format, {"text", "json"}, "text or json").many("--off", policies.off, "Switch a warning off, by code or name");
  if (const auto code = words.parse(arguments)) return *code;
  if (policies.paths.empty()) policies.paths = {"."};

  const PolicySet set = load_policies(policies, {}, true);
  if (set.failed == kUsage && set.compiled.missing_paths.empty()) return kUsage;
  const diagnostic::Diagnostics& findings = set.compiled.diagnostics;
  if (format == "json") {
    print(diagnostic::render_json(findings, *set.compiled.sources) + "\n");
  } else {
    print(diagnostic::render_text(findings, *set.compiled.sources, {colour_wanted()}));
    if (set.failed != kUsage) print(diagnostic::summary(findings) + "\n");
  }
  return set.failed.value_or(kFine);
}

}  // namespace edict::tool
