// Rules on lines: the four statuses, stages, what pends, and the order of findings.
#include "judged.h"

namespace edict::engine {
namespace {

using core::Disposition;
using core::OutcomeKind;
using core::Stage;

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

}  // namespace
}  // namespace edict::engine
