// The library as a host sees it.
#include <catch2/catch.hpp>

#include "policy.h"

using namespace edict;
using trial::claim;
using trial::policy_of;

TEST_CASE("a policy with mistakes does not run, and says what they are") {
  const Policy policy = policy_of("rule bad \"Bad\" { require line.dose > 2 mL + 1 mg, else deny CO-16 remark M53 }\n");
  CHECK_FALSE(policy.runs());
  CHECK(policy.errors_text().find("T301") != std::string::npos);
  CHECK(policy.findings_json().find("\"T301\"") != std::string::npos);
}

TEST_CASE("a path that cannot be read is told") {
  const Engine engine(std::make_shared<source::MemoryLoader>(std::map<std::string, std::string>{}));
  CHECK(engine.compile({"nowhere.edict"}).missing_paths() == std::vector<std::string>{"nowhere.edict"});
}

TEST_CASE("expressions come with their type") {
  const Policy policy = policy_of();
  const Answer sixty = policy.evaluate("300 mg / 5 mg");
  CHECK(sixty.ok);
  CHECK(sixty.value == "60");
  CHECK(sixty.type == "a number");
  CHECK(policy.evaluate("J2357.unit as of 2025-01-01").value == "5 mg");
  const Answer wrong = policy.evaluate("300 mg + 2 mL");
  CHECK_FALSE(wrong.ok);
  CHECK(wrong.findings.find("T301") != std::string::npos);
}

TEST_CASE("expressions about a line of a claim") {
  const Policy policy = policy_of();
  const HeldClaims claims{claim("A", "P", "2025-05-03", "2025-05-02"), claims::Format::Ndjson, {}, nullptr};
  CHECK(policy.evaluate("ceil(line.dose / line.code.unit)", &claims, {"A", 1}).value == "60 units");
  CHECK(policy.evaluate("line.discarded", &claims, {"A", 1}).value == "unknown: line.discarded");
  CHECK_FALSE(policy.evaluate("line.dose", &claims, {"A", 9}).ok);
}

TEST_CASE("declarations on top leave the policy below as it was") {
  const Policy policy = policy_of();
  const Policy with = policy.with({"<entry>", "package trial.policy\nrule never \"Never\" { require line.units = 0, else deny CO-96 remark N130 }\n"});
  INFO(with.findings_text());
  REQUIRE(with.runs());
  CHECK(with.program().rules.size() == policy.program().rules.size() + 1);
  CHECK(with.stamp().policy != policy.stamp().policy);
}

TEST_CASE("what is entered is an expression, declarations, or not whole yet") {
  CHECK(Policy::entry_of("1 + 2") == Policy::Entry::Expression);
  CHECK(Policy::entry_of("term half: mass \"Half\" { value 5 mg }") == Policy::Entry::Declarations);
  CHECK(Policy::entry_of("rule r \"R\" {") == Policy::Entry::Incomplete);
}

TEST_CASE("questions about a claim") {
  const Policy policy = policy_of();
  const HeldClaims claims{claim("A", "P", "2025-05-03", "2025-05-02", "", 59), claims::Format::Ndjson, {}, nullptr};
  REQUIRE(policy.lines(claims).size() == 1);
  CHECK(policy.lines(claims)[0].claim == "A");
  CHECK(policy.why(claims, {"A", 1}).find("claim A, line 1: deny") == 0);
  CHECK(policy.why_not(claims, {"A", 1}, "dose_agrees").find("not met  dose_agrees") == 0);
  CHECK(policy.why_not(claims, {"A", 1}, "nobody").empty());
  CHECK(policy.decision(claims, "A", decisions::Format::Csv).find("A,1,clinic,J2357,2025-05-02,deny") != std::string::npos);
  CHECK(policy.decision(claims, "Z", decisions::Format::Csv).empty());
}
