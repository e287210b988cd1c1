// The tree as it is built: declarations, clauses, expressions, spans.
#include <catch2/catch.hpp>

#include "tests_of_syntax.h"

using namespace edict;
using namespace edict::ast;

TEST_CASE("a rule keeps its clauses in order, with their values") {
  const Parsed parsed(
      "rule quantity \"Units\" {\n  stage coding\n  payer acme, acme.gold\n  applies line.code = J2357\n  require line.units <= 60\n"
      "  else deny CO-16 remark M53, N822\n  missing pend \"look\"\n  cite \"a \\\"b\\\"\"\n}\n");
  REQUIRE(parsed.clean());
  const auto& decl = parsed.only();
  CHECK(decl.name.text == "quantity");
  CHECK(decl.title->value == "Units");
  const auto& clauses = std::get<RuleDecl>(decl.node).clauses;
  REQUIRE(clauses.size() == 7);
  CHECK(clauses[0].kind == ClauseKind::Stage);
  CHECK(std::get<std::vector<Name>>(clauses[0].value)[0].text == "coding");
  CHECK(std::get<std::vector<Name>>(clauses[1].value)[1].text == "acme.gold");
  CHECK(parsed.show(std::get<ExprId>(clauses[2].value)) == "(= (. line code) 'J2357')");
  const auto& deny = std::get<Outcome>(clauses[4].value);
  CHECK(deny.kind == OutcomeKind::Deny);
  CHECK(deny.adjustment->text == "CO-16");
  REQUIRE(deny.remarks.size() == 2);
  CHECK(deny.remarks[1].text == "N822");
  CHECK(std::get<Outcome>(clauses[5].value).reason->value == "look");
  CHECK(std::get<Text>(clauses[6].value).value == "a \"b\"");
  CHECK(parsed.text(clauses[3].span) == "require line.units <= 60");
  CHECK(parsed.text(clauses[3].keyword) == "require");
}

TEST_CASE("precedence, loosest first") {
  CHECK(value_of("a or b and c") == "(or a (and b c))");
  CHECK(value_of("not a = b and c") == "(and (not (= a b)) c)");
  CHECK(value_of("a + b * c - d") == "(- (+ a (* b c)) d)");
  CHECK(value_of("-a * b") == "(* (neg a) b)");
  CHECK(value_of("a + b otherwise c <= d") == "(<= (otherwise (+ a b) c) d)");
  CHECK(value_of("a / b as of 2025-01-01") == "(/ a (as-of b 2025-01-01))");
  CHECK(value_of("any x in xs where x = 1 or y") == "(any x xs (or (= x 1) y))");
  CHECK(value_of("a and any x in xs where p and q") == "(and a (any x xs (and p q)))");
  CHECK(value_of("if a then b else if c then d else e + 1") == "(if a b (if c d (+ e 1)))");
  CHECK(value_of("a not in b") == "(not-in a b)");
  CHECK(value_of("a is not missing") == "(is-not-missing a)");
  CHECK(value_of("a in 1 .. 5") == "(in a (.. 1 5))");
  CHECK(value_of("a - b - c") == "(- (- a b) c)");
}

TEST_CASE("literals keep their text") {
  CHECK(value_of("1,250.50") == "1,250.50");
  CHECK(value_of("$1,250.00") == "$1,250.00");
  CHECK(value_of("85%") == "85%");
  CHECK(value_of("300 mg") == "300_mg");
  CHECK(value_of("14 days") == "14_days");
  CHECK(value_of("5 IU") == "5_IU");
  CHECK(value_of("J45.*") == "'J45.*'");
  CHECK(value_of("0024-5914-01") == "'0024-5914-01'");
  CHECK(value_of("99213") == "99213");
  CHECK(value_of("[J45.40 .. J45.52, 2025-01-01 ..]") == "[(.. 'J45.40' 'J45.52') (.. 2025-01-01 _)]");
  CHECK(value_of("40 kg ..< 55 kg") == "(..< 40_kg 55_kg)");
}

