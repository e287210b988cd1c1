// In: modules, Names and Types, and the program where there is one. Out: nothing but findings: what runs, but is probably not what was meant.
//
// Always true: what depends on meaning (what can never apply, what can disagree) is decided on the program and so waits until there are no errors; what depends on
// what was written is told beside errors too.
#pragma once

#include <string>
#include <vector>

#include "core/program.h"
#include "diagnostic/diagnostic.h"
#include "source/source.h"
#include "types/types.h"

namespace edict::review {

struct Inputs {
  const source::Sources& sources;
  const names::Names& names;
  const types::Types& types;
  const core::Program* program = nullptr;   // nothing where there are errors
  std::string built_in;                     // files whose names begin so are the library's own: nobody is told about them
};

// `off`: codes or slugs of warnings that this policy set has switched off.
void review(const Inputs& inputs, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
