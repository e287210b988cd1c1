// Checked 127-bit integers: the only arithmetic that a decision may use.
//
// In: integers. Out: integers, or "overflow". Always true: no result is ever wrapped, and nothing here is binary floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace edict::exact {

__extension__ using Int = __int128;

inline bool add(Int a, Int b, Int& out) { return !__builtin_add_overflow(a, b, &out); }
inline bool subtract(Int a, Int b, Int& out) { return !__builtin_sub_overflow(a, b, &out); }
inline bool is_small(Int a) { return a == static_cast<std::int64_t>(a); }
inline bool multiply(Int a, Int b, Int& out) {
  if (is_small(a) && is_small(b)) {  // most are: no overflow, and far quicker
    out = Int{static_cast<std::int64_t>(a)} * static_cast<std::int64_t>(b);
    return true;
  }
  return !__builtin_mul_overflow(a, b, &out);
}

// 10^exponent for 0 <= exponent <= 38; 0 outside that range.
Int power_of_ten(int exponent);

std::string to_text(Int value);

// How a quotient becomes a whole number. Ceiling goes toward plus infinity, Floor toward minus infinity. The others treat both signs alike, so that what is
// taken back rounds as what was given: Down goes toward zero, Up away from it, HalfUp takes halves away from it (the trade's "half up").
enum class Rounding : std::uint8_t { Ceiling, Floor, HalfUp, HalfEven, Down, Up };

// Whether the magnitude of a quotient with a remainder grows by one; `rest` is not zero. Of unsigned numbers of any width.
template <class Magnitude>
constexpr bool rounds_away(Magnitude quotient, Magnitude rest, Magnitude divisor, bool negative, Rounding rounding) {
  const Magnitude missing = divisor - rest;  // compared instead of 2 * rest, which might not fit
  switch (rounding) {
    case Rounding::Ceiling: return !negative;
    case Rounding::Floor: return negative;
    case Rounding::HalfUp: return rest >= missing;
    case Rounding::HalfEven: return rest > missing || (rest == missing && (quotient & 1) != 0);
    case Rounding::Down: return false;
    case Rounding::Up: return true;
  }
  return false;
}

// numerator / denominator as a whole number; nothing where the denominator is zero or the result leaves 127 bits.
std::optional<Int> divide_rounded(Int numerator, Int denominator, Rounding rounding);

}  // namespace edict::exact
