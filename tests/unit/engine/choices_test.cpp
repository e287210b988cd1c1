// Choices: the base, and the exceptions from the root of the payer tree to its leaf.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

// acme_gold below acme below commercial; other beside acme.
struct Tree {
  World w;
  core::NodeId base, one, two, three;
  Tree() {
    w.payer("commercial");
    w.payer("acme", "commercial");
    w.payer("acme_gold", "acme");
    w.payer("other", "commercial");
    base = w.num(0);
    one = w.num(1);
    two = w.num(2);
    three = w.num(3);
  }
  core::NodeId term(std::vector<core::Override> overrides) {
    core::Term t;
    t.name = "t";
    t.type = w.number();
    t.versions.push_back({exact::always(), w.choice(base, std::move(overrides))});
    w.program.terms.push_back(t);
    return w.add(core::Op::Term, w.number(), w.variable(), core::kNone, core::kNone, static_cast<std::uint32_t>(w.program.terms.size() - 1));
  }
  Value at(const char* payer, core::NodeId node) {
    w.new_claim(payer);
    return w.value(node, w.new_line("J2357"));
  }
  int whole(const char* payer, core::NodeId node) { return static_cast<int>(at(payer, node).numerator / 1'000'000); }
  Gap::Kind why(const Value& v) {
    for (const Gap& g : w.why(v)) {
      if (is_fault(g.kind)) return g.kind;
    }
    return w.why(v).at(0).kind;
  }
};

TEST_CASE("without exceptions the base stands") {
  Tree t;
  const auto node = t.term({});
  CHECK(t.whole("acme", node) == 0);
}

TEST_CASE("an exception holds for its payer and those below") {
  Tree t;
  const auto node = t.term({t.w.exception("e", "acme", t.one)});
  CHECK(t.whole("commercial", node) == 0);
  CHECK(t.whole("acme", node) == 1);
  CHECK(t.whole("acme_gold", node) == 1);
  CHECK(t.whole("other", node) == 0);
}

TEST_CASE("the more specific payer wins") {
  Tree t;
  const auto node = t.term({t.w.exception("a", "", t.one), t.w.exception("b", "acme", t.two), t.w.exception("c", "acme_gold", t.three)});
  CHECK(t.whole("other", node) == 1);
  CHECK(t.whole("acme", node) == 2);
  CHECK(t.whole("acme_gold", node) == 3);
}

TEST_CASE("the same value twice is agreement, different ones a conflict") {
  Tree t;
  const auto agree = t.term({t.w.exception("a", "acme", t.one), t.w.exception("b", "acme", t.one)});
  const auto clash = t.term({t.w.exception("c", "acme", t.one), t.w.exception("d", "acme", t.two)});
  CHECK(t.whole("acme", agree) == 1);
  const Value v = t.at("acme", clash);
  CHECK(t.why(v) == Gap::Kind::Conflict);
  CHECK(t.w.why(v)[0].id == t.w.exception_id("c"));
  CHECK(t.w.why(v)[0].other == t.w.exception_id("d"));
  CHECK(t.whole("other", clash) == 0);
}

TEST_CASE("a conflict above is settled by whoever is more specific") {
  Tree t;
  const auto node = t.term({t.w.exception("c", "acme", t.one), t.w.exception("d", "acme", t.two), t.w.exception("e", "acme_gold", t.three)});
  CHECK(t.at("acme", node).state == Value::State::Fault);
  CHECK(t.whole("acme_gold", node) == 3);
}

