// Units over a cap, amounts cut by rules, and what a denial takes.
#include <catch2/catch.hpp>

#include "till.h"

namespace edict::payment {
namespace {

using core::OutcomeKind;
using core::Stage;

TEST_CASE("units over a cap take their part of the charge") {
  Till t;
  t.reduce("cap", OutcomeKind::ReduceUnits, "151", t.w.units(7));
  t.claim();
  t.line(10000, 10);
  CHECK(t.settled() == "reduce 100.00 = 70.00 CO-151:30.00");
  CHECK(t.d.lines[0].paid_units == 7 * exact::kOne);
  CHECK(t.d.adjustments[0].finding == t.d.lines[0].findings);
}

TEST_CASE("a part of the charge is rounded half up") {
  Till t;
  t.reduce("cap", OutcomeKind::ReduceUnits, "151", t.w.units(1));
  t.claim();
  t.line(1001, 2);  // half of 10.01 is 5.005: 5.01 goes
  t.line(1000, 3);  // two thirds of 10.00 is 6.666…
  CHECK(t.settled(0) == "reduce 10.01 = 5.00 CO-151:5.01");
  CHECK(t.text(1) == "reduce 10.00 = 3.33 CO-151:6.67");
}

TEST_CASE("a cap that does not bind is no reduction") {
  Till t;
  t.reduce("cap", OutcomeKind::ReduceUnits, "151", t.w.units(10));
  t.claim();
  t.line(10000, 10);
  CHECK(t.settled() == "pay 100.00 = 100.00");
}

TEST_CASE("the least cap wins and names the reason") {
  Till t;
  t.reduce("a", OutcomeKind::ReduceUnits, "151", t.w.units(8));
  t.reduce("b", OutcomeKind::ReduceUnits, "273", t.w.units(5));
  t.w.program.payment.unit_cap = t.term(t.w.units(6));
  t.claim();
  t.line(10000, 10);
  CHECK(t.settled() == "reduce 100.00 = 50.00 CO-273:50.00");
}

TEST_CASE("the term unit_cap reduces with CO-151") {
  Till t;
  t.w.program.payment.unit_cap = t.term(t.w.units(6));
  t.claim();
  t.line(10000, 10);
  CHECK(t.settled() == "reduce 100.00 = 60.00 CO-151:40.00");
}

TEST_CASE("units reduced to nothing are a denial with that code") {
  Till t;
  SECTION("by a rule") { t.reduce("cap", OutcomeKind::ReduceUnits, "151", t.w.units(0)); }
  SECTION("by the term") { t.w.program.payment.unit_cap = t.term(t.w.units(0)); }
  t.claim();
  t.line(10000, 10);
  CHECK(t.settled() == "deny 100.00 = 0.00 CO-151:100.00");
  CHECK(t.d.lines[0].paid_units == 0);
}

TEST_CASE("the fee is that of the payable units, never more than they are charged") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.reduce("cap", OutcomeKind::ReduceUnits, "151", t.w.units(5));
  t.claim();
  t.line(10000, 10);
  t.line(4000, 10);
  CHECK(t.settled(0) == "reduce 100.00 = 40.00 CO-151:50.00 CO-45:10.00");
  CHECK(t.text(1) == "reduce 40.00 = 20.00 CO-151:20.00");
}

TEST_CASE("a cap with unknown units pends") {
  Till t;
  t.w.program.payment.unit_cap = t.term(t.w.units(6));
  t.claim();
  t.line(10000, -1);
  CHECK(t.settled() == "pend");
}

TEST_CASE("an authorization's units are used up across lines") {
  Till t;
  const core::NodeId units = t.w.line("units");
  core::Type type = t.w.program.node(units).type;
  const core::NodeId left = t.w.add(core::Op::Variable, type, core::kNone, core::kNone, core::kNone, core::kLeftSlot);
  t.w.program.payment.others = {t.balance(t.w.units(15), t.least(left, units), "198", core::Group::CO)};
  t.claim();
  t.line(10000, 10);
  t.line(10000, 10);
  t.line(10000, 10);
  CHECK(t.settled(0) == "pay 100.00 = 100.00");
  CHECK(t.text(1) == "reduce 100.00 = 50.00 CO-198:50.00");
  CHECK(t.text(2) == "deny 100.00 = 0.00 CO-198:100.00");
}

TEST_CASE("reduce to an amount caps what is allowed") {
  Till t;
  t.reduce("a", OutcomeKind::ReduceTo, "45", t.dollars(7000));
  t.reduce("b", OutcomeKind::ReduceTo, "59", t.dollars(9000));
  t.claim();
  t.line(10000);
  t.line(6000);
  CHECK(t.settled(0) == "reduce 100.00 = 70.00 CO-45:30.00");
  CHECK(t.text(1) == "pay 60.00 = 60.00");
}

TEST_CASE("two cuts with one code are one adjustment") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.reduce("a", OutcomeKind::ReduceTo, "45", t.dollars(7000));
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "reduce 100.00 = 70.00 CO-45:30.00");
}

