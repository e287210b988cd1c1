// Numbers on their static scales and unreduced ratios: checked, never wrapped. In: operands. Out: a number, or a fault.
#include "engine/number.h"

#include <algorithm>

namespace edict::engine {
namespace {

using exact::Int;

// Ratio of two whole numbers with the sign in the numerator.
bool make_ratio(Int numerator, Int denominator, Number& out) {
  if (denominator < 0 && (!exact::subtract(0, numerator, numerator) || !exact::subtract(0, denominator, denominator))) return false;
  out = {numerator, denominator, 0, true};
  return true;
}

bool times_power(Int a, int exponent, Int& out) {
  if (exponent == 0) {
    out = a;
    return true;
  }
  const Int factor = exact::power_of_ten(exponent);
  return factor != 0 && exact::multiply(a, factor, out);
}

bool align(Number& a, Number& b) {
  const std::uint8_t scale = std::max(a.scale, b.scale);
  return raise(a, scale, a) && raise(b, scale, b);
}

template <class Step>
bool sum(Number a, Number b, Number& out, Step step) {
  Int left = 0, right = 0;
  if (!a.ratio && !b.ratio) {
    if (a.scale != b.scale && !align(a, b)) return false;
    out = fixed(0, a.scale);
    if (a.denominator == 1 && b.denominator == 1) return step(a.numerator, b.numerator, out.numerator);
  } else {
    if (!to_ratio(a, a) || !to_ratio(b, b)) return false;
    out = {0, 1, 0, true};
  }
  return exact::multiply(a.numerator, b.denominator, left) && exact::multiply(b.numerator, a.denominator, right) && step(left, right, out.numerator) &&
         exact::multiply(a.denominator, b.denominator, out.denominator);
}

}  // namespace

bool is_numeric(core::Kind kind) {
  switch (kind) {
    case core::Kind::Number:
    case core::Kind::Amount:
    case core::Kind::Units:
    case core::Kind::UnitSize:
    case core::Kind::PerUnit: return true;
    case core::Kind::Boolean:
    case core::Kind::Text:
    case core::Kind::Date:
    case core::Kind::Period:
    case core::Kind::Duration:
    case core::Kind::Symbol:
    case core::Kind::Record:
    case core::Kind::Row:
    case core::Kind::List: return false;
  }
  return false;
}

bool raise(Number a, std::uint8_t scale, Number& out) {
  out = {0, a.denominator, scale, false};
  return times_power(a.numerator, scale - a.scale, out.numerator);
}

bool to_ratio(Number a, Number& out) {
  if (a.ratio) {
    out = a;
    return true;
  }
  const Int power = exact::power_of_ten(a.scale);
  out = {a.numerator, power, 0, true};
  return power != 0 && (a.denominator == 1 || exact::multiply(power, a.denominator, out.denominator));
}

bool add(Number a, Number b, Number& out) {
  return sum(a, b, out, [](Int x, Int y, Int& r) { return exact::add(x, y, r); });
}

bool subtract(Number a, Number b, Number& out) {
  return sum(a, b, out, [](Int x, Int y, Int& r) { return exact::subtract(x, y, r); });
}

bool multiply(Number a, Number b, Number& out) {
  if (!a.ratio && !b.ratio) {
    out = fixed(0, static_cast<std::uint8_t>(a.scale + b.scale));
    if (a.scale + b.scale > 255) return false;
    if (a.denominator == 1 && b.denominator == 1) return exact::multiply(a.numerator, b.numerator, out.numerator);
  } else {
    if (!to_ratio(a, a) || !to_ratio(b, b)) return false;
    out = {0, 1, 0, true};
  }
  return exact::multiply(a.numerator, b.numerator, out.numerator) && exact::multiply(a.denominator, b.denominator, out.denominator);
}

bool divide(Number a, Number b, Number& out) {
  Int numerator = 0, denominator = 0;
  if (!a.ratio && !b.ratio) {
    if (!align(a, b)) return false;
    if (a.denominator == 1 && b.denominator == 1) return make_ratio(a.numerator, b.numerator, out);
  } else if (!to_ratio(a, a) || !to_ratio(b, b)) {
    return false;
  }
  return exact::multiply(a.numerator, b.denominator, numerator) && exact::multiply(a.denominator, b.numerator, denominator) &&
         make_ratio(numerator, denominator, out);
}

bool negate(Number a, Number& out) {
  out = a;
  return exact::subtract(0, a.numerator, out.numerator);
}

std::optional<int> compare(Number a, Number b) {
  Int left = a.numerator, right = b.numerator;
  if (!a.ratio && !b.ratio) {
    if (a.scale != b.scale) {
      if (!align(a, b)) return std::nullopt;
      left = a.numerator;
      right = b.numerator;
    }
  } else if (!to_ratio(a, a) || !to_ratio(b, b)) {
    return std::nullopt;
  }
  if (a.denominator != 1 || b.denominator != 1) {
    if (!exact::multiply(a.numerator, b.denominator, left) || !exact::multiply(b.numerator, a.denominator, right)) return std::nullopt;
  }
  return left < right ? -1 : left > right ? 1 : 0;
}

bool conform(Number a, const core::Type& type, Number& out) {
  if (type.ratio) return to_ratio(a, out);
  if (a.ratio) {  // a whole number of the scale, or not of this type at all
    Int scaled = 0;
    if (!times_power(a.numerator, type.scale, scaled) || scaled % a.denominator != 0) return false;
    out = fixed(scaled / a.denominator, type.scale);
    return true;
  }
  if (type.scale >= a.scale) return raise(a, type.scale, out);
  const Int factor = exact::power_of_ten(a.scale - type.scale);
  if (factor == 0 || a.numerator % factor != 0) return false;
  out = {a.numerator / factor, a.denominator, type.scale, false};
  return true;
}

bool round(Number a, exact::Rounding rounding, bool cents, Number& out) {
  if (!to_ratio(a, a)) return false;
  if (cents && !exact::multiply(a.numerator, 100, a.numerator)) return false;
  const auto whole = exact::divide_rounded(a.numerator, a.denominator, rounding);
  if (!whole) return false;
  out = fixed(0, 6);
  return exact::multiply(*whole, exact::power_of_ten(cents ? 4 : 6), out.numerator);
}

}  // namespace edict::engine
