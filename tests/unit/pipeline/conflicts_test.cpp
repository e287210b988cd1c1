// R104 shows a claim: on it both exceptions hold, as the engine sees it.
//
// The claim is given to the same policies in a `test`, which expects the payer, the date and the `when` of both exceptions to be true of its line.
#include <algorithm>
#include <catch2/catch.hpp>

#include "compiled.h"
#include "diagnostic/catalogue.h"
#include "edict.h"
#include "page_example.h"
#include "source_dir.h"

using namespace edict;

namespace {

struct Shown {
  std::string package, claim;
  std::vector<std::string> exceptions;
};

Compilation compiled(const source::MemoryLoader& loader) {
  CompileOptions options;
  options.paths = {"policy.edict"};
  return compile(options, loader);
}

// Every R104 of a set: the exceptions by name, and the claim.
std::vector<Shown> shown_by(const Compilation& set) {
  std::vector<Shown> all;
  for (const auto& finding : set.diagnostics.sorted()) {
    if (diagnostic::entry(finding.code).id != "R104") continue;
    all.push_back({set.names.packages[set.names.package_of.front()].name, finding.arguments.at(5), {finding.arguments.at(0), finding.arguments.at(1)}});
  }
  return all;
}

// What must be true of the line where the exception holds, in the author's own words.
std::vector<std::string> demands(const Compilation& set, const std::string& exception) {
  std::vector<std::string> all;
  for (const auto& decl : set.modules.front().decls) {
    const auto* found = std::get_if<ast::ExceptionDecl>(&decl.node);
    const bool meant = found != nullptr && (decl.name.text == exception || (decl.name.text.empty() && exception.rfind("to ", 0) == 0));
    if (!meant) continue;
    for (const auto& clause : found->clauses) {
      const auto* id = std::get_if<ast::ExprId>(&clause.value);
      const auto* names = std::get_if<std::vector<ast::Name>>(&clause.value);
      if (clause.kind == ast::ClauseKind::When) all.push_back("(" + std::string(set.sources->text(set.modules.front().expr(*id).span)) + ")");
      if (clause.kind == ast::ClauseKind::Effective) all.push_back("line.date in " + std::string(set.sources->text(set.modules.front().expr(*id).span)));
      if (clause.kind == ast::ClauseKind::Payer) all.push_back("claim.payer in " + names->front().text);
    }
  }
  return all;
}

// `claim { … } beside history claim { … }` as clauses of a test.
std::string given(std::string claim) {
  std::string clauses;
  const std::string beside = " beside history ";
  for (std::size_t at = claim.find(beside); at != std::string::npos; at = claim.find(beside)) {
    const std::size_t next = claim.find(beside, at + 1);
    clauses += "  given history " + claim.substr(at + beside.size(), next == std::string::npos ? next : next - at - beside.size()) + "\n";
    claim.erase(at, next == std::string::npos ? next : next - at);
  }
  return "  given " + claim + "\n" + clauses;
}

}  // namespace

TEST_CASE("conflicts: on the claim that R104 shows, both exceptions hold", "[slow]") {
  std::vector<std::string> texts;
  for (const std::string& path : test::files_below("tests/language/review", ".edict")) texts.push_back(test::read_file(path));
  texts.push_back(test::page_example(test::read_file(test::source_dir() + "/interpreter/diagnostic/pages/R104.md"), "Bad").files.at("policy.edict"));
  std::size_t replayed = 0;
  for (const std::string& text : texts) {
    const source::MemoryLoader loader({{"policy.edict", text}});
    const Compilation set = compiled(loader);
    for (const Shown& shown : shown_by(set)) {
      std::string trial = "package " + shown.package + "\ntest \"shown\" {\n" + given(shown.claim);
      for (const std::string& exception : shown.exceptions) {
        for (const std::string& demand : demands(set, exception)) trial += "  expect line 1 " + demand + "\n";
      }
      trial += "  expect line 1 line.date is known\n}\n";
      const Engine engine(std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"policy.edict", text}}));
      const Policy policy = engine.compile({"policy.edict"}, {{"shown.edict", trial}});
      INFO(trial << policy.errors_text());
      REQUIRE(policy.runs());
      for (const testing::Result& result : policy.test()) {
        if (result.name != "shown") continue;
        CHECK(result.passed());
        ++replayed;
      }
    }
  }
  CHECK(replayed >= 5);
}

TEST_CASE("a package for a payer and for one below it acts for the upper one: an exception of the lower payer goes before one of the upper") {
  const std::string policy = R"(package lake
  title     "Lake"
  version   "1"
  effective 2025-01-01 ..
  for       lake, county

import std.timely_filing
adopt  std.timely_filing for lake, county

payer lake   "Lake"
payer county "County" { extends lake }
code J2357 "Drug" { unit 5 mg }

exception ninety_days to filing_time { payer lake, value 90 days, cite "1" }
exception a_year to filing_time { payer county, value 12 months, cite "2" }

test "a year" {
  given   claim { id: "A", payer: county, received_date: 2026-03-01, line { code: J2357, date: 2025-03-01 } }
  given   claim { id: "B", payer: lake, received_date: 2025-05-31, line { code: J2357, date: 2025-03-01 } }
  expect  claim "A" line 1 meets filed_in_time
  expect  claim "B" line 1 denied by filed_in_time
}
)";
  const Engine engine(std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{{"policy.edict", policy}}));
  const Policy set = engine.compile({"policy.edict"});
  REQUIRE(set.runs());
  CHECK(set.findings_text().find("R104") == std::string::npos);
  for (const testing::Result& result : set.test()) CHECK(result.passed());
}
