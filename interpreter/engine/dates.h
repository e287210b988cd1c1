// Windows and ages on plain dates. In: dates. Out: whether they lie so. Always true: the same answer for one line and for many.
#pragma once

#include <optional>

#include "core/node.h"
#include "engine/value.h"
#include "exact/date.h"

namespace edict::engine {

inline exact::Duration duration_of(const Value& v) { return {static_cast<std::int32_t>(v.numerator), static_cast<std::int32_t>(v.denominator)}; }

// See core::WithinSide. Nothing where the window leaves the calendar.
std::optional<bool> is_within(core::WithinSide side, exact::Date day, exact::Duration duration, exact::Date anchor);
// The age on a day in completed years, months or days (whichever the duration is in) against its count. Somebody not yet born has completed minus one unit.
bool age_holds(core::Comparison comparison, exact::Date birth, exact::Date on, exact::Duration duration);

}  // namespace edict::engine
