// Through the pipeline, with files kept in memory.
#include "policy_set.h"

#include "diagnostic/render.h"
#include "pipeline.h"

namespace edict::property {

PolicySet compiled(const std::vector<PolicyFile>& files) {
  std::map<std::string, std::string> texts;
  CompileOptions options;
  options.review = false;
  for (const PolicyFile& file : files) {
    texts[file.name] = file.text;
    options.paths.push_back(file.name);
  }
  const source::MemoryLoader loader(texts);
  const Compilation compilation = compile(options, loader);
  PolicySet set;
  set.program = compilation.program;
  if (!set.program) set.errors = diagnostic::render_text(compilation.diagnostics, *compilation.sources, {});
  return set;
}

}  // namespace edict::property
