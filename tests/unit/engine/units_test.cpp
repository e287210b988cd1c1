// Billing units: what they are counted in decides whether they may meet.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

using core::Comparison;
using core::Op;

// J2357 is counted by 5 mg; acme counts it by 75 mg.
struct Units {
  World w;
  core::UnitSizeId official = 0, large = 0, millilitre = 0;
  Units() {
    w.payer("acme");
    w.payer("other");
    official = w.size("J2357", 5'000'000);
    large = w.size("J2357", 75'000'000);
    millilitre = w.size("J2357", 1'000'000, 2);
    w.code_unit("J2357", w.choice(w.unit_size(official), {w.exception("acme_unit", "acme", w.unit_size(large))}));
  }
  void line(const char* payer, const char* code, std::int64_t units) {
    w.new_claim(payer);
    w.set_units(w.new_line(code), units);
  }
  core::NodeId constant(std::int64_t n, core::UnitSizeId size) { return w.units(n, "J2357", size); }
  core::NodeId op(Op o, core::Kind kind, core::NodeId a, core::NodeId b, bool ratio = false, std::uint8_t scale = 6) {
    core::Type t = w.of(kind);
    t.ratio = ratio;
    t.scale = ratio ? std::uint8_t{0} : scale;
    return w.add(o, t, a, b);
  }
  Gap::Kind why(core::NodeId node) { return w.why(w.value(node)).at(0).kind; }
};

TEST_CASE("a line's units count in the size in force for its payer") {
  Units u;
  const auto units = u.w.line("units");
  u.line("acme", "J2357", 2);
  u.line("other", "J2357", 30);
  CHECK(u.w.value(units, {&u.w.batch, 0}).counted.size == u.large);
  CHECK(u.w.value(units, {&u.w.batch, 1}).counted.size == u.official);
}

TEST_CASE("units of a line without a code, or of a size that hangs on a missing date, are unknown") {
  Units u;
  const auto units = u.w.line("units");
  auto& override = u.w.program.choices[u.w.program.attributes[0].values.begin()->second[0].value].overrides[0];
  override.effective.first = exact::parse_date("2025-01-01").value();
  u.line("acme", "", 2);
  u.w.new_claim("acme");
  u.w.set_units(u.w.new_line("J2357", ""), 2);
  u.w.new_claim("other");
  u.w.set_units(u.w.new_line("J2357", ""), 2);
  CHECK(u.w.why(u.w.value(units)).at(0).field == u.w.program.schema.find(u.w.line_record, "code"));
  CHECK_FALSE(u.w.value(units, {&u.w.batch, 1}).known());
  CHECK(u.w.value(units, {&u.w.batch, 2}).counted.size == u.official);
}

TEST_CASE("a code without a unit counts in itself alone") {
  Units u;
  const auto units = u.w.line("units"), bare = u.w.compare(Comparison::Equal, units, u.w.units(3));
  u.line("acme", "99213", 3);
  CHECK(u.w.value(units).counted.size == 0);
  CHECK(u.w.value(units).counted.code == u.w.text("99213"));
  CHECK(u.w.value(bare).is_true());
}

TEST_CASE("one definition compares and adds; a bare number takes the other's") {
  Units u;
  const auto less = u.w.compare(Comparison::Less, u.constant(4, u.official), u.constant(5, u.official));
  const auto bare = u.w.compare(Comparison::Equal, u.constant(4, u.official), u.w.units(4));
  const auto sum = u.op(Op::Add, core::Kind::Units, u.w.units(4), u.constant(5, u.official));
  u.line("acme", "J2357", 1);
  CHECK(u.w.value(less).is_true());
  CHECK(u.w.value(bare).is_true());
  CHECK(u.w.value(sum).numerator == 9'000'000);
  CHECK(u.w.value(sum).counted.size == u.official);
}

TEST_CASE("two sizes of one code compare through the amount") {
  Units u;
  const auto equal = u.w.compare(Comparison::Equal, u.constant(2, u.large), u.constant(30, u.official));
  const auto more = u.w.compare(Comparison::Greater, u.constant(2, u.large), u.constant(29, u.official));
  const auto limit = u.w.compare(Comparison::LessEqual, u.w.line("units"), u.constant(60, u.official));
  u.line("acme", "J2357", 4);  // four vials of 75 mg are 60 official units
  CHECK(u.w.value(equal).is_true());
  CHECK(u.w.value(more).is_true());
  CHECK(u.w.value(limit).is_true());
}

TEST_CASE("sums of two sizes convert to the first, exactly") {
  Units u;
  const auto even = u.op(Op::Add, core::Kind::Units, u.constant(1, u.official), u.constant(2, u.large));
  const auto ratio = u.op(Op::Add, core::Kind::Units, u.constant(1, u.large), u.constant(1, u.official), true);
  const auto uneven = u.op(Op::Add, core::Kind::Units, u.constant(1, u.large), u.constant(1, u.official));
  u.line("acme", "J2357", 1);
  CHECK(u.w.value(even).numerator == u.w.value(even).denominator * 31'000'000);
  CHECK(u.w.value(even).counted.size == u.official);
  const Value v = u.w.value(ratio);  // 1 + 5/75
  CHECK(v.numerator * 15 == v.denominator * 16);
  const Value w = u.w.value(uneven);
  CHECK(w.numerator * 15 == w.denominator * 16'000'000);
}

