// Rules on lines: the four statuses, stages, pairs, what pends, and the order of findings.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

using core::Disposition;
using core::OutcomeKind;
using core::Stage;

struct Judged {
  World w;
  Decisions d;
  Judged() {
    w.payer("acme");
    w.payer("acme_gold", "acme");
    w.payer("other");
  }
  claims::LineRef line(const char* code = "J1", const char* payer = "acme") {
    w.new_claim(payer);
    return w.new_line(code);
  }
  core::NodeId met() { return w.truth(true); }
  core::NodeId not_met() { return w.truth(false); }
  core::Rule& rule(const char* name) { return w.program.rules[w.rule_id(name)]; }
  void judge() {
    d = w.judge();
    agree();
  }
  // What one rule is asked for again is what was found.
  void agree() {
    w.evaluator().look_at(w.batch, w.given, &d);
    for (std::uint32_t row = 0; row < d.lines.size(); ++row) {
      for (core::RuleId r = 0; r < w.program.rules.size(); ++r) {
        const auto j = w.evaluator().judge_rule(r, {&w.batch, row});
        const Finding* f = nullptr;
        for (const Finding& g : d.findings) {
          if (g.line == row && g.rule == r) f = &g;
        }
        const bool finds = j.status == Status::NotMet || j.status == Status::Undecided;
        if (f == nullptr) {
          CHECK((!finds || !w.batch.tables[w.line_record].columns[w.program.schema.find(w.line_record, "code")].is_known(row)));
          continue;
        }
        CHECK(j.status == f->status);
        CHECK(j.outcome == f->outcome);
        CHECK(j.partner == f->partner);
        CHECK(j.exceptions.size() == f->exception_count);
      }
    }
  }
  Disposition of(std::uint32_t row = 0) const { return d.lines[row].disposition; }
  std::vector<std::string> names(std::uint32_t row = 0) const {
    std::vector<std::string> out;
    for (std::uint32_t i = 0; i < d.lines[row].finding_count; ++i) {
      const Finding& f = d.findings[d.lines[row].findings + i];
      out.push_back(f.rule == core::kNone ? "(builtin)" : w.program.rules[f.rule].name);
    }
    return out;
  }
};

using Names = std::vector<std::string>;

TEST_CASE("not applicable, met, not met, undecided") {
  struct Case {
    int applies, require;  // 0 false, 1 true, 2 unknown
    Disposition becomes;
  };
  for (const Case c : {Case{0, 0, Disposition::Pay}, {0, 2, Disposition::Pay}, {1, 1, Disposition::Pay}, {1, 0, Disposition::Deny}, {1, 2, Disposition::Pend},
                       {2, 1, Disposition::Pay}, {2, 0, Disposition::Pend}, {2, 2, Disposition::Pend}}) {
    Judged j;
    const auto node = [&](int what) { return what == 2 ? j.w.unknown_truth() : j.w.truth(what == 1); };
    j.w.rule("r", node(c.applies), node(c.require));
    j.line();
    j.judge();
    CHECK(j.of() == c.becomes);
    CHECK(j.d.findings.size() == (c.becomes == Disposition::Pay ? 0 : 1));
    if (c.becomes == Disposition::Pend) CHECK(j.d.findings.at(0).gap_count == 1);
  }
}

TEST_CASE("an undecided rule does what `missing` says; a fault pends whatever it says") {
  Judged j;
  const auto zero = j.w.add(core::Op::Divide, j.w.number(0, true), j.w.num(1), j.w.num(0));
  j.w.rule("deny", core::kNone, j.w.unknown_truth());
  j.w.rule("pass", core::kNone, j.w.unknown_truth());
  j.w.rule("fault", core::kNone, j.w.compare(core::Comparison::Less, zero, j.w.num(1)));
  const auto deny = j.w.choice(j.w.outcome(OutcomeKind::Deny, "16")), pass = j.w.choice(j.w.outcome(OutcomeKind::Pass));
  j.rule("deny").missing = deny;
  j.rule("pass").missing = pass;
  j.rule("fault").missing = deny;
  j.line();
  j.judge();
  CHECK(j.names() == Names{"deny", "fault", "pass"});
  CHECK(j.d.findings[1].outcome == core::kNone);
  CHECK(j.d.gaps[j.d.findings[1].gaps].kind == Gap::Kind::DivisionByZero);
  CHECK(j.of() == Disposition::Deny);
}