TEST_CASE("`when` false leaves what stands; unknown is undecidable unless nothing would change") {
  Tree t;
  const auto off = t.term({t.w.exception("a", "acme", t.one, t.w.truth(false))});
  const auto maybe = t.term({t.w.exception("b", "acme", t.one, t.w.unknown_truth())});
  const auto harmless = t.term({t.w.exception("c", "acme", t.base, t.w.unknown_truth())});
  const auto settled = t.term({t.w.exception("d", "acme", t.one, t.w.unknown_truth()), t.w.exception("e", "acme_gold", t.two)});
  CHECK(t.whole("acme", off) == 0);
  const Value v = t.at("acme", maybe);
  CHECK(t.why(v) == Gap::Kind::Undecidable);
  CHECK(t.w.why(v).size() == 2);  // the exception, and the field that would decide it
  CHECK(t.whole("acme", harmless) == 0);
  CHECK(t.whole("acme_gold", settled) == 2);
}

TEST_CASE("an undecidable exception is harmless where the values are equal after all") {
  Tree t;
  const auto sum = t.w.add(core::Op::Add, t.w.number(), t.w.line("score"), t.w.num(1));
  const auto node = t.term({t.w.exception("a", "acme", sum, t.w.unknown_truth())});
  t.w.new_claim("acme");
  const auto line = t.w.new_line("J2357");
  CHECK_FALSE(t.w.value(node, line).known());
  t.w.set(t.w.line_record, "score", 0, -1'000'000);
  CHECK(t.w.value(node, line).numerator == 0);
}

TEST_CASE("one certain and one possible exception of one payer: undecidable unless they agree") {
  Tree t;
  const auto clash = t.term({t.w.exception("a", "acme", t.one), t.w.exception("b", "acme", t.two, t.w.unknown_truth())});
  const auto agree = t.term({t.w.exception("c", "acme", t.one), t.w.exception("d", "acme", t.one, t.w.unknown_truth())});
  CHECK(t.why(t.at("acme", clash)) == Gap::Kind::Undecidable);
  CHECK(t.whole("acme", agree) == 1);
}

TEST_CASE("an exception holds over its period, by the line's date") {
  Tree t;
  auto e = t.w.exception("a", "acme", t.one);
  e.effective = {exact::parse_date("2025-05-02").value(), exact::parse_date("2025-05-31").value()};
  const auto node = t.term({e});
  t.w.new_claim("acme");
  for (const char* date : {"2025-05-01", "2025-05-02", "2025-05-31", "2025-06-01"}) t.w.new_line("J2357", date);
  for (std::uint32_t row = 0; row < 4; ++row) CHECK(t.w.value(node, {&t.w.batch, row}).numerator == (row == 1 || row == 2 ? 1'000'000 : 0));
}

TEST_CASE("exceptions to exceptions edit them, or switch them off") {
  Tree t;
  auto edited = t.w.exception("a", "acme", t.one);
  edited.value = t.w.choice(t.one, {t.w.exception("a_edit", "acme_gold", t.two)});
  auto switched = t.w.exception("b", "acme", t.one);
  switched.active = t.w.choice(t.w.truth(true), {t.w.exception("b_off", "acme_gold", t.w.truth(false))});
  const auto edit = t.term({edited}), off = t.term({switched});
  CHECK(t.whole("acme", edit) == 1);
  CHECK(t.whole("acme_gold", edit) == 2);
  CHECK(t.whole("acme", off) == 1);
  CHECK(t.whole("acme_gold", off) == 0);
}

TEST_CASE("the evaluator tells which exceptions changed what stands, root first") {
  Tree t;
  const auto c = t.w.choice(t.base, {t.w.exception("a", "", t.one), t.w.exception("same", "acme", t.one), t.w.exception("b", "acme_gold", t.two)});
  t.w.new_claim("acme_gold");
  Environment at;
  Value line;
  line.kind = core::Kind::Record;
  line.record = t.w.new_line("J2357");
  at.slots.push_back(line);
  t.w.evaluator().look_at(t.w.batch, nullptr, nullptr);
  const auto r = t.w.evaluator().resolve(c, at);
  CHECK(r.value == t.two);
  CHECK(r.exceptions == std::vector<core::ExceptionId>{t.w.exception_id("a"), t.w.exception_id("b")});
}

