// `edict test --suggest`: blocks that were compiled, run, and reached what they are for.
//
// In: a policy set and what its tests reach. Out: text. Always true: each block passes in its package; one that does not, with or without the rules it names, is left out.
#pragma once

#include <string>

#include "coverage/suggest.h"
#include "edict/policy_set.h"

namespace edict::tool {

std::string suggested_tests(const PolicyWords& policies, const PolicySet& set, const coverage::Report& report, bool everything);

}  // namespace edict::tool