TEST_CASE("every kind of outcome, and the gravest decides") {
  const std::pair<OutcomeKind, Disposition> all[] = {{OutcomeKind::Deny, Disposition::Deny}, {OutcomeKind::Reject, Disposition::Reject},
                                                    {OutcomeKind::Pend, Disposition::Pend}, {OutcomeKind::Note, Disposition::Pay}};
  for (const auto& [kind, becomes] : all) {
    Judged j;
    j.w.rule("r", core::kNone, j.not_met(), Stage::Coverage, j.w.outcome(kind));
    j.line();
    j.judge();
    CHECK(j.of() == becomes);
    CHECK(j.d.findings.at(0).status == Status::NotMet);
  }
}

TEST_CASE("a reduction has its amount, denies at nothing, pends where it is unknown") {
  Judged j;
  j.w.rule("cap", j.w.code_is("J1"), j.not_met(), Stage::Coverage, j.w.outcome(OutcomeKind::ReduceUnits, "151", j.w.units(4)));
  j.w.rule("none", j.w.code_is("J2"), j.not_met(), Stage::Coverage, j.w.outcome(OutcomeKind::ReduceUnits, "151", j.w.units(0)));
  j.w.rule("some", j.w.code_is("J3"), j.not_met(), Stage::Coverage, j.w.outcome(OutcomeKind::ReduceTo, "45", j.w.line("score")));
  j.line("J1");
  j.line("J2");
  j.line("J3");
  j.judge();
  CHECK(j.of(0) == Disposition::Reduce);
  CHECK(j.d.findings[0].amount == 4'000'000);
  CHECK(j.of(1) == Disposition::Deny);
  CHECK(j.of(2) == Disposition::Pend);
  CHECK(j.d.findings[2].gap_count == 1);
}

TEST_CASE("a rule acts for its payers, those below, over its period") {
  Judged j;
  j.w.rule("r", core::kNone, j.not_met());
  SECTION("by its own clause") { j.rule("r").payers = {j.w.program.symbols.intern("acme")}; }
  SECTION("by its package") { j.rule("r").acts[0].payers = {j.w.program.symbols.intern("acme")}; }
  j.line("J1", "acme");
  j.line("J1", "acme_gold");
  j.line("J1", "other");
  j.judge();
  CHECK(j.of(0) == Disposition::Deny);
  CHECK(j.of(1) == Disposition::Deny);
  CHECK(j.of(2) == Disposition::Pay);
}

TEST_CASE("a rule acts over its period by date of service, and over another by date of receipt") {
  Judged j;
  j.w.rule("r", core::kNone, j.not_met());
  const exact::Period may{exact::parse_date("2025-05-02").value(), exact::parse_date("2025-05-31").value()};
  SECTION("service") {
    j.rule("r").effective = may;
    j.w.new_claim("acme");
    for (const char* date : {"2025-05-01", "2025-05-02", "2025-05-31", "2025-06-01"}) j.w.new_line("J1", date);
    j.judge();
    CHECK(j.d.findings.size() == 2);
    CHECK(j.of(1) == Disposition::Deny);
    CHECK(j.of(2) == Disposition::Deny);
  }
  SECTION("receipt") {
    j.rule("r").received = may;
    const auto received = [&](std::uint32_t claim, std::int32_t day) { j.w.set(j.w.claim_record, "received_date", claim, day); };
    for (int i = 0; i < 3; ++i) j.line();
    received(0, may.first.days - 1);
    received(1, may.first.days);
    j.judge();
    CHECK(j.of(0) == Disposition::Pay);
    CHECK(j.of(1) == Disposition::Deny);
    CHECK(j.of(2) == Disposition::Pend);
    CHECK(j.d.findings.back().gap_count == 1);
  }
  SECTION("as of a day") {
    j.rule("r").received = may;
    j.w.settings.as_of = may.first;
    j.line();
    j.judge();
    CHECK(j.of() == Disposition::Deny);
  }
}

