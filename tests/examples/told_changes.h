// A change as `edict explain` words it, made in the claim as its sender would make it.
//
// In: a claim as JSON, the number of the line asked about, the words of one change. Out: the claim changed. Always true: nothing but the words is looked at, and
// words that are not understood are an error of the test.
#pragma once

#include <string>

#include "examples.h"

namespace edict::examples {

void make_change(const core::Schema& schema, Json& claim, int line, const std::string& words);

}  // namespace edict::examples
