// `edict test`: runs the `test` blocks of a policy set.
#include "edict/policy_set.h"
#include "edict/terminal.h"
#include "testing/testing.h"

namespace edict::tool {

int run_test(const Command& self, const std::vector<std::string>& arguments) {
  PolicyWords policies;
  std::string format = "text";
  Arguments words(self);
  take_policies(words, policies, "PATH", false);
  words.choice("--format", format, {"text", "json"}, "text or json");
  if (const auto code = words.parse(arguments)) return *code;
  if (policies.paths.empty()) policies.paths = {"."};

  const PolicySet set = load_policies(policies);
  if (set.failed) return *set.failed;
  const engine::Plan plan(set.compiled.program);
  const source::Sources& sources = *set.compiled.sources;
  const auto results = testing::run_tests(plan, &sources);
  print(format == "json" ? testing::render_json(results, sources) : testing::render_text(results, sources, colour_wanted()));
  for (const testing::Result& result : results) {
    if (!result.passed()) return kTestsFailed;
  }
  return kFine;
}

}  // namespace edict::tool
