// What a drug code's descriptor says besides its amount: the substance, a short title, how it is given.
//
// In: a descriptor. Out: facts in a few words. Always true: a title has at most kLongestTitle characters and is put together from substance, brand and route; the descriptor
// itself is never written on; a route stands only where the descriptor names exactly one.
#pragma once

#include <string>
#include <string_view>

namespace edict::imports {

inline constexpr std::size_t kLongestTitle = 60;

struct Substance {
  std::string ingredient;  // `omalizumab`; empty where none could be read
  std::string title;       // `aripiprazole (abilify maintena)`, `ustekinumab, intravenous`
  std::string route;       // a value of std.claim's `route`, or empty
};
Substance substance(std::string_view descriptor);

}  // namespace edict::imports
