// Numbers as the core types them: a whole numerator on a fixed decimal scale, or a ratio of two whole numbers.
//
// In: numbers. Out: numbers, or "overflow". Always true: denominators are > 0 and nothing is ever reduced; each step is checked in 127 bits, so that
// overflow depends on the declared scales alone. The rules are those of core/node.h.
#pragma once

#include <cstdint>
#include <optional>

#include "core/type.h"
#include "exact/integer.h"

namespace edict::engine {

struct Number {
  exact::Int numerator = 0;
  exact::Int denominator = 1;  // ratios; and fixed ones that come from units of another size: value = numerator / (denominator * 10^scale)
  std::uint8_t scale = 0;      // fixed only
  bool ratio = false;
};

bool is_numeric(core::Kind kind);  // Number, Amount, Units, UnitSize, PerUnit

inline Number fixed(exact::Int numerator, std::uint8_t scale) { return {numerator, 1, scale, false}; }

// Each returns false on overflow.
bool raise(Number a, std::uint8_t scale, Number& out);   // fixed, to a scale that is not smaller
bool to_ratio(Number a, Number& out);                    // fixed n/d of scale s enters as n / (d * 10^s)
bool add(Number a, Number b, Number& out);
bool subtract(Number a, Number b, Number& out);
bool multiply(Number a, Number b, Number& out);
bool divide(Number a, Number b, Number& out);            // b is not zero; always a ratio
bool negate(Number a, Number& out);
// -1, 0, 1; nothing on overflow.
std::optional<int> compare(Number a, Number b);
// `a` as a value of this type: on its scale, or as a ratio. A fixed value that does not end on a smaller scale is an overflow (lowering never asks for it).
bool conform(Number a, const core::Type& type, Number& out);
// Rounded to whole units (`cents` false) or to hundredths; the result has scale 6.
bool round(Number a, exact::Rounding rounding, bool cents, Number& out);

}  // namespace edict::engine
