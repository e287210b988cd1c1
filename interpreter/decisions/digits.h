// Numbers and dates as every format writes them, into memory that has room for them.
//
// In: a place with room for kLongestNumber bytes. Out: the end of what was written there. Always true: no allocation, no locale.
#pragma once

#include <cstddef>
#include <cstdint>

#include "exact/date.h"

namespace edict::decisions {

inline constexpr std::size_t kLongestNumber = 32;

char* write_decimal(char* at, std::int64_t millionths);  // no more digits after the point than it takes
char* write_money(char* at, std::int64_t millionths);    // at least two digits after the point, no sign of thousands
char* write_date(char* at, exact::Date date);

}  // namespace edict::decisions
