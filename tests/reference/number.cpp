// Each step computes without bound and then asks whether the language's 127 bits would have held it.
#include "reference/number.h"

#include <algorithm>
#include <numeric>

namespace edict::reference {
namespace {

MaybeNumber bounded(Number value) {
  if (!value.n.fits_127_bits() || !value.d.fits_127_bits()) return std::nullopt;
  return value;
}

// A product that the language would have computed on the way.
std::optional<BigInt> product(const BigInt& a, const BigInt& b) {
  BigInt result = a * b;
  if (!result.fits_127_bits()) return std::nullopt;
  return result;
}

struct Pair {
  Number a, b;
};

// Both fixed on the larger scale, or both ratios.
std::optional<Pair> aligned(const Number& a, const Number& b) {
  MaybeNumber x;
  MaybeNumber y;
  if (a.ratio || b.ratio) {
    x = as_ratio(a);
    y = as_ratio(b);
  } else {
    x = raised(a, std::max(a.scale, b.scale));
    y = raised(b, std::max(a.scale, b.scale));
  }
  if (!x || !y) return std::nullopt;
  return Pair{*x, *y};
}

bool plain(const Pair& pair) { return !pair.a.ratio && pair.a.d == BigInt(1) && pair.b.d == BigInt(1); }

MaybeNumber add_or_subtract(const Number& a, const Number& b, bool minus) {
  const std::optional<Pair> p = aligned(a, b);
  if (!p) return std::nullopt;
  if (plain(*p)) return bounded({minus ? p->a.n - p->b.n : p->a.n + p->b.n, 1, p->a.scale, false});
  const std::optional<BigInt> left = product(p->a.n, p->b.d);
  const std::optional<BigInt> right = product(p->b.n, p->a.d);
  const std::optional<BigInt> below = product(p->a.d, p->b.d);
  if (!left || !right || !below) return std::nullopt;
  return bounded({minus ? *left - *right : *left + *right, *below, p->a.scale, p->a.ratio});
}

}  // namespace

Number whole_number(std::int64_t value) { return {BigInt(value) * BigInt::power_of_ten(6), 1, 6, false}; }
Number from_millionths(std::int64_t value) { return {BigInt(value), 1, 6, false}; }

MaybeNumber raised(const Number& a, unsigned scale) {
  if (a.ratio || scale <= a.scale) return a;
  return bounded({a.n * BigInt::power_of_ten(scale - a.scale), a.d, scale, false});
}

MaybeNumber as_ratio(const Number& a) {
  if (a.ratio) return a;
  return bounded({a.n, a.d * BigInt::power_of_ten(a.scale), 0, true});
}

MaybeNumber add(const Number& a, const Number& b) { return add_or_subtract(a, b, false); }
MaybeNumber subtract(const Number& a, const Number& b) { return add_or_subtract(a, b, true); }

MaybeNumber multiply(const Number& a, const Number& b) {
  if (!a.ratio && !b.ratio) return bounded({a.n * b.n, a.d * b.d, a.scale + b.scale, false});
  const MaybeNumber x = as_ratio(a);
  const MaybeNumber y = as_ratio(b);
  if (!x || !y) return std::nullopt;
  return bounded({x->n * y->n, x->d * y->d, 0, true});
}

MaybeNumber divide(const Number& a, const Number& b) {
  const std::optional<Pair> p = aligned(a, b);
  if (!p) return std::nullopt;
  Number result{p->a.n * p->b.d, p->a.d * p->b.n, 0, true};
  if (!bounded(result)) return std::nullopt;
  if (result.d.is_negative()) {
    result.n = -result.n;
    result.d = -result.d;
  }
  return bounded(result);
}

MaybeNumber negated(const Number& a) { return bounded({-a.n, a.d, a.scale, a.ratio}); }

std::optional<int> compare(const Number& a, const Number& b) {
  const std::optional<Pair> p = aligned(a, b);
  if (!p) return std::nullopt;
  if (plain(*p)) return p->a.n.compare(p->b.n);
  const std::optional<BigInt> left = product(p->a.n, p->b.d);
  const std::optional<BigInt> right = product(p->b.n, p->a.d);
  if (!left || !right) return std::nullopt;
  return left->compare(*right);
}

MaybeNumber converted(const Number& a, std::int64_t numerator, std::int64_t denominator) {
  const std::int64_t common = std::gcd(numerator, denominator);
  return bounded({a.n * BigInt(numerator / common), a.d * BigInt(denominator / common), a.scale, a.ratio});
}

BigInt divide_rounded(const BigInt& numerator, const BigInt& denominator, exact::Rounding rounding) {
  const auto [quotient, rest] = numerator.divide(denominator);
  if (rest.is_zero()) return quotient;
  const BigInt away = quotient + BigInt(numerator.is_negative() ? -1 : 1);
  const int half = (rest.absolute() + rest.absolute()).compare(denominator);
  switch (rounding) {
    case exact::Rounding::Ceiling: return numerator.is_negative() ? quotient : away;
    case exact::Rounding::Floor: return numerator.is_negative() ? away : quotient;
    case exact::Rounding::HalfUp: return half >= 0 ? away : quotient;
    case exact::Rounding::HalfEven: return half > 0 || (half == 0 && quotient.is_odd()) ? away : quotient;
    case exact::Rounding::Down: return quotient;
    case exact::Rounding::Up: return away;
  }
  return quotient;
}

MaybeNumber rounded(const Number& a, exact::Rounding rounding, RoundTo to) {
  BigInt above = a.n;
  BigInt below = a.d;
  const unsigned decimals = to == RoundTo::Cent ? 2 : 0;
  if (a.scale >= decimals) {
    below = below * BigInt::power_of_ten(a.scale - decimals);
  } else {
    above = above * BigInt::power_of_ten(decimals - a.scale);
  }
  if (!above.fits_127_bits() || !below.fits_127_bits()) return std::nullopt;
  const BigInt units = divide_rounded(above, below, rounding);
  return bounded({units * BigInt::power_of_ten(6 - decimals), 1, 6, false});
}

int compare_exactly(const Number& a, const Number& b) {
  const BigInt left = a.n * b.d * BigInt::power_of_ten(b.scale);
  const BigInt right = b.n * a.d * BigInt::power_of_ten(a.scale);
  return left.compare(right);
}

std::optional<std::int64_t> millionths(const Number& a, exact::Rounding rounding) {
  const BigInt value = divide_rounded(a.n * BigInt::power_of_ten(6), a.d * BigInt::power_of_ten(a.scale), rounding);
  if (!value.fits_64_bits()) return std::nullopt;
  return value.to_int64();
}

}  // namespace edict::reference
