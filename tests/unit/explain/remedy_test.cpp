// What would make a line pay: each remedy is decided again here, and pays.
#include <catch2/catch.hpp>

#include "../engine/world.h"
#include "exact/decimal.h"
#include "explain/remedy.h"
#include "explain/replay.h"

namespace edict::explain {
namespace {

using engine::World;

struct Case {
  World w;
  engine::Decisions d;
  payment::BalanceBook book;
  std::vector<Remedy> found;
  RemedyLimits limits;
  bool all_tried = false;
  Case() { w.payer("acme"); }

  core::NodeId has_modifier(const char* modifier) {
    core::Type boolean = w.of(core::Kind::Boolean);
    return w.add(core::Op::InList, boolean, w.symbol(core::SymbolKind::Modifier, modifier), w.line("modifiers"));
  }
  claims::LineRef line(const char* code = "J1") {
    const auto made = w.new_line(code);
    w.set(w.line_record, "charge", made.row, 100 * exact::kOne);
    w.set(w.line_record, "modifiers", made.row, claims::kEmptyList);
    return made;
  }
  void find(std::uint32_t row = 0) {
    d = decide(w.evaluator(), w.batch, nullptr, book);
    Words words(w.evaluator(), nullptr);
    words.about(d, nullptr);
    Remedies told = what_would_pay(words, w.vocabulary(), book, row, limits);
    found = std::move(told.found);
    all_tried = told.all_tried;
    for (const Remedy& remedy : found) {
      const engine::Decisions again = decide(w.evaluator(), *remedy.claim, nullptr, book);
      CHECK(again.lines[remedy.line].disposition == remedy.disposition);
      CHECK(again.lines[remedy.line].paid == remedy.paid);
    }
  }
  std::vector<std::string> texts() const {
    std::vector<std::string> all;
    for (const Remedy& remedy : found) all.push_back(remedy_text(remedy));
    return all;
  }
};

TEST_CASE("a missing modifier is found") {
  Case c;
  c.w.rule("p.jz", core::kNone, c.has_modifier("JZ"));
  c.w.new_claim("acme");
  c.line();
  c.find();
  CHECK(c.texts() == std::vector<std::string>{"pays if modifier JZ is present"});
  CHECK(c.found[0].paid == 100 * exact::kOne);
}

TEST_CASE("two changes are found where one is not enough, and no more") {
  Case c;
  c.w.rule("p.jz", core::kNone, c.has_modifier("JZ"));
  c.w.rule("p.score", core::kNone, c.w.compare(core::Comparison::GreaterEqual, c.w.line("score"), c.w.num(3)));
  c.w.new_claim("acme");
  c.line();
  c.find();
  CHECK(c.texts() == std::vector<std::string>{"pays if line.score = 3 and modifier JZ is present"});
}

TEST_CASE("a search that would take too long is given up, and says so") {
  Case c;
  c.w.rule("p.jz", core::kNone, c.has_modifier("JZ"));
  c.w.new_claim("acme");
  c.line();
  c.find();
  CHECK(c.all_tried);
  c.limits.most_looks = 1;  // spent by deciding the claim as it is
  c.find();
  CHECK_FALSE(c.all_tried);
  CHECK(c.texts().empty());
}

// What is advised for a line that bears a modifier which a rule forbids.
std::vector<std::string> advice_against(const char* modifier) {
  Case c;
  c.w.rule("p.forbidden", core::kNone, c.w.negation(c.has_modifier(modifier)));
  c.w.new_claim("acme");
  const auto line = c.line();
  c.w.set(c.w.line_record, "modifiers", line.row, c.w.cell({modifier}));
  c.find();
  return c.texts();
}

TEST_CASE("a modifier that stands in the way may go") { CHECK(advice_against("GP") == std::vector<std::string>{"pays if modifier GP is absent"}); }

TEST_CASE("JW and JZ come and go only for a rule that asks the line for them") {
  Case c;
  const core::NodeId small = c.w.compare(core::Comparison::LessEqual, c.w.line("score"), c.w.num(3));
  c.w.rule("p.dose", c.w.negation(c.has_modifier("JW")), small);   // a line of waste is not judged
  c.w.rule("p.left", c.has_modifier("JZ"), small);
  c.w.new_claim("acme");
  const auto line = c.line();
  c.w.set(c.w.line_record, "score", line.row, 9 * exact::kOne);
  c.find();
  CHECK(c.found.empty());
}

TEST_CASE("a rule about waste is met by the modifier that it asks for") {
  CHECK(advice_against("JZ") == std::vector<std::string>{"pays if modifier JZ is absent"});
}

TEST_CASE("a missing list that must hold the line's own value is filled with it") {
  Case c;
  const core::NodeId own = c.w.line("place");
  c.w.rule("p.named", core::kNone, c.w.add(core::Op::InList, c.w.of(core::Kind::Boolean), own, c.w.line("diagnoses")));
  c.w.new_claim("acme");
  const auto line = c.line();
  c.w.set(c.w.line_record, "place", line.row, c.w.vocabulary().symbols.intern("11"));
  c.find();
  CHECK(c.texts() == std::vector<std::string>{"pays if line.diagnoses = [11]"});
}

TEST_CASE("a line that pays needs nothing, and one that nothing helps gets nothing") {
  Case c;
  c.w.rule("p.never", c.w.code_is("J2"), c.w.truth(false));
  c.w.new_claim("acme");
  c.line("J1");
  c.line("J2");
  c.find(0);
  CHECK(c.found.empty());
  c.find(1);
  CHECK(c.found.empty());
}

TEST_CASE("one claim of several is cut out whole, and its record comes out again") {
  Case c;
  c.w.rule("p.jz", core::kNone, c.has_modifier("JZ"));
  c.w.rule("p.score", core::kNone, c.w.compare(core::Comparison::GreaterEqual, c.w.line("score"), c.w.num(3)));
  c.w.new_claim("acme");
  c.line();
  c.w.new_claim("acme", "p2");
  c.line("J5");
  const auto last = c.line("J6");
  c.w.set(c.w.line_record, "score", last.row, exact::kOne);
  c.d = decide(c.w.evaluator(), c.w.batch, nullptr, c.book);
  const claims::Batch one = one_claim(c.w.batch, c.w.program.schema, 1);
  CHECK(one.tables[c.w.claim_record].rows == 1);
  CHECK(one.tables[c.w.line_record].rows == 2);
  CHECK(one.tables[c.w.patient_record].rows == 1);
  CHECK(one.find_unreadable(0, 0, 0) == nullptr);
  for (std::uint32_t row = 0; row < 3; ++row) CHECK(reproduces(c.w.evaluator(), c.d, nullptr, c.book, row));
  c.d.lines[2].paid += 1;
  CHECK_FALSE(reproduces(c.w.evaluator(), c.d, nullptr, c.book, 2));
}

}  // namespace
}  // namespace edict::explain
