// The measures that descriptors speak of, and the units of `std.units` that they are.
//
// In: tokens. Out: a unit's name. Always true: the factors are those of std/units.edict (a test compares them).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "imports/words.h"

namespace edict::imports {

struct Measure {
  std::string unit;           // empty: something is counted that has no unit here (plaque forming units, cells)
  std::size_t words = 0;      // how many tokens name it
  bool container = false;     // vials, doses, implants: counted pieces
};
// The measure that the tokens from `at` on name; nothing where they name none.
std::optional<Measure> measure_at(const std::vector<Token>& tokens, std::size_t at);

struct Factor {
  const char* unit;
  std::int64_t numerator;     // millionths of the base unit that one of it is
  const char* base;
};
const std::vector<Factor>& factors();

}  // namespace edict::imports
