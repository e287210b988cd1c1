// Three-valued logic: every table in full, in either order, with the reasons that remain.
#include <catch2/catch.hpp>

#include "world.h"

namespace edict::engine {
namespace {

enum class Is { No, Yes, Missing, Fault };

// One operand of each kind, and what a value is.
struct Logic {
  World w;
  core::NodeId overflow() {  // 10^11 squared three times leaves 127 bits
    core::NodeId n = w.millionths(100'000'000'000'000'000);
    std::uint8_t scale = 6;
    for (int i = 0; i < 3; ++i) {
      scale = static_cast<std::uint8_t>(scale * 2);
      n = w.add(core::Op::Multiply, w.number(scale), n, n);
    }
    return w.compare(core::Comparison::Less, n, w.num(0));
  }
  core::NodeId operand(Is is) {
    switch (is) {
      case Is::No: return w.truth(false);
      case Is::Yes: return w.truth(true);
      case Is::Missing: return w.unknown_truth();
      case Is::Fault: return overflow();
    }
    return 0;
  }
  Is found(core::NodeId node) {
    if (w.batch.tables[w.line_record].rows == 0) {
      w.new_claim("acme");
      w.new_line("J2357");
    }
    const Value v = w.value(node);
    if (v.state == Value::State::Fault) return Is::Fault;
    if (v.state == Value::State::Missing) return Is::Missing;
    return v.is_true() ? Is::Yes : Is::No;
  }
};

constexpr Is kAll[] = {Is::No, Is::Yes, Is::Missing, Is::Fault};

Is expected_and(Is a, Is b) {
  if (a == Is::No || b == Is::No) return Is::No;
  if (a == Is::Fault || b == Is::Fault) return Is::Fault;
  if (a == Is::Missing || b == Is::Missing) return Is::Missing;
  return Is::Yes;
}
Is flip(Is a) { return a == Is::No ? Is::Yes : a == Is::Yes ? Is::No : a; }

TEST_CASE("and, or, not for every pair of operands, in either order") {
  for (const Is a : kAll) {
    for (const Is b : kAll) {
      Logic both, either;
      CHECK(both.found(both.w.all_of({both.operand(a), both.operand(b)})) == expected_and(a, b));
      CHECK(either.found(either.w.any_of({either.operand(a), either.operand(b)})) == flip(expected_and(flip(a), flip(b))));
    }
    Logic one;
    CHECK(one.found(one.w.negation(one.operand(a))) == flip(a));
  }
}

TEST_CASE("unknown operands give their reasons, known ones none") {
  Logic l;
  const auto node = l.w.all_of({l.w.unknown_truth(), l.w.truth(true), l.w.compare(core::Comparison::Less, l.w.line("score"), l.w.num(1))});
  l.w.new_claim("acme");
  l.w.new_line("J2357");
  const auto gaps = l.w.why(l.w.value(node));
  REQUIRE(gaps.size() == 2);
  CHECK(gaps[0].kind == Gap::Kind::Missing);
  CHECK(gaps[0].field == l.w.program.schema.find(l.w.line_record, "flag"));
  CHECK(gaps[1].field == l.w.program.schema.find(l.w.line_record, "score"));
}

TEST_CASE("`if` with an unknown condition is known where both branches are equal") {
  Logic l;
  const auto if_node = [&](core::NodeId c, core::NodeId yes, core::NodeId no) { return l.w.add(core::Op::If, l.w.number(), c, yes, no); };
  const auto same = if_node(l.w.unknown_truth(), l.w.num(5), l.w.num(5));
  const auto differ = if_node(l.w.unknown_truth(), l.w.num(5), l.w.num(6));
  const auto known = if_node(l.w.truth(true), l.w.num(5), l.w.line("score"));
  const auto half = if_node(l.w.unknown_truth(), l.w.num(5), l.w.line("score"));
  CHECK(l.found(same) == Is::Yes);
  CHECK(l.w.value(same).numerator == 5'000'000);
  CHECK(l.found(differ) == Is::Missing);
  CHECK(l.w.why(l.w.value(differ)).size() == 1);
  CHECK(l.w.value(known).numerator == 5'000'000);
  CHECK(l.w.why(l.w.value(half)).size() == 2);
}

TEST_CASE("branches on different scales meet on the scale of the whole") {
  Logic l;
  const auto ten_to_the_minus_12 = l.w.add(core::Op::Multiply, l.w.number(12), l.w.num(2), l.w.num(3));
  const auto node = l.w.add(core::Op::If, l.w.number(12), l.w.truth(false), ten_to_the_minus_12, l.w.num(6));
  CHECK(l.found(l.w.compare(core::Comparison::Equal, node, l.w.num(6))) == Is::Yes);
}

TEST_CASE("`otherwise` catches what is missing, never a fault") {
  Logic l;
  const auto fault = l.overflow();
  const auto other = [&](core::NodeId a) { return l.w.add(core::Op::Otherwise, l.w.of(core::Kind::Boolean), a, l.w.truth(true)); };
  const auto a = other(l.w.unknown_truth()), b = other(l.w.truth(false)), c = other(fault);
  CHECK(l.found(a) == Is::Yes);
  CHECK(l.found(b) == Is::No);
  CHECK(l.found(c) == Is::Fault);
}

TEST_CASE("`is known` and `is missing` see what is missing, and are unknown of a fault") {
  for (const Is a : kAll) {
    Logic l;
    const auto known = l.w.add(core::Op::IsKnown, l.w.of(core::Kind::Boolean), l.operand(a));
    const auto missing = l.w.add(core::Op::IsMissing, l.w.of(core::Kind::Boolean), l.operand(a));
    CHECK(l.found(known) == (a == Is::Fault ? Is::Fault : a == Is::Missing ? Is::No : Is::Yes));
    CHECK(l.found(missing) == (a == Is::Fault ? Is::Fault : a == Is::Missing ? Is::Yes : Is::No));
  }
}

TEST_CASE("an unreadable cell is a fault, an absent complete list is empty, an absent column unknown") {
  Logic l;
  auto& w = l.w;
  const auto has = [&](core::NodeId list) { return w.quantify(core::Quantifier::Any, list, core::kNone); };
  const auto score = w.compare(core::Comparison::Less, w.line("score"), w.num(1));
  const auto modifiers = has(w.line("modifiers")), diagnoses = has(w.line("diagnoses"));
  const auto field = [&](const char* name) { return w.program.schema.find(w.line_record, name); };
  SECTION("unreadable") {
    w.new_claim("acme");
    w.new_line("J2357");
    w.batch.unreadable.push_back({w.line_record, field("score"), 0, "many"});
    CHECK(l.found(score) == Is::Fault);
    CHECK(w.why(w.value(score))[0].kind == Gap::Kind::Unreadable);
  }
  SECTION("absent cells") {
    CHECK(l.found(modifiers) == Is::No);
    CHECK(l.found(diagnoses) == Is::Missing);
  }
  SECTION("absent column") {
    w.settings.absent.push_back({w.line_record, field("modifiers")});
    CHECK(l.found(modifiers) == Is::Missing);
    CHECK(w.why(w.value(modifiers))[0].kind == Gap::Kind::NoColumn);
  }
}

}  // namespace
}  // namespace edict::engine
