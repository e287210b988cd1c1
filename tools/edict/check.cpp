// `edict check`: every finding of a policy set, as text or JSON.
#include "diagnostic/render.h"
#include "edict/arguments.h"
#include "edict/terminal.h"
#include "pipeline.h"

namespace edict::tool {

int run_check(const Command& self, const std::vector<std::string>& arguments) {
  CompileOptions options;
  std::string format = "text";
  Arguments words(self);
  words.rest("PATH", options.paths, "Policy files and directories (default: this directory)")
      .choice("--format", format, {"text", "json"}, "text or json")
      .option("--stdlib", options.stdlib, "Work on the standard library in this directory", "DIR")
      .many("--off", options.off, "Switch a warning off, by code or name");
  if (const auto code = words.parse(arguments)) return *code;
  if (options.paths.empty()) options.paths = {"."};

  const source::DiskLoader loader;
  const Compilation set = compile(options, loader);
  for (const auto& path : set.missing_paths) complain("cannot read `" + path + "`");
  if (format == "json") {
    print(diagnostic::render_json(set.diagnostics, *set.sources) + "\n");
  } else {
    print(diagnostic::render_text(set.diagnostics, *set.sources, {colour_wanted()}));
    print(diagnostic::summary(set.diagnostics) + "\n");
  }
  if (!set.missing_paths.empty()) return kUsage;
  return set.diagnostics.has_errors() ? kPolicyErrors : kFine;
}

}  // namespace edict::tool
