// Lists: quantifiers and aggregates over members known and not, membership, ends, days and history.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

using core::Aggregation;
using core::Op;
using core::Quantifier;

// One claim of four lines; score i on line i, unless a test takes it away.
struct Lines {
  World w;
  Lines() { w.payer("acme"); }
  void fill(int count = 4) {
    w.new_claim("acme");
    for (int i = 0; i < count; ++i) {
      const auto line = w.new_line(i % 2 == 0 ? "J1" : "J2");
      w.set(w.line_record, "score", line.row, i * 1'000'000);
    }
  }
  core::NodeId score_is(std::int64_t n) { return w.equals(w.line("score", 1), w.num(n)); }
  core::NodeId total(Aggregation how, core::NodeId condition = core::kNone) {
    return w.aggregate(how, w.number(), w.lines(), condition, how == Aggregation::Count ? core::kNone : w.line("score", 1));
  }
};

TEST_CASE("any, all and none over known members") {
  Lines l;
  const auto any = l.w.quantify(Quantifier::Any, l.w.lines(), l.score_is(2)), all = l.w.quantify(Quantifier::All, l.w.lines(), l.score_is(2));
  const auto none = l.w.quantify(Quantifier::None, l.w.lines(), l.score_is(9));
  l.fill();
  CHECK(l.w.value(any).is_true());
  CHECK(l.w.value(all).is_false());
  CHECK(l.w.value(none).is_true());
}

TEST_CASE("an unknown member decides nothing, and does not undo a decision") {
  Lines l;
  const auto any2 = l.w.quantify(Quantifier::Any, l.w.lines(), l.score_is(2)), any9 = l.w.quantify(Quantifier::Any, l.w.lines(), l.score_is(9));
  const auto all2 = l.w.quantify(Quantifier::All, l.w.lines(), l.score_is(2)), none2 = l.w.quantify(Quantifier::None, l.w.lines(), l.score_is(2));
  const auto none9 = l.w.quantify(Quantifier::None, l.w.lines(), l.score_is(9));
  l.fill();
  l.w.clear(l.w.line_record, "score", 0);
  CHECK(l.w.value(any2).is_true());
  CHECK_FALSE(l.w.value(any9).known());
  CHECK(l.w.value(all2).is_false());
  CHECK(l.w.value(none2).is_false());
  CHECK_FALSE(l.w.value(none9).known());
  CHECK(l.w.why(l.w.value(none9)).size() == 1);
}

TEST_CASE("over nothing: any false, all and none true; over an unknown list: unknown") {
  Lines l;
  std::vector<core::NodeId> of_nothing, of_unknown;
  for (const auto q : {Quantifier::Any, Quantifier::All, Quantifier::None}) {
    of_nothing.push_back(l.w.quantify(q, l.w.line("modifiers"), l.w.truth(true)));
    of_unknown.push_back(l.w.quantify(q, l.w.line("diagnoses"), l.w.truth(true)));
  }
  l.fill();
  CHECK(l.w.value(of_nothing[0]).is_false());
  CHECK(l.w.value(of_nothing[1]).is_true());
  CHECK(l.w.value(of_nothing[2]).is_true());
  for (const auto node : of_unknown) CHECK_FALSE(l.w.value(node).known());
}

TEST_CASE("sum, count, distinct, min and max") {
  Lines l;
  const auto odd = l.w.equals(l.w.line("code", 1), l.w.symbol(core::SymbolKind::Code, "J2"));
  const auto sum = l.total(Aggregation::Sum), some = l.total(Aggregation::Sum, odd), count = l.total(Aggregation::Count, odd);
  const auto min = l.total(Aggregation::Min, odd), max = l.total(Aggregation::Max);
  const auto codes = l.w.aggregate(Aggregation::CountDistinct, l.w.number(), l.w.lines(), core::kNone, l.w.line("code", 1));
  l.fill();
  CHECK(l.w.value(sum).numerator == 6'000'000);
  CHECK(l.w.value(some).numerator == 4'000'000);
  CHECK(l.w.value(count).numerator == 2'000'000);
  CHECK(l.w.value(min).numerator == 1'000'000);
  CHECK(l.w.value(max).numerator == 3'000'000);
  CHECK(l.w.value(codes).numerator == 2'000'000);
}