TEST_CASE("a denied line's charge goes to the earliest stage, then CO PI OA PR, then the name") {
  Till t;
  const auto deny = [&](const char* name, Stage stage, const char* carc, core::Group group) {
    const core::OutcomeId outcome = t.w.outcome(OutcomeKind::Deny, carc);
    t.w.program.outcomes[outcome].group = group;
    t.w.rule(name, core::kNone, t.w.truth(false), stage, outcome);
  };
  deny("a", Stage::Bundling, "97", core::Group::CO);
  SECTION("stage") {
    deny("z", Stage::Coding, "16", core::Group::PR);
    t.claim();
    t.line(10000);
    CHECK(t.settled() == "deny 100.00 = 0.00 PR-16:100.00");
  }
  SECTION("group") {
    deny("b", Stage::Coverage, "204", core::Group::PR);
    deny("c", Stage::Coverage, "18", core::Group::OA);
    t.claim();
    t.line(10000);
    CHECK(t.settled() == "deny 100.00 = 0.00 OA-18:100.00");
  }
  SECTION("name") {
    deny("c", Stage::Coverage, "11", core::Group::CO);
    deny("b", Stage::Coverage, "197", core::Group::CO);
    t.claim();
    t.line(10000);
    CHECK(t.settled() == "deny 100.00 = 0.00 CO-197:100.00");
  }
}

TEST_CASE("a denied line of no charge keeps its reason, one of unknown charge its denial") {
  Till t;
  t.w.rule("a", core::kNone, t.w.truth(false));
  t.claim();
  t.line(0);
  const auto unknown = t.line(0);
  t.w.clear(t.w.line_record, "charge", unknown);
  CHECK(t.settled(0) == "deny 0.00 = 0.00 CO-11:0.00");
  CHECK(t.text(unknown) == "deny 0.00 = 0.00");
}

TEST_CASE("payment's pends stand among the findings of their line") {
  Till t;
  t.w.program.payment.fee = t.term(t.w.line("score"));
  t.w.rule("note", core::kNone, t.w.truth(false), Stage::Coverage, t.w.outcome(OutcomeKind::Note));
  t.w.rule("denied", t.w.code_is("J2"), t.w.truth(false));
  t.claim();
  const auto denied = t.w.new_line("J2").row;
  t.w.set(t.w.line_record, "charge", denied, Till::cents(500));
  const auto pended = t.line(10000);
  CHECK(t.settled(denied) == "deny 5.00 = 0.00 CO-11:5.00");
  CHECK(t.text(pended) == "pend");
  const engine::LineDecision& line = t.d.lines[pended];
  REQUIRE(line.finding_count == 2);
  CHECK(t.d.findings[line.findings].builtin == engine::Builtin::Price);
  CHECK(t.d.findings[line.findings + 1].rule != core::kNone);
  const engine::Finding& why = t.d.findings[t.d.adjustments[t.d.lines[denied].adjustments].finding];
  CHECK(why.line == denied);
}

}  // namespace
}  // namespace edict::payment
