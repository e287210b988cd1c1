// The style, case by case.
#include <catch2/catch.hpp>

#include "sources.h"

using namespace edict;
using namespace edict::test;

namespace {

std::string styled(const std::string& text) {
  const auto made = formatted("a.edict", text);
  CHECK(made.outcome == format::Outcome::Canonical);
  return made.text;
}

}  // namespace

TEST_CASE("clauses stand one a line, their values in one column") {
  CHECK(styled("rule r \"T\"\n{\npayer acme\n  require line.units <= 60, missing pass\n\n\n\n else deny CO-16\n}") ==
        "rule r \"T\" {\n  payer    acme\n  require  line.units <= 60\n  missing  pass\n\n  else     deny CO-16\n}\n");
  CHECK(styled("term t {\nvalue    -5\n}") == "term t {\n  value -5\n}\n");
}

TEST_CASE("operators begin the line, under the value or behind the bracket that is open") {
  CHECK(styled("term t {\n  value a and\n     (b or\n c)\n}") == "term t {\n  value a\n        and (b\n             or c)\n}\n");
}

TEST_CASE("a line too long is broken before and, and only where it must be") {
  const std::string long_name(62, 'a');
  CHECK(styled("term t { value " + long_name + " and " + long_name + " and b and c }") ==
        "term t {\n  value " + long_name + " and " + long_name + "\n        and b and c\n}\n");
}

TEST_CASE("a choice is broken before then and else first, and its condition stands further in") {
  CHECK(styled("term t {\n  value (if a\n and b\n then 1\n else 2)\n}") == "term t {\n  value (if a\n            and b\n         then 1\n         else 2)\n}\n");
  const std::string long_name(62, 'a');
  CHECK(styled("term t { value (if " + long_name + " and b then " + long_name + " else c) }") ==
        "term t {\n  value (if " + long_name + " and b\n         then " + long_name + " else c)\n}\n");
}

TEST_CASE("comments stay: alone on their line, behind a line, at both ends of the text") {
  CHECK(styled("// first\n\n\n// second\nterm t {  // head\n// alone\n  value a // behind   \n\n  // last\n\n}\n// end") ==
        "// first\n\n// second\nterm t {  // head\n  // alone\n  value a  // behind\n\n  // last\n}\n\n// end\n");
  CHECK(styled("// only this") == "// only this\n");
  CHECK(styled("\n \n") == "");
  CHECK(styled("") == "");
}

TEST_CASE("tables are aligned across comments and empty cells") {
  CHECK(styled("table t by code {\n| code | x: integer|\n// between\n|J2357|1|// behind\n| otherwise ||\n}") ==
        "table t by code {\n  | code      | x: integer |\n  // between\n  | J2357     | 1          |  // behind\n  | otherwise |            |\n}\n");
}

TEST_CASE("short declarations keep together, long ones stand apart") {
  CHECK(styled("import a\nimport b\npayer acme \"A\" {extends b}\npayer acme_gold \"Gold\" { extends acme }\nterm t {\n value 1 }\nterm u { value 2 }") ==
        "import a\nimport b\npayer acme      \"A\"    { extends b }\npayer acme_gold \"Gold\" { extends acme }\n\nterm t {\n  value 1\n}\n\nterm u { value 2 }\n");
}

TEST_CASE("line ends and the byte order mark are the file's own") {
  CHECK(styled("term t {\r\nvalue 1\r\n}") == "term t {\r\n  value 1\r\n}\r\n");
  CHECK(styled("\xEF\xBB\xBFimport   a") == "\xEF\xBB\xBFimport a\n");
}

TEST_CASE("of a literate file only the blocks change") {
  const auto made = formatted("a.edict.md", "#  Title  \n\n- item\n  ```edict\n  term t {\n value   1\n  }\n  ```\n\n```\nterm   x\n```\nend, no line end  ");
  CHECK(made.outcome == format::Outcome::Canonical);
  CHECK(made.text == "#  Title  \n\n- item\n  ```edict\n  term t {\n    value 1\n  }\n  ```\n\n```\nterm   x\n```\nend, no line end  ");
}

TEST_CASE("a file with errors stays as it is") {
  const auto made = formatted("a.edict", "rule   r {\n require (1\n}\n");
  CHECK(made.outcome == format::Outcome::Errors);
  CHECK(made.text == "rule   r {\n require (1\n}\n");
}

TEST_CASE("the repository's own policies are in style") {
  for (const char* folder : {"stdlib-policies", "examples", "tools/bench"}) {
    for (const auto& [name, text] : policy_texts({folder})) {
      if (name.find(".md.") != std::string::npos && name.find(".edict.md.") == std::string::npos) continue;  // an explanation's block
      INFO("edict fmt " << name);
      CHECK(formatted(name, text).text == text);
    }
  }
}
