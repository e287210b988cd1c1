// The other places of a mistake that is told once.
#pragma once

#include <vector>

#include "diagnostic/diagnostic.h"

namespace edict::diagnostic {

// One more place beside the first: the `others`-th, from 1. A few are named, the rest counted behind the last of these.
void tell_also(std::vector<Related>& related, std::size_t others, source::Span place);

}  // namespace edict::diagnostic