TEST_CASE("of nothing sum and count are 0, min and max missing") {
  Lines l;
  const auto sum = l.total(Aggregation::Sum, l.w.truth(false)), count = l.total(Aggregation::Count, l.w.truth(false));
  const auto min = l.total(Aggregation::Min, l.w.truth(false)), max = l.total(Aggregation::Max, l.w.truth(false));
  l.fill();
  CHECK(l.w.value(sum).numerator == 0);
  CHECK(l.w.value(count).numerator == 0);
  for (const auto node : {min, max}) CHECK(l.w.why(l.w.value(node)).at(0).kind == Gap::Kind::EmptyList);
}

TEST_CASE("an unknown condition or value on any member makes an aggregate unknown, with all the reasons") {
  for (const auto how : {Aggregation::Sum, Aggregation::Count, Aggregation::CountDistinct, Aggregation::Min, Aggregation::Max}) {
    Lines l;
    const auto by_flag = l.total(how, l.w.line("flag", 1)), by_score = l.total(how);
    l.fill();
    for (std::uint32_t row : {0u, 1u}) l.w.set(l.w.line_record, "flag", row, 1);
    l.w.clear(l.w.line_record, "score", 1);
    const Value v = l.w.value(by_flag);
    CHECK_FALSE(v.known());
    CHECK(l.w.why(v).size() == (how == Aggregation::Count ? 2 : 3));
    CHECK(l.w.value(by_score).known() == (how == Aggregation::Count));
  }
}

TEST_CASE("membership, first and last") {
  Lines l;
  const auto has = [&](const char* m) {
    return l.w.add(Op::InList, l.w.of(core::Kind::Boolean), l.w.symbol(core::SymbolKind::Modifier, m), l.w.line("modifiers"));
  };
  const auto jw = has("JW"), jz = has("JZ");
  core::Type symbol = l.w.of(core::Kind::Symbol);
  const auto first = l.w.add(Op::First, symbol, l.w.line("modifiers")), last = l.w.add(Op::Last, symbol, l.w.line("modifiers"));
  l.fill();
  CHECK(l.w.value(jw).is_false());
  CHECK(l.w.why(l.w.value(first)).at(0).kind == Gap::Kind::EmptyList);
  l.w.set(l.w.line_record, "modifiers", 0, l.w.cell({"JW", "25"}));
  CHECK(l.w.value(jw).is_true());
  CHECK(l.w.value(jz).is_false());
  CHECK(l.w.value(first).numerator == l.w.text("JW"));
  CHECK(l.w.value(last).numerator == l.w.text("25"));
}

TEST_CASE("a list made of values holds an equal one, whatever the scale") {
  Lines l;
  core::Type numbers = l.w.of(core::Kind::List);
  numbers.element = core::Kind::Number;
  numbers.scale = 6;
  const auto list = l.w.add(Op::MakeList, numbers, core::kNone, core::kNone, core::kNone, 0, {l.w.num(1), l.w.num(3)});
  const auto half = l.w.add(Op::Multiply, l.w.number(12), l.w.millionths(1'500'000), l.w.num(2));
  const auto in = l.w.add(Op::InList, l.w.of(core::Kind::Boolean), half, list);
  const auto broken = l.w.add(Op::MakeList, numbers, core::kNone, core::kNone, core::kNone, 0, {l.w.num(1), l.w.line("other_score")});
  const auto found = l.w.add(Op::InList, l.w.of(core::Kind::Boolean), l.w.num(1), broken);
  const auto unknown = l.w.add(Op::InList, l.w.of(core::Kind::Boolean), l.w.num(2), broken);
  l.fill();
  CHECK(l.w.value(in).is_true());
  CHECK(l.w.value(found).is_true());
  CHECK_FALSE(l.w.value(unknown).known());
}

// ---------------------------------------------------------------- long lists, found by code

TEST_CASE("a long list is searched by code, and a line without code is never overlooked") {
  Lines l;
  const auto same = [&](core::NodeId extra) { return l.w.all_of({l.w.equals(l.w.line("code", 1), l.w.line("code")), extra}); };
  const auto count = l.total(Aggregation::Count, same(l.w.truth(true)));
  const auto any = l.w.quantify(Quantifier::Any, l.w.lines(), same(l.score_is(39)));
  l.fill(40);
  CHECK(l.w.value(count).numerator == 20'000'000);
  CHECK(l.w.value(any).is_false());
  CHECK(l.w.value(any, {&l.w.batch, 1}).is_true());
  l.w.clear(l.w.line_record, "code", 39);
  CHECK_FALSE(l.w.value(any).known());
  CHECK_FALSE(l.w.value(count).known());
  CHECK_FALSE(l.w.value(any, {&l.w.batch, 1}).known());
}

