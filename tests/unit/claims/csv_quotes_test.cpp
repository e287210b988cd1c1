// CSV: quotes that open by mistake and would join rows, and rows of blanks: no claim is lost, and none is read without one of its lines.
#include <catch2/catch.hpp>

#include "fixture.h"

using namespace edict;
using edict::claims::test::program;
using edict::claims::test::Run;

// The quote that opens on B would close at the one that opens a cell of D: B would have D's plan, and C and D were lost without a word.
TEST_CASE("a quote that closes in the midst of a later row costs its line, not the rows between") {
  Run run;
  for (const std::string end : {"\n", "\r\n"}) {
    std::string text = "claim_id,plan,units\nA,\"1\",2\nB,\"open,2\nC,3,2\nD,\"4\",2\nD,\"4\",3\n";
    for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += end.size()) text.replace(at, 1, end);
    const auto got = run.csv(text);
    REQUIRE(got.rejects.size() == 1);
    CHECK(got.rejects[0].line == 3);
    CHECK(got.rejects[0].text.substr(0, 9) == "B,\"open,2");
    const std::string told = run.told(got.batches);
    CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 3);
    CHECK(got.batches.at(0)->tables[program().schema.line].rows == 4);
    CHECK(told.find("id B") == std::string::npos);
  }
}

TEST_CASE("rows that a quote joined to too many cells are read one by one") {
  Run run;
  const auto got = run.csv("claim_id,plan,units,code\nA,1,\"2,J1\nB,2,5\",J1\nC,3,1,J1\nC,3,\"2,J1\nD,4,5,J1\"\nE,5,1,J1\n");
  REQUIRE(got.rejects.size() == 3);
  CHECK(got.rejects[0].line == 2);
  const std::string told = run.told(got.batches);
  for (const char* id : {"id A", "id C"}) CHECK(told.find(id) == std::string::npos);
  for (const char* id : {"id B", "id D", "id E"}) CHECK(told.find(id) != std::string::npos);
}

TEST_CASE("a row whose quote never closes takes its claim along, ids in quotes or not") {
  Run run;
  const auto got = run.csv("\"line\",\"claim_id\",\"plan\",\"units\"\n\"1\",\"A\",\"1\",\"1\"\n\"1\",\"B\",\"1\",\"1\"\n\"2\",\"B\",\"1\",\"2\n");
  REQUIRE(got.rejects.size() == 2);
  CHECK(run.told(got.batches).find("id A") != std::string::npos);
  CHECK(run.told(got.batches).find("id B") == std::string::npos);
}

TEST_CASE("a cell over several lines, and text behind a closing quote on one line, are cells as before") {
  Run run;
  const auto got = run.csv("claim_id,plan,units\nA,\"1\n\"\"x\"\" 2\"  ,2\nB,\"1\"2,3\n");
  CHECK(got.rejects.empty());
  CHECK(run.claim(*got.batches.at(0), "plan", 0).find("\"x\" 2") != std::string::npos);
  CHECK(run.claim(*got.batches.at(0), "plan", 1) == "12");
}

TEST_CASE("a row of blanks alone is no row, and ends no claim") {
  Run run;
  const auto got = run.csv("claim_id,plan,units\nA,,1\n,,\nA,,2\n , , \nA,,3\n  \nA,,4\nB,,1\n,,\n,,\n");
  CHECK(got.rejects.empty());
  CHECK(got.batches.at(0)->tables[program().schema.claim].rows == 2);
  CHECK(got.batches.at(0)->tables[program().schema.line].rows == 5);
}
