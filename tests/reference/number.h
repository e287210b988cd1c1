// The numbers of the language, written down as the law has them: fixed on a declared scale, or unreduced ratios.
//
// In: numbers. Out: numbers, or nothing where a numerator or denominator leaves 127 bits at any step (the overflow fault).
// Always true: value = n / (d * 10^scale), d > 0; a ratio has scale 0; a fixed number has d = 1, except units that were converted between two sizes.
#pragma once

#include <optional>

#include "exact/integer.h"
#include "reference/big_integer.h"

namespace edict::reference {

struct Number {
  BigInt n;
  BigInt d = 1;
  unsigned scale = 0;
  bool ratio = false;
};
using MaybeNumber = std::optional<Number>;

Number whole_number(std::int64_t value);       // on scale 6
Number from_millionths(std::int64_t value);
// On this larger scale. A ratio stays what it is.
MaybeNumber raised(const Number& a, unsigned scale);
MaybeNumber as_ratio(const Number& a);

MaybeNumber add(const Number& a, const Number& b);
MaybeNumber subtract(const Number& a, const Number& b);
MaybeNumber multiply(const Number& a, const Number& b);
MaybeNumber divide(const Number& a, const Number& b);  // b is not zero; gives a ratio
MaybeNumber negated(const Number& a);
std::optional<int> compare(const Number& a, const Number& b);  // -1, 0, 1
// a * to_numerator / to_denominator on a's scale.
MaybeNumber converted(const Number& a, std::int64_t numerator, std::int64_t denominator);

enum class RoundTo : std::uint8_t { Whole, Cent };
MaybeNumber rounded(const Number& a, exact::Rounding rounding, RoundTo to);  // on scale 6

// Exact comparison of values without any bound.
int compare_exactly(const Number& a, const Number& b);
// numerator / denominator to a whole number; the denominator is positive.
BigInt divide_rounded(const BigInt& numerator, const BigInt& denominator, exact::Rounding rounding);
// In millionths, rounded; nothing where it does not fit in 64 bits.
std::optional<std::int64_t> millionths(const Number& a, exact::Rounding rounding);

}  // namespace edict::reference
