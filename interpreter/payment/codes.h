// The adjustment codes of payment itself, and how grave a finding is.
//
// In: what made an adjustment or a finding. Out: its code, its gravity. Always true: the codes are those of the field (X12 external code lists 139 and
// 974): CO-45 fee schedule, OA-23 prior payers, PR-2 coinsurance, PR-3 copay, CO-151 units over a cap, CO-253 sequestration.
#pragma once

#include <string_view>

#include "engine/decision.h"

namespace edict::payment {

// The CARC of an adjustment that payment makes by itself; empty for those whose code a policy gives.
std::string_view settled_carc(engine::Builtin source);
core::Group settled_group(engine::Builtin source);

// `CO`, `PR`, `OA`, `PI`, `CR`.
std::string_view group_name(core::Group group);

// The adjustment's CARC as text: the policy's, or the settled one where the policy set never names that code.
std::string_view carc_of(const engine::Adjustment& adjustment, const claims::Dictionary& symbols);

// What a finding does to its line: notes, and undecided rules that pass, leave it payable.
core::Disposition gravity(const core::Program& program, const engine::Finding& finding);

}  // namespace edict::payment
