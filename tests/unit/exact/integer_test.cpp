// Checked integers against the oracle's table of quotients, and at the ends of 127 bits.
#include "exact/integer.h"

#include <map>

#include "../../oracle/table.h"

using namespace edict;
using exact::Int;
using exact::Rounding;

namespace {

const Int kLargest = exact::power_of_ten(38) + (oracle::read_int("70141183460469231731687303715884105727"));
const Int kSmallest = -kLargest - 1;

}  // namespace

TEST_CASE("integers are written whole, the extremes included") {
  CHECK(exact::to_text(0) == "0");
  CHECK(exact::to_text(-7) == "-7");
  CHECK(exact::to_text(kLargest) == "170141183460469231731687303715884105727");
  CHECK(exact::to_text(kSmallest) == "-170141183460469231731687303715884105728");
}

TEST_CASE("powers of ten end where 127 bits end") {
  CHECK(exact::power_of_ten(0) == 1);
  CHECK(exact::power_of_ten(6) == 1'000'000);
  CHECK(exact::to_text(exact::power_of_ten(38)) == "1" + std::string(38, '0'));
  CHECK(exact::power_of_ten(39) == 0);
  CHECK(exact::power_of_ten(-1) == 0);
}

TEST_CASE("sums, differences and products say when they leave 127 bits") {
  Int out = 0;
  CHECK(exact::add(kLargest, 0, out));
  CHECK_FALSE(exact::add(kLargest, 1, out));
  CHECK_FALSE(exact::add(kSmallest, -1, out));
  CHECK(exact::subtract(kSmallest, 0, out));
  CHECK_FALSE(exact::subtract(kSmallest, 1, out));
  CHECK_FALSE(exact::subtract(0, kSmallest, out));
  CHECK(exact::multiply(kLargest, -1, out));
  CHECK(out == kSmallest + 1);
  CHECK_FALSE(exact::multiply(kSmallest, -1, out));
  CHECK_FALSE(exact::multiply(exact::power_of_ten(20), exact::power_of_ten(20), out));
}

TEST_CASE("products at the ends of 64 bits are those of 127") {
  const Int end = exact::power_of_ten(18) * 9 + 223'372'036'854'775'807;  // 2^63 - 1
  Int out = 0;
  for (const Int a : {end, end + 1, -end - 1, -end - 2, Int{-1}, Int{0}, Int{3}}) {
    for (const Int b : {end, end + 1, -end - 1, -end - 2, Int{-1}, Int{0}, Int{3}}) {
      Int sum = 0;  // b halves at a time, so that no product is needed to check one
      const bool negative = b < 0;
      for (Int left = negative ? -b : b, times = a; left != 0; left /= 2, times += times) {
        if (left % 2 != 0) sum += times;
        if (left / 2 == 0) break;
      }
      REQUIRE(exact::multiply(a, b, out));
      CHECK(exact::to_text(out) == exact::to_text(negative ? -sum : sum));
    }
  }
}

TEST_CASE("rounded division agrees with the oracle") {
  const std::map<std::string, Rounding> roundings = {{"ceiling", Rounding::Ceiling},
                                                     {"floor", Rounding::Floor},
                                                     {"half_up", Rounding::HalfUp},
                                                     {"half_even", Rounding::HalfEven},
                                                     {"down", Rounding::Down},
                                                     {"up", Rounding::Up}};
  for (const oracle::Row& row : oracle::read_table("divide_rounded.csv")) {
    const auto result = exact::divide_rounded(oracle::read_int(row[0]), oracle::read_int(row[1]), roundings.at(row[2]));
    INFO(row[0] << " / " << row[1] << " " << row[2]);
    CHECK((result ? exact::to_text(*result) : "") == row[3]);
  }
}
