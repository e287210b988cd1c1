// The order in which people list names with numbers in them.
//
// In: two texts. Out: whether the first comes before the second. Always true: a strict order of all texts; runs of digits count as numbers, whatever zeros they
// begin with: section 9 before section 10, MA4 before MA04 before MA10.
#pragma once

#include <string_view>

namespace edict::source {

bool comes_before(std::string_view a, std::string_view b);

}  // namespace edict::source
