// Numbers on scales and ratios: every step exact, or an overflow.
#include <catch2/catch.hpp>

#include "engine/number.h"
#include "world.h"

namespace edict::engine {
namespace {

using exact::Int;

Number ratio(Int n, Int d) { return {n, d, 0, true}; }
bool same(const Number& a, const Number& b) {
  return a.numerator == b.numerator && a.denominator == b.denominator && a.scale == b.scale && a.ratio == b.ratio;
}
const Int kHuge = exact::power_of_ten(38);

TEST_CASE("fixed numbers align to the larger scale") {
  Number out;
  REQUIRE(add(fixed(15, 1), fixed(25, 2), out));
  CHECK(same(out, fixed(175, 2)));
  REQUIRE(subtract(fixed(1, 0), fixed(25, 2), out));
  CHECK(same(out, fixed(75, 2)));
  REQUIRE(multiply(fixed(15, 1), fixed(25, 2), out));
  CHECK(same(out, fixed(375, 3)));
  REQUIRE(negate(fixed(5, 3), out));
  CHECK(same(out, fixed(-5, 3)));
}

TEST_CASE("ratios are never reduced and keep their sign above the line") {
  Number out;
  REQUIRE(divide(fixed(3, 0), fixed(-15, 1), out));
  CHECK(same(out, ratio(-30, 15)));
  REQUIRE(add(ratio(1, 2), ratio(1, 4), out));
  CHECK(same(out, ratio(6, 8)));
  REQUIRE(subtract(ratio(1, 2), fixed(5, 1), out));
  CHECK(same(out, ratio(0, 20)));
  REQUIRE(multiply(ratio(2, 3), fixed(30, 1), out));
  CHECK(same(out, ratio(60, 30)));
  REQUIRE(divide(ratio(1, 3), ratio(-2, 5), out));
  CHECK(same(out, ratio(-5, 6)));
}

TEST_CASE("comparison aligns, or multiplies across") {
  CHECK(compare(fixed(15, 1), fixed(150, 2)) == 0);
  CHECK(compare(fixed(-15, 1), fixed(150, 2)) == -1);
  CHECK(compare(ratio(1, 3), fixed(333333, 6)) == 1);
  CHECK(compare(ratio(2, 4), ratio(3, 6)) == 0);
}

TEST_CASE("every step beyond 127 bits is an overflow") {
  Number out;
  CHECK_FALSE(add(fixed(kHuge, 0), fixed(kHuge, 0), out));
  CHECK_FALSE(add(fixed(kHuge, 0), fixed(1, 1), out));
  CHECK_FALSE(multiply(fixed(kHuge, 0), fixed(2, 0), out));
  CHECK_FALSE(divide(ratio(kHuge, 3), ratio(1, 7), out));
  CHECK_FALSE(compare(fixed(kHuge, 0), fixed(1, 6)).has_value());
  CHECK_FALSE(round(fixed(kHuge, 0), exact::Rounding::Ceiling, false, out));
}

TEST_CASE("rounding to whole and to cents, on scale 6") {
  Number out;
  REQUIRE(round(ratio(305, 10), exact::Rounding::Ceiling, false, out));
  CHECK(same(out, fixed(31'000'000, 6)));
  REQUIRE(round(ratio(-305, 10), exact::Rounding::HalfUp, false, out));
  CHECK(same(out, fixed(-31'000'000, 6)));
  REQUIRE(round(ratio(-305, 10), exact::Rounding::HalfEven, false, out));
  CHECK(same(out, fixed(-30'000'000, 6)));
  REQUIRE(round(fixed(-305, 1), exact::Rounding::Floor, false, out));
  CHECK(same(out, fixed(-31'000'000, 6)));
  REQUIRE(round(fixed(-305, 1), exact::Rounding::Down, false, out));
  CHECK(same(out, fixed(-30'000'000, 6)));
  REQUIRE(round(ratio(1, 3), exact::Rounding::HalfUp, true, out));
  CHECK(same(out, fixed(330'000, 6)));
  REQUIRE(round(fixed(1'005'000, 6), exact::Rounding::HalfUp, true, out));
  CHECK(same(out, fixed(1'010'000, 6)));
}

TEST_CASE("a value takes the scale of its node, or does not fit") {
  Number out;
  core::Type type;
  type.scale = 2;
  REQUIRE(conform(fixed(15, 1), type, out));
  CHECK(same(out, fixed(150, 2)));
  REQUIRE(conform(fixed(15000, 4), type, out));
  CHECK(same(out, fixed(150, 2)));
  CHECK_FALSE(conform(fixed(15001, 4), type, out));
  REQUIRE(conform(ratio(3, 2), type, out));
  CHECK(same(out, fixed(150, 2)));
  CHECK_FALSE(conform(ratio(1, 3), type, out));
  type.ratio = true;
  REQUIRE(conform(fixed(15, 1), type, out));
  CHECK(same(out, ratio(15, 10)));
}

struct Sums {
  World w;
  void line() {
    w.new_claim("acme");
    w.new_line("J2357");
  }
  core::NodeId op(core::Op o, core::NodeId a, core::NodeId b, std::uint8_t scale = 6, bool is_ratio = false) {
    return w.add(o, w.number(scale, is_ratio), a, b);
  }
};

TEST_CASE("operators with a missing operand are missing with the reasons of both") {
  for (const core::Op o : {core::Op::Add, core::Op::Subtract, core::Op::Multiply, core::Op::Divide}) {
    Sums t;
    const auto node = t.op(o, t.w.line("score"), t.w.line("other_score"), 12, o == core::Op::Divide);
    t.line();
    const Value v = t.w.value(node);
    CHECK(v.state == Value::State::Missing);
    CHECK(t.w.why(v).size() == 2);
  }
}

TEST_CASE("division by zero and overflow are faults that name their place") {
  Sums s;
  const auto zero = s.op(core::Op::Divide, s.w.num(1), s.w.num(0), 0, true);
  auto big = s.w.millionths(900'000'000'000'000'000);
  std::uint8_t scale = 6;
  for (int i = 0; i < 3; ++i) big = s.op(core::Op::Multiply, big, big, scale = static_cast<std::uint8_t>(scale * 2));
  s.line();
  CHECK(s.w.value(zero).state == Value::State::Fault);
  CHECK(s.w.why(s.w.value(zero))[0].kind == Gap::Kind::DivisionByZero);
  CHECK(s.w.why(s.w.value(zero))[0].node == zero);
  CHECK(s.w.why(s.w.value(big))[0].kind == Gap::Kind::Overflow);
}

TEST_CASE("min and max, negate and round of values") {
  Sums s;
  const auto list = [&](core::Op o, std::vector<core::NodeId> l) {
    return s.w.add(o, s.w.number(), core::kNone, core::kNone, core::kNone, 0, std::move(l));
  };
  const auto smallest = list(core::Op::Min, {s.w.num(3), s.w.num(-2), s.w.num(7)});
  const auto largest = list(core::Op::Max, {s.w.num(3), s.w.num(-2), s.w.num(7)});
  const auto unknown = list(core::Op::Min, {s.w.num(3), s.w.line("score")});
  const auto minus = s.w.add(core::Op::Negate, s.w.number(), s.w.num(3));
  const auto third = s.op(core::Op::Divide, s.w.num(10), s.w.num(3), 0, true);
  const auto up = s.w.add(core::Op::Round, s.w.number(), third, 0, core::kNone, static_cast<std::uint32_t>(exact::Rounding::Ceiling));
  const auto cent = s.w.add(core::Op::Round, s.w.number(), third, 1, core::kNone, static_cast<std::uint32_t>(exact::Rounding::HalfUp));
  s.line();
  CHECK(s.w.value(smallest).numerator == -2'000'000);
  CHECK(s.w.value(largest).numerator == 7'000'000);
  CHECK(s.w.value(unknown).state == Value::State::Missing);
  CHECK(s.w.value(minus).numerator == -3'000'000);
  CHECK(s.w.value(up).numerator == 4'000'000);
  CHECK(s.w.value(cent).numerator == 3'330'000);
}

TEST_CASE("amounts of one dimension add and compare, of two are a fault") {
  Sums s;
  auto& w = s.w;
  const auto mg = w.amount(300'000'000, 1), more = w.amount(5'000'000, 1), ml = w.amount(2'000'000, 2);
  const auto sum = w.add(core::Op::Add, w.program.node(mg).type, mg, more);
  const auto mixed = w.add(core::Op::Add, w.program.node(mg).type, mg, ml);
  const auto larger = w.compare(core::Comparison::Greater, mg, more), mismatch = w.compare(core::Comparison::Equal, mg, ml);
  const auto times = w.add(core::Op::Divide, w.number(0, true), mg, more);
  const auto across = w.add(core::Op::Divide, w.number(0, true), mg, ml);
  s.line();
  CHECK(w.value(sum).numerator == 305'000'000);
  CHECK(w.value(sum).dimension == 1);
  CHECK(w.why(w.value(mixed))[0].kind == Gap::Kind::AmountMismatch);
  CHECK(w.value(larger).is_true());
  CHECK(w.why(w.value(mismatch))[0].kind == Gap::Kind::AmountMismatch);
  CHECK(w.value(times).numerator == 300'000'000);
  CHECK(w.value(times).denominator == 5'000'000);
  CHECK(w.value(across).state == Value::State::Fault);
}

TEST_CASE("between two bounds, half open or not, with one end or both") {
  Sums s;
  auto& w = s.w;
  const auto inside = [&](core::NodeId v, core::NodeId a, core::NodeId b, std::uint32_t half) {
    return w.add(core::Op::Inside, w.of(core::Kind::Boolean), v, a, b, half);
  };
  const auto closed = inside(w.num(5), w.num(1), w.num(5), 0), half = inside(w.num(5), w.num(1), w.num(5), 1);
  const auto up = inside(w.num(5), w.num(5), core::kNone, 0), down = inside(w.num(5), core::kNone, w.num(4), 0);
  const auto unknown = inside(w.num(5), w.num(6), w.line("score"), 0);
  s.line();
  CHECK(w.value(closed).is_true());
  CHECK(w.value(half).is_false());
  CHECK(w.value(up).is_true());
  CHECK(w.value(down).is_false());
  CHECK_FALSE(w.value(unknown).known());
}

}  // namespace
}  // namespace edict::engine
