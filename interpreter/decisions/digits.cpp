// Numbers by hand, for they are most of what is written.
#include "decisions/digits.h"

#include <array>
#include <cstring>

#include "exact/decimal.h"

namespace edict::decisions {
namespace {

// 00, 01, … 99
constexpr std::array<char, 200> kPairs = [] {
  std::array<char, 200> pairs{};
  for (std::size_t i = 0; i < 100; ++i) {
    pairs[i * 2] = static_cast<char>('0' + i / 10);
    pairs[i * 2 + 1] = static_cast<char>('0' + i % 10);
  }
  return pairs;
}();

char* write_pair(char* at, std::uint64_t below_hundred) {
  std::memcpy(at, &kPairs[below_hundred * 2], 2);
  return at + 2;
}

int digits_of(std::uint64_t value) {
  int digits = 1;
  for (; value >= 10'000; value /= 10'000) digits += 4;
  return digits + (value >= 10 ? 1 : 0) + (value >= 100 ? 1 : 0) + (value >= 1000 ? 1 : 0);
}

// Digits of `value`, at least `least` of them.
char* write_digits(char* at, std::uint64_t value, int least) {
  const int own = digits_of(value);
  for (int zero = own; zero < least; ++zero) *at++ = '0';
  char* const end = at + own;
  char* to = end;
  for (; value >= 100; value /= 100) write_pair(to -= 2, value % 100);
  if (value >= 10) {
    write_pair(to - 2, value);
  } else {
    to[-1] = static_cast<char>('0' + value);
  }
  return end;
}

std::uint64_t magnitude(std::int64_t value) { return value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value); }

char* without_zeros(char* end) {
  while (end[-1] == '0') --end;
  return end;
}

}  // namespace

char* write_decimal(char* at, std::int64_t millionths) {
  if (millionths < 0) *at++ = '-';
  const std::uint64_t value = magnitude(millionths), rest = value % exact::kOne;
  at = write_digits(at, value / exact::kOne, 1);
  if (rest == 0) return at;
  *at++ = '.';
  return without_zeros(write_digits(at, rest, exact::kScale));
}

char* write_money(char* at, std::int64_t millionths) {
  if (millionths < 0) *at++ = '-';
  const std::uint64_t value = magnitude(millionths), rest = value % exact::kOne;
  at = write_digits(at, value / exact::kOne, 1);
  *at++ = '.';
  if (rest % exact::kCent == 0) return write_pair(at, rest / exact::kCent);
  return without_zeros(write_digits(at, rest, exact::kScale));
}

char* write_date(char* at, exact::Date date) {
  const exact::CivilDate c = exact::civil(date);
  at = write_digits(at, static_cast<std::uint64_t>(c.year), 4);
  *at++ = '-';
  at = write_pair(at, static_cast<std::uint64_t>(c.month));
  *at++ = '-';
  return write_pair(at, static_cast<std::uint64_t>(c.day));
}

}  // namespace edict::decisions
