// Amounts by hand: each case is a line of arithmetic that a clerk could do on paper.
#include <catch2/catch.hpp>

#include "till.h"

namespace edict::payment {
namespace {

using core::OutcomeKind;

TEST_CASE("without a fee the allowed amount is the charge") {
  Till t;
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 100.00");
}

TEST_CASE("the fee is allowed, and CO-45 takes the rest") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.claim();
  t.line(10000);
  t.line(5000);
  CHECK(t.settled(0) == "pay 100.00 = 80.00 CO-45:20.00");
  CHECK(t.text(1) == "pay 50.00 = 50.00");
}

TEST_CASE("payment that is adopted by another payer is not ours") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.deductible(1000);
  t.claim("other");
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 100.00");
}

TEST_CASE("an unknown fee pends and is named") {
  Till t;
  t.w.program.payment.fee = t.term(t.w.line("score"));
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pend");
  REQUIRE(t.d.lines[0].finding_count == 1);
  const engine::Finding& f = t.d.findings[t.d.lines[0].findings];
  CHECK(f.builtin == engine::Builtin::Price);
  REQUIRE(f.gap_count == 1);
  CHECK(t.d.gaps[f.gaps].kind == engine::Gap::Kind::Missing);
}

TEST_CASE("a fee of nothing is no price") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(0));
  t.claim();
  t.line(10000);
  t.line(0);
  CHECK(t.settled(0) == "pend");
  CHECK(t.text(1) == "pay 0.00 = 0.00");
}

TEST_CASE("a missing charge pends") {
  Till t;
  t.claim();
  const auto row = t.line(10000);
  t.w.clear(t.w.line_record, "charge", row);
  CHECK(t.settled() == "pend");
}

