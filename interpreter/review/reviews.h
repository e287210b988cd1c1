// Each review by itself (internal to review/).
#pragma once

#include "review/review.h"

namespace edict::review {

// A code's attributes in a package against the official ones.
void definitions(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