TEST_CASE("a term takes the version of the line's date, or of the date asked for") {
  Tree t;
  core::Term term;
  term.type = t.w.number();
  const auto first = exact::parse_date("2025-01-01").value(), last = exact::parse_date("2025-12-31").value();
  term.versions.push_back({{first, last}, t.w.choice(t.one)});
  term.versions.push_back({{exact::Date{last.days + 1}, exact::kLastDate}, t.w.choice(t.two)});
  t.w.program.terms.push_back(term);
  const auto node = t.w.add(core::Op::Term, t.w.number(), t.w.variable());
  const auto later = t.w.add(core::Op::Term, t.w.number(), t.w.variable(), core::kNone, t.w.date("2026-01-01"));
  t.w.new_claim("acme");
  for (const char* date : {"2024-12-31", "2025-12-31", "2026-01-01"}) t.w.new_line("J2357", date);
  CHECK(t.why(t.w.value(node, {&t.w.batch, 0})) == Gap::Kind::NoDefinition);
  CHECK(t.w.value(node, {&t.w.batch, 1}).numerator == 1'000'000);
  CHECK(t.w.value(node, {&t.w.batch, 2}).numerator == 2'000'000);
  CHECK(t.w.value(later, {&t.w.batch, 1}).numerator == 2'000'000);
}

TEST_CASE("within a term asked for as of a date, that date stands for the line's") {
  Tree t;
  const auto inner = t.term({});
  auto& versions = t.w.program.terms[0].versions;
  const auto end = exact::parse_date("2025-12-31").value();
  versions[0].effective.last = end;
  versions.push_back({{exact::Date{end.days + 1}, exact::kLastDate}, t.w.choice(t.two)});
  core::Term outer;
  outer.type = t.w.number();
  outer.versions.push_back({exact::always(), t.w.choice(inner)});
  t.w.program.terms.push_back(outer);
  const auto now = t.w.add(core::Op::Term, t.w.number(), t.w.variable(), core::kNone, core::kNone, 1);
  const auto then = t.w.add(core::Op::Term, t.w.number(), t.w.variable(), core::kNone, t.w.date("2026-01-01"), 1);
  const auto sum = t.w.add(core::Op::Add, t.w.number(), then, now);
  CHECK(t.whole("acme", now) == 0);
  CHECK(t.whole("acme", then) == 2);
  CHECK(t.whole("acme", sum) == 2);
}

TEST_CASE("whether a payer's exception holds for a claim that names no payer cannot be told") {
  Tree t;
  const auto own = t.term({t.w.exception("a", "acme", t.one)}), everybodys = t.term({t.w.exception("b", "", t.two)});
  CHECK(t.why(t.at("", own)) == Gap::Kind::Undecidable);
  CHECK(t.whole("", everybodys) == 2);
  CHECK(t.whole("nobody", own) == 0);
}

TEST_CASE("an attribute is the line's payer's, the official one, or not defined") {
  Tree t;
  auto& w = t.w;
  const auto official = w.size("J2357", 5'000'000), own = w.size("J2357", 75'000'000);
  w.code_unit("J2357", w.choice(w.unit_size(official), {w.exception("own", "acme", w.unit_size(own))}));
  const auto mine = w.add(core::Op::Attribute, w.of(core::Kind::UnitSize), w.line("code"), w.variable());
  const auto everybodys = w.add(core::Op::Attribute, w.of(core::Kind::UnitSize), w.line("code"));
  w.new_claim("acme");
  w.new_line("J2357");
  w.new_line("J0517");
  CHECK(w.value(mine).numerator == 75'000'000);
  CHECK(w.value(mine).counted.size == own);
  CHECK(w.value(everybodys).numerator == 5'000'000);
  const auto gaps = w.why(w.value(mine, {&w.batch, 1}));
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0].kind == Gap::Kind::NoDefinition);
  CHECK(gaps[0].is_attribute);
  CHECK(gaps[0].symbol == w.text("J0517"));
}

}  // namespace
}  // namespace edict::engine