TEST_CASE("fees are rounded once, half up, after the factor") {
  Till t;
  t.w.program.payment.fee = t.term(t.w.millionths(10'005'000));  // $10.005 is $10.01
  SECTION("alone") {
    t.claim();
    t.line(10000);
    CHECK(t.settled() == "pay 100.00 = 10.01 CO-45:89.99");
  }
  SECTION("halved before it is rounded: $5.0025 is $5.00") {
    t.w.program.payment.factor = t.term(t.w.millionths(500'000));
    t.claim();
    t.line(10000);
    CHECK(t.settled() == "pay 100.00 = 5.00 CO-45:95.00");
  }
}

TEST_CASE("the deductible is used up across the lines of a claim") {
  Till t;
  t.deductible(15000);
  t.claim();
  t.line(10000);
  t.line(10000);
  t.line(10000);
  CHECK(t.settled(0) == "pay 100.00 = 0.00 PR-1:100.00");
  CHECK(t.text(1) == "pay 100.00 = 50.00 PR-1:50.00");
  CHECK(t.text(2) == "pay 100.00 = 100.00");
}

TEST_CASE("lines are settled by number, not by place") {
  Till t;
  t.deductible(10000);
  t.claim();
  const auto first = t.line(10000), second = t.line(10000);
  t.w.set(t.w.line_record, "number", first, 2 * exact::kOne);
  t.w.set(t.w.line_record, "number", second, 1 * exact::kOne);
  CHECK(t.settled(first) == "pay 100.00 = 100.00");
  CHECK(t.text(second) == "pay 100.00 = 0.00 PR-1:100.00");
}

TEST_CASE("balances of a claim begin anew without run history, and go on with it") {
  Till t;
  t.deductible(15000);
  SECTION("each claim by itself") {}
  SECTION("claims in one run") { t.book = BalanceBook(true); }
  t.claim();
  t.line(10000);
  t.claim();
  t.line(10000);
  t.claim("acme", "p2");
  t.line(10000);
  t.settle();
  CHECK(t.text(1) == (t.book.across_claims() ? "pay 100.00 = 50.00 PR-1:50.00" : "pay 100.00 = 0.00 PR-1:100.00"));
  CHECK(t.text(2) == "pay 100.00 = 0.00 PR-1:100.00");
}

TEST_CASE("a voided claim gives back what it took") {
  Till t;
  t.book = BalanceBook(true);
  t.deductible(10000);
  t.claim();
  t.line(10000);
  t.claim();
  t.w.set(t.w.claim_record, "frequency", 1, 8 * exact::kOne);
  t.w.set(t.w.claim_record, "original_claim", 1, t.w.text("claim0"));
  t.line(10000);
  CHECK(t.settled(1) == "pay 100.00 = 0.00 PR-1:100.00");
}

TEST_CASE("coinsurance is of what the deductible leaves") {
  Till t;
  t.deductible(4000);
  t.w.program.payment.coinsurance = t.term(t.percent(20));
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 48.00 PR-1:40.00 PR-2:12.00");
}

TEST_CASE("a copay never exceeds what is left") {
  Till t;
  t.w.program.payment.copay = t.term(t.dollars(15000));
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 0.00 PR-3:100.00");
}

TEST_CASE("an unknown copay pends where it would matter") {
  Till t;
  t.w.program.payment.copay = t.term(t.w.line("score"));
  t.deductible(5000);
  t.claim();
  t.line(5000);
  t.line(5000);
  CHECK(t.settled(0) == "pay 50.00 = 0.00 PR-1:50.00");
  CHECK(t.text(1) == "pend");
  CHECK(t.d.findings[t.d.lines[1].findings].builtin == engine::Builtin::CostShare);
}

TEST_CASE("a pended line uses up nothing") {
  Till t;
  t.deductible(10000);
  t.w.program.payment.copay = t.term(t.w.line("score"));
  t.claim();
  const auto pended = t.line(20000);
  const auto paid = t.line(10000);
  t.w.set(t.w.line_record, "score", paid, 0);
  CHECK(t.settled(pended) == "pend");
  CHECK(t.text(paid) == "pay 100.00 = 0.00 PR-1:100.00");
}

TEST_CASE("a balance by patient needs the patient") {
  Till t;
  t.deductible(10000);
  t.claim("acme", "");
  t.line(10000);
  CHECK(t.settled() == "pend");
  CHECK(t.d.findings[t.d.lines[0].findings].builtin == engine::Builtin::PatientMissing);
}

TEST_CASE("a balance by plan needs the plan where claims see one another") {
  for (const bool across : {false, true}) {
    Till t;
    t.w.program.schema.records[t.w.claim_record].fields.push_back({"plan", t.w.of(core::Kind::Text), true, false, ""});
    t.w.batch = t.w.empty_batch();
    t.w.program.payment.deductible = t.balance(t.dollars(10000), t.least(t.left(), t.allowed()), "1", core::Group::PR, {core::PerKey::Patient, core::PerKey::Plan});
    t.book = BalanceBook(across);
    t.claim();
    t.line(10000);
    CHECK(t.settled() == (across ? "pend" : "pay 100.00 = 0.00 PR-1:100.00"));
    if (across) CHECK(t.d.gaps[t.d.findings[t.d.lines[0].findings].gaps].field == t.w.program.schema.find(t.w.claim_record, "plan"));
  }
}

TEST_CASE("the out-of-pocket maximum limits the shares together; the last gives way first") {
  Till t;
  t.deductible(5000);
  t.w.program.payment.coinsurance = t.term(t.percent(50));
  t.w.program.payment.copay = t.term(t.dollars(1000));
  t.out_of_pocket(6000);
  t.claim();
  t.line(10000);
  t.line(10000);
  CHECK(t.settled(0) == "pay 100.00 = 40.00 PR-1:50.00 PR-2:10.00");
  CHECK(t.text(1) == "pay 100.00 = 100.00");
}

TEST_CASE("what the maximum cuts from the deductible stays in it") {
  Till t;
  t.book = BalanceBook(true);
  t.deductible(5000);
  t.out_of_pocket(3000);
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 70.00 PR-1:30.00");
  BalanceKey key;
  key.balance = t.w.program.payment.deductible;
  key.of[0] = t.w.text("p1");
  CHECK(t.book.left(key)->amount == Till::cents(2000));
}

TEST_CASE("other payers come before the patient's shares") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.w.program.payment.other_payer_paid = t.term(t.dollars(6000));
  t.deductible(5000);
  t.claim();
  t.line(10000);
  t.line(3000);
  CHECK(t.settled(0) == "pay 100.00 = 0.00 CO-45:20.00 OA-23:60.00 PR-1:20.00");
  CHECK(t.text(1) == "pay 30.00 = 0.00 OA-23:30.00");
}

TEST_CASE("behind other payers no more is left than their patient owes, however little was allowed") {
  Till t;
  t.w.program.payment.fee = t.term(t.dollars(8000));
  t.w.program.payment.unit_cap = t.term(t.w.units(5));
  t.w.program.payment.other_payer_paid = t.term(t.dollars(1000));
  t.w.program.payment.most_after_others = t.term(t.dollars(1500));
  t.claim();
  t.line(10000, 10);  // half of the units, half of the fee: 40.00, of which 10.00 were paid before and 15.00 are left at most
  t.line(2000, 4);    // 20.00, of which 10.00 are left
  CHECK(t.settled(0) == "reduce 100.00 = 15.00 CO-151:50.00 CO-45:10.00 OA-23:25.00");
  CHECK(t.text(1) == "pay 20.00 = 10.00 OA-23:10.00");
}

TEST_CASE("sequestration is of the payment after the patient's share") {
  Till t;
  t.w.program.payment.coinsurance = t.term(t.percent(20));
  t.w.program.payment.sequestration = t.term(t.percent(2));
  t.claim();
  t.line(10000);
  t.line(33);  // 0.33 - 0.07 = 0.26; 2% of it is 0.0052, which is 0.01
  CHECK(t.settled(0) == "pay 100.00 = 78.40 PR-2:20.00 CO-253:1.60");
  CHECK(t.text(1) == "pay 0.33 = 0.25 PR-2:0.07 CO-253:0.01");
}

TEST_CASE("a term that is not in force takes no part") {
  Till t;
  t.w.program.payment.sequestration = t.term(t.percent(2), {*exact::parse_date("2026-01-01"), exact::kLastDate});
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 100.00");
}

TEST_CASE("a balance with a code of its own takes after the copay") {
  Till t;
  t.w.program.payment.copay = t.term(t.dollars(1000));
  t.w.program.payment.others = {t.balance(t.dollars(2500), t.least(t.left(), t.allowed()), "119", core::Group::CO)};
  t.claim();
  t.line(10000);
  CHECK(t.settled() == "pay 100.00 = 65.00 PR-3:10.00 CO-119:25.00");
}

}  // namespace
}  // namespace edict::payment
