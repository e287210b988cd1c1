// Ages, days between dates and windows in words: with the dates that they come from, so that a reader can count again.
//
// In: a node, the line and variables that it speaks of. Out: words; empty where a date is not known. Always true: the engine evaluates, counting is exact's, as the engine counts.
#pragma once

#include <string>

#include "explain/words.h"

namespace edict::explain {

// Of `age on line.date >= 12 years`: `11 years >= 12 years (born 2013-05-05, on 2025-03-20)`.
std::string age_told(Words& words, const core::Node& node, engine::Environment& environment);
// Of `h.date within 14 days before line.date`: `2025-03-06 is 14 days before 2025-03-20 (the window: 2025-03-07 .. 2025-03-20)`.
std::string window_told(Words& words, const core::Node& node, engine::Environment& environment);
// The days that a value is counted from, for each `days between` in it: ` (5 days from 2025-03-20 to 2025-03-25)`; empty where there is none.
std::string days_told(Words& words, core::NodeId node, engine::Environment& environment);

}  // namespace edict::explain
