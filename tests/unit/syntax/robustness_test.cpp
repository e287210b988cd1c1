// Newlines, recovery, limits, hostile text, the REPL's entries.
#include <catch2/catch.hpp>

#include "diagnostic/catalogue.h"
#include "tests_of_syntax.h"

using namespace edict;
using namespace edict::ast;

namespace {

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

// A generator of numbers that is the same on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ull + 1442695040888963407ull;
    return static_cast<std::size_t>((state_ >> 33) % limit);
  }

 private:
  std::uint64_t state_;
};

const char* const kPolicy =
    "package a.b\n  title \"T\"\n  effective 2025-01-01 ..\n\nset s of diagnosis { J45.* \"x\", J33.1 }\n"
    "table t by code {\n  | code | n: integer |\n  | J2357 | 1,250 |\n}\nrule r \"R\" {\n  applies any x in claim.lines where x.units is known and x.date within 3 days of d\n"
    "  require sum(h.units for h in history) + 3 <= limits[J2357].units\n  else deny CO-16 remark M53\n  message \"{line.units} units\"\n}\n"
    "exception e to code J2357 { unit 75 mg }\ntest \"t\" {\n  given claim { line { units: 1 } }\n  expect line 1 denied by r with CO-16\n}\n";

}  // namespace

TEST_CASE("a line goes on behind an operator, before one, and inside round or square brackets") {
  CHECK(Parsed("term t {\n  value a +\n    b\n}").clean());
  CHECK(Parsed("term t {\n  value a\n    + b\n    and c\n}").clean());
  CHECK(Parsed("term t {\n  value min(\n    a\n    ,\n    b\n  )\n}").clean());
  CHECK(Parsed("term t {\n  value [1,\n    2]\n}").clean());
  CHECK(Parsed("term t {\n  value a\n    not in b\n}").clean());
  CHECK(Parsed("term t {\n  value a\n  effective 2025-01-01 ..\n}").clean());
  CHECK(Parsed("term t {\n  effective 2025-01-01 ..\n  value a\n}").clean());
  CHECK(Parsed("term t {\n  value a\n  b\n}").codes() == "S012:3");
  CHECK(Parsed("rule r {\n  require (if a\n    then b\n    else c)\n  else pend\n}").clean());
}

TEST_CASE("one missing brace hides nothing of the rest") {
  const Parsed parsed("rule a {\n  require true\n  else pend\n\nrule b {\n  require 5L\n  else pend\n}\nterm c { value 1 }\n");
  CHECK(parsed.codes() == "S003:5 S005:6");
  REQUIRE(parsed.module.decls.size() == 3);
  CHECK(parsed.module.decls[0].broken);
  CHECK(parsed.module.decls[1].broken);
  CHECK_FALSE(parsed.module.decls[2].broken);
  CHECK(std::get<RuleDecl>(parsed.module.decls[0].node).clauses.size() == 2);
}

TEST_CASE("a missing quote opens the block all the same, and a path ends with its line") {
  CHECK(Parsed("rule a \"First {\n  require true\n  else pend\n}\npayer p \"P\"\n").codes() == "S004:1");
  const Parsed cut("import std.\npayer p \"P\"\n");
  CHECK(cut.codes() == "S030:1");
  REQUIRE(cut.module.decls.size() == 2);
  CHECK_FALSE(cut.module.decls[1].broken);
}

TEST_CASE("a head of a table that cannot be read is told once, and not with every row") {
  CHECK(Parsed("table t by code {\n  | code | n integer |\n  | J2357 | 5 |\n  | J0517 | 6 |\n}\n").codes() == "S001:2");
}

TEST_CASE("each wrong clause of a declaration is told, and the others are kept") {
  const Parsed parsed("rule a {\n  stage coding coding\n  requires true\n  require = 3\n  else deny\n  cite \"x\"\n}\npayer p \"P\"\n");
  CHECK(parsed.codes() == "S001:2 S012:3 S001:4 S002:5");
  REQUIRE(parsed.module.decls.size() == 2);
  CHECK(std::get<RuleDecl>(parsed.module.decls[0].node).clauses.size() == 1);
}

