// Decimals as the language declares them: at most 12 digits before the point and 6 after, held as whole millionths.
//
// In: text or millionths. Out: millionths or text. Always true: |millionths| < 10^18, so a field fits in 64 bits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "exact/integer.h"

namespace edict::exact {

inline constexpr int kScale = 6;                              // digits after the point of every declared number
inline constexpr std::int64_t kOne = 1'000'000;               // the number 1, in millionths
inline constexpr std::int64_t kCent = 10'000;                 // one cent, in millionths of a dollar
inline constexpr std::int64_t kLimit = 1'000'000'000'000'000'000;  // exclusive bound of |millionths|

enum class DecimalError : std::uint8_t { NotANumber, TooLarge, TooFine };

struct ParsedDecimal {
  std::int64_t millionths = 0;
  std::optional<DecimalError> error;
};

// Reads `-12`, `0.5`, `1,250.00` (commas only in groups of three where `grouped` allows them). No exponent, no blank, no plus sign;
// a point needs digits on both sides. Zeros beyond the sixth decimal are allowed (`1.50000000`).
ParsedDecimal parse_decimal(std::string_view text, bool grouped = false);

// The shortest text: `60`, `0.609`, `-12.5`.
std::string decimal_text(Int millionths);
// Exactly two decimals where the value has no more, else as many as it has: `1250.00`, `0.609`.
std::string money_text(Int millionths);
// `1,250.00`: money with groups, for people.
std::string money_text_grouped(Int millionths);
// numerator / denominator, exact: a decimal where it ends within 6 digits, else a fraction `1/3`. denominator > 0.
std::string ratio_text(Int numerator, Int denominator);

}  // namespace edict::exact
