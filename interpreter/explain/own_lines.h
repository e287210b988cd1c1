// The claim's own lines that a rule over the history would count, and does not see: history holds earlier claims alone.
//
// In: a rule that looks at the history and nowhere at the claim's lines, a line. Out: the other lines of the claim, of its date or before, that fit. Always true: each was tried by
// the engine in the place of an earlier claim's line; nothing is decided by it.
#pragma once

#include <string>
#include <vector>

#include "explain/words.h"

namespace edict::explain {

// `line 1 (J2357 on 2025-03-06)`.
std::vector<std::string> own_lines_unseen(Words& words, core::RuleId rule, claims::LineRef line);

}  // namespace edict::explain
