// Powers of ten, text and rounded division of 127-bit integers.
//
// In: any Int, the extremes included. Out: a whole number, or nothing. Always true: no signed operation here can overflow, since
// magnitudes are taken as unsigned numbers.
#include "exact/integer.h"

#include <algorithm>
#include <array>

namespace edict::exact {
namespace {

__extension__ using Magnitude = unsigned __int128;

constexpr Magnitude kSmall = ~std::uint64_t{0};
constexpr Magnitude kLargest = ~Magnitude{0} >> 1;  // 2^127 - 1

Magnitude magnitude(Int value) { return value < 0 ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value); }

}  // namespace

Int power_of_ten(int exponent) {
  constexpr int kMost = 38;
  static constexpr std::array<Int, kMost + 1> kPowers = [] {
    std::array<Int, kMost + 1> powers{};
    Int power = 1;
    for (int i = 0; i <= kMost; ++i) {
      powers[static_cast<std::size_t>(i)] = power;
      if (i < kMost) power *= 10;
    }
    return powers;
  }();
  return exponent < 0 || exponent > kMost ? 0 : kPowers[static_cast<std::size_t>(exponent)];
}

std::string to_text(Int value) {
  std::string text;
  Magnitude rest = magnitude(value);
  do {
    text.push_back(static_cast<char>('0' + static_cast<int>(rest % 10)));
    rest /= 10;
  } while (rest != 0);
  if (value < 0) text.push_back('-');
  std::reverse(text.begin(), text.end());
  return text;
}

std::optional<Int> divide_rounded(Int numerator, Int denominator, Rounding rounding) {
  if (denominator == 0) return std::nullopt;
  const bool negative = (numerator < 0) != (denominator < 0);
  const Magnitude dividend = magnitude(numerator), divisor = magnitude(denominator);
  const bool small = dividend <= kSmall && divisor <= kSmall;  // most are, and 64 bits divide far quicker
  Magnitude quotient = small ? static_cast<std::uint64_t>(dividend) / static_cast<std::uint64_t>(divisor) : dividend / divisor;
  const Magnitude rest = dividend - quotient * divisor;
  if (rest != 0 && rounds_away(quotient, rest, divisor, negative, rounding)) ++quotient;
  if (quotient > kLargest) {
    if (negative && quotient == kLargest + 1) return -static_cast<Int>(kLargest) - 1;
    return std::nullopt;
  }
  const Int result = static_cast<Int>(quotient);
  return negative ? -result : result;
}

}  // namespace edict::exact
