// School arithmetic on 32-bit limbs; division a bit at a time.
#include "reference/big_integer.h"

#include <algorithm>

namespace edict::reference {
namespace {

using Limbs = std::vector<std::uint32_t>;

void trim_limbs(Limbs& limbs) {
  while (!limbs.empty() && limbs.back() == 0) limbs.pop_back();
}

}  // namespace

BigInt::BigInt(std::int64_t value) : negative_(value < 0) {
  std::uint64_t magnitude = value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
  for (; magnitude != 0; magnitude >>= 32) limbs_.push_back(static_cast<std::uint32_t>(magnitude));
}

BigInt BigInt::power_of_two(unsigned exponent) {
  BigInt result(1);
  for (unsigned i = 0; i < exponent; ++i) result = result + result;
  return result;
}

BigInt BigInt::power_of_ten(unsigned exponent) {
  BigInt result(1);
  for (unsigned i = 0; i < exponent; ++i) result = result * BigInt(10);
  return result;
}

void BigInt::trim() {
  trim_limbs(limbs_);
  if (limbs_.empty()) negative_ = false;
}

int BigInt::compare_magnitudes(const Limbs& a, const Limbs& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  for (std::size_t i = a.size(); i-- > 0;) {
    if (a[i] != b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return 0;
}

int BigInt::compare(const BigInt& other) const {
  if (negative_ != other.negative_) return negative_ ? -1 : 1;
  const int magnitudes = compare_magnitudes(limbs_, other.limbs_);
  return negative_ ? -magnitudes : magnitudes;
}

Limbs BigInt::add_magnitudes(const Limbs& a, const Limbs& b) {
  Limbs sum;
  std::uint64_t carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
    carry += (i < a.size() ? a[i] : 0ULL) + (i < b.size() ? b[i] : 0ULL);
    sum.push_back(static_cast<std::uint32_t>(carry));
    carry >>= 32;
  }
  return sum;
}

Limbs BigInt::subtract_magnitudes(const Limbs& larger, const Limbs& smaller) {
  Limbs difference;
  std::int64_t borrow = 0;
  for (std::size_t i = 0; i < larger.size(); ++i) {
    std::int64_t digit = static_cast<std::int64_t>(larger[i]) - (i < smaller.size() ? smaller[i] : 0) - borrow;
    borrow = digit < 0 ? 1 : 0;
    if (borrow != 0) digit += std::int64_t{1} << 32;
    difference.push_back(static_cast<std::uint32_t>(digit));
  }
  trim_limbs(difference);
  return difference;
}

BigInt BigInt::operator-() const {
  BigInt result = *this;
  result.negative_ = !negative_;
  result.trim();
  return result;
}

BigInt BigInt::absolute() const { return negative_ ? -*this : *this; }

BigInt BigInt::operator+(const BigInt& other) const {
  BigInt result;
  if (negative_ == other.negative_) {
    result.limbs_ = add_magnitudes(limbs_, other.limbs_);
    result.negative_ = negative_;
  } else if (compare_magnitudes(limbs_, other.limbs_) >= 0) {
    result.limbs_ = subtract_magnitudes(limbs_, other.limbs_);
    result.negative_ = negative_;
  } else {
    result.limbs_ = subtract_magnitudes(other.limbs_, limbs_);
    result.negative_ = other.negative_;
  }
  result.trim();
  return result;
}

BigInt BigInt::operator-(const BigInt& other) const { return *this + -other; }

BigInt BigInt::operator*(const BigInt& other) const {
  BigInt result;
  result.limbs_.assign(limbs_.size() + other.limbs_.size(), 0);
  for (std::size_t i = 0; i < limbs_.size(); ++i) {
    std::uint64_t carry = 0;
    for (std::size_t j = 0; j < other.limbs_.size(); ++j) {
      carry += static_cast<std::uint64_t>(limbs_[i]) * other.limbs_[j] + result.limbs_[i + j];
      result.limbs_[i + j] = static_cast<std::uint32_t>(carry);
      carry >>= 32;
    }
    result.limbs_[i + other.limbs_.size()] = static_cast<std::uint32_t>(carry);
  }
  result.negative_ = negative_ != other.negative_;
  result.trim();
  return result;
}

std::pair<BigInt, BigInt> BigInt::divide(const BigInt& divisor) const {
  BigInt quotient;
  BigInt rest;
  quotient.limbs_.assign(limbs_.size(), 0);
  const BigInt positive = divisor.absolute();
  for (std::size_t bit = limbs_.size() * 32; bit-- > 0;) {
    rest = rest + rest;
    if (((limbs_[bit / 32] >> (bit % 32)) & 1) != 0) rest = rest + BigInt(1);
    if (rest.compare(positive) >= 0) {
      rest = rest - positive;
      quotient.limbs_[bit / 32] |= std::uint32_t{1} << (bit % 32);
    }
  }
  quotient.negative_ = negative_ != divisor.negative_;
  rest.negative_ = negative_;
  quotient.trim();
  rest.trim();
  return {quotient, rest};
}

bool BigInt::fits_127_bits() const {
  static const BigInt kBound = power_of_two(127);
  return compare(kBound) < 0 && compare(-kBound) >= 0;
}

bool BigInt::fits_64_bits() const {
  static const BigInt kBound = power_of_two(63);
  return compare(kBound) < 0 && compare(-kBound) >= 0;
}

std::int64_t BigInt::to_int64() const {
  std::uint64_t magnitude = 0;
  for (std::size_t i = limbs_.size(); i-- > 0;) magnitude = (magnitude << 32) | limbs_[i];
  return static_cast<std::int64_t>(negative_ ? ~magnitude + 1 : magnitude);
}

std::string BigInt::text() const {
  std::string digits;
  for (BigInt rest = absolute(); !rest.is_zero();) {
    const auto [quotient, digit] = rest.divide(BigInt(10));
    digits.push_back(static_cast<char>('0' + digit.to_int64()));
    rest = quotient;
  }
  if (digits.empty()) digits = "0";
  if (negative_) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  return digits;
}

}  // namespace edict::reference
