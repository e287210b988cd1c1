// What is said once about a claims file, as findings of the catalogue.
//
// In: the notes and rejects of a reader. Out: findings without a place (a claims file is no policy text). Always true: one finding a column.
#pragma once

#include "claims/reader.h"
#include "diagnostic/diagnostic.h"

namespace edict::claims {

void report(const Notes& notes, const core::Program& program, diagnostic::Diagnostics& diagnostics);
void report(const Reject& reject, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::claims