TEST_CASE("two codes, or two dimensions, never meet") {
  Units u;
  const auto codes = u.w.compare(Comparison::Equal, u.constant(1, u.official), u.w.units(1, "J0517"));
  const auto dimensions = u.w.compare(Comparison::Equal, u.constant(1, u.official), u.constant(1, u.millilitre));
  const auto undefined = u.w.compare(Comparison::Equal, u.constant(1, u.official), u.constant(1, 0));
  const auto sum = u.op(Op::Add, core::Kind::Units, u.constant(1, u.official), u.w.units(1, "J0517"));
  u.line("acme", "J2357", 1);
  for (const auto node : {codes, dimensions, undefined, sum}) CHECK(u.why(node) == Gap::Kind::UnitsMismatch);
}

TEST_CASE("amount by size is units, units by size are an amount") {
  Units u;
  const auto dose = u.w.amount(300'000'000, 1);
  const auto units = u.op(Op::Divide, core::Kind::Units, dose, u.w.unit_size(u.official), true);
  const auto mismatch = u.op(Op::Divide, core::Kind::Units, u.w.amount(1, 2), u.w.unit_size(u.official), true);
  const auto whole = u.w.add(Op::Round, u.w.of(core::Kind::Units), units, 0, core::kNone, static_cast<std::uint32_t>(exact::Rounding::Ceiling));
  const auto matches = u.w.compare(Comparison::Equal, u.w.line("units"), whole);
  const auto back = u.op(Op::Multiply, core::Kind::Amount, u.constant(60, u.official), u.w.unit_size(u.official), false, 12);
  const auto other = u.op(Op::Multiply, core::Kind::Amount, u.constant(4, u.large), u.w.unit_size(u.official), false, 12);
  const auto turned = u.op(Op::Multiply, core::Kind::Amount, u.w.unit_size(u.official), u.constant(4, u.large), false, 12);
  u.line("acme", "J2357", 4);
  CHECK(u.w.value(whole).numerator == 60'000'000);
  CHECK(u.w.value(whole).counted.size == u.official);
  CHECK(u.w.value(matches).is_true());
  CHECK(u.why(mismatch) == Gap::Kind::AmountMismatch);
  const exact::Int dose_on_12 = exact::Int{300} * exact::power_of_ten(12);
  CHECK(u.w.value(back).numerator == dose_on_12);
  CHECK(u.w.value(other).numerator == dose_on_12);
  CHECK(u.w.value(turned).numerator == dose_on_12);
  CHECK(u.w.value(back).dimension == 1);
}

TEST_CASE("a price per unit converts the units that it meets") {
  Units u;
  core::Constant price;
  price.type = u.w.of(core::Kind::PerUnit);
  price.type.scale = 6;
  price.number = 40'000'000;  // $40 each 5 mg
  price.symbol = u.w.program.symbols.intern("J2357");
  price.unit_size = u.official;
  const auto per = u.w.constant(price);
  const auto pay = u.op(Op::Multiply, core::Kind::Number, u.w.line("units"), per, false, 12);
  const auto each = u.op(Op::Divide, core::Kind::PerUnit, u.w.num(100), u.constant(2, u.large), true);
  u.line("acme", "J2357", 2);  // 150 mg
  CHECK(u.w.value(pay).numerator == exact::Int{1200} * exact::power_of_ten(12) * u.w.value(pay).denominator);
  CHECK(u.w.value(each).counted.size == u.large);
}

TEST_CASE("units by units of another size is a plain number") {
  Units u;
  const auto times = u.op(Op::Divide, core::Kind::Number, u.constant(2, u.large), u.constant(15, u.official), true);
  u.line("acme", "J2357", 1);
  const Value v = u.w.value(times);
  CHECK(v.numerator == v.denominator * 2);
}

TEST_CASE("casts to amounts and to bare units") {
  Units u;
  core::Type mass = u.w.number();
  mass.dimension = 1;
  const auto number = u.w.add(Op::Add, mass, u.w.num(2), u.w.num(3));
  const auto amount = u.w.add(Op::ToAmount, u.w.of(core::Kind::Amount), number);
  const auto units = u.w.add(Op::ToUnits, u.w.of(core::Kind::Units), u.w.num(3));
  u.line("acme", "J2357", 3);
  CHECK(u.w.value(amount).dimension == 1);
  CHECK(u.w.value(amount).numerator == 5'000'000);
  CHECK(u.w.value(units).counted.code == 0);
  CHECK(u.w.value(units).kind == core::Kind::Units);
}

}  // namespace
}  // namespace edict::engine
