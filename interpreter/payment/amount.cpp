// Fractions reduced by their greatest common divisor before they multiply, so that 127 bits last.
#include "payment/amount.h"

#include "exact/decimal.h"

namespace edict::payment {
namespace {

using exact::Int;

Int common_divisor(Int a, Int b) {
  if (a < 0) a = -a;
  while (b != 0) {
    const Int rest = a % b;
    a = b;
    b = rest;
  }
  return a == 0 ? 1 : a;
}

std::optional<std::int64_t> rounded(Fraction value, Int steps, Int step, exact::Rounding rounding) {
  Int scaled = 0;
  if (!exact::multiply(value.numerator, steps, scaled)) return std::nullopt;
  const std::optional<Int> whole = exact::divide_rounded(scaled, value.denominator, rounding);
  Int result = 0;
  if (!whole || !exact::multiply(*whole, step, result)) return std::nullopt;
  if (!exact::is_small(result)) return std::nullopt;
  return static_cast<std::int64_t>(result);
}

}  // namespace

std::optional<Fraction> fraction_of(const engine::Value& value, std::uint8_t scale) {
  Fraction result{value.numerator, 1};
  const Int power = exact::power_of_ten(scale);
  if (power == 0 || value.denominator <= 0 || !exact::multiply(value.denominator, power, result.denominator)) return std::nullopt;
  return result;
}

std::optional<Fraction> product(Fraction a, Fraction b) {
  const Int first = common_divisor(a.numerator, b.denominator);
  const Int second = common_divisor(b.numerator, a.denominator);
  Fraction result;
  if (!exact::multiply(a.numerator / first, b.numerator / second, result.numerator)) return std::nullopt;
  if (!exact::multiply(a.denominator / second, b.denominator / first, result.denominator)) return std::nullopt;
  const Int divisor = common_divisor(result.numerator, result.denominator);
  return Fraction{result.numerator / divisor, result.denominator / divisor};
}

std::optional<std::int64_t> to_cents(Fraction dollars) {
  const std::optional<std::int64_t> cents = rounded(dollars, 100, exact::kCent, exact::Rounding::HalfUp);
  return cents && *cents < exact::kLimit && *cents > -exact::kLimit ? cents : std::nullopt;
}

std::optional<std::int64_t> to_millionths(Fraction units) { return rounded(units, exact::kOne, 1, exact::Rounding::Floor); }

}  // namespace edict::payment
