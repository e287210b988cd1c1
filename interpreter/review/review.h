// Phase 4. In: modules, Names and Types. Out: nothing but findings: what runs, but is probably not what was meant.
#pragma once

#include <string>
#include <vector>

#include "diagnostic/diagnostic.h"
#include "source/source.h"
#include "types/types.h"

namespace edict::review {

struct Inputs {
  const source::Sources& sources;
  const names::Names& names;
  const types::Types& types;
};

// `off`: codes or slugs of warnings that this policy set has switched off.
void review(const Inputs& inputs, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
