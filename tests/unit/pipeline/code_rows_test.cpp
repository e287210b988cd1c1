// Codes that stand in a data file: as if they were written out, with findings that point into the file.
#include <catch2/catch.hpp>

#include "compiled.h"
#include "decisions/identity.h"
#include "source/loader.h"

using edict::test::told;

namespace {

const std::string kHead = R"(package acme.drugs
  effective 2024-01-01 ..
import std.hcpcs
payer acme "Acme"
)";

std::string policy(const std::string& head, const std::string& rest = "") {
  return kHead + "code from \"codes.csv\" {\n  kind drug_code\n  effective 2024-01-01 ..\n  | " + head + " |\n}\n" + rest;
}

// Findings that are errors, as `CODE line sentence`.
std::vector<std::string> errors(const std::string& text, const std::string& csv) {
  std::vector<std::string> all;
  for (const auto& finding : told({{"policy.edict", text}, {"codes.csv", csv}})) {
    if (finding.level == edict::diagnostic::Level::Error) all.push_back(finding.code + " " + std::to_string(finding.line) + " " + finding.text);
  }
  return all;
}

using Lines = std::vector<std::string>;

std::string identity(const std::string& csv) {
  const edict::source::MemoryLoader loader({{"policy.edict", policy("code | title: text | unit: amount")}, {"codes.csv", csv}});
  edict::CompileOptions options;
  options.paths = {"policy.edict"};
  const auto set = edict::compile(options, loader);
  REQUIRE(set.program);
  return edict::decisions::policy_identity(*set.program);
}

}  // namespace

TEST_CASE("code rows: each row is a code") {
  const std::string rule = "rule r { applies line.code = J9998, require line.dose / line.code.unit <= 3, else deny CO-16 remark M53 }\n"
                           "term routed { value J9998.route = oral and J9997.ingredient = \"some, thing\" and (J9998.unit as of 2025-01-01) = 5 mg }\n";
  const std::string head = "code | title: text | effective: period | unit: amount | route | ingredient: text | similar: list of code | unclassified: boolean";
  CHECK(errors(policy(head, rule), "code,title,effective,unit,route,ingredient,similar,unclassified,note\n"
                                   "J9998,first,,5 mg,oral,,J9997; J2357,no,left out\n"
                                   "J9997,,2024-01-01 .. 2024-12-31,0.1 mg,,\"some, thing\",,yes,\n") == Lines{});
}

TEST_CASE("modifier rows: each row is a modifier") {
  const std::string used = "modifier from \"codes.csv\" {\n  kind drug\n  | modifier | title: text | kind | effective: period |\n}\n"
                           "rule r { applies line.modifiers has ZZ, require any mark in line.modifiers where mark.kind = drug, else deny CO-4 remark N823 }\n";
  CHECK(errors(kHead + used, "modifier,title,kind,effective\nZZ,\"ours, not theirs\",,\nZX,other,visit,2025-01-01 ..\n") == Lines{});
  CHECK(errors(kHead + used, "modifier,title,kind,effective\nZZ,ours,,2025-13-01 ..\n") ==
        Lines{"T340 2 `2025-13-01 ..` in column `effective` of the data file is not a period such as `2025-01-01 .. 2025-12-31`"});
  CHECK(errors(kHead + used, "modifier,title,kind,effective\nZZ,ours,,\nZZZ,ours,,\n").size() == 1);
  CHECK(errors(kHead + used, "modifier,title,kind,effective\nZZ,ours,,\n,ours,,\n").front() == "T340 3 `` in column `modifier` of the data file is not a modifier");
  CHECK(errors(kHead + used, "code,title,kind,effective\nZZ,ours,,\n").front() == "T341 7 the data file `codes.csv` has no column `modifier`");
}

TEST_CASE("code rows: findings point into the data file") {
  const std::string head = "code | effective: period | unit: amount | route";
  CHECK(errors(policy(head), "code,effective,unit,route\nJ9998,2024-13-01 ..,5 mg,oral\n") ==
        Lines{"T340 2 `2024-13-01 ..` in column `effective` of the data file is not a period such as `2025-01-01 .. 2025-12-31`"});
  CHECK(errors(policy(head), "code,effective,unit,route\n\nJ9998,,5 mgs,oral\n") == Lines{"N025 3 `mgs` is no unit of measure"});
  CHECK(errors(policy(head), "code,effective,unit,route\nJ9998,,5 mg,orally\n").size() == 1);
  CHECK(errors(policy(head), "code,effective,unit,route\n,,5 mg,oral\n") == Lines{"T340 2 `` in column `code` of the data file is not a code"});
  CHECK(errors(policy(head), "code,effective,unit,route\nJ9998,,1 mg,\nJ9998,,2 mg,\n").size() == 1);
}

TEST_CASE("code rows: what a file must have") {
  CHECK(errors(policy("code | unit: amount"), "code,size\nJ9998,1 mg\n") == Lines{"T341 8 the data file `codes.csv` has no column `unit`"});
  CHECK(errors(policy("title: text"), "title\nx\n").front().substr(0, 4) == "T341");
  CHECK(errors(kHead + "code from \"other.csv\" {\n  | code |\n}\n", "") == Lines{"T339 5 the data file `other.csv` cannot be read"});
  CHECK(errors(policy("code | colour: text"), "code,colour\nJ9998,red\n").front().substr(0, 4) == "N028");
}

TEST_CASE("code rows: the data are part of the policy set's identity, their layout is not") {
  const std::string one = identity("code,title,unit\nJ9998,first,1 mg\nJ9997,other,2 mg\n");
  CHECK(one == identity("unit,code,title\n2 mg,J9997,other\n\n1000 mcg,J9998,\"first\"\n"));
  CHECK(one != identity("code,title,unit\nJ9998,first,5 mg\nJ9997,other,2 mg\n"));
  CHECK(one != identity("code,title,unit\nJ9998,first,1 mg\n"));
}
