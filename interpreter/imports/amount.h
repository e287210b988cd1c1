// How much of a drug one billing unit stands for, read from the words of a code's descriptor.
//
// In: a descriptor (`injection, omalizumab, 5 mg`), or the dosage that a price list states (`5 MG`). Out: the amount, or why there is none. Always true: nothing is
// guessed: a concentration, a package, a limit of age or weight is never taken for the unit, and a measure that `std.units` does not know gives no amount.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace edict::imports {

struct Amount {
  std::int64_t millionths = 0;  // of the unit that `unit` names
  std::string unit;             // a name of `std.units`: mg, mcg, g, mL, IU, U, vial, each …
  bool operator==(const Amount&) const = default;
};
// `5 mg`, `0.5 mL`: as a policy writes it.
std::string amount_text(const Amount& amount);
// In the base unit of its dimension, so that 1 gm and 1000 mg are one; `dimension` is the name of that base unit.
struct Measured {
  std::int64_t millionths = 0;
  std::string dimension;
  bool operator==(const Measured&) const = default;
};
Measured measured(const Amount& amount);

struct UnitSize {
  std::vector<Amount> amounts;  // one: the unit. Several: one unit holds these substances together, and no single amount describes it
  std::string refusal;          // why there is none; empty where there is one amount
  std::string detail;           // the words that the refusal is about
  bool understood() const { return refusal.empty(); }
};
UnitSize unit_size(std::string_view descriptor);

// Refusals, as reports count them.
inline constexpr const char* kNoAmount = "the descriptor states no amount";
inline constexpr const char* kSeveralAmounts = "several amounts, and none of them is the whole";
inline constexpr const char* kUnknownMeasure = "a measure that has no unit here";
inline constexpr const char* kOddNumber = "a number that no unit size can be";

}  // namespace edict::imports
