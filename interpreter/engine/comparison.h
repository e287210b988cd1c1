// What a comparison makes of an order, and which values have one without more ado.
//
// In: orders, types. Out: truths. Always true: the same answer for one line and for many.
#pragma once

#include "core/node.h"

namespace edict::engine {

// `order`: -1, 0, 1.
bool holds_for(core::Comparison comparison, int order);
// Values that are one whole number each, all on one scale.
bool compares_plainly(const core::Type& type);

}  // namespace edict::engine
