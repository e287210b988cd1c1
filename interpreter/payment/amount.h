// Exact fractions of payment: nothing is rounded until an amount is stated, and then once, half up to cents.
//
// In: values of the evaluator, fractions. Out: fractions, and millionths of a dollar or of a unit. Always true: an overflow is an empty result.
#pragma once

#include <cstdint>
#include <optional>

#include "engine/value.h"

namespace edict::payment {

struct Fraction {
  exact::Int numerator = 0;
  exact::Int denominator = 1;  // > 0
};

// A numeric value on the scale of its node.
std::optional<Fraction> fraction_of(const engine::Value& value, std::uint8_t scale);
std::optional<Fraction> product(Fraction a, Fraction b);

// Half up (away from zero) to whole cents, in millionths of a dollar; nothing beyond the twelve digits that a claim's money may have.
std::optional<std::int64_t> to_cents(Fraction dollars);
// Down to whole millionths; nothing beyond 64 bits.
std::optional<std::int64_t> to_millionths(Fraction units);

}  // namespace edict::payment
