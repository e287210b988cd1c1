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
// The age on a day in completed units (see core::AgeIn) against the duration's count of them. Somebody not yet born has completed minus one unit.
bool age_holds(core::Comparison comparison, exact::Date birth, exact::Date on, exact::Duration duration, core::AgeIn in);

}  // namespace edict::engine