TEST_CASE("payer, date and code that are missing pend once, before all rules") {
  Judged j;
  j.w.rule("by_code", j.w.code_is("J1"), j.not_met());
  j.w.rule("always", core::kNone, j.not_met());
  j.line("J1", "");
  j.line("J1", "nobody");
  j.w.new_claim("acme");
  j.w.new_line("J1", "");
  j.line("", "acme");
  j.judge();
  for (std::uint32_t row : {0u, 1u, 2u}) {
    CHECK(j.of(row) == Disposition::Pend);
    CHECK(j.names(row) == Names{"(builtin)"});
  }
  CHECK(j.d.findings[0].builtin == Builtin::PayerMissing);
  CHECK(j.d.findings[1].builtin == Builtin::PayerNotDeclared);
  CHECK(j.d.findings[2].builtin == Builtin::DateMissing);
  CHECK(j.names(3) == Names{"always", "(builtin)"});  // the rule that needs the code says nothing more
  CHECK(j.d.findings.back().builtin == Builtin::CodeMissing);
}

TEST_CASE("every claim as one payer's") {
  Judged j;
  j.w.rule("r", core::kNone, j.not_met());
  j.rule("r").payers = {j.w.program.symbols.intern("acme")};
  j.w.settings.as_payer = j.w.program.symbols.intern("acme_gold");
  j.line("J1", "nobody");
  j.judge();
  CHECK(j.of() == Disposition::Deny);
}

TEST_CASE("findings stand gravest first, then by stage, then by name") {
  Judged j;
  const auto add = [&](const char* name, Stage stage, OutcomeKind kind) { j.w.rule(name, core::kNone, j.not_met(), stage, j.w.outcome(kind)); };
  add("z", Stage::Intake, OutcomeKind::Deny);
  add("b", Stage::Coverage, OutcomeKind::Deny);
  add("a", Stage::Coverage, OutcomeKind::Deny);
  add("c", Stage::Intake, OutcomeKind::Pend);
  add("n", Stage::Intake, OutcomeKind::Note);
  j.line();
  j.judge();
  CHECK(j.names() == Names{"z", "a", "b", "c", "n"});
}

TEST_CASE("open is what no earlier stage denied; a rejection takes the whole claim along") {
  Judged j;
  const auto open = j.w.add(core::Op::IsOpen, j.w.of(core::Kind::Boolean), j.w.variable());
  j.w.rule("coding", j.w.code_is("J1"), j.not_met(), Stage::Coding);
  j.w.rule("same_stage", core::kNone, open, Stage::Coding);
  j.w.rule("later", core::kNone, open, Stage::Bundling);
  j.w.rule("rejects", j.w.code_is("J3"), j.not_met(), Stage::Intake, j.w.outcome(OutcomeKind::Reject));
  j.w.new_claim("acme");
  j.w.new_line("J1");
  j.w.new_line("J2");
  j.w.new_claim("acme");
  j.w.new_line("J2");
  j.w.new_line("J3");
  j.judge();
  CHECK(j.names(0) == Names{"coding", "later"});
  CHECK(j.names(1).empty());
  CHECK(j.of(2) == Disposition::Reject);
  CHECK(j.of(3) == Disposition::Reject);
  CHECK(j.names(2) == Names{"same_stage", "later"});
}

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
