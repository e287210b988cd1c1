// Whole numbers of any size, for the reference evaluator: slow, and hard to get wrong.
//
// In: 64-bit integers. Out: the same, text, or a yes to "does it fit in 127 bits". Always true: magnitude without leading zero limbs; zero is not negative.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace edict::reference {

class BigInt {
 public:
  BigInt() = default;
  BigInt(std::int64_t value);  // NOLINT: numbers are written plainly
  static BigInt power_of_two(unsigned exponent);
  static BigInt power_of_ten(unsigned exponent);

  bool is_zero() const { return limbs_.empty(); }
  bool is_negative() const { return negative_; }
  bool is_odd() const { return !limbs_.empty() && (limbs_[0] & 1) != 0; }
  int compare(const BigInt& other) const;
  bool operator==(const BigInt& other) const { return compare(other) == 0; }
  bool operator<(const BigInt& other) const { return compare(other) < 0; }

  BigInt operator-() const;
  BigInt operator+(const BigInt& other) const;
  BigInt operator-(const BigInt& other) const;
  BigInt operator*(const BigInt& other) const;
  // Quotient and rest, cut toward zero; the rest has the sign of this number. The divisor is not zero.
  std::pair<BigInt, BigInt> divide(const BigInt& divisor) const;
  BigInt absolute() const;

  // -2^127 <= this < 2^127: what the language computes with.
  bool fits_127_bits() const;
  // -2^63 <= this < 2^63, and then its value.
  bool fits_64_bits() const;
  std::int64_t to_int64() const;
  std::string text() const;

 private:
  static int compare_magnitudes(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
  static std::vector<std::uint32_t> add_magnitudes(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b);
  static std::vector<std::uint32_t> subtract_magnitudes(const std::vector<std::uint32_t>& larger, const std::vector<std::uint32_t>& smaller);
  void trim();

  bool negative_ = false;
  std::vector<std::uint32_t> limbs_;  // least first
};

}  // namespace edict::reference