// ---------------------------------------------------------------- days and history

struct Earlier : Lines {
  std::unique_ptr<claims::History> history;
  claims::LineRef past(const char* date, const char* disposition = "", const char* patient = "p1", const char* code = "J1") {
    if (!history) history = std::make_unique<claims::History>(w.finished ? w.finished->schema : w.program.schema, w.vocabulary());
    auto batch = std::make_unique<claims::Batch>(w.empty_batch());
    w.new_claim("acme", patient, batch.get());
    w.set(w.claim_record, "id", 0, w.text("old"), 0, batch.get());
    const auto line = w.new_line(code, date, batch.get());
    if (*disposition != 0) w.set(w.line_record, "disposition", 0, w.text(disposition), 0, batch.get());
    history->add(std::move(batch));
    w.given = history.get();
    return line;
  }
  Earlier() { w.settings.history_given = true; }
};

TEST_CASE("history holds the patient's earlier lines, a day those of one date and the claim's own") {
  Earlier e;
  const auto past = e.w.aggregate(Aggregation::Count, e.w.number(), e.w.history(), core::kNone, core::kNone);
  const auto day = e.w.aggregate(Aggregation::Count, e.w.number(), e.w.day(), core::kNone, core::kNone);
  e.fill();
  e.past("2025-05-02");
  e.past("2025-05-01");
  e.past("2025-05-02", "", "somebody else");
  CHECK(e.w.value(past).numerator == 2'000'000);
  CHECK(e.w.value(day).numerator == 5'000'000);
}

TEST_CASE("a line without a date makes the day unknown: it might belong to it") {
  Earlier e;
  const auto day = e.w.aggregate(Aggregation::Count, e.w.number(), e.w.day(), core::kNone, core::kNone);
  e.fill();
  e.w.clear(e.w.line_record, "date", 3);
  CHECK_FALSE(e.w.value(day).known());
}

TEST_CASE("a replacement does not see the claim that it replaces") {
  Earlier e;
  const auto past = e.w.aggregate(Aggregation::Count, e.w.number(), e.w.history(), core::kNone, core::kNone);
  e.fill();
  e.past("2025-05-02");
  e.w.set(e.w.claim_record, "original_claim", 0, e.w.text("old"));
  e.w.set(e.w.claim_record, "frequency", 0, 1'000'000);
  CHECK(e.w.value(past).numerator == 1'000'000);
  e.w.set(e.w.claim_record, "frequency", 0, 7'000'000);
  CHECK(e.w.value(past).numerator == 0);
}

TEST_CASE("a line of the history is open unless it was denied or rejected; where nothing is said, that is unknown") {
  for (const auto& [disposition, open] : {std::pair{"deny", false}, {"reject", false}, {"pay", true}, {"", false}}) {
    Earlier e;
    const auto any = e.w.quantify(Quantifier::Any, e.w.history(), e.w.add(Op::IsOpen, e.w.of(core::Kind::Boolean), e.w.variable(1)));
    e.fill();
    e.past("2025-05-02", disposition);
    CHECK(e.w.value(any).is_true() == open);
    CHECK(e.w.value(any).known() == (*disposition != 0));
  }
}

TEST_CASE("history and day are known in part where none was given or the claim names no patient") {
  for (const bool given : {false, true}) {
    Lines l;
    l.w.settings.history_given = given;
    const auto own = l.w.quantify(Quantifier::Any, l.w.day(), core::kNone), past = l.w.quantify(Quantifier::Any, l.w.history(), core::kNone);
    const auto day = l.w.quantify(Quantifier::Any, l.w.day(), l.score_is(999));
    l.fill();
    CHECK(l.w.value(own).is_true());
    if (given) {
      CHECK(l.w.value(past).is_false());
      CHECK(l.w.value(day).is_false());
      l.w.clear(l.w.patient_record, "id", 0);
    }
    for (const auto node : {day, past}) {
      REQUIRE_FALSE(l.w.value(node).known());
      CHECK(l.w.why(l.w.value(node)).at(0).kind == (given ? Gap::Kind::Missing : Gap::Kind::NoHistory));  // the patient's name, or the history
    }
  }
}

}  // namespace
}  // namespace edict::engine
