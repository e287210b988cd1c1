// The reference evaluator's own ground: its big integers against the machine's, its numbers by hand, its logic by table.
#include <catch2/catch.hpp>

#include "dice.h"
#include "exact/integer.h"
#include "reference/value.h"

using namespace edict;
using namespace edict::reference;
using property::Dice;

namespace {

exact::Int wide(Dice& dice) {
  const auto high = static_cast<std::int64_t>(dice.next()) >> dice.below(64);
  return static_cast<exact::Int>(high) * (exact::Int{1} << dice.below(62)) + static_cast<std::int64_t>(dice.next() >> dice.below(64));
}

BigInt big(exact::Int value) {
  const bool negative = value < 0;
  BigInt result;
  for (int digit = 0; digit < 42 && value != 0; ++digit, value /= 10) result = result + BigInt(static_cast<std::int64_t>(value % 10)) * BigInt::power_of_ten(digit);
  CHECK(result.is_negative() == (negative && !result.is_zero()));
  return result;
}

}  // namespace

TEST_CASE("big integers compute as the machine does where it can") {
  Dice dice(1);
  for (int i = 0; i < 2'000; ++i) {
    const exact::Int a = wide(dice);
    const exact::Int b = wide(dice);
    exact::Int sum = 0;
    exact::Int product = 0;
    const bool adds = exact::add(a, b, sum);
    const bool multiplies = exact::multiply(a, b, product);
    CHECK((big(a) + big(b)).fits_127_bits() == adds);
    CHECK((big(a) * big(b)).fits_127_bits() == multiplies);
    if (adds) CHECK((big(a) + big(b)).text() == exact::to_text(sum));
    if (multiplies) CHECK((big(a) * big(b)).text() == exact::to_text(product));
    CHECK(big(a).compare(big(b)) == (a < b ? -1 : a > b ? 1 : 0));
    if (b == 0) continue;
    const auto [quotient, rest] = big(a).divide(big(b));
    CHECK(quotient.text() == exact::to_text(a / b));
    CHECK(rest.text() == exact::to_text(a % b));
    for (const auto rounding : {exact::Rounding::Ceiling, exact::Rounding::Floor, exact::Rounding::HalfUp, exact::Rounding::HalfEven, exact::Rounding::Down,
                                exact::Rounding::Up}) {
      const BigInt above = b < 0 ? -big(a) : big(a);
      const auto expected = exact::divide_rounded(a, b, rounding);
      if (expected) CHECK(divide_rounded(above, big(b).absolute(), rounding).text() == exact::to_text(*expected));
    }
  }
}

TEST_CASE("numbers of the reference stay within 127 bits or fault") {
  const Number third = *divide(whole_number(1), whole_number(3));
  CHECK(third.ratio);
  CHECK(third.n.text() == "1000000");
  CHECK(third.d.text() == "3000000");
  CHECK(compare(*add(*add(third, third), third), whole_number(1)) == 0);
  CHECK(rounded(third, exact::Rounding::HalfUp, RoundTo::Cent)->n.text() == "330000");
  CHECK(rounded(*negated(third), exact::Rounding::Floor, RoundTo::Whole)->n.text() == "-1000000");
  Number grows = whole_number(999'999'999'999);
  int steps = 0;
  for (MaybeNumber next = multiply(grows, grows); next; next = multiply(grows, whole_number(999'999'999'999))) {
    grows = *next;
    ++steps;
  }
  CHECK(steps == 1);  // 24 digits before and 12 behind the point still fit, 36 and 18 do not
}

TEST_CASE("unknown carries its causes through the logic of three values") {
  const Value missing = unknown(Cause{.row = 1});
  const Value fault = unknown(Cause{.kind = engine::Gap::Kind::Overflow});
  CHECK(conjunction({boolean(true), missing, boolean(false)}).is_false());
  CHECK(disjunction({missing, boolean(true)}).is_true());
  CHECK(conjunction({boolean(true), missing, fault}).causes.size() == 2);
  CHECK(conjunction({boolean(true), missing, fault}).fault);
  CHECK_FALSE(disjunction({boolean(false), missing}).known);
  CHECK_FALSE(disjunction({boolean(false), missing}).fault);
  CHECK(negation(missing).causes == missing.causes);
}