TEST_CASE("aggregates, calls and phrases") {
  CHECK(value_of("sum(h.units for h in history where h.code = J2357)") == "(sum (. h units) h history (= (. h code) 'J2357'))");
  CHECK(value_of("count(b in day)") == "(count _ b day _)");
  CHECK(value_of("count(distinct b.date for b in day)") == "(count-distinct (. b date) b day _)");
  CHECK(value_of("min(a, b)") == "(min a b)");
  CHECK(value_of("min(x.date for x in xs)") == "(min (. x date) x xs _)");
  CHECK(value_of("round(a / b half even to whole unit)") == "(round half-even whole (/ a b))");
  CHECK(value_of("round(a down to cent)") == "(round down cent a)");
  CHECK(value_of("a within 28 days before line.date") == "(within-before a 28_days (. line date))");
  CHECK(value_of("days between a and b") == "(days-between a b)");
  CHECK(value_of("age on line.date >= 6 years") == "(>= (age _ (. line date)) 6_years)");
  CHECK(value_of("age of p.birth on d") == "(age (. p birth) d)");
  CHECK(value_of("first of line.diagnoses") == "(first (. line diagnoses))");
  CHECK(value_of("limits[a, b].units") == "(. (index limits a b) units)");
  CHECK(value_of("claim { payer: acme, line { units: 3 } }") == "{claim payer=acme line={line units=3}}");
}

TEST_CASE("keywords are names behind a point, before a colon, and where nothing else fits") {
  CHECK(value_of("line.in.where.else") == "(. (. (. line in) where) else)");
  CHECK(value_of("days + first + open + when") == "(+ (+ (+ days first) open) when)");
  CHECK(value_of("x { in: 1, else: 2 }") == "{x in=1 else=2}");
}

TEST_CASE("tables: heads, cells, otherwise rows") {
  const Parsed parsed(
      "table t by diagnosis, place \"T\" {\n  pick smallest units\n  cite \"x\"\n  | diagnosis | place | units: units of J2357 | note: text? |\n"
      "  | J45.* | any | 90 | |\n  | otherwise | | 60 | \"rest\" |\n}\n");
  REQUIRE(parsed.clean());
  const auto& table = std::get<TableDecl>(parsed.only().node);
  CHECK(table.keys[1].text == "place");
  CHECK_FALSE(table.pick->largest);
  CHECK(table.clauses.size() == 1);
  REQUIRE(table.columns.size() == 4);
  CHECK_FALSE(table.columns[0].type.has_value());
  CHECK(table.columns[2].type->of->text == "J2357");
  CHECK(table.columns[3].type->optional);
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].cells[1].kind == Cell::Kind::Any);
  CHECK(table.rows[0].cells[3].kind == Cell::Kind::Blank);
  CHECK(table.rows[1].otherwise);
  CHECK(table.rows[1].cells.size() == 3);
}

TEST_CASE("a table from a file declares its columns") {
  const Parsed parsed("table asp by code \"Limits\" from \"asp.csv\" {\n  | code | limit: money per unit |\n}\ntable b by code from \"b.csv\" { | code | n: integer | }\n");
  REQUIRE(parsed.clean());
  const auto& first = parsed.module.decls[0];
  CHECK(first.title->value == "Limits");
  CHECK(std::get<TableDecl>(first.node).from->value == "asp.csv");
  CHECK(std::get<TableDecl>(first.node).columns[1].type->per_unit);
  CHECK_FALSE(parsed.module.decls[1].title.has_value());
  CHECK(std::get<TableDecl>(parsed.module.decls[1].node).from->value == "b.csv");
}

