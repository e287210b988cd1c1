// The identity of a policy set: SHA-256 over its canonical form.
//
// In: a core program. Out: 64 hexadecimal digits. Always true: the order of declarations, files and rows, comments, layout, prose and tests don't change it; a
// name, title, message, citation, data row, formula, period or version does.
#pragma once

#include <string>

#include "core/program.h"

namespace edict::decisions {

std::string policy_identity(const core::Program& program);
// The canonical form itself: one line a declaration, sorted; formulas by digest.
std::string canonical_form(const core::Program& program);

}  // namespace edict::decisions
