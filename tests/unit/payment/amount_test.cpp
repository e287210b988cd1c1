// Fractions and rounding by themselves.
#include <catch2/catch.hpp>

#include "exact/decimal.h"
#include "payment/amount.h"

namespace edict::payment {
namespace {

TEST_CASE("cents are rounded half away from zero") {
  CHECK(to_cents({1, 200}) == 10'000);      // $0.005
  CHECK(to_cents({-1, 200}) == -10'000);
  CHECK(to_cents({49, 10'000}) == 0);       // $0.0049
  CHECK(to_cents({1, 3}) == 330'000);
}

TEST_CASE("an amount beyond the declared range is nothing") {
  CHECK_FALSE(to_cents({exact::Int{1} << 100, 1}).has_value());
  CHECK_FALSE(to_millionths({exact::kLimit, 1}).has_value());
}

TEST_CASE("products are reduced before they overflow") {
  const exact::Int large = exact::power_of_ten(30);
  const auto one = product({large, 7}, {7, large});
  REQUIRE(one);
  CHECK(one->numerator == 1);
  CHECK(one->denominator == 1);
  CHECK_FALSE(product({large, 1}, {large, 1}).has_value());
}

TEST_CASE("units are cut to whole millionths") { CHECK(to_millionths({2, 3}) == 666'666); }

TEST_CASE("a value is read on its scale") {
  engine::Value value;
  value.numerator = 1'500'000;
  value.denominator = 2;
  const auto fraction = fraction_of(value, 6);
  REQUIRE(fraction);
  CHECK(to_cents(*fraction) == 750'000);
}

}  // namespace
}  // namespace edict::payment
