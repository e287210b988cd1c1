// Rules with exceptions, pairs of lines, sums with unknown parts, and rules guarded by codes.
#include "judged.h"

namespace edict::engine {
namespace {

using core::Disposition;
using core::OutcomeKind;
using core::Stage;

TEST_CASE("exceptions to clauses of a rule: waived, replaced, in conflict, undecidable") {
  Judged j;
  j.w.rule("r", core::kNone, j.not_met());
  auto& r = j.rule("r");
  const auto set = [&](core::ChoiceId& clause, std::vector<core::Override> overrides) {
    const std::uint32_t base = j.w.program.choices[clause].base;
    clause = j.w.choice(base, std::move(overrides));
  };
  const auto pend = j.w.outcome(OutcomeKind::Pend), other = j.w.outcome(OutcomeKind::Deny, "50");
  SECTION("waived") {
    set(r.require, {j.w.exception("waive", "acme", j.w.truth(true))});
    j.line();
    j.judge();
    CHECK(j.of() == Disposition::Pay);
  }
  SECTION("replaced") {
    set(r.otherwise, {j.w.exception("else", "acme_gold", pend)});
    j.line("J1", "acme");
    j.line("J1", "acme_gold");
    j.judge();
    CHECK(j.of(0) == Disposition::Deny);
    CHECK(j.of(1) == Disposition::Pend);
    CHECK(j.d.findings[0].exception_count == 0);
    CHECK(j.d.exceptions == std::vector<core::ExceptionId>{j.w.exception_id("else")});
  }
  SECTION("in conflict") {
    set(r.otherwise, {j.w.exception("a", "acme", pend), j.w.exception("b", "acme", other)});
    r.missing = j.w.choice(j.w.outcome(OutcomeKind::Pass));
    j.line();
    j.judge();
    CHECK(j.of() == Disposition::Pend);
    CHECK(j.d.gaps.at(0).kind == Gap::Kind::Conflict);
  }
  SECTION("undecidable") {
    set(r.require, {j.w.exception("maybe", "acme", j.w.truth(true), j.w.unknown_truth())});
    r.missing = j.w.choice(j.w.outcome(OutcomeKind::Deny));
    j.line();
    j.judge();
    CHECK(j.of() == Disposition::Pend);
    CHECK(j.d.findings.at(0).outcome == core::kNone);
  }
  SECTION("undecidable, but the same either way") {
    set(r.require, {j.w.exception("maybe", "acme", j.w.compare(core::Comparison::Less, j.w.num(1), j.w.num(0)), j.w.unknown_truth())});
    j.line();
    j.judge();
    CHECK(j.of() == Disposition::Deny);
  }
}

// ---------------------------------------------------------------- pairs

struct Pairs : Judged {
  void pair(core::NodeId applies, core::NodeId require) {
    w.rule("pair", applies, require, Stage::Bundling);
    rule("pair").pair_source = w.lines();
  }
  core::NodeId score(std::uint8_t slot, std::int64_t n) { return w.equals(w.line("score", slot), w.num(n)); }
  void lines(std::vector<std::pair<const char*, int>> all) {  // code and score; a negative score is missing
    w.new_claim("acme");
    for (const auto& [code, n] : all) {
      const auto line = w.new_line(code);
      if (n >= 0) w.set(w.line_record, "score", line.row, n * 1'000'000);
    }
  }
};

TEST_CASE("a pair rule fails once a line, naming the lowest partner, and never a line with itself") {
  Pairs p;
  p.pair(p.w.all_of({p.w.code_is("J1"), p.w.code_is("J2", 1)}), p.score(1, 1));
  p.lines({{"J1", 0}, {"J2", 1}, {"J2", 0}, {"J2", 0}, {"J1", 0}});
  p.judge();
  CHECK(p.d.findings.size() == 2);
  CHECK(p.d.findings[0].line == 0);
  CHECK(p.d.findings[0].partner.row == 2);
  CHECK(p.d.findings[1].line == 4);
  Pairs alone;
  alone.pair(alone.w.code_is("J1", 1), alone.not_met());
  alone.lines({{"J1", 0}});
  alone.judge();
  CHECK(alone.d.findings.empty());
}

TEST_CASE("a pair that only might fail leaves the rule undecided, a certain failure decides") {
  Pairs p;
  p.pair(p.w.all_of({p.w.code_is("J1"), p.w.code_is("J2", 1)}), p.score(1, 1));
  p.lines({{"J1", 0}, {"J2", -1}, {"J2", 1}});
  p.judge();
  CHECK(p.of(0) == Disposition::Pend);
  CHECK(p.d.findings.at(0).partner.row == 1);
  Pairs q;
  q.pair(q.w.all_of({q.w.code_is("J1"), q.w.code_is("J2", 1)}), q.score(1, 1));
  q.lines({{"J1", 0}, {"J2", -1}, {"J2", 0}});
  q.judge();
  CHECK(q.of(0) == Disposition::Deny);
  CHECK(q.d.findings.at(0).partner.row == 2);
}

TEST_CASE("pairs within a big claim are found by code, and lines without one are looked at") {
  Pairs p;
  p.pair(p.w.all_of({p.w.equals(p.w.line("code", 1), p.w.line("code")), p.score(1, 1)}), p.not_met());
  std::vector<std::pair<const char*, int>> all;
  for (int i = 0; i < 60; ++i) all.emplace_back(i % 2 == 0 ? "J1" : "J2", i == 40 ? 1 : 0);
  p.lines(all);
  p.w.clear(p.w.line_record, "code", 51);
  p.judge();
  CHECK(p.of(0) == Disposition::Deny);
  CHECK(p.d.findings[0].partner.row == 40);
  CHECK(p.of(1) == Disposition::Pay);  // line 51 has no code, but its score is not 1
  CHECK(p.of(40) == Disposition::Pay);
}

TEST_CASE("the known part of a sum beyond the limit is told") {
  Judged j;
  const auto sum = j.w.aggregate(core::Aggregation::Sum, j.w.number(), j.w.lines(), core::kNone, j.w.line("score", 1));
  j.w.rule("limit", core::kNone, j.w.compare(core::Comparison::LessEqual, sum, j.w.num(5)));
  for (const int score : {6, 5}) {
    j.w.new_claim("acme");
    j.w.set(j.w.line_record, "score", j.w.new_line("J1").row, score * 1'000'000);
    j.w.new_line("J1");
  }
  j.judge();
  REQUIRE(j.d.findings.size() == 4);
  CHECK(j.d.findings[0].known_part_exceeds);
  CHECK_FALSE(j.d.findings[2].known_part_exceeds);
  CHECK(j.of(0) == Disposition::Pend);
}

TEST_CASE("a rule guarded by its codes speaks of no other") {
  Judged j;
  j.w.rule("by_code", j.w.all_of({j.w.code_is("J1"), j.w.unknown_truth()}), j.not_met());
  core::Set s;
  s.element = core::SymbolKind::Code;
  core::Member m;
  m.first = m.last = "J2";
  m.effective = exact::always();
  s.members.push_back(m);
  j.w.program.sets.push_back(s);
  j.w.rule("by_set", j.w.add(core::Op::InSet, j.w.of(core::Kind::Boolean), j.w.line("code"), j.w.variable()), j.not_met());
  j.line("J1");
  j.line("J20");
  j.line("J3");
  j.judge();
  CHECK(j.names(0) == Names{"by_code"});
  CHECK(j.names(1) == Names{"by_set"});
  CHECK(j.names(2).empty());
}

TEST_CASE("the plan wants what tells one balance from another") {
  World w;
  w.program.schema.records[w.claim_record].fields.push_back({"plan", w.of(core::Kind::Text), true, false, ""});
  const core::FieldId plan = w.program.schema.find(w.claim_record, "plan");
  CHECK_FALSE(Plan(std::make_shared<core::Program>(w.program)).wants(w.claim_record, plan));
  core::Balance by_plan;
  by_plan.per = {core::PerKey::Patient, core::PerKey::Plan};
  by_plan.starts = by_plan.takes = w.choice(w.num(1));
  w.program.balances.push_back(by_plan);
  const Plan with_balance(std::make_shared<core::Program>(w.program));
  CHECK(with_balance.wants(w.claim_record, plan));
}

TEST_CASE("the plan wants the fields that something reads, and its own") {
  World w;
  w.rule("r", core::kNone, w.compare(core::Comparison::Less, w.line("score"), w.num(1)));
  const Plan plan(std::make_shared<core::Program>(w.program));
  const auto wants = [&](core::RecordId record, const char* field) { return plan.wants(record, w.program.schema.find(record, field)); };
  CHECK(wants(w.line_record, "score"));
  CHECK(wants(w.line_record, "code"));
  CHECK(wants(w.claim_record, "payer"));
  CHECK(wants(w.patient_record, "id"));
  CHECK_FALSE(wants(w.line_record, "other_score"));
  CHECK_FALSE(wants(w.document_record, "kind"));
}

}  // namespace
}  // namespace edict::engine
