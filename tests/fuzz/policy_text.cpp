// Any bytes as a policy: read as text and as a literate document, checked, reviewed, lowered; every finding is put into words.
#include <map>
#include <string>

#include "diagnostic/render.h"
#include "pipeline.h"
#include "target.h"

using namespace edict;

namespace {

void compile_as(const std::string& name, std::string_view text) {
  const source::MemoryLoader loader({{name, std::string(text)}, {"small/claim.edict", std::string(fuzz::small_claim())}, {"small/units.edict", std::string(fuzz::small_units())}});
  CompileOptions options;
  options.paths = {name};
  options.stdlib = fuzz::kSmallLibrary;
  const Compilation compilation = compile(options, loader);
  diagnostic::render_text(compilation.diagnostics, *compilation.sources, {});
  diagnostic::render_json(compilation.diagnostics, *compilation.sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::text_of(data, size);
  compile_as("policy.edict", text);
  if (text.find("```") != std::string_view::npos) compile_as("policy.edict.md", text);
  return 0;
}
