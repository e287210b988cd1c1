// Values, conditions and reasons in words.
#include <catch2/catch.hpp>

#include "../engine/world.h"
#include "explain/node_text.h"
#include "explain/print_node.h"
#include "explain/tree.h"
#include "explain/value_text.h"

namespace edict::explain {
namespace {

using engine::World;

core::Schema with_units() {
  core::Schema schema;
  schema.dimensions = {"", "mass"};
  schema.units = {{"mcg", 1, 1'000'000}, {"mg", 1, 1'000'000'000}, {"g", 1, 1'000'000'000'000}};
  return schema;
}

TEST_CASE("quantities stand in a usual unit, in the one in which their number is shortest") {
  const core::Schema schema = with_units();
  CHECK(quantity_text(300'000, 1, 1, schema) == "300 mg");
  CHECK(quantity_text(1'500'000, 1, 1, schema) == "1.5 g");
  CHECK(quantity_text(2'000'000, 1, 1, schema) == "2 g");
  CHECK(quantity_text(2'500, 1, 1, schema) == "2.5 mg");
  CHECK(quantity_text(500, 1, 1, schema) == "500 mcg");
  CHECK(quantity_text(-1'250'000, 1, 1, schema) == "-1250 mg");
  CHECK(quantity_text(3'001, 2, 1, schema) == "1.5005 mg");
  CHECK(quantity_text(1, 2, 1, schema) == "0.5 mcg");
  CHECK(quantity_text(100'000, 3, 1, schema) == "100/3 mg");
  CHECK(quantity_text(0, 1, 1, schema) == "0 mg");
}

TEST_CASE("decilitres, pounds and pieces by their package are shown where somebody wrote them") {
  core::Schema schema;
  schema.dimensions = {"", "volume", "count"};
  schema.units = {{"autoinjector", 2, 1'000'000}, {"dL", 1, 100'000'000}, {"each", 2, 1'000'000}, {"mL", 1, 1'000'000}, {"uL", 1, 1'000}, {"vial", 2, 1'000'000}};
  CHECK(quantity_text(600, 1, 1, schema) == "600 mL");
  CHECK(quantity_text(600, 1, 1, schema, "line.volume <= 6 dL") == "6 dL");
  CHECK(quantity_text(600, 1, 1, schema, "6 dL + 20 mL") == "600 mL");
  CHECK(quantity_text(600, 1, 1, schema, "6 dLx, a dL") == "600 mL");
  CHECK(quantity_text(1, 2, 1, schema) == "0.5 mL");
  CHECK(quantity_text(3, 1, 2, schema) == "3 each");
  CHECK(quantity_text(3, 1, 2, schema, "3 vial") == "3 vial");
}

TEST_CASE("a dimension of the policy's own has its own units") {
  core::Schema schema;
  schema.dimensions = {"", "light"};
  schema.units = {{"flash", 1, 1'000'000}, {"volley", 1, 12'000'000}};
  CHECK(quantity_text(24, 1, 1, schema) == "2 volley");
}

TEST_CASE("durations stand in months or weeks where they are written so") {
  CHECK(duration_text({24, 0}, "24 months") == "24 months");
  CHECK(duration_text({24, 0}, "age") == "2 years");
  CHECK(duration_text({0, 42}, "6 weeks") == "6 weeks");
  CHECK(duration_text({0, 42}, "42 days") == "42 days");
}

TEST_CASE("money has a sign, groups and cents") {
  CHECK(dollars(1'250'000'000) == "$1,250.00");
  CHECK(dollars(-5'000'000) == "-$5.00");
}

TEST_CASE("conditions are printed as policy text") {
  World w;
  const core::NodeId condition = w.all_of({w.code_is("J2357"), w.negation(w.compare(core::Comparison::Less, w.line("score"), w.num(3)))});
  CHECK(print_node(w.program, condition) == "(line.code = J2357) and not (line.score < 3)");
  CHECK(print_node(w.program, w.quantify(core::Quantifier::Any, w.lines(), w.code_is("J1", 1))) == "any other in claim.lines where other.code = J1");
}

TEST_CASE("whose rows a table has is not printed: nobody writes the payer") {
  World w;
  core::Table table;
  table.name = "same_course";
  table.payer_decides = true;
  w.program.tables = {table};
  const core::NodeId payer = w.field(w.claim(), "payer");
  CHECK(print_node(w.program, w.add(core::Op::HasRow, w.of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, 0, {payer, w.line("code")})) == "line.code in same_course");
  CHECK(print_node(w.program, w.add(core::Op::HasRow, w.of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, 0, {payer, w.line("code"), w.line("date")})) ==
        "[line.code, line.date] in same_course");
}

TEST_CASE("of keys that are looked up all are told, but for the payer") {
  World w;
  core::Table table;
  table.name = "covered";
  table.payer_decides = true;
  w.program.tables = {table};
  w.payer("acme");
  w.rule("p.r", core::kNone, w.add(core::Op::HasRow, w.of(core::Kind::Boolean), core::kNone, core::kNone, core::kNone, 0, {w.field(w.claim(), "payer"), w.line("code"), w.line("date")}));
  w.new_claim("acme");
  const claims::LineRef line = w.new_line("J1", "2025-05-02");
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  CHECK(render_text(explain_rule(words, w.rule_id("p.r"), line)).find("[line.code, line.date] in covered: J1, 2025-05-02\n") != std::string::npos);
}

TEST_CASE("variables have the names that they are given") {
  World w;
  CHECK(print_node(w.program, w.code_is("J1", 3), {{3, "waste"}}) == "waste.code = J1");
  CHECK(print_node(w.program, w.code_is("J1", 3)) == "x3.code = J1");
}

TEST_CASE("a rule that pends without a message tells what it waits for") {
  World w;
  w.payer("acme");
  const core::OutcomeId pend = w.outcome(core::OutcomeKind::Pend);
  w.program.outcomes[pend].reason = w.program.symbols.intern("authorization review");
  w.rule("p.r", core::kNone, w.truth(false), core::Stage::Coverage, pend);
  w.new_claim("acme");
  w.new_line("J1");
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  CHECK(words.message(d.findings[0]) == "waits for: authorization review");
}

TEST_CASE("a cell that cannot be read pends, and the tree says that `missing pass` is not for it") {
  World w;
  w.payer("acme");
  w.rule("p.r", core::kNone, w.unknown_truth());
  const core::RuleId rule = w.rule_id("p.r");
  w.program.rules[rule].missing = w.choice(w.outcome(core::OutcomeKind::Pass));
  const core::FieldId flag = w.program.schema.find(w.line_record, "flag");
  w.new_claim("acme");
  const claims::LineRef line = w.new_line("J1");
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  const std::string told = "pend: `missing` is for facts that are absent, not for what cannot be read or worked out\n";
  CHECK(render_text(explain_rule(words, rule, line)).find("outcome: pass\n") != std::string::npos);
  w.batch.unreadable.push_back({w.line_record, flag, line.row, "perhaps"});
  engine::Decisions again = w.judge();
  Words of_fault(w.evaluator(), nullptr);
  of_fault.about(again, nullptr);
  CHECK(render_text(explain_rule(of_fault, rule, line)).find("outcome: " + told) != std::string::npos);
}

TEST_CASE("the author's own text is preferred, on one line and without comments") {
  World w;
  source::Sources sources;
  sources.add("p.edict", "require line.score\n    >= 3 // at least\n    and more");
  const core::NodeId node = w.line("score");
  w.program.nodes[node].span = {0, 8, 47};
  CHECK(node_text(w.program, node, &sources) == "line.score >= 3 and");
  CHECK(node_text(w.program, node, nullptr) == "line.score");
  CHECK(place_text({0, 20, 24}, &sources) == "p.edict:2");
}

TEST_CASE("paths begin at the line or at its claim") {
  World w;
  CHECK(path_text(w.program, w.line("score")) == "line.score");
  CHECK(path_text(w.program, w.field(w.claim(), "received_date")) == "claim.received_date");
  CHECK(path_text(w.program, w.field(w.field(w.claim(), "patient"), "birth_date")) == "claim.patient.birth_date");
  CHECK_FALSE(path_text(w.program, w.line("score", 1)).has_value());
}

TEST_CASE("a failing conjunction shows the part that failed, with its values") {
  World w;
  w.payer("acme");
  const core::NodeId condition = w.all_of({w.code_is("J1"), w.compare(core::Comparison::LessEqual, w.line("score"), w.num(60))});
  w.rule("p.limit", core::kNone, condition);
  w.new_claim("acme");
  const auto line = w.new_line("J1");
  w.set(w.line_record, "score", line.row, 70'000'000);
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  const std::string text = render_text(explain_rule(words, 0, line));
  CHECK(text.find("not met  limit") == 0);
  CHECK(text.find("not met  line.score <= 60: 70 <= 60") != std::string::npos);
  CHECK(text.find("line.code = J1: ") == std::string::npos);
}

TEST_CASE("of a quantifier the members are shown, at most five") {
  World w;
  w.payer("acme");
  w.rule("p.partner", core::kNone, w.quantify(core::Quantifier::Any, w.lines(), w.code_is("J9", 1)));
  w.new_claim("acme");
  for (int i = 0; i < 7; ++i) w.new_line("J1");
  w.set(w.claim_record, "lines", 0, 0, 7);
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  const std::string text = render_text(explain_rule(words, 0, {&w.batch, 0}));
  CHECK(text.find("looked at 7") != std::string::npos);
  CHECK(text.find("J1 = J9") != std::string::npos);
  CHECK(text.find("and 2 more") != std::string::npos);
}

// The rule in words, for a line of this payer with a score of 1.
std::string explained(World& w, core::RuleId id, const std::string& payer) {
  w.new_claim(payer);
  const auto line = w.new_line("J1");
  w.set(w.line_record, "score", line.row, 1'000'000);
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  return render_text(explain_rule(words, id, line));
}

TEST_CASE("an exception that lost says why") {
  World w;
  w.payer("acme");
  w.payer("gold", "acme");
  w.rule("p.r", core::kNone, w.truth(false));
  const core::RuleId id = w.rule_id("p.r");
  core::Rule& rule = w.program.rules[id];
  rule.require = w.choice(w.truth(false), {w.exception("p.gold_waives", "gold", w.truth(true)),
                                           w.exception("p.scored", "acme", w.truth(true), w.compare(core::Comparison::Greater, w.line("score"), w.num(5)))});
  const std::string text = explained(w, id, "acme");
  CHECK(text.find("exception gold_waives: is for gold; the payer is acme") != std::string::npos);
  CHECK(text.find("exception scored: its condition fails") != std::string::npos);
  CHECK(text.find("line.score > 5: 1 > 5") != std::string::npos);
}

TEST_CASE("an exception of a library is told once, by what stands for the line's payer, else by all that adopted it") {
  for (const std::string judged : {"delta", "omega", "nobody"}) {
    World w;
    for (const char* name : {"acme", "beta", "delta", "omega", "nobody"}) w.payer(name);
    w.rule("p.r", core::kNone, w.truth(false));
    const core::RuleId id = w.rule_id("p.r");
    const core::NodeId scored = w.compare(core::Comparison::Greater, w.line("score"), w.num(5));
    const core::Override first = w.exception("std.lib.eased", "acme", w.truth(true), scored);
    std::vector<core::Override> adopted = {first, first, first, first};
    const char* payers[] = {"acme", "beta", "delta", "omega"};
    for (std::size_t i = 0; i < adopted.size(); ++i) adopted[i].payer = w.program.symbols.find(payers[i]);
    adopted[3].effective = {*exact::parse_date("1999-01-01"), *exact::parse_date("1999-12-31")};
    w.program.rules[id].require = w.choice(w.truth(false), adopted);
    const std::string text = explained(w, id, judged);
    INFO(text);
    CHECK(text.find("exception eased") == text.rfind("exception eased"));
    if (judged == "delta") CHECK(text.find("exception eased: its condition fails") != std::string::npos);
    if (judged == "omega") CHECK(text.find("exception eased: holds 1999-01-01 .. 1999-12-31") != std::string::npos);
    if (judged == "nobody") CHECK(text.find("exception eased: is for acme, beta and 2 others; the payer is nobody") != std::string::npos);
  }
}

TEST_CASE("a line that may not be open names the rules that wait, and not those that hang on it") {
  World w;
  w.payer("acme");
  w.rule("p.first", core::kNone, w.unknown_truth(), core::Stage::Intake);
  const core::NodeId open = w.add(core::Op::IsOpen, w.of(core::Kind::Boolean), w.variable());
  w.rule("p.hangs_on_it", core::kNone, open, core::Stage::Coding);
  w.rule("p.asks", core::kNone, open, core::Stage::Coverage);
  w.new_claim("acme");
  const claims::LineRef line = w.new_line("J1");
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  const std::string text = render_text(explain_rule(words, w.rule_id("p.asks"), line));
  CHECK(text.find("undecided  first: may still deny it; missing line.flag") != std::string::npos);
  CHECK(text.find("hangs_on_it") == std::string::npos);
}

TEST_CASE("messages carry values, and say what is not known") {
  World w;
  w.payer("acme");
  w.rule("p.r", core::kNone, w.truth(false));
  const core::RuleId id = w.rule_id("p.r");
  core::Message message;
  message.parts = {{0, w.line("score")}, {w.program.symbols.intern(" points, code "), core::kNone}, {0, w.line("code")}};
  w.program.messages.push_back(message);
  w.program.rules[id].message = w.choice(0);
  w.new_claim("acme");
  w.new_line("J1");
  engine::Decisions d = w.judge();
  Words words(w.evaluator(), nullptr);
  words.about(d, nullptr);
  CHECK(words.message(d.findings[0]) == "(not known) points, code J1");
}

TEST_CASE("a tree is told as text and as JSON") {
  const Branch tree{Mark::NotMet, "a", "1", {{Mark::None, "b", "", {}}}};
  CHECK(render_text(tree) == "not met  a: 1\n  b\n");
  CHECK(render_json(tree) == "{\"label\":\"a\",\"mark\":\"not met\",\"value\":\"1\",\"children\":[{\"label\":\"b\"}]}\n");
}

}  // namespace
}  // namespace edict::explain