TEST_CASE("exceptions to rules, codes, rows and packages") {
  const Parsed parsed(
      "exception a to std.x.r { waive }\nexception b to code J2357 { unit 75 mg, source \"contract\" }\n"
      "exception c to limits[J2357, 11] { units 120, value 3 }\nexception to rules in cms.wastage { else pend }\n");
  REQUIRE(parsed.clean());
  const auto target = [&](std::size_t i) { return std::get<ExceptionDecl>(parsed.module.decls[i].node); };
  CHECK(target(0).target.name.text == "std.x.r");
  CHECK(target(1).target.kind == TargetKind::Code);
  CHECK(target(1).clauses[1].kind == ClauseKind::Attribute);
  CHECK(target(1).clauses[1].attribute == "source");
  CHECK(target(2).target.kind == TargetKind::Row);
  CHECK(target(2).target.keys.size() == 2);
  CHECK(target(2).clauses[1].attribute == "value");
  CHECK(target(3).target.kind == TargetKind::Rules);
  CHECK(parsed.module.decls[3].name.text.empty());
}

TEST_CASE("messages are cut into words and paths, with places inside the text") {
  const Parsed parsed("rule r { require true, else pend, message \"{line.units} of \\{x\\} {n}\" }\n");
  REQUIRE(parsed.clean());
  const auto& message = std::get<Message>(std::get<RuleDecl>(parsed.only().node).clauses[2].value);
  REQUIRE(message.parts.size() == 3);
  CHECK(parsed.show(message.parts[0].value) == "(. line units)");
  CHECK(parsed.text(parsed.module.expr(message.parts[0].value).span) == "line.units");
  CHECK(message.parts[1].text == " of {x} ");
  CHECK(parsed.text(parsed.module.expr(message.parts[2].value).span) == "n");
}

TEST_CASE("tests hold claims, history and expectations") {
  const Parsed parsed(
      "test \"t\" {\n  given claim { line { units: 1 } }\n  given history claim { id: \"0\" }\n  as of 2025-06-01\n  expect claim \"C\" line 2 denied by r with CO-16 remark M1\n"
      "  expect line 1 not pended by r\n  expect line 1 pays $5.00\n  expect line 1 adjusts PR-1 by $1.00\n  expect line 1 meets r\n  expect line 1 units = 3\n}\n");
  REQUIRE(parsed.clean());
  const auto& test = std::get<TestDecl>(parsed.only().node);
  CHECK(parsed.only().name.text == "t");
  CHECK(test.given.size() == 1);
  CHECK(test.history.size() == 1);
  CHECK(parsed.show(test.as_of) == "2025-06-01");
  REQUIRE(test.expects.size() == 6);
  CHECK(test.expects[0].kind == ExpectKind::DecidedBy);
  CHECK(test.expects[0].claim->text == "C");
  CHECK(test.expects[0].line == 2);
  CHECK(test.expects[0].word == "denied");
  CHECK(test.expects[0].remarks.size() == 1);
  CHECK(test.expects[1].kind == ExpectKind::NotBy);
  CHECK(test.expects[2].kind == ExpectKind::Pays);
  CHECK(test.expects[3].kind == ExpectKind::Adjusts);
  CHECK(test.expects[4].kind == ExpectKind::RuleStatus);
  CHECK(parsed.show(test.expects[5].value) == "(= units 3)");
}

TEST_CASE("children have smaller ids, and spans hold the words of their nodes") {
  const Parsed parsed("term t { value (a + b) * c[1, 2].d otherwise if x is known then [1] else -2 }\nterm u { value (a or b) and c }\n");
  CHECK_FALSE(parsed.clean());  // an `if` stands in brackets, or at the loosest place
  const Parsed good("term t { value (a + b) * c[1, 2].d otherwise (if x is known then [1] else -2) }\nterm u { value (a or b) and c }\n");
  REQUIRE(good.clean());
  good.check_order();
  CHECK(good.text(good.module.exprs.back().span) == "(a or b) and c");
}

TEST_CASE("comments are kept, and known as trailing") {
  const Parsed parsed("// first\npayer a \"A\" // second\n// third");
  REQUIRE(parsed.clean());
  REQUIRE(parsed.module.comments.size() == 3);
  CHECK_FALSE(parsed.module.comments[0].trailing);
  CHECK(parsed.module.comments[1].trailing);
  CHECK(parsed.module.comments[1].text == "// second");
  CHECK(parsed.text(parsed.module.comments[2].span) == "// third");
}
