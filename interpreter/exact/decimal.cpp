// Decimals read from text and written as text.
//
// In: text, millionths, or a ratio. Out: millionths, or text. Always true: a text of any length is read without overflow, and what
// is written reads back as the same number.
#include "exact/decimal.h"

#include <algorithm>

namespace edict::exact {
namespace {

__extension__ using Magnitude = unsigned __int128;

Magnitude magnitude(Int value) { return value < 0 ? Magnitude{0} - static_cast<Magnitude>(value) : static_cast<Magnitude>(value); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string digits_of(Magnitude value) {
  std::string text;
  do {
    text.insert(text.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  return text;
}

// The part before the point without its commas; nothing where a comma stands wrong. `0,125` is refused: elsewhere in the world it
// means an eighth, and no author groups a number that begins with zero.
std::optional<std::string> ungroup(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return std::string(whole);
  if (first == 0 || first > 3 || whole[0] == '0') return std::nullopt;
  std::string digits(whole.substr(0, first));
  for (std::size_t at = first; at < whole.size(); at += 4) {
    const std::string_view group = whole.substr(at + 1, 3);
    if (whole[at] != ',' || group.size() != 3 || !all_digits(group)) return std::nullopt;
    digits += group;
  }
  return digits;
}

// `whole` and the fraction's digits with its zeros at the end cut, but never below `least`.
std::string with_fraction(const std::string& whole, std::string fraction, std::size_t least) {
  while (fraction.size() > least && fraction.back() == '0') fraction.pop_back();
  return fraction.empty() ? whole : whole + "." + fraction;
}

// Exactly kScale digits, zeros in front.
std::string fraction_digits(Magnitude rest) {
  std::string digits = digits_of(rest);
  return std::string(kScale - digits.size(), '0') + digits;
}

std::string grouped_digits(const std::string& digits) {
  std::string text;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) text.push_back(',');
    text.push_back(digits[i]);
  }
  return text;
}

std::string text_of(Int millionths, std::size_t least_decimals, bool grouped) {
  const Magnitude value = magnitude(millionths);
  std::string whole = digits_of(value / kOne);
  if (grouped) whole = grouped_digits(whole);
  return (millionths < 0 ? "-" : "") + with_fraction(whole, fraction_digits(value % kOne), least_decimals);
}

}  // namespace

ParsedDecimal parse_decimal(std::string_view text, bool grouped) {
  const ParsedDecimal not_a_number{0, DecimalError::NotANumber};
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);

  const std::size_t point = text.find('.');
  const bool has_point = point != std::string_view::npos;
  std::string whole(text.substr(0, point));
  std::string_view fraction = has_point ? text.substr(point + 1) : std::string_view();
  if (grouped) {
    std::optional<std::string> digits = ungroup(whole);
    if (!digits) return not_a_number;
    whole = std::move(*digits);
  }
  if (whole.empty() || !all_digits(whole) || !all_digits(fraction) || (has_point && fraction.empty())) return not_a_number;

  std::string_view significant = whole;
  while (!significant.empty() && significant.front() == '0') significant.remove_prefix(1);
  if (significant.size() > 12) return {0, DecimalError::TooLarge};
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > kScale) return {0, DecimalError::TooFine};

  std::int64_t millionths = 0;  // at most 18 digits: always fits
  for (const char c : significant) millionths = millionths * 10 + (c - '0');
  for (std::size_t i = 0; i < kScale; ++i) millionths = millionths * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  return {negative ? -millionths : millionths, std::nullopt};
}

std::string decimal_text(Int millionths) { return text_of(millionths, 0, false); }
std::string money_text(Int millionths) { return text_of(millionths, 2, false); }
std::string money_text_grouped(Int millionths) { return text_of(millionths, 2, true); }

std::string ratio_text(Int numerator, Int denominator) {
  Magnitude above = magnitude(numerator);
  Magnitude below = magnitude(denominator);
  const std::string sign = above != 0 && (numerator < 0) != (denominator < 0) ? "-" : "";
  Magnitude divisor = above;
  for (Magnitude rest = below; rest != 0;) {
    const Magnitude next = divisor % rest;
    divisor = rest;
    rest = next;
  }
  if (divisor != 0) {
    above /= divisor;
    below /= divisor;
  }
  // An ending decimal of six places has a divisor of a million below; a ratio to zero is nobody's number and is shown as it is.
  if (below == 0 || Magnitude{kOne} % below != 0) return sign + digits_of(above) + "/" + digits_of(below);
  return sign + with_fraction(digits_of(above / below), fraction_digits(above % below * (Magnitude{kOne} / below)), 0);
}

}  // namespace edict::exact
