// Each review by itself (internal to review/).
#pragma once

#include "review/review.h"

namespace edict::review {

class Reach;

// A code's attributes in a package against the official ones.
void definitions(const Inputs& inputs, diagnostic::Diagnostics& diagnostics);
// On the program:
// Exceptions that can both apply at one payer and disagree, with a claim that shows it; or that are not proved never to meet.
void conflicts(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);
// Rules that apply to nothing, cannot fail, or cannot be met; exceptions that hold nowhere.
void dead_rules(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);
void dead_exceptions(const Inputs& inputs, Reach& reach, diagnostic::Diagnostics& diagnostics);

}  // namespace edict::review