TEST_CASE("a misspelt declaration word still declares its name") {
  const Parsed parsed("ruel quantity { require true, else pend }\n");
  CHECK(parsed.codes() == "S011:1");
  REQUIRE(parsed.module.decls.size() == 1);
  CHECK(parsed.only().name.text == "quantity");
  CHECK(parsed.only().broken);
}

TEST_CASE("a head that cannot be read leaves the name") {
  const Parsed parsed("table limits code {\n  | code |\n}\nextend values route with { x }\n");
  REQUIRE(parsed.module.decls.size() == 2);
  CHECK(parsed.module.decls[0].name.text == "limits");
  CHECK(std::holds_alternative<TableDecl>(parsed.module.decls[0].node));
  CHECK(parsed.module.decls[1].name.text == "route");
}

TEST_CASE("a hundred levels nest, the next does not") {
  const auto nested = [](int levels) { return "term t { value " + repeated("(", levels) + "1" + repeated(")", levels) + " }"; };
  CHECK(Parsed(nested(99)).clean());
  CHECK(Parsed(nested(100)).codes() == "S018:1");
  CHECK(Parsed(nested(200'000)).codes() == "S018:1");
  CHECK(Parsed("term t { value " + repeated("not ", 100'000) + "a }").codes() == "S018:1");
  CHECK(Parsed("term t { value " + repeated("-", 100'000) + "1 }").codes() == "S018:1");
  CHECK(Parsed("term t { value " + repeated("first of ", 100'000) + "a }").codes() == "S018:1");
  CHECK(Parsed("term t: " + repeated("list of ", 100'000) + "code { value [] }").codes() == "S018:1");
  CHECK(Parsed("term t { value " + repeated("any x in xs where ", 100'000) + "a }").codes() == "S018:1");
  CHECK(Parsed("term t { value " + repeated("if a then b else ", 100'000) + "c }").codes() == "S018:1");
  CHECK(Parsed(repeated("x {", 100'000)).codes().substr(0, 4) == "S011");
}

TEST_CASE("long chains take no stack") {
  CHECK(Parsed("term t { value a" + repeated(" and a", 10'000) + " }").clean());
  CHECK(Parsed("term t { value any x in xs where a" + repeated(" or a", 10'000) + " }").clean());
  CHECK(Parsed("term t { value a" + repeated(" + a", 10'000) + " }").codes() == "S019:1");
  CHECK(Parsed("term t { value a" + repeated(" < a", 10'000) + " }").codes() == "S017:1");
  CHECK(Parsed("term t { value a" + repeated(".b", 30) + " }").clean());
  CHECK(Parsed("term t { value a" + repeated(".b", 31) + " }").codes() == "S032:1");
  CHECK(Parsed("term t { value a" + repeated(".b", 100'000) + " }").codes() == "S032:1");
  CHECK(Parsed("term t { value a" + repeated("[b]", 31) + " }").codes() == "S032:1");
  const Parsed deep("term t { value a" + repeated(" and a", 10'000) + " }");
  deep.check_order();
}

TEST_CASE("a hundred findings a file, then one that says so") {
  const Parsed parsed(repeated("term t { value 5L }\n", 500));
  CHECK(parsed.diagnostics.all().size() == 101);
  CHECK(diagnostic::entry(parsed.diagnostics.all().back().code).id == "S021");
}

TEST_CASE("a file beyond the limit is not read") {
  CHECK(Parsed(std::string((16u << 20) + 1, ' ')).codes() == "S020:1");
  CHECK(Parsed(repeated("a ", 2'000'001)).codes() == "S020:1");
}

TEST_CASE("a declaration beyond its limit leaves its name, and the rest is read") {
  const auto set = [](int members) { return "set s of code { J2357" + repeated(", J2357", members - 1) + " }\nterm after { value 1 }\n"; };
  CHECK(Parsed(set(100'000)).clean());
  const Parsed parsed(set(125'000));  // each with its comma, and the head beside them
  CHECK(parsed.codes() == "S020:1");
  REQUIRE(parsed.module.decls.size() == 2);
  CHECK(parsed.module.decls[0].broken);
  CHECK(parsed.module.decls[1].name.text == "after");
}

TEST_CASE("nothing but comments, blanks or nothing at all") {
  CHECK(Parsed("").clean());
  CHECK(Parsed("\n\n  \t\r\n// x").clean());
  CHECK(Parsed("Only prose here.\n", "x.edict.md").clean());
  CHECK(Parsed("Words.\n\n```text\npackage a\n```\n", "x.edict.md").clean());
  CHECK(Parsed("Words.\n\n```\npackage a\n```\n", "x.edict.md").codes() == "S034:3");
  CHECK(Parsed("Words.\n\n```edict\npackage a\n```\n\n```\npackage b\n```\n", "x.edict.md").clean());
}

TEST_CASE("a byte order mark and line ends of other systems") {
  CHECK(Parsed("\xef\xbb\xbfpayer acme \"Acm\xc3\xa9\"\r\n\r\nrule r {\r\n  require true // trailing\r\n  else pend\r\n}\r\n").clean());
  CHECK(Parsed("payer acme \"Acme\"\rpayer gold \"Gold\"\r").clean());
}

TEST_CASE("text that is no UTF-8 is told, once") {
  CHECK(Parsed("payer a \"\xff\xfe\"\npayer b \"\x80\"\n").codes() == "S022:1");
  CHECK(Parsed("payer a \"\xc3\xa9\"\n").clean());
  CHECK(Parsed(std::string("payer a \"x\0y\"\n", 14)).clean());
}

TEST_CASE("garbage neither crashes nor goes untold, and is told the same way twice") {
  Dice dice(7);
  const std::string policy = kPolicy;
  REQUIRE(Parsed(policy).codes().empty());
  for (int round = 0; round < 400; ++round) {
    auto text = policy;
    for (std::size_t change = dice.below(6) + 1; change > 0; --change) {
      const auto at = dice.below(text.size());
      switch (dice.below(4)) {
        case 0: text.erase(at, dice.below(8) + 1); break;
        case 1: text.insert(at, 1, "{}()[]\"|,.:=<+-\n$5Ja~\x80"[dice.below(22)]); break;
        case 2: text[at] = static_cast<char>(dice.below(256)); break;
        default: text.insert(at, policy.substr(dice.below(policy.size()), dice.below(30))); break;
      }
    }
    const Parsed once(text), again(text);
    CHECK(once.codes() == again.codes());
    for (const auto& expr : once.module.exprs) REQUIRE(expr.span.end <= text.size());
    for (const auto& finding : once.diagnostics.all()) REQUIRE(finding.span.end <= text.size());
  }
}

TEST_CASE("every beginning of a policy can be parsed") {
  const std::string policy = kPolicy;
  for (std::size_t length = 0; length < policy.size(); length += 3) Parsed(policy.substr(0, length)).codes();
}

TEST_CASE("entries of the REPL: expressions, declarations, unfinished ones") {
  const auto entry = [](const std::string& text) {
    source::Sources sources;
    diagnostic::Diagnostics diagnostics;
    const auto made = syntax::parse_entry(sources.add("entry", text), diagnostics);
    if (made.incomplete) return std::string(diagnostics.empty() ? "incomplete" : "incomplete with findings");
    if (!diagnostics.empty()) return std::string(diagnostic::entry(diagnostics.all().front().code).id);
    if (made.expression != kNoExpr) return show(made.module, made.expression);
    return std::to_string(made.module.decls.size()) + " declarations";
  };
  CHECK(entry("300 mg / 5 mg") == "(/ 300_mg 5_mg)");
  CHECK(entry("J2357.unit as of 2025-01-01") == "(as-of (. 'J2357' unit) 2025-01-01)");
  CHECK(entry("code = J2357") == "(= code 'J2357')");
  CHECK(entry("unit") == "unit");
  CHECK(entry("claim { line { units: 1 }\n payer: acme }") == "{claim line={line units=1} payer=acme}");
  CHECK(entry("payer acme \"Acme\"") == "1 declarations");
  CHECK(entry("term t { value 3 }\nterm u { value 4 }") == "2 declarations");
  CHECK(entry("exception to r { waive }") == "1 declarations");
  CHECK(entry("rule r {") == "incomplete");
  CHECK(entry("sum(a for") == "incomplete");
  CHECK(entry("1 +") == "S002");
  CHECK(entry("1 + )") == "S023");
  CHECK(entry("1 2") == "S001");
  CHECK(entry("5L") == "S005");
  CHECK(entry("") == "0 declarations");
}
