// What the formats of claims leave out, beside a policy set's other findings.
//
// In: a program, how the sender writes claims (edict.toml). Out: findings R150 to R159. Always true: nothing is read; which files will come is not known.
#pragma once

#include <string>
#include <vector>

#include "claims/mapping.h"
#include "core/program.h"
#include "diagnostic/diagnostic.h"

namespace edict {

// `off`: codes or slugs that this policy set has switched off.
void review_formats(const core::Program& program, const claims::Mapping& mapping, const std::vector<std::string>& off, diagnostic::Diagnostics& diagnostics);

}  // namespace edict
